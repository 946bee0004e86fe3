package cn.hegui.service.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each caller a part of the service: an account or key by its id, others by their address. What others only read is not
 * counted; what makes work or a session is.
 */
final class CallerLimits extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String TO_A_PROVIDER = "/oauth2/authorization/";

    private final RateLimits limits;

    CallerLimits(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        Actor actor = SignedIn.actor(SecurityContextHolder.getContext().getAuthentication());
        try {
            if (actor != null) {
                limits.caller(actor);
            } else if (!READING.contains(request.getMethod())
                    || request.getRequestURI().startsWith(TO_A_PROVIDER)) {
                limits.anonymous(request.getRemoteAddr());
            }
        } catch (TooManyRequests refused) {
            refused.tell(response);
            return;
        }
        next.doFilter(request, response);
    }
}
