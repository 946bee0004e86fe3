package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to make one account, once, before {@code expiresAt}.
 *
 * @param invitedBy null: the service itself, for its first administrator
 */
public record Invitation(
        Role role,
        @Nullable RegionCode region,
        @Nullable String subject,
        @Nullable UUID invitedBy,
        Instant expiresAt) {}
