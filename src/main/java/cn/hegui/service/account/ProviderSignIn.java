package cn.hegui.service.account;

import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Signing in by an office's own OpenID Connect provider. A provider says who somebody is; whether they have an account is said
 * here: an administrator has linked one, or they came by an invitation.
 */
@Component
final class ProviderSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /** Why somebody whom the provider knows is not let in. */
    static final String UNKNOWN = "unlinked";

    private static final String INVITATION = ProviderSignIn.class.getName() + ".invitation";
    private static final int TRIES = 3;

    private final Accounts accounts;
    private final Clock clock;
    private final HttpServletRequest request;
    private final List<ClientRegistration> providers;

    ProviderSignIn(
            Accounts accounts,
            Clock clock,
            HttpServletRequest request,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        this.accounts = accounts;
        this.clock = clock;
        this.request = request;
        this.providers = registrations.getIfAvailable() instanceof Iterable<?> all
                ? StreamSupport.stream(all.spliterator(), false)
                        .filter(ClientRegistration.class::isInstance)
                        .map(ClientRegistration.class::cast)
                        .toList()
                : List.of();
    }

    /** The providers that this service knows, by configuration. */
    List<ClientRegistration> providers() {
        return providers;
    }

    /** Remembers the invitation by which somebody is on the way to their provider. */
    static void remember(HttpServletRequest request, String token) {
        request.getSession().setAttribute(INVITATION, Tokens.hash(token));
    }

    @Override
    public OidcUser loadUser(OidcUserRequest asked) {
        OidcIdToken token = asked.getIdToken();
        URL issuer = token.getIssuer();
        String subject = token.getSubject();
        if (issuer == null || subject == null) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN));
        }
        Identity identity = new Identity(issuer.toString(), subject);
        Instant now = clock.instant();
        Account account = accounts.byIdentity(identity)
                .or(() -> invited(identity, token, now))
                .filter(Account::enabled)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
        accounts.signedIn(account.id(), now);
        return new ProviderUser(account, token, now);
    }

    private Optional<Account> invited(Identity identity, OidcIdToken token, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(INVITATION) instanceof String invitation)) {
            return Optional.empty();
        }
        session.removeAttribute(INVITATION);
        String login = login(identity, token);
        String called = Objects.requireNonNullElse(token.getFullName(), login);
        String name = Entered.nameProblem(called) == null ? called : login;
        for (int i = 0; i < TRIES; i++) {
            UUID id = UUID.randomUUID();
            // Of two people of one name, the second gets the beginning of their id behind it.
            String free = i == 0 ? login : login + "-" + id.toString().substring(0, 8);
            if (accounts.accept(invitation, id, free, name, identity, now)) {
                return accounts.byId(id);
            }
        }
        return Optional.empty();
    }

    private static String login(Identity identity, OidcIdToken token) {
        @Nullable String preferred = token.getPreferredUsername();
        String login = preferred == null ? "" : preferred;
        int room = Entered.LONGEST - 9;
        return Entered.isLogin(login) && login.length() <= room
                ? login
                : "id-"
                        + Tokens.hash(token.getIssuer() + " " + token.getSubject())
                                .substring(0, 12);
    }
}
