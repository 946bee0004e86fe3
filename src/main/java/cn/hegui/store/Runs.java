package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.model.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The runs that were asked for, and the queue of those that wait. A state moves only by a condition on the one before, so
 * that a run is never begun, ended or cancelled twice. A run is seen by those whose region holds its own.
 */
public final class Runs {
    private static final int LONGEST_FAILURE = 2000;
    private static final String COLUMNS =
            "id, number, title, region, created_by, created_by_name, created_at, state, as_of,"
                    + " outcomes, language, strict, with_waivers, since_id, attempts, cancelled, started_at, finished_at, bytes_total,"
                    + " bytes_read, records_read, judged, rejected, fails, unknowns, carried, failure_zh, failure_en";

    private final Database database;

    /** The runs of {@code database}. */
    public Runs(Database database) {
        this.database = database;
    }

    /** Puts {@code asked} at the end of the queue. */
    public void add(RunAsked asked, Instant now) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO run (id, title, region, created_by, created_by_name, created_at, state, as_of, outcomes,
                                language, strict, with_waivers, since_id, attempts, cancelled, bytes_total, bytes_read,
                                records_read)
                            VALUES (:id, :title, :region, :by, :byName, :now, 'queued', :asOf, :outcomes, :language, :strict,
                                :waivers, :since, 0, FALSE, :total, 0, 0)
                            """)
                    .bind("id", asked.id())
                    .bind("title", asked.title())
                    .bind("region", asked.region().code())
                    .bind("by", asked.by())
                    .bind("byName", asked.byName())
                    .bind("now", Moments.of(now))
                    .bind("asOf", asked.asOf())
                    .bind(
                            "outcomes",
                            asked.outcomes().stream().map(Coded::code).sorted().collect(Collectors.joining(",")))
                    .bind("language", asked.language().code())
                    .bind("strict", asked.strict())
                    .bind("waivers", asked.withWaivers())
                    .bind("since", asked.since())
                    .bind(
                            "total",
                            asked.inputs().stream()
                                    .mapToLong(RunAsked.Input::length)
                                    .sum())
                    .execute();
            int position = 0;
            for (RunAsked.Input input : asked.inputs()) {
                handle.createUpdate("INSERT INTO run_input (run_id, position, name, length, sha256)"
                                + " VALUES (:run, :position, :name, :length, :sha256)")
                        .bind("run", asked.id())
                        .bind("position", position++)
                        .bind("name", input.name())
                        .bind("length", input.length())
                        .bind("sha256", input.sha256())
                        .execute();
            }
        });
    }

    /** Begins the run that has waited longest; of several who ask at once, each gets another or none. */
    public Optional<RunRecord> begin(Instant now) {
        while (true) {
            Optional<UUID> next = database.read(handle -> handle.createQuery(
                            "SELECT id FROM run WHERE state = 'queued' ORDER BY number FETCH FIRST 1 ROW ONLY")
                    .mapTo(UUID.class)
                    .findOne());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            boolean begun = database.inTransaction(handle -> handle.createUpdate("""
                                    UPDATE run SET state = 'running', started_at = :now, attempts = attempts + 1, bytes_read = 0,
                                        records_read = 0
                                    WHERE id = :id AND state = 'queued'
                                    """)
                            .bind("now", Moments.of(now))
                            .bind("id", next.get())
                            .execute()
                    == 1);
            if (begun) {
                return database.read(handle -> find(handle, next.get()));
            }
        }
    }

    /** Notes how far a run is; true: it was asked to stop meanwhile. */
    public boolean progress(UUID id, long bytesRead, long recordsRead) {
        return database.inTransaction(handle -> {
            handle.createUpdate("UPDATE run SET bytes_read = :bytes, records_read = :records"
                            + " WHERE id = :id AND state = 'running'")
                    .bind("bytes", bytesRead)
                    .bind("records", recordsRead)
                    .bind("id", id)
                    .execute();
            return handle.createQuery("SELECT cancelled FROM run WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    /** Ends a run that is done. */
    public void finish(UUID id, RunRecord.Result result, Instant now) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE run SET state = 'finished', finished_at = :now, bytes_read = bytes_total, judged = :judged,
                            records_read = :records, rejected = :rejected, fails = :failed, unknowns = :unknown,
                            carried = :carried
                        WHERE id = :id AND state = 'running'
                        """)
                .bind("now", Moments.of(now))
                .bind("judged", result.judged())
                .bind("records", result.judged() + result.rejected())
                .bind("rejected", result.rejected())
                .bind("failed", result.failed())
                .bind("unknown", result.unknown())
                .bind("carried", result.carried())
                .bind("id", id)
                .execute());
    }

    /** Ends a run that cannot be done. */
    public void fail(UUID id, Texts why, Instant now) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE run SET state = 'failed', finished_at = :now, failure_zh = :zh, failure_en = :en
                        WHERE id = :id AND state = 'running'
                        """)
                .bind("now", Moments.of(now))
                .bind("zh", shortened(why.zh()))
                .bind("en", shortened(why.en()))
                .bind("id", id)
                .execute());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE - 1) + "…";
    }

    /** Ends a run that was stopped because it was asked to. */
    public void stopped(UUID id, Instant now) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE run SET state = 'cancelled', finished_at = :now WHERE id = :id AND state = 'running'")
                .bind("now", Moments.of(now))
                .bind("id", id)
                .execute());
    }

    /** Asks that a run be stopped: one that waits is, one that runs will be. False where it is over or not seen. */
    public boolean cancel(Scope scope, UUID id, Instant now) {
        return database.inTransaction(handle -> {
            if (find(handle, id).filter(run -> isSeen(scope, run)).isEmpty()) {
                return false;
            }
            int waiting = handle.createUpdate("""
                            UPDATE run SET state = 'cancelled', cancelled = TRUE, finished_at = :now
                            WHERE id = :id AND state = 'queued'
                            """)
                    .bind("now", Moments.of(now))
                    .bind("id", id)
                    .execute();
            return waiting
                            + handle.createUpdate(
                                            "UPDATE run SET cancelled = TRUE WHERE id = :id AND state = 'running'")
                                    .bind("id", id)
                                    .execute()
                    == 1;
        });
    }

    /** How many runs wait for their turn. */
    public long waiting() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM run WHERE state = 'queued'")
                .mapTo(Long.class)
                .one());
    }

    /** The runs that were begun and not ended: those of a service that was killed. */
    public List<RunRecord> begun() {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM run WHERE state = 'running' ORDER BY number")
                        .map((row, context) -> run(handle, row))
                        .list());
    }

    /** Puts a run that was begun back into its place in the queue. */
    public void requeue(UUID id) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE run SET state = 'queued', started_at = NULL WHERE id = :id AND state = 'running'")
                .bind("id", id)
                .execute());
    }

    /** The run of that id, where {@code scope} sees it. */
    public Optional<RunRecord> find(Scope scope, UUID id) {
        return database.read(handle -> find(handle, id)).filter(run -> isSeen(scope, run));
    }

    /**
     * The runs that {@code scope} sees, the newest first.
     *
     * @param before the number that those of an earlier page ended with; null: from the newest on
     */
    public List<RunRecord> list(Scope scope, @Nullable Long before, int limit) {
        if (scope.region() == null || scope.subject() != null) {
            return List.of();
        }
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM run WHERE region LIKE :region AND number < :before ORDER BY number DESC"
                        + " FETCH FIRST :limit ROWS ONLY")
                .bind("region", scope.regionPrefix() + "%")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> run(handle, row))
                .list());
    }

    /** Whether {@code scope} sees a run: its region holds that of the run. Who is bound to one subject sees no run. */
    public static boolean isSeen(Scope scope, RunRecord run) {
        return scope.subject() == null
                && scope.region() != null
                && scope.region().contains(run.asked().region());
    }

    private static Optional<RunRecord> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM run WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> run(handle, row))
                .findOne();
    }

    private static RunRecord run(Handle handle, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        RunState state = Objects.requireNonNull(Coded.find(RunState.class, row.getString("state")), "a state");
        String failure = row.getString("failure_zh");
        return new RunRecord(
                new RunAsked(
                        id,
                        row.getString("title"),
                        new RegionCode(row.getString("region")),
                        row.getObject("created_by", UUID.class),
                        row.getString("created_by_name"),
                        row.getObject("as_of", LocalDate.class),
                        outcomes(row.getString("outcomes")),
                        Objects.requireNonNull(Coded.find(Language.class, row.getString("language")), "a language"),
                        row.getBoolean("strict"),
                        row.getBoolean("with_waivers"),
                        row.getObject("since_id", UUID.class),
                        inputs(handle, id)),
                row.getLong("number"),
                Moments.read(row, "created_at"),
                state,
                row.getInt("attempts"),
                row.getBoolean("cancelled"),
                Moments.readOrNull(row, "started_at"),
                Moments.readOrNull(row, "finished_at"),
                row.getLong("bytes_total"),
                row.getLong("bytes_read"),
                row.getLong("records_read"),
                state == RunState.FINISHED
                        ? new RunRecord.Result(
                                row.getLong("judged"),
                                row.getLong("rejected"),
                                row.getLong("fails"),
                                row.getLong("unknowns"),
                                row.getLong("carried"))
                        : null,
                failure == null ? null : new Texts(failure, row.getString("failure_en")));
    }

    private static Set<Outcome> outcomes(String codes) {
        EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Arrays.stream(codes.split(",", -1))
                .map(code -> Objects.requireNonNull(Coded.find(Outcome.class, code), "an outcome"))
                .forEach(outcomes::add);
        return outcomes;
    }

    private static List<RunAsked.Input> inputs(Handle handle, UUID id) {
        return handle.createQuery("SELECT name, length, sha256 FROM run_input WHERE run_id = :id ORDER BY position")
                .bind("id", id)
                .map((row, context) ->
                        new RunAsked.Input(row.getString("name"), row.getLong("length"), row.getString("sha256")))
                .list();
    }
}
