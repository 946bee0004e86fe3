package cn.hegui.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The keys with which programs come. */
public final class ApiKeys {
    private static final String COLUMNS =
            "id, name, role, key_scopes, region, subject, made_at, expires_at, revoked_at, last_used_at";

    /** How exactly the last use is kept, so that not every call writes. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private final Database database;

    /** The keys of {@code database}. */
    public ApiKeys(Database database) {
        this.database = database;
    }

    /** Keeps {@code key} under the hash of its secret. */
    public void add(String keyHash, ApiKey key, UUID by) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO api_key (id, key_hash, name, role, key_scopes, region, subject, made_by, made_at, expires_at)
                            VALUES (:id, :hash, :name, :role, :scopes, :region, :subject, :by, :made, :expires)
                            """)
                    .bind("id", key.id())
                    .bind("hash", keyHash)
                    .bind("name", key.name())
                    .bind("role", key.role().code())
                    .bind("scopes", String.join(" ", new TreeSet<>(key.keyScopes())))
                    .bind("region", Rows.code(key.region()))
                    .bind("subject", key.subject())
                    .bind("by", by)
                    .bind("made", Moments.of(key.madeAt()))
                    .bind("expires", Moments.of(key.expiresAt()))
                    .execute();
            Events.add(handle, key.madeAt(), "key-made", by, null, key.id());
        });
    }

    /** The key of that hash, where it opens anything at {@code now}; notes the use. */
    public Optional<ApiKey> use(String keyHash, Instant now) {
        Optional<ApiKey> found =
                database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM api_key WHERE key_hash = :hash")
                        .bind("hash", keyHash)
                        .map((row, context) -> key(row))
                        .findOne());
        Optional<ApiKey> valid = found.filter(key -> key.isValid(now));
        valid.ifPresent(key -> {
            if (key.lastUsedAt() == null || key.lastUsedAt().plus(EXACTNESS).isBefore(now)) {
                database.useTransaction(
                        handle -> handle.createUpdate("UPDATE api_key SET last_used_at = :now WHERE id = :id")
                                .bind("now", Moments.of(now))
                                .bind("id", key.id())
                                .execute());
            }
        });
        return valid;
    }

    /** The keys, the newest first; at most {@code limit}. */
    public List<ApiKey> list(int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM api_key ORDER BY made_at DESC, id LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> key(row))
                .list());
    }

    /** Ends a key before its time; false where there is none that is not revoked. */
    public boolean revoke(UUID id, UUID by, Instant now) {
        return database.inTransaction(handle -> {
            boolean ended =
                    handle.createUpdate("UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                                    .bind("now", Moments.of(now))
                                    .bind("id", id)
                                    .execute()
                            > 0;
            if (ended) {
                Events.add(handle, now, "key-revoked", by, null, id);
            }
            return ended;
        });
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Rows.role(row),
                Set.of(row.getString("key_scopes").split(" ")),
                Rows.region(row),
                row.getString("subject"),
                Moments.read(row, "made_at"),
                Moments.read(row, "expires_at"),
                Moments.readOrNull(row, "revoked_at"),
                Moments.readOrNull(row, "last_used_at"));
    }
}
