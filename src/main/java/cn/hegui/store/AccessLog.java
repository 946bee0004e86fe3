package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who read what was found about whom, and when; it holds nothing of what was found. */
public final class AccessLog {
    private final Database database;

    /** The log of {@code database}. */
    public AccessLog(Database database) {
        this.database = database;
    }

    /**
     * Something was read.
     *
     * @param actor the id of the account or key
     * @param isProgram whether it was a key
     * @param what a short code of what was read: {@code subject}, {@code findings}, {@code case}, …
     * @param region the region of the subject, or the one that the list was limited to
     * @param subject whom it was about; null: a list of several
     * @param source the run or case that it came from; null: none
     * @param items how many findings, subjects or cases were shown
     */
    public record Entry(
            Instant at,
            UUID actor,
            boolean isProgram,
            String what,
            RegionCode region,
            @Nullable String subject,
            @Nullable String source,
            long items) {}

    /**
     * An entry as it is listed.
     *
     * @param id counts up
     * @param who the login of the account or the name of the key
     */
    public record Line(long id, String who, Entry entry) {}

    /** Adds {@code entry}. */
    public void add(Entry entry) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO access_log (at, actor, is_program, what, region, subject, source, items)
                        VALUES (:at, :actor, :program, :what, :region, :subject, :source, :items)
                        """)
                .bind("at", Moments.of(entry.at()))
                .bind("actor", entry.actor())
                .bind("program", entry.isProgram())
                .bind("what", entry.what())
                .bind("region", entry.region().code())
                .bind("subject", entry.subject())
                .bind("source", entry.source())
                .bind("items", entry.items())
                .execute());
    }

    /**
     * The reads within {@code scope}, the newest first.
     *
     * @param who only those of this login or name of a key; null: of all
     * @param subject only those about this subject; null: about all
     * @param before only those older than this id; null: from the newest
     */
    public List<Line> list(
            Scope scope, @Nullable String who, @Nullable String subject, @Nullable Long before, int limit) {
        if (scope.isNothing()) {
            return List.of();
        }
        String sql = """
                SELECT l.id, l.at, l.actor, l.is_program, l.what, l.region, l.subject, l.source, l.items,
                    COALESCE(a.login, k.name) AS who
                FROM access_log l
                LEFT JOIN account a ON a.id = l.actor AND l.is_program = FALSE
                LEFT JOIN api_key k ON k.id = l.actor AND l.is_program = TRUE
                WHERE l.region LIKE :region
                """
                + (scope.subject() == null ? "" : " AND l.subject = :own")
                + (who == null ? "" : " AND COALESCE(a.login, k.name) = :who")
                + (subject == null ? "" : " AND l.subject = :subject")
                + (before == null ? "" : " AND l.id < :before")
                + " ORDER BY l.id DESC LIMIT :limit";
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind("region", scope.regionPrefix() + "%");
            if (scope.subject() != null) {
                query.bind("own", scope.subject());
            }
            if (who != null) {
                query.bind("who", who);
            }
            if (subject != null) {
                query.bind("subject", subject);
            }
            if (before != null) {
                query.bind("before", before);
            }
            return query.bind("limit", limit)
                    .map((row, context) -> new Line(
                            row.getLong("id"),
                            Objects.requireNonNullElse(row.getString("who"), ""),
                            new Entry(
                                    Moments.read(row, "at"),
                                    row.getObject("actor", UUID.class),
                                    row.getBoolean("is_program"),
                                    row.getString("what"),
                                    new RegionCode(row.getString("region")),
                                    row.getString("subject"),
                                    row.getString("source"),
                                    row.getLong("items"))))
                    .list();
        });
    }

    /** Forgets what is older than {@code moment}; returns how many entries that were. */
    public int forgetBefore(Instant moment) {
        return database.inTransaction(handle -> handle.createUpdate("DELETE FROM access_log WHERE at < :moment")
                .bind("moment", Moments.of(moment))
                .execute());
    }
}
