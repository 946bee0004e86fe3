package cn.hegui.service.account;

import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when its life is over, and at once when its account was disabled, got another password, role or region, or is
 * gone. Asks the database at each request of somebody who has signed in: what an administrator does holds from that moment.
 */
final class SessionEnds extends OncePerRequestFilter {
    private final Accounts accounts;
    private final Duration life;
    private final Clock clock;

    SessionEnds(Accounts accounts, Duration life, Clock clock) {
        this.accounts = accounts;
        this.life = life;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Person person && isOver(person)) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        next.doFilter(request, response);
    }

    private boolean isOver(Person person) {
        if (!clock.instant().isBefore(person.since().plus(life))) {
            return true;
        }
        Optional<Account> account = accounts.byId(person.actor().id());
        return account.isEmpty() || !account.get().enabled() || account.get().epoch() != person.epoch();
    }
}
