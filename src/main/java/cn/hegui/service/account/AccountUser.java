package cn.hegui.service.account;

import cn.hegui.store.Account;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security sees it. */
public final class AccountUser implements UserDetails {
    private static final long serialVersionUID = 1L;

    private final Actor actor;
    private final String passwordHash;
    private final boolean enabled;

    AccountUser(Account account) {
        this.actor = new Actor(account.id(), account.login(), account.name(), account.role(), account.scope());
        this.passwordHash = Objects.requireNonNullElse(account.passwordHash(), "");
        this.enabled = account.enabled() && account.passwordHash() != null;
    }

    /** Who it is. */
    public Actor actor() {
        return actor;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name()));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return actor.login();
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountUser user && user.actor.id().equals(actor.id());
    }

    @Override
    public int hashCode() {
        return actor.id().hashCode();
    }
}
