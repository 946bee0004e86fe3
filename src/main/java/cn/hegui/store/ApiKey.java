package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With what a program of another office comes.
 *
 * @param role in whose place the program works
 * @param keyScopes what it may do, for example {@code runs:write}
 * @param region whose findings it may see, with all that lies in it; null where it sees none
 * @param subject the only subject that it may see; null: all of the region
 * @param revokedAt null: it was not revoked
 * @param lastUsedAt to the minute; null: never
 */
public record ApiKey(
        UUID id,
        String name,
        Role role,
        Set<String> keyScopes,
        @Nullable RegionCode region,
        @Nullable String subject,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** Takes a copy of the scopes. */
    public ApiKey {
        keyScopes = Set.copyOf(keyScopes);
    }

    /** Of which subjects it may see what was found. */
    public Scope scope() {
        return role == Role.ADMINISTRATOR ? Scope.NOTHING : new Scope(region, subject);
    }

    /** Whether it opens anything at {@code now}. */
    public boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
