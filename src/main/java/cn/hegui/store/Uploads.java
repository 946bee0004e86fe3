package cn.hegui.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files that people and programs send; each is seen by its owner alone. */
public final class Uploads {
    private static final String COLUMNS = "id, owner_id, name, length, received, sha256, created_at, touched_at";

    private final Database database;

    /** The uploads of {@code database}. */
    public Uploads(Database database) {
        this.database = database;
    }

    /** Notes that {@code upload} has begun. */
    public void add(Upload upload) {
        database.useTransaction(handle -> handle.createUpdate("INSERT INTO upload (" + COLUMNS
                        + ") VALUES (:id, :owner, :name, :length, :received, :sha256, :created, :touched)")
                .bind("id", upload.id())
                .bind("owner", upload.owner())
                .bind("name", upload.name())
                .bind("length", upload.length())
                .bind("received", upload.received())
                .bind("sha256", upload.sha256())
                .bind("created", Moments.of(upload.createdAt()))
                .bind("touched", Moments.of(upload.touchedAt()))
                .execute());
    }

    /** The upload of that id where it is of {@code owner}. */
    public Optional<Upload> find(UUID owner, UUID id) {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM upload WHERE id = :id AND owner_id = :owner")
                        .bind("id", id)
                        .bind("owner", owner)
                        .map((row, context) -> upload(row))
                        .findOne());
    }

    /** The uploads of {@code owner}, the newest first. */
    public List<Upload> of(UUID owner) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM upload WHERE owner_id = :owner ORDER BY created_at DESC, id")
                .bind("owner", owner)
                .map((row, context) -> upload(row))
                .list());
    }

    /** How many bytes {@code owner} has sent or announced. */
    public long announcedBy(UUID owner) {
        return database.read(
                handle -> handle.createQuery("SELECT COALESCE(SUM(length), 0) FROM upload WHERE owner_id = :owner")
                        .bind("owner", owner)
                        .mapTo(Long.class)
                        .one());
    }

    /** Notes that {@code received} bytes are kept, where {@code before} were; false: somebody else was faster. */
    public boolean received(UUID id, long before, long received, Instant now) {
        return database.inTransaction(
                handle -> handle.createUpdate("UPDATE upload SET received = :received, touched_at = :now"
                                        + " WHERE id = :id AND received = :before AND sha256 IS NULL")
                                .bind("received", received)
                                .bind("now", Moments.of(now))
                                .bind("id", id)
                                .bind("before", before)
                                .execute()
                        == 1);
    }

    /** Notes the hash of the whole. */
    public void complete(UUID id, String sha256, Instant now) {
        database.useTransaction(
                handle -> handle.createUpdate("UPDATE upload SET sha256 = :sha256, touched_at = :now WHERE id = :id")
                        .bind("sha256", sha256)
                        .bind("now", Moments.of(now))
                        .bind("id", id)
                        .execute());
    }

    /** Forgets an upload of {@code owner}; false where there is none. */
    public boolean remove(UUID owner, UUID id) {
        return database.inTransaction(
                handle -> handle.createUpdate("DELETE FROM upload WHERE id = :id AND owner_id = :owner")
                                .bind("id", id)
                                .bind("owner", owner)
                                .execute()
                        == 1);
    }

    /** The uploads that nobody has touched since {@code moment}. */
    public List<Upload> untouchedSince(Instant moment) {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM upload WHERE touched_at < :moment")
                        .bind("moment", Moments.of(moment))
                        .map((row, context) -> upload(row))
                        .list());
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                row.getLong("length"),
                row.getLong("received"),
                row.getString("sha256"),
                Moments.read(row, "created_at"),
                Moments.read(row, "touched_at"));
    }
}
