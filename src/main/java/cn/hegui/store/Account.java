package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param login by which they sign in, unique
 * @param region whose findings they may see, with all that lies in it; null for roles that see none
 * @param subject the only subject that they may see; null: all of the region
 * @param passwordHash null: signs in by OpenID Connect only
 * @param identity by whom else they are known; null: signs in by password only
 * @param epoch what counts up whenever all sessions of the account end
 * @param signedInAt when they last signed in; null: never
 */
public record Account(
        UUID id,
        String login,
        String name,
        Role role,
        @Nullable RegionCode region,
        @Nullable String subject,
        @Nullable String passwordHash,
        @Nullable Identity identity,
        boolean enabled,
        long epoch,
        Instant createdAt,
        @Nullable Instant signedInAt) {
    /** Of which subjects they may see what was found. */
    public Scope scope() {
        return role == Role.ADMINISTRATOR ? Scope.NOTHING : new Scope(region, subject);
    }

    /** Never shows the hash, which logs could keep. */
    @Override
    public String toString() {
        return "account " + id;
    }
}
