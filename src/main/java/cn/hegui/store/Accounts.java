package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts, the links that make and renew them, and what was done to them. */
public final class Accounts {
    private static final String COLUMNS =
            "id, login, name, role, region, subject, password_hash, issuer, issuer_subject, "
                    + "enabled, epoch, created_at, signed_in_at";

    private final Database database;

    /** The accounts of {@code database}. */
    public Accounts(Database database) {
        this.database = database;
    }

    /** Whether there is no account at all, as at a first start. */
    public boolean isEmpty() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM account")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    /** The account of that login. */
    public Optional<Account> byLogin(String login) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE login = :login")
                .bind("login", login)
                .map((row, context) -> account(row))
                .findOne());
    }

    /** The account of that id. */
    public Optional<Account> byId(UUID id) {
        return database.read(handle -> byId(handle, id));
    }

    /** The account of that person of an OpenID Connect provider. */
    public Optional<Account> byIdentity(Identity identity) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM account WHERE issuer = :issuer AND issuer_subject = :subject")
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .map((row, context) -> account(row))
                .findOne());
    }

    /** Accounts by their logins, from the one behind {@code after}; empty: from the first. */
    public List<Account> list(String after, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM account WHERE login > :after ORDER BY login LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> account(row))
                .list());
    }

    /**
     * Keeps {@code invitation} under the hash of its token. One that the service itself made before for its first
     * administrator ends, so that of several starts only the last link works.
     */
    public void invite(String tokenHash, Invitation invitation) {
        database.useTransaction(handle -> {
            if (invitation.invitedBy() == null) {
                handle.execute("DELETE FROM invitation WHERE invited_by IS NULL AND used_at IS NULL");
            }
            handle.createUpdate("""
                            INSERT INTO invitation (token_hash, role, region, subject, invited_by, expires_at)
                            VALUES (:hash, :role, :region, :subject, :by, :expires)
                            """)
                    .bind("hash", tokenHash)
                    .bind("role", invitation.role().code())
                    .bind("region", Rows.code(invitation.region()))
                    .bind("subject", invitation.subject())
                    .bind("by", invitation.invitedBy())
                    .bind("expires", Moments.of(invitation.expiresAt()))
                    .execute();
        });
    }

    /** The invitation of that token, where it can still be used at {@code now}. */
    public Optional<Invitation> invitation(String tokenHash, Instant now) {
        return database.read(handle -> invitation(handle, tokenHash, now));
    }

    /** The invitations that can still be used at {@code now}, the first to end first; at most {@code limit}. */
    public List<OpenInvitation> openInvitations(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT i.token_hash, i.role, i.region, i.subject, i.invited_by, i.expires_at, a.login
                        FROM invitation i LEFT JOIN account a ON a.id = i.invited_by
                        WHERE i.used_at IS NULL AND i.expires_at > :now
                        ORDER BY i.expires_at, i.token_hash LIMIT :limit
                        """)
                .bind("now", Moments.of(now))
                .bind("limit", limit)
                .map((row, context) -> new OpenInvitation(
                        row.getString("token_hash"),
                        invitation(row),
                        Objects.requireNonNullElse(row.getString("login"), "")))
                .list());
    }

    /** Ends an invitation before its time; false where there is none that could be used. */
    public boolean withdraw(String tokenHash, UUID by, Instant now) {
        return database.inTransaction(handle -> {
            boolean ended = useUp(handle, "invitation", tokenHash, now);
            if (ended) {
                Events.add(handle, now, "withdrawn", by, null, null);
            }
            return ended;
        });
    }

    /**
     * Makes the account that the invitation allows, and uses it up; false where the invitation cannot be used or the login is
     * taken. Of two who use one link at once, one succeeds.
     */
    public boolean accept(String tokenHash, UUID id, String login, String name, String passwordHash, Instant now) {
        return accept(tokenHash, id, login, name, passwordHash, null, now);
    }

    /** The same for somebody who signs in by a provider and has no password; false also where the identity has an account. */
    public boolean accept(String tokenHash, UUID id, String login, String name, Identity identity, Instant now) {
        return accept(tokenHash, id, login, name, null, identity, now);
    }

    private boolean accept(
            String tokenHash,
            UUID id,
            String login,
            String name,
            @Nullable String passwordHash,
            @Nullable Identity identity,
            Instant now) {
        return database.inTransaction(handle -> {
            Optional<Invitation> invitation = invitation(handle, tokenHash, now);
            if (invitation.isEmpty()
                    || isTaken(handle, login, identity)
                    || !useUp(handle, "invitation", tokenHash, now)) {
                return false;
            }
            handle.createUpdate("""
                            INSERT INTO account (id, login, name, role, region, subject, password_hash, issuer, issuer_subject,
                                enabled, epoch, created_at)
                            VALUES (:id, :login, :name, :role, :region, :subject, :password, :issuer, :identity, TRUE, 0, :now)
                            """)
                    .bind("id", id)
                    .bind("login", login)
                    .bind("name", name)
                    .bind("role", invitation.get().role().code())
                    .bind("region", Rows.code(invitation.get().region()))
                    .bind("subject", invitation.get().subject())
                    .bind("password", passwordHash)
                    .bind("issuer", identity == null ? null : identity.issuer())
                    .bind("identity", identity == null ? null : identity.subject())
                    .bind("now", Moments.of(now))
                    .execute();
            Events.add(handle, now, "made", invitation.get().invitedBy(), id, null);
            return true;
        });
    }

    /** Lets the account work again, or ends its sessions and lets it sign in no more. */
    public AccountChange enable(UUID id, boolean enabled, UUID by, Instant now) {
        return change(id, by, now, enabled ? "enabled" : "disabled", (handle, account) -> {
            if (account.enabled() == enabled) {
                return AccountChange.DONE;
            }
            if (!enabled && isLastAdministrator(handle, account)) {
                return AccountChange.LAST_ADMINISTRATOR;
            }
            handle.createUpdate("UPDATE account SET enabled = :enabled, epoch = epoch + 1 WHERE id = :id")
                    .bind("enabled", enabled)
                    .bind("id", id)
                    .execute();
            return AccountChange.DONE;
        });
    }

    /** Gives the account another role and other limits, and ends its sessions. */
    public AccountChange assign(
            UUID id,
            String name,
            Role role,
            @Nullable RegionCode region,
            @Nullable String subject,
            UUID by,
            Instant now) {
        return change(id, by, now, "assigned", (handle, account) -> {
            if (role != Role.ADMINISTRATOR && isLastAdministrator(handle, account)) {
                return AccountChange.LAST_ADMINISTRATOR;
            }
            handle.createUpdate("""
                            UPDATE account SET name = :name, role = :role, region = :region, subject = :subject, epoch = epoch + 1
                            WHERE id = :id
                            """)
                    .bind("name", name)
                    .bind("role", role.code())
                    .bind("region", Rows.code(region))
                    .bind("subject", subject)
                    .bind("id", id)
                    .execute();
            return AccountChange.DONE;
        });
    }

    /** Lets that person of a provider sign in as the account; null: no longer anybody. Ends the sessions of the account. */
    public AccountChange link(UUID id, @Nullable Identity identity, UUID by, Instant now) {
        return change(id, by, now, identity == null ? "unlinked" : "linked", (handle, account) -> {
            if (identity != null && !identity.equals(account.identity()) && hasAccount(handle, identity)) {
                return AccountChange.TAKEN;
            }
            if (identity == null && account.passwordHash() == null && isLastAdministrator(handle, account)) {
                return AccountChange.LAST_ADMINISTRATOR;
            }
            handle.createUpdate("""
                            UPDATE account SET issuer = :issuer, issuer_subject = :subject, epoch = epoch + 1 WHERE id = :id
                            """)
                    .bind("issuer", identity == null ? null : identity.issuer())
                    .bind("subject", identity == null ? null : identity.subject())
                    .bind("id", id)
                    .execute();
            return AccountChange.DONE;
        });
    }

    /** Keeps a link by which the account gets a new password; those from before end. */
    public AccountChange renew(UUID id, String tokenHash, UUID by, Instant expiresAt, Instant now) {
        return change(id, by, now, "renewal", (handle, account) -> {
            if (!account.enabled()) {
                return AccountChange.NOT_FOUND;
            }
            handle.createUpdate("UPDATE renewal SET used_at = :now WHERE account = :id AND used_at IS NULL")
                    .bind("now", Moments.of(now))
                    .bind("id", id)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO renewal (token_hash, account, made_by, expires_at) VALUES (:hash, :id, :by, :expires)
                            """)
                    .bind("hash", tokenHash)
                    .bind("id", id)
                    .bind("by", by)
                    .bind("expires", Moments.of(expiresAt))
                    .execute();
            return AccountChange.DONE;
        });
    }

    /** The account that the token of a renewal gives a new password, where it still can at {@code now}. */
    public Optional<Account> renewal(String tokenHash, Instant now) {
        return database.read(handle -> renewal(handle, tokenHash, now));
    }

    /** Sets the password of the account of that renewal, uses the link up and ends the sessions; false where it cannot. */
    public boolean acceptRenewal(String tokenHash, String passwordHash, Instant now) {
        return database.inTransaction(handle -> {
            Optional<Account> account = renewal(handle, tokenHash, now);
            if (account.isEmpty() || !useUp(handle, "renewal", tokenHash, now)) {
                return false;
            }
            setPassword(handle, account.get().id(), passwordHash);
            Events.add(
                    handle, now, "password", account.get().id(), account.get().id(), null);
            return true;
        });
    }

    /** Sets the password of the account and ends its sessions. Links for a new password end too. */
    public void changePassword(UUID id, String passwordHash, Instant now) {
        database.useTransaction(handle -> {
            setPassword(handle, id, passwordHash);
            handle.createUpdate("UPDATE renewal SET used_at = :now WHERE account = :id AND used_at IS NULL")
                    .bind("now", Moments.of(now))
                    .bind("id", id)
                    .execute();
            Events.add(handle, now, "password", id, id, null);
        });
    }

    /** Keeps a stronger hash of the same password, unless the password has changed meanwhile. */
    public void rehash(UUID id, String oldHash, String newHash) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE account SET password_hash = :new WHERE id = :id AND password_hash = :old")
                .bind("new", newHash)
                .bind("id", id)
                .bind("old", oldHash)
                .execute());
    }

    /** Notes that the account signed in. */
    public void signedIn(UUID id, Instant now) {
        database.useTransaction(handle -> handle.createUpdate("UPDATE account SET signed_in_at = :now WHERE id = :id")
                .bind("now", Moments.of(now))
                .bind("id", id)
                .execute());
    }

    /** What was done to accounts and keys, the newest first; at most {@code limit}. */
    public List<AccountEvent> events(int limit) {
        return database.read(handle -> Events.newest(handle, limit));
    }

    private interface Step {
        AccountChange on(Handle handle, Account account);
    }

    private AccountChange change(UUID id, UUID by, Instant now, String what, Step step) {
        return database.inTransaction(handle -> {
            // Administrators who change accounts at the same time wait for each other, so that one of them stays. The
            // rows are
            // locked in one order, so that nobody waits for ever.
            List<Account> locked = handle.createQuery("SELECT " + COLUMNS + " FROM account "
                            + "WHERE id = :id OR (role = :administrator AND enabled = TRUE) ORDER BY id FOR UPDATE")
                    .bind("id", id)
                    .bind("administrator", Role.ADMINISTRATOR.code())
                    .map((row, context) -> account(row))
                    .list();
            Optional<Account> account =
                    locked.stream().filter(one -> one.id().equals(id)).findFirst();
            if (account.isEmpty()) {
                return AccountChange.NOT_FOUND;
            }
            AccountChange made = step.on(handle, account.get());
            if (made == AccountChange.DONE) {
                Events.add(handle, now, what, by, id, null);
            }
            return made;
        });
    }

    private static boolean isLastAdministrator(Handle handle, Account account) {
        if (account.role() != Role.ADMINISTRATOR || !account.enabled()) {
            return false;
        }
        return handle.createQuery("""
                        SELECT COUNT(*) FROM account WHERE role = :administrator AND enabled = TRUE AND id <> :id
                        AND (password_hash IS NOT NULL OR issuer IS NOT NULL)
                        """)
                        .bind("administrator", Role.ADMINISTRATOR.code())
                        .bind("id", account.id())
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    private static void setPassword(Handle handle, UUID id, String passwordHash) {
        handle.createUpdate("UPDATE account SET password_hash = :hash, epoch = epoch + 1 WHERE id = :id")
                .bind("hash", passwordHash)
                .bind("id", id)
                .execute();
    }

    private static boolean isTaken(Handle handle, String login, @Nullable Identity identity) {
        boolean loginTaken = handle.createQuery("SELECT COUNT(*) FROM account WHERE login = :login")
                        .bind("login", login)
                        .mapTo(Long.class)
                        .one()
                > 0;
        return loginTaken || (identity != null && hasAccount(handle, identity));
    }

    private static boolean hasAccount(Handle handle, Identity identity) {
        return handle.createQuery("SELECT COUNT(*) FROM account WHERE issuer = :issuer AND issuer_subject = :subject")
                        .bind("issuer", identity.issuer())
                        .bind("subject", identity.subject())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static boolean useUp(Handle handle, String table, String tokenHash, Instant now) {
        return handle.createUpdate(
                                "UPDATE " + table + " SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL")
                        .bind("now", Moments.of(now))
                        .bind("hash", tokenHash)
                        .execute()
                > 0;
    }

    private static Optional<Account> byId(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> account(row))
                .findOne();
    }

    private static Optional<Account> renewal(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("""
                        SELECT account FROM renewal WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", Moments.of(now))
                .map((row, context) -> row.getObject("account", UUID.class))
                .findOne()
                .flatMap(id -> byId(handle, id))
                .filter(Account::enabled);
    }

    private static Optional<Invitation> invitation(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("""
                        SELECT role, region, subject, invited_by, expires_at FROM invitation
                        WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", Moments.of(now))
                .map((row, context) -> invitation(row))
                .findOne();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                Rows.role(row),
                Rows.region(row),
                row.getString("subject"),
                row.getObject("invited_by", UUID.class),
                Moments.read(row, "expires_at"));
    }

    private static Account account(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        String issuerSubject = row.getString("issuer_subject");
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                Rows.role(row),
                Rows.region(row),
                row.getString("subject"),
                row.getString("password_hash"),
                issuer == null || issuerSubject == null ? null : new Identity(issuer, issuerSubject),
                row.getBoolean("enabled"),
                row.getLong("epoch"),
                Moments.read(row, "created_at"),
                Moments.readOrNull(row, "signed_in_at"));
    }
}
