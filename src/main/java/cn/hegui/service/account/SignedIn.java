package cn.hegui.service.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Who stands behind a request, as Spring Security carries them. */
public sealed interface SignedIn permits Person, KeyUser {
    /** Who it is. */
    Actor actor();

    /** Who stands behind {@code authentication}; null: nobody who signed in. */
    static @Nullable Actor actor(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.actor()
                : null;
    }
}
