package cn.hegui.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being sent, or was.
 *
 * @param received how many of its {@code length} bytes are kept
 * @param sha256 of the whole; null as long as it is not
 */
public record Upload(
        UUID id,
        UUID owner,
        String name,
        long length,
        long received,
        @Nullable String sha256,
        Instant createdAt,
        Instant touchedAt) {
    /** Whether all bytes are there and hashed. */
    public boolean isComplete() {
        return sha256 != null;
    }
}
