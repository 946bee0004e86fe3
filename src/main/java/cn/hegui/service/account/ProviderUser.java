package cn.hegui.service.account;

import cn.hegui.store.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody for whom an OpenID Connect provider spoke. */
final class ProviderUser extends DefaultOidcUser implements Person {
    private static final long serialVersionUID = 1L;

    private final Actor actor;
    private final long epoch;
    private final Instant since;

    ProviderUser(Account account, OidcIdToken token, Instant since) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())), token);
        this.actor = AccountUser.actor(account);
        this.epoch = account.epoch();
        this.since = since;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderUser user && user.actor.equals(actor) && user.epoch == epoch;
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
