package cn.hegui.store;

import cn.hegui.cases.By;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.FeedEvent;
import cn.hegui.cases.Head;
import cn.hegui.cases.Hindrance;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.model.Coded;
import cn.hegui.model.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the credit system is told, in one order that never changes: whoever reads on from a cursor misses nothing and gets
 * nothing twice, whatever commits meanwhile.
 */
public final class CreditFeed {
    private static final String ITEM = "SELECT seq, id, case_id, event, at, record FROM credit_event ";

    private final Database database;

    /** The feed of {@code database}. */
    public CreditFeed(Database database) {
        this.database = database;
    }

    /**
     * One event.
     *
     * @param seq its place, which is its cursor
     * @param id the hash of the entry of the log that it comes from; the same however often it is sent
     * @param record the members of a {@link cn.hegui.cases.CreditEntry}
     */
    public record Item(long seq, String id, UUID caseId, FeedEvent event, Instant at, Map<String, Object> record) {
        /** Its members as they are sent. */
        public Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("seq", seq);
            members.put("id", id);
            members.put("event", event.code());
            members.put("at", at.toString());
            members.put("record", record);
            return members;
        }
    }

    /**
     * Some events.
     *
     * @param next the cursor from which to read on, also where there is nothing more yet
     * @param head the head of the log, which anchors all of it
     */
    public record Page(List<Item> items, long next, boolean more, Head head) {}

    /**
     * The events behind {@code since}, at most {@code limit}.
     *
     * @param events the kinds that are asked for; those that take from a delivered record are always among them
     */
    public Page read(long since, Set<FeedEvent> events, Scope scope, int limit) {
        return database.read(handle -> {
            // Read first: what has committed by now has a place up to this head.
            Head head = CaseStore.head(handle);
            CaseStore.Where where = new CaseStore.Where(scope);
            where.and("seq > :since", query -> query.bind("since", since));
            if (!events.isEmpty()) {
                List<String> codes = Arrays.stream(FeedEvent.values())
                        .filter(event -> event.takesAway() || events.contains(event))
                        .map(FeedEvent::code)
                        .toList();
                where.and("event IN (<events>)", query -> query.bindList("events", codes));
            }
            Query query = handle.createQuery(ITEM + where.sql() + " ORDER BY seq LIMIT :limit")
                    .bind("limit", limit + 1);
            where.bind(query);
            List<Item> items =
                    new ArrayList<>(query.map((row, context) -> item(row)).list());
            boolean more = items.size() > limit;
            if (more) {
                items.remove(limit);
            }
            long last = items.isEmpty() ? since : items.get(items.size() - 1).seq();
            return new Page(items, more ? last : Math.max(Math.max(since, head.seq()), last), more, head);
        });
    }

    /** The event of that id, where {@code scope} covers it. */
    public Optional<Item> find(String id, Scope scope) {
        return database.read(handle -> find(handle, id, scope));
    }

    /**
     * The latest event of each case whose record stands and was determined between {@code from} and {@code to}, in the order
     * of the feed: determined, upheld or corrected since, neither contested nor repaired nor withdrawn.
     */
    public List<Item> standing(LocalDate from, LocalDate to, Scope scope, int limit) {
        return database.read(handle -> {
            CaseStore.Where where = new CaseStore.Where(scope);
            where.and("""
                    event IN ('recordable', 'upheld', 'repairable')
                    AND seq = (SELECT MAX(o.seq) FROM credit_event o WHERE o.case_id = credit_event.case_id)
                    AND case_id IN (SELECT c.id FROM credit_case c WHERE c.determined_on BETWEEN :from AND :to)
                    """, query -> query.bind("from", from).bind("to", to));
            Query query = handle.createQuery(ITEM + where.sql() + " ORDER BY seq LIMIT :limit")
                    .bind("limit", limit);
            where.bind(query);
            return query.map((row, context) -> item(row)).list();
        });
    }

    /** What became of an acknowledgement. */
    public sealed interface Receipt {
        /** It is kept, now or before. */
        record Kept(Item item, Instant at) implements Receipt {}

        /** The same account has acknowledged it under another receipt. */
        record Differs(String receipt) implements Receipt {}

        /** The receipt cannot be kept. */
        record Refused(Hindrance why) implements Receipt {}

        /** There is no such event, or none that may be seen. */
        record Absent() implements Receipt {}
    }

    /**
     * Keeps that an account has received an event; that of a new record moves its case. The same again changes nothing.
     */
    public Receipt acknowledge(String id, String receipt, By by, Instant now, Scope scope) {
        return database.inTransaction(handle -> {
            Item item = find(handle, id, scope).orElse(null);
            if (item == null) {
                return new Receipt.Absent();
            }
            // From here on one after the other, so that of two acknowledgements one finds the other's.
            handle.createQuery("SELECT seq FROM case_log_head WHERE id = 1 FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            Kept before = kept(handle, item.seq(), by.account());
            if (before != null) {
                return before.receipt().equals(receipt)
                        ? new Receipt.Kept(item, before.at())
                        : new Receipt.Differs(before.receipt());
            }
            Hindrance unfit = Procedure.unfitReceipt(receipt);
            if (unfit != null) {
                return new Receipt.Refused(unfit);
            }
            if (item.event() == FeedEvent.RECORDABLE && mayBeTransferred(handle, item.caseId())) {
                CaseStore.Attempt attempt = CaseStore.step(
                        handle, item.caseId(), null, new Step.Transferred(receipt), by, now, null, scope);
                if (attempt instanceof CaseStore.Attempt.Refused refused) {
                    return new Receipt.Refused(refused.why());
                }
            }
            handle.createUpdate("""
                            INSERT INTO credit_acknowledgement (seq, account, receipt, at)
                            VALUES (:seq, :account, :receipt, :at)
                            """)
                    .bind("seq", item.seq())
                    .bind("account", by.account())
                    .bind("receipt", receipt)
                    .bind("at", Moments.of(now))
                    .execute();
            return new Receipt.Kept(item, now);
        });
    }

    /** Whether the receipt of a new record still moves its case: another system's may have, or the record has ended. */
    private static boolean mayBeTransferred(Handle handle, UUID caseId) {
        CreditCase it = CaseStore.replay(handle, caseId);
        return it.receipt() == null && (it.stage() == Stage.RECORDABLE || it.stage() == Stage.REPAIR_PENDING);
    }

    private record Kept(String receipt, Instant at) {}

    private static @Nullable Kept kept(Handle handle, long seq, String account) {
        return handle.createQuery(
                        "SELECT receipt, at FROM credit_acknowledgement WHERE seq = :seq AND account = :account")
                .bind("seq", seq)
                .bind("account", account)
                .map((row, context) -> new Kept(row.getString("receipt"), Moments.read(row, "at")))
                .findOne()
                .orElse(null);
    }

    private static Optional<Item> find(Handle handle, String id, Scope scope) {
        CaseStore.Where where = new CaseStore.Where(scope);
        where.and("id = :id", query -> query.bind("id", id));
        Query query = handle.createQuery(ITEM + where.sql());
        where.bind(query);
        return query.map((row, context) -> item(row)).findOne();
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong("seq"),
                row.getString("id"),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(Coded.find(FeedEvent.class, row.getString("event")), "an event"),
                Moments.read(row, "at"),
                CaseJson.object(row.getString("record")));
    }
}
