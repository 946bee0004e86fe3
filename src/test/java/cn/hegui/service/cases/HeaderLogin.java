package cn.hegui.service.cases;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs programs in by a header, in tests of what comes behind signing in. */
@Component
@Profile("header-login")
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeaderLogin extends OncePerRequestFilter {
    private final UserDetailsService users;

    HeaderLogin(UserDetailsService users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        String login = request.getHeader("X-Test-Login");
        if (login != null) {
            UserDetails user = users.loadUserByUsername(login);
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
        }
        next.doFilter(request, response);
    }
}
