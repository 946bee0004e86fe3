package cn.hegui.store;

import cn.hegui.cases.LogEntry;
import cn.hegui.model.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * To whom events are sent, and what is still to be sent. A delivery is written with its event, is claimed for a while by who
 * sends it, and stays until it was received or given up: it is sent at least once. Each endpoint gets its events in order.
 */
public final class Webhooks {
    private final Database database;

    /** The webhooks of {@code database}. */
    public Webhooks(Database database) {
        this.database = database;
    }

    /**
     * Where events are sent.
     *
     * @param account who wants them
     * @param secret by which they are signed
     * @param region whose events, with all that lies in it; null: none at all
     */
    public record Endpoint(
            UUID id,
            String account,
            String url,
            String secret,
            @Nullable RegionCode region,
            Instant createdAt) {
        /** Never shows the secret, which logs could keep. */
        @Override
        public String toString() {
            return "Endpoint[" + id + "]";
        }
    }

    /** How far a delivery has come. */
    public enum DeliveryState {
        PENDING("pending"),
        DELIVERED("delivered"),
        DEAD("dead");

        private final String code;

        DeliveryState(String code) {
            this.code = code;
        }

        /** The name in the database and the interface. */
        public String code() {
            return code;
        }
    }

    /**
     * One event on its way to one endpoint.
     *
     * @param attempts how often it was tried, or is being tried
     * @param lastStatus what the last answer was; null: there was none
     * @param lastFailure why the last attempt failed, as a code; null: it did not
     */
    public record Delivery(
            UUID endpoint,
            long seq,
            String event,
            String state,
            int attempts,
            Instant nextAttemptAt,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure,
            @Nullable Instant deliveredAt) {}

    /** What is to be sent now. */
    public record Claimed(Endpoint endpoint, CreditFeed.Item item, int attempt) {}

    /** Adds an endpoint, unless the account has {@code most} already; it gets what happens from now on. */
    public boolean add(Endpoint endpoint, int most) {
        return database.inTransaction(handle -> {
            // One after the other, and never between an event and its deliveries.
            handle.createQuery("SELECT seq FROM case_log_head WHERE id = 1 FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            if (of(handle, endpoint.account()).size() >= most) {
                return false;
            }
            handle.createUpdate("""
                            INSERT INTO webhook_endpoint (id, account, url, secret, region, created_at)
                            VALUES (:id, :account, :url, :secret, :region, :at)
                            """)
                    .bind("id", endpoint.id())
                    .bind("account", endpoint.account())
                    .bind("url", endpoint.url())
                    .bind("secret", endpoint.secret())
                    .bind(
                            "region",
                            endpoint.region() == null ? null : endpoint.region().code())
                    .bind("at", Moments.of(endpoint.createdAt()))
                    .execute();
            return true;
        });
    }

    /** The endpoints of an account, oldest first. */
    public List<Endpoint> of(String account) {
        return database.read(handle -> of(handle, account));
    }

    /** Ends an endpoint of an account and what was still to be sent there; false where there is none. */
    public boolean end(UUID id, String account, Instant now) {
        return database.inTransaction(handle -> {
            int ended = handle.createUpdate("""
                            UPDATE webhook_endpoint SET ended_at = :now
                            WHERE id = :id AND account = :account AND ended_at IS NULL
                            """)
                    .bind("now", Moments.of(now))
                    .bind("id", id)
                    .bind("account", account)
                    .execute();
            handle.createUpdate("""
                            UPDATE webhook_delivery SET state = 'dead', last_failure = 'endpoint-ended'
                            WHERE endpoint_id = :id AND state = 'pending' AND :ended > 0
                            """).bind("id", id).bind("ended", ended).execute();
            return ended > 0;
        });
    }

    /** How many deliveries are still to be made, to whatever endpoint. */
    public long waiting() {
        return database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM webhook_delivery WHERE state = 'pending'")
                        .mapTo(Long.class)
                        .one());
    }

    /** The latest deliveries to an endpoint of an account, latest event first. */
    public List<Delivery> deliveries(UUID endpoint, String account, @Nullable String state, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT d.endpoint_id, d.seq, e.id AS event_id, d.state, d.attempts, d.next_attempt_at, d.last_status,
                               d.last_failure, d.delivered_at
                        FROM webhook_delivery d
                        JOIN credit_event e ON e.seq = d.seq
                        JOIN webhook_endpoint w ON w.id = d.endpoint_id
                        WHERE d.endpoint_id = :endpoint AND w.account = :account
                          AND (CAST(:state AS VARCHAR) IS NULL OR d.state = :state)
                        ORDER BY d.seq DESC LIMIT :limit
                        """)
                .bind("endpoint", endpoint)
                .bind("account", account)
                .bind("state", state)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    /** Sends dead deliveries of an endpoint of an account again; returns how many. */
    public int revive(UUID endpoint, String account, Instant now) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE webhook_delivery SET state = 'pending', attempts = 0, next_attempt_at = :now
                        WHERE endpoint_id = :endpoint AND state = 'dead'
                          AND EXISTS (SELECT 1 FROM webhook_endpoint w
                                      WHERE w.id = :endpoint AND w.account = :account AND w.ended_at IS NULL)
                        """)
                .bind("now", Moments.of(now))
                .bind("endpoint", endpoint)
                .bind("account", account)
                .execute());
    }

    /**
     * Takes what is to be sent at {@code now}, at most {@code limit}, none of which anybody else takes before {@code until}:
     * of each endpoint the first that is still to be sent.
     */
    public List<Claimed> claim(Instant now, Instant until, int limit) {
        return database.inTransaction(handle -> {
            List<Claimed> due = handle.createQuery("""
                            SELECT d.attempts, w.id AS endpoint_id, w.account, w.url, w.secret, w.region AS endpoint_region,
                                   w.created_at, e.seq, e.id, e.case_id, e.event, e.at, e.record
                            FROM webhook_delivery d
                            JOIN credit_event e ON e.seq = d.seq
                            JOIN webhook_endpoint w ON w.id = d.endpoint_id
                            WHERE d.state = 'pending' AND d.next_attempt_at <= :now
                              AND NOT EXISTS (SELECT 1 FROM webhook_delivery b
                                              WHERE b.endpoint_id = d.endpoint_id AND b.state = 'pending' AND b.seq < d.seq)
                            ORDER BY d.next_attempt_at, d.seq LIMIT :limit
                            """)
                    .bind("now", Moments.of(now))
                    .bind("limit", limit)
                    .map((row, context) -> new Claimed(
                            endpoint(row, "endpoint_id", "endpoint_region"),
                            CreditFeed.item(row),
                            row.getInt("attempts") + 1))
                    .list();
            return due.stream()
                    .filter(claimed -> handle.createUpdate("""
                                            UPDATE webhook_delivery SET attempts = attempts + 1, next_attempt_at = :until
                                            WHERE endpoint_id = :endpoint AND seq = :seq AND state = 'pending'
                                              AND attempts = :attempts AND next_attempt_at <= :now
                                            """)
                                    .bind("until", Moments.of(until))
                                    .bind("endpoint", claimed.endpoint().id())
                                    .bind("seq", claimed.item().seq())
                                    .bind("attempts", claimed.attempt() - 1)
                                    .bind("now", Moments.of(now))
                                    .execute()
                            == 1)
                    .toList();
        });
    }

    /** Keeps that what was claimed has been received. */
    public void delivered(Claimed claimed, int status, Instant now) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE webhook_delivery
                        SET state = 'delivered', last_status = :status, last_failure = NULL, delivered_at = :now
                        WHERE endpoint_id = :endpoint AND seq = :seq AND state <> 'delivered'
                        """)
                .bind("status", status)
                .bind("now", Moments.of(now))
                .bind("endpoint", claimed.endpoint().id())
                .bind("seq", claimed.item().seq())
                .execute());
    }

    /**
     * Keeps that what was claimed has failed.
     *
     * @param again when to try again; empty: never by itself
     */
    public void failed(Claimed claimed, @Nullable Integer status, String failure, Optional<Instant> again) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE webhook_delivery
                        SET state = CASE WHEN :dead THEN 'dead' ELSE 'pending' END, last_status = :status,
                            last_failure = :failure,
                            next_attempt_at = CASE WHEN :dead THEN next_attempt_at ELSE :again END
                        WHERE endpoint_id = :endpoint AND seq = :seq AND state = 'pending' AND attempts = :attempts
                        """)
                .bind("dead", again.isEmpty())
                .bind("status", status)
                .bind("failure", failure)
                .bind("again", Moments.of(again.orElse(Instant.EPOCH)))
                .bind("endpoint", claimed.endpoint().id())
                .bind("seq", claimed.item().seq())
                .bind("attempts", claimed.attempt())
                .execute());
    }

    /** Writes what is to be sent of {@code entry}, with the event itself. */
    static void queue(Handle handle, LogEntry entry, RegionCode region) {
        List<Endpoint> endpoints = handle.createQuery(
                        "SELECT id, account, url, secret, region, created_at FROM webhook_endpoint WHERE ended_at IS NULL")
                .map((row, context) -> endpoint(row, "id", "region"))
                .list();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.region() != null && endpoint.region().contains(region)) {
                handle.createUpdate("""
                                INSERT INTO webhook_delivery (endpoint_id, seq, state, attempts, next_attempt_at)
                                VALUES (:endpoint, :seq, 'pending', 0, :now)
                                """)
                        .bind("endpoint", endpoint.id())
                        .bind("seq", entry.seq())
                        .bind("now", Moments.of(entry.at()))
                        .execute();
            }
        }
    }

    private static List<Endpoint> of(Handle handle, String account) {
        return handle.createQuery("""
                        SELECT id, account, url, secret, region, created_at FROM webhook_endpoint
                        WHERE account = :account AND ended_at IS NULL ORDER BY created_at, id
                        """)
                .bind("account", account)
                .map((row, context) -> endpoint(row, "id", "region"))
                .list();
    }

    private static Endpoint endpoint(ResultSet row, String id, String region) throws SQLException {
        String code = row.getString(region);
        return new Endpoint(
                row.getObject(id, UUID.class),
                row.getString("account"),
                row.getString("url"),
                row.getString("secret"),
                code == null ? null : new RegionCode(code),
                Moments.read(row, "created_at"));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        int status = row.getInt("last_status");
        Integer lastStatus = row.wasNull() ? null : status;
        return new Delivery(
                row.getObject("endpoint_id", UUID.class),
                row.getLong("seq"),
                row.getString("event_id"),
                row.getString("state"),
                row.getInt("attempts"),
                Moments.read(row, "next_attempt_at"),
                lastStatus,
                row.getString("last_failure"),
                Moments.readOrNull(row, "delivered_at"));
    }
}
