package cn.hegui.service.account;

import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signing in by password. A wrong password, an unknown login, a disabled account and one without a password are answered alike
 * and take the same work, so that nobody learns who has an account.
 */
@Component
final class PasswordSignIn implements AuthenticationProvider {
    /** Each takes 19 MiB for some milliseconds: many at once wait instead of using up the memory. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final RateLimits limits;
    private final Clock clock;
    private final Semaphore work = new Semaphore(AT_ONCE, true);
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, PasswordEncoder passwords, RateLimits limits, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(passwords.encode(Tokens.next()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String login = asked.getName();
        String password = Objects.requireNonNullElse(asked.getCredentials(), "").toString();
        String address = asked.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
        RateLimits.Attempt attempt = limits.signIn(login.length() > Entered.LONGEST ? "" : login, address);
        Optional<Account> account = check(login, password);
        if (account.isEmpty()) {
            throw new BadCredentialsException("login or password");
        }
        attempt.succeeded();
        Instant now = clock.instant();
        accounts.signedIn(account.get().id(), now);
        return UsernamePasswordAuthenticationToken.authenticated(
                new AccountUser(account.get(), now),
                null,
                List.of(new SimpleGrantedAuthority(
                        "ROLE_" + account.get().role().name())));
    }

    /** The account of that login where the password is its own and it may sign in. */
    Optional<Account> check(String login, String password) {
        Optional<Account> account = Entered.isLogin(login) ? accounts.byLogin(login) : Optional.empty();
        String hash = account.map(Account::passwordHash).orElse(nobodysHash);
        boolean matches = hashing(() -> passwords.matches(password, hash));
        if (!matches
                || account.isEmpty()
                || !account.get().enabled()
                || account.get().passwordHash() == null) {
            return Optional.empty();
        }
        if (passwords.upgradeEncoding(hash)) {
            accounts.rehash(account.get().id(), hash, hash(password));
        }
        return account;
    }

    /** The hash of a new password. */
    String hash(String password) {
        return hashing(() -> Objects.requireNonNull(passwords.encode(password)));
    }

    private <T> T hashing(java.util.function.Supplier<T> what) {
        try {
            if (!work.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyRequests(PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooManyRequests(PATIENCE);
        }
        try {
            return what.get();
        } finally {
            work.release();
        }
    }
}
