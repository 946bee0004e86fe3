package cn.hegui.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Does a request once for each key that its sender gave it, and keeps the answer for who asks again. The key, what the request
 * changes in this database and the answer are one transaction: a crash leaves all of it or nothing.
 */
public final class IdempotencyKeys {
    private static final String TAKEN = "23505";
    private static final int WAIT_SECONDS = 5;

    private final Database database;

    /** The keys of {@code database}. */
    public IdempotencyKeys(Database database) {
        this.database = database;
    }

    /** What was answered, without what every answer carries. */
    public record Answer(
            int status, @Nullable String location, @Nullable String etag, String body) {}

    /** What came of a request with a key. */
    public sealed interface Outcome permits Done, OtherRequest, Busy {}

    /**
     * It was done.
     *
     * @param isRepeated by an earlier request, whose answer this is
     */
    public record Done(Answer answer, boolean isRepeated) implements Outcome {}

    /** The key belongs to another request. */
    public record OtherRequest() implements Outcome {}

    /** The same request is being done at this moment. */
    public record Busy() implements Outcome {}

    /**
     * Does {@code work} unless the key was used before {@code now} and has not expired. Where the same request is being done
     * by another thread or process, waits some seconds for its answer. A failure of {@code work} leaves the key unused.
     *
     * @param client whose key it is; the keys of two clients never meet
     * @param fingerprint the hash of all that makes it the same request
     * @param work must not go on after a statement failed, and must not start anything that reads what it has written before
     *     this returns
     */
    public Outcome once(
            String client, String key, String fingerprint, Instant now, Instant expires, Supplier<Answer> work) {
        Outcome before = earlier(client, key, fingerprint, now);
        if (before != null) {
            return before;
        }
        try {
            return database.inTransaction(handle -> {
                claim(handle, client, key, fingerprint, now, expires);
                Answer answer = work.get();
                keep(handle, client, key, answer);
                return new Done(answer, false);
            });
        } catch (ClaimedException claimed) {
            Outcome meanwhile = earlier(client, key, fingerprint, now);
            return meanwhile == null ? new Busy() : meanwhile;
        }
    }

    /** Forgets the keys that have expired at {@code now}; returns how many. */
    public int sweep(Instant now) {
        return database.inTransaction(
                handle -> handle.createUpdate("DELETE FROM idempotency_key WHERE expires_at <= :now")
                        .bind("now", moment(now))
                        .execute());
    }

    private @Nullable Outcome earlier(String client, String key, String fingerprint, Instant now) {
        record Row(String fingerprint, Answer answer) {}
        Optional<Row> row = database.read(handle -> handle.createQuery("""
                        SELECT fingerprint, status, location, etag, body FROM idempotency_key
                        WHERE client = :client AND request_key = :key AND expires_at > :now AND status IS NOT NULL
                        """)
                .bind("client", client)
                .bind("key", key)
                .bind("now", moment(now))
                .map((result, context) -> new Row(
                        result.getString("fingerprint"),
                        new Answer(
                                result.getInt("status"),
                                result.getString("location"),
                                result.getString("etag"),
                                result.getString("body"))))
                .findOne());
        if (row.isEmpty()) {
            return null;
        }
        return row.get().fingerprint().equals(fingerprint) ? new Done(row.get().answer(), true) : new OtherRequest();
    }

    private static void claim(
            Handle handle, String client, String key, String fingerprint, Instant now, Instant expires) {
        handle.createUpdate("""
                        DELETE FROM idempotency_key
                        WHERE client = :client AND request_key = :key AND expires_at <= :now
                        """)
                .bind("client", client)
                .bind("key", key)
                .bind("now", moment(now))
                .execute();
        try {
            handle.createUpdate("""
                            INSERT INTO idempotency_key (client, request_key, fingerprint, expires_at)
                            VALUES (:client, :key, :fingerprint, :expires)
                            """)
                    .bind("client", client)
                    .bind("key", key)
                    .bind("fingerprint", fingerprint)
                    .bind("expires", moment(expires))
                    .setQueryTimeout(WAIT_SECONDS)
                    .execute();
        } catch (UnableToExecuteStatementException failure) {
            if (isClaimed(failure)) {
                throw new ClaimedException(failure);
            }
            throw failure;
        }
    }

    private static void keep(Handle handle, String client, String key, Answer answer) {
        handle.createUpdate("""
                        UPDATE idempotency_key SET status = :status, location = :location, etag = :etag, body = :body
                        WHERE client = :client AND request_key = :key
                        """)
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", answer.body())
                .bind("client", client)
                .bind("key", key)
                .execute();
    }

    /** Another has the key: it was there (23505), or the wait for who holds it ended (H2: HYT00; PostgreSQL: 57014). */
    private static boolean isClaimed(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException sql
                && (TAKEN.equals(sql.getSQLState())
                        || "HYT00".equals(sql.getSQLState())
                        || "57014".equals(sql.getSQLState()));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static final class ClaimedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClaimedException(Throwable cause) {
            super(cause);
        }
    }
}
