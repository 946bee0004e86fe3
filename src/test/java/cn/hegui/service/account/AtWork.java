package cn.hegui.service.account;

import cn.hegui.store.Account;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a test that asks no server work as somebody. */
public final class AtWork {
    private AtWork() {}

    /** From now on this thread works as {@code account}. */
    public static void as(Account account) {
        KeyUser who = new KeyUser(AccountUser.actor(account));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
    }
}
