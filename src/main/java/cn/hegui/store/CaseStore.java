package cn.hegui.store;

import cn.hegui.cases.Breach;
import cn.hegui.cases.By;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.CreditEntry;
import cn.hegui.cases.FeedEvent;
import cn.hegui.cases.Head;
import cn.hegui.cases.Hindrance;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.Office;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The cases and their log. A step, what it makes of the case, what the credit system is told of it and what is to be sent
 * are one transaction. Whoever appends holds the head of the log until the transaction ends: places in the log are given in
 * the order of commits and without gaps.
 */
public final class CaseStore {
    /** How far a clock may have been set back without a step being refused; the step takes the time of the one before. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

    private static final int READ_AT_ONCE = 500;

    private static final String LINE = """
            SELECT id, version, stage, subject, name, region, rule, target, contested, due_on, determined_on,
                   repairable_from, published_until, opened_at, moved_at, moved_seq
            FROM credit_case
            """;
    private static final String ENTRY =
            "SELECT seq, previous, case_id, version, at, account, office, step, reason, hash FROM case_log ";

    private final Database database;

    /** The cases of {@code database}. */
    public CaseStore(Database database) {
        this.database = database;
    }

    /** What became of an attempt. */
    public sealed interface Attempt {
        /** The step was taken. */
        record Taken(CreditCase after, LogEntry entry) implements Attempt {}

        /** The law does not allow it. */
        record Refused(Hindrance why) implements Attempt {}

        /** Somebody else has moved the case since it was looked at: this is what they made of it. */
        record Overtaken(CreditCase now, LogEntry last) implements Attempt {}

        /** There is an open case of this subject, rule and year already. */
        record AlreadyOpen(UUID id) implements Attempt {}

        /** There is no such case, or none that may be seen. */
        record Absent() implements Attempt {}
    }

    /** Opens a lead, as machines and auditors may. */
    public Attempt openLead(Breach breach, By by, Instant now, @Nullable String reason) {
        return database.inTransaction(handle -> openLead(handle, breach, by, now, reason));
    }

    /**
     * Opens a case from a finding: a lead and its being taken up, both or neither. A lead that is there already, of the
     * same subject, rule and year, is taken up instead.
     */
    public Attempt openCase(Breach breach, By by, Instant now, String reason, Scope scope) {
        if (!scope.covers(breach.region(), breach.subject())) {
            return new Attempt.Absent();
        }
        return database.inTransaction(handle -> {
            lock(handle);
            Attempt lead = openLead(handle, breach, by, now, reason);
            UUID id;
            if (lead instanceof Attempt.Taken taken) {
                id = taken.after().id();
            } else if (lead instanceof Attempt.AlreadyOpen open) {
                if (replay(handle, open.id()).stage() != Stage.LEAD) {
                    return lead;
                }
                id = open.id();
            } else {
                return lead;
            }
            Attempt opened = step(handle, id, null, new Step.CaseOpened(), by, now, reason, scope);
            if (!(opened instanceof Attempt.Taken)) {
                handle.rollback();
            }
            return opened;
        });
    }

    /**
     * Takes {@code step} in a case that was last seen at {@code version}. Of several who try at once exactly one succeeds;
     * the others are told what the case has become.
     */
    public Attempt take(UUID id, long version, Step step, By by, Instant now, @Nullable String reason, Scope scope) {
        return database.inTransaction(handle -> step(handle, id, version, step, by, now, reason, scope));
    }

    /** The same within a transaction; a null {@code version} takes the case as it is. */
    static Attempt step(
            Handle handle,
            UUID id,
            @Nullable Long version,
            Step step,
            By by,
            Instant now,
            @Nullable String reason,
            Scope scope) {
        LockedHead head = lock(handle);
        CreditCase before = find(handle, id, scope).orElse(null);
        if (before == null) {
            return new Attempt.Absent();
        }
        if (version != null && version != before.version()) {
            return new Attempt.Overtaken(before, last(handle, id));
        }
        Instant at = head.momentAfter(now);
        if (head.isAfter(at)) {
            return new Attempt.Refused(Hindrance.timeRunsBack());
        }
        Procedure.Outcome outcome = Procedure.attempt(before, step, by, at, reason);
        if (outcome instanceof Procedure.Outcome.Refused refused) {
            return new Attempt.Refused(refused.why());
        }
        CreditCase after = ((Procedure.Outcome.Moved) outcome).after();
        LogEntry entry = append(handle, head, after, by, step, reason);
        show(handle, after, entry);
        FeedEvent event = FeedEvent.of(step, before, after);
        if (event != null) {
            tell(handle, entry, after, event);
        }
        return new Attempt.Taken(after, entry);
    }

    /** The case of that id, where {@code scope} covers it. */
    public Optional<CreditCase> find(UUID id, Scope scope) {
        return database.read(handle -> find(handle, id, scope));
    }

    /** The steps of a case in their order; none where {@code scope} does not cover it. */
    public List<LogEntry> steps(UUID id, Scope scope) {
        return database.read(handle -> find(handle, id, scope).isEmpty() ? List.of() : entries(handle, id));
    }

    /** The cases that {@code filter} asks for, latest moved first, those behind {@code after} where it is given. */
    public List<CaseLine> list(CaseFilter filter, Scope scope, @Nullable Long after, int limit) {
        return database.read(handle -> {
            Where where = new Where(scope);
            if (!filter.stages().isEmpty()) {
                where.and(
                        "stage IN (<stages>)",
                        query -> query.bindList(
                                "stages",
                                filter.stages().stream().map(Stage::code).toList()));
            }
            RegionCode region = filter.region();
            if (region != null) {
                where.and("region LIKE :within", query -> query.bind("within", prefix(region)));
            }
            String text = filter.text();
            if (text != null) {
                where.and(
                        "(LOWER(name) LIKE :text ESCAPE '!' OR LOWER(subject) LIKE :text ESCAPE '!')",
                        query -> query.bind("text", containing(text)));
            }
            LocalDate overdueOn = filter.overdueOn();
            if (overdueOn != null) {
                where.and("stage = 'notified' AND due_on < :overdue", query -> query.bind("overdue", overdueOn));
            }
            if (after != null) {
                where.and("moved_seq < :after", query -> query.bind("after", after));
            }
            Query query = handle.createQuery(LINE + where.sql() + " ORDER BY moved_seq DESC LIMIT :limit")
                    .bind("limit", limit);
            where.bind(query);
            return query.map((row, context) -> line(row)).list();
        });
    }

    /** How many cases there are at each stage that has any. */
    public Map<Stage, Long> counts(Scope scope) {
        return database.read(handle -> {
            Where where = new Where(scope);
            Query query = handle.createQuery(
                    "SELECT stage, COUNT(*) AS cases FROM credit_case " + where.sql() + " GROUP BY stage");
            where.bind(query);
            Map<Stage, Long> counts = new LinkedHashMap<>();
            query.map((row, context) -> Map.entry(stage(row), row.getLong("cases")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    /**
     * The cases with a day between {@code from} and {@code to}, both included, on which something is due: a deadline of a
     * notice, the first day for repair, the last of publication.
     */
    public List<CaseLine> due(LocalDate from, LocalDate to, Scope scope, int limit) {
        return database.read(handle -> {
            Where where = new Where(scope);
            where.and("""
                    ((stage IN ('notified', 'proposed') AND due_on BETWEEN :from AND :to)
                     OR (stage IN ('recordable', 'transferred', 'repair-pending')
                         AND (repairable_from BETWEEN :from AND :to OR published_until BETWEEN :from AND :to)))
                    """, query -> query.bind("from", from).bind("to", to));
            Query query = handle.createQuery(
                            LINE + where.sql() + " ORDER BY CASE WHEN stage IN ('notified', 'proposed') THEN due_on"
                                    + " WHEN repairable_from BETWEEN :from AND :to THEN repairable_from"
                                    + " ELSE published_until END, moved_seq LIMIT :limit")
                    .bind("limit", limit);
            where.bind(query);
            return query.map((row, context) -> line(row)).list();
        });
    }

    /** The head of the log. */
    public Head head() {
        return database.read(CaseStore::head);
    }

    static Head head(Handle handle) {
        return handle.createQuery("SELECT seq, hash FROM case_log_head WHERE id = 1")
                .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
                .one();
    }

    /** Takes an entry of the log; {@code seen}: whether its case may be seen, else only its seal may be shown. */
    @FunctionalInterface
    public interface LogReader {
        void entry(LogEntry entry, boolean seen);
    }

    /**
     * Hands the entries of the whole log up to {@code head} to {@code reader}, in order, some at a time: what was appended
     * does not change, and a reader who is slow holds no connection.
     */
    public void log(Head head, Scope scope, LogReader reader) {
        long last = 0;
        while (last < head.seq()) {
            long after = last;
            List<Readable> some = database.read(handle -> handle.createQuery("""
                            SELECT l.seq, l.previous, l.case_id, l.version, l.at, l.account, l.office, l.step, l.reason,
                                   l.hash, c.region, c.subject
                            FROM case_log l JOIN credit_case c ON c.id = l.case_id
                            WHERE l.seq > :after AND l.seq <= :head ORDER BY l.seq LIMIT :limit
                            """)
                    .bind("after", after)
                    .bind("head", head.seq())
                    .bind("limit", READ_AT_ONCE)
                    .map((row, context) -> new Readable(
                            entry(row),
                            scope.covers(new RegionCode(row.getString("region")), row.getString("subject"))))
                    .list());
            if (some.isEmpty()) {
                // Somebody has taken entries out; the proof will say so.
                return;
            }
            some.forEach(readable -> reader.entry(readable.entry(), readable.seen()));
            last = some.get(some.size() - 1).entry().seq();
        }
    }

    private record Readable(LogEntry entry, boolean seen) {}

    // ---- within a transaction ----

    /** The head of the log, held until the transaction ends. */
    private record LockedHead(Head head, @Nullable Instant at) {
        /** The moment for the next entry: now, or that of the last where the clock was set back a little. */
        Instant momentAfter(Instant now) {
            boolean slack = at != null && now.isBefore(at) && !now.isBefore(at.minus(CLOCK_SLACK));
            return slack ? Objects.requireNonNull(at) : now;
        }

        boolean isAfter(Instant now) {
            return at != null && now.isBefore(at);
        }
    }

    private static LockedHead lock(Handle handle) {
        return handle.createQuery("SELECT seq, hash, at FROM case_log_head WHERE id = 1 FOR UPDATE")
                .map((row, context) -> new LockedHead(
                        new Head(row.getLong("seq"), row.getString("hash")), Moments.readOrNull(row, "at")))
                .one();
    }

    private static Attempt openLead(Handle handle, Breach breach, By by, Instant now, @Nullable String reason) {
        LockedHead head = lock(handle);
        Optional<UUID> open = handle.createQuery("SELECT id FROM credit_case WHERE open_key = :key")
                .bind("key", openKey(breach))
                .mapTo(UUID.class)
                .findOne();
        if (open.isPresent()) {
            return new Attempt.AlreadyOpen(open.get());
        }
        Step.LeadOpened step = new Step.LeadOpened(breach);
        Instant at = head.momentAfter(now);
        if (head.isAfter(at)) {
            return new Attempt.Refused(Hindrance.timeRunsBack());
        }
        Procedure.Outcome outcome = Procedure.open(UUID.randomUUID(), step, by, at, reason);
        if (outcome instanceof Procedure.Outcome.Refused refused) {
            return new Attempt.Refused(refused.why());
        }
        CreditCase lead = ((Procedure.Outcome.Moved) outcome).after();
        handle.createUpdate("""
                        INSERT INTO credit_case (id, version, stage, subject, name, region, rule, target, open_key,
                                                 contested, opened_at, moved_at, moved_seq)
                        VALUES (:id, 1, :stage, :subject, :name, :region, :rule, :target, :key, FALSE, :at, :at, :seq)
                        """)
                .bind("id", lead.id())
                .bind("stage", lead.stage().code())
                .bind("subject", breach.subject())
                .bind("name", breach.name())
                .bind("region", breach.region().code())
                .bind("rule", breach.rule())
                .bind("target", breach.target())
                .bind("key", openKey(breach))
                .bind("at", Moments.of(lead.last()))
                .bind("seq", head.head().seq() + 1)
                .execute();
        return new Attempt.Taken(lead, append(handle, head, lead, by, step, reason));
    }

    private static LogEntry append(
            Handle handle, LockedHead head, CreditCase after, By by, Step step, @Nullable String reason) {
        LogEntry entry = LogEntry.next(head.head(), after.id(), after.version(), after.last(), by, step, reason);
        handle.createUpdate("""
                        INSERT INTO case_log (seq, previous, case_id, version, at, account, office, step, reason, hash)
                        VALUES (:seq, :previous, :case, :version, :at, :account, :office, :step, :reason, :hash)
                        """)
                .bind("seq", entry.seq())
                .bind("previous", entry.previous())
                .bind("case", entry.caseId())
                .bind("version", entry.version())
                .bind("at", Moments.of(entry.at()))
                .bind("account", by.account())
                .bind("office", by.office().code())
                .bind("step", LogEntry.text(step))
                .bind("reason", reason)
                .bind("hash", entry.hash())
                .execute();
        handle.createUpdate("UPDATE case_log_head SET seq = :seq, hash = :hash, at = :at WHERE id = 1")
                .bind("seq", entry.seq())
                .bind("hash", entry.hash())
                .bind("at", Moments.of(entry.at()))
                .execute();
        return entry;
    }

    private static void show(Handle handle, CreditCase after, LogEntry entry) {
        CreditCase.Determination determination = after.determination();
        CreditCase.Notice notice = after.notice();
        handle.createUpdate("""
                        UPDATE credit_case
                        SET version = :version, stage = :stage, open_key = :key, contested = :contested, due_on = :due,
                            determined_on = :determined, repairable_from = :repairable, published_until = :until,
                            moved_at = :at, moved_seq = :seq
                        WHERE id = :id
                        """)
                .bind("version", after.version())
                .bind("stage", after.stage().code())
                .bind("key", after.stage().isClosed() ? null : openKey(after.breach()))
                .bind("contested", after.isContested())
                .bind("due", notice == null ? null : notice.dueOn())
                .bind("determined", determination == null ? null : determination.determinedOn())
                .bind("repairable", determination == null ? null : determination.repairableFrom())
                .bind("until", determination == null ? null : determination.lastDay())
                .bind("at", Moments.of(after.last()))
                .bind("seq", entry.seq())
                .bind("id", after.id())
                .execute();
    }

    private static void tell(Handle handle, LogEntry entry, CreditCase after, FeedEvent event) {
        CreditEntry told = Objects.requireNonNull(CreditEntry.of(after), "an event of a case without a record");
        Breach breach = after.breach();
        handle.createUpdate("""
                        INSERT INTO credit_event (seq, id, case_id, subject, region, event, at, record)
                        VALUES (:seq, :id, :case, :subject, :region, :event, :at, :record)
                        """)
                .bind("seq", entry.seq())
                .bind("id", entry.hash())
                .bind("case", after.id())
                .bind("subject", breach.subject())
                .bind("region", breach.region().code())
                .bind("event", event.code())
                .bind("at", Moments.of(entry.at()))
                .bind("record", CaseJson.text(told.members()))
                .execute();
        Webhooks.queue(handle, entry, breach.region());
    }

    private static Optional<CreditCase> find(Handle handle, UUID id, Scope scope) {
        Where where = new Where(scope);
        where.and("id = :id", query -> query.bind("id", id));
        Query query = handle.createQuery("SELECT id FROM credit_case " + where.sql());
        where.bind(query);
        return query.mapTo(UUID.class).findOne().map(seen -> replay(handle, seen));
    }

    static CreditCase replay(Handle handle, UUID id) {
        return replay(entries(handle, id));
    }

    /** The case as its steps left it. They were lawful when they were taken; that they still are is for a proof to say. */
    private static CreditCase replay(List<LogEntry> entries) {
        CreditCase it = null;
        for (LogEntry entry : entries) {
            Procedure.Outcome outcome = it == null
                    ? Procedure.open(
                            entry.caseId(), (Step.LeadOpened) entry.step(), entry.by(), entry.at(), entry.reason())
                    : Procedure.attempt(it, entry.step(), entry.by(), entry.at(), entry.reason());
            if (outcome instanceof Procedure.Outcome.Moved moved) {
                it = moved.after();
            } else {
                throw new IllegalStateException("entry " + entry.seq() + " of the log is no lawful step");
            }
        }
        return Objects.requireNonNull(it);
    }

    private static List<LogEntry> entries(Handle handle, UUID id) {
        return handle.createQuery(ENTRY + "WHERE case_id = :id ORDER BY version")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .list();
    }

    private static LogEntry last(Handle handle, UUID id) {
        List<LogEntry> entries = new ArrayList<>(entries(handle, id));
        return entries.get(entries.size() - 1);
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getLong("seq"),
                row.getString("previous"),
                row.getObject("case_id", UUID.class),
                row.getLong("version"),
                Moments.read(row, "at"),
                new By(
                        row.getString("account"),
                        Objects.requireNonNull(Coded.find(Office.class, row.getString("office")), "an office")),
                LogEntry.step(CaseJson.object(row.getString("step"))),
                row.getString("reason"),
                row.getString("hash"));
    }

    private static CaseLine line(ResultSet row) throws SQLException {
        return new CaseLine(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                stage(row),
                row.getString("subject"),
                row.getString("name"),
                new RegionCode(row.getString("region")),
                row.getString("rule"),
                row.getString("target"),
                row.getBoolean("contested"),
                Moments.day(row, "due_on"),
                Moments.day(row, "determined_on"),
                Moments.day(row, "repairable_from"),
                Moments.day(row, "published_until"),
                Moments.read(row, "opened_at"),
                Moments.read(row, "moved_at"),
                row.getLong("moved_seq"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Coded.find(Stage.class, row.getString("stage")), "a stage");
    }

    private static String openKey(Breach breach) {
        return breach.subject() + "/" + breach.rule() + "/" + breach.target();
    }

    static String prefix(RegionCode region) {
        return Scope.of(region).regionPrefix() + "%";
    }

    private static String containing(String text) {
        String plain = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + plain + "%";
    }

    /** The conditions of a query, the first being what may be seen at all. */
    static final class Where {
        private final StringBuilder sql = new StringBuilder("WHERE ");
        private final List<Consumer<Query>> bindings = new ArrayList<>();

        Where(Scope scope) {
            RegionCode region = scope.region();
            String subject = scope.subject();
            if (scope.isNothing()) {
                sql.append("1 = 0");
            } else {
                sql.append("1 = 1");
            }
            if (region != null) {
                and("region LIKE :scope_region", query -> query.bind("scope_region", prefix(region)));
            }
            if (subject != null) {
                and("subject = :scope_subject", query -> query.bind("scope_subject", subject));
            }
        }

        void and(String condition, Consumer<Query> binding) {
            sql.append(" AND ").append(condition);
            bindings.add(binding);
        }

        String sql() {
            return sql.toString();
        }

        void bind(Query query) {
            bindings.forEach(binding -> binding.accept(query));
        }
    }
}
