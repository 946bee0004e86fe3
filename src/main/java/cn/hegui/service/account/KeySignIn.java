package cn.hegui.service.account;

import cn.hegui.store.ApiKey;
import cn.hegui.store.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a program in for one request by the key that it comes with: {@code Authorization: Bearer hk_…}. A key that is unknown,
 * expired or revoked is refused, also where everybody may, so that nobody works on without noticing.
 */
final class KeySignIn extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final RateLimits limits;
    private final Clock clock;

    KeySignIn(ApiKeys keys, RateLimits limits, Clock clock) {
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether {@code request} comes with a key. */
    static boolean hasKey(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            next.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key = Optional.empty();
        try {
            RateLimits.Attempt attempt = limits.secret(request.getRemoteAddr());
            if (hasKey(request)) {
                key = keys.use(Tokens.hash(header.substring(SCHEME.length()).strip()), clock.instant());
            }
            if (key.isPresent()) {
                attempt.succeeded();
            }
        } catch (TooManyRequests refused) {
            refused.tell(response);
            return;
        }
        if (key.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(new KeyUser(key.get()), null, List.of()));
        SecurityContextHolder.setContext(context);
        next.doFilter(request, response);
    }
}
