package cn.hegui.service.account;

import cn.hegui.store.Account;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/** Somebody who signed in by password. */
record AccountUser(Actor actor, long epoch, Instant since) implements Person, Principal, Serializable {
    private static final long serialVersionUID = 1L;

    AccountUser(Account account, Instant since) {
        this(actor(account), account.epoch(), since);
    }

    static Actor actor(Account account) {
        return new Actor(account.id(), account.login(), account.name(), account.role(), account.scope());
    }

    @Override
    public String getName() {
        return actor.login();
    }
}
