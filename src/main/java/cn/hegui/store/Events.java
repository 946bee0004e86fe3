package cn.hegui.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The list of what was done to accounts and keys; it is only ever added to, within the change that it tells of. */
final class Events {
    private Events() {}

    static void add(
            Handle handle, Instant at, String what, @Nullable UUID by, @Nullable UUID account, @Nullable UUID apiKey) {
        handle.createUpdate("""
                        INSERT INTO account_event (at, what, done_by, account, api_key)
                        VALUES (:at, :what, :by, :account, :key)
                        """)
                .bind("at", Moments.of(at))
                .bind("what", what)
                .bind("by", by)
                .bind("account", account)
                .bind("key", apiKey)
                .execute();
    }

    static List<AccountEvent> newest(Handle handle, int limit) {
        return handle.createQuery("""
                        SELECT e.at, e.what, d.login AS done_by, COALESCE(a.login, k.name) AS done_to
                        FROM account_event e
                        LEFT JOIN account d ON d.id = e.done_by
                        LEFT JOIN account a ON a.id = e.account
                        LEFT JOIN api_key k ON k.id = e.api_key
                        ORDER BY e.id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new AccountEvent(
                        Moments.read(row, "at"),
                        row.getString("what"),
                        row.getString("done_by"),
                        row.getString("done_to")))
                .list();
    }
}
