package cn.hegui.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an account or a key.
 *
 * @param what a short code: {@code invited}, {@code made}, {@code disabled}, …
 * @param by the login of who did it; null: the service itself, or somebody who had not signed in
 * @param of the login of the account, or the name of the key
 */
public record AccountEvent(
        Instant at,
        String what,
        @Nullable String by,
        @Nullable String of) {}
