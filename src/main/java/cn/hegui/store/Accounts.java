package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts and the invitations that make them. */
public final class Accounts {
    private static final String COLUMNS = "id, login, name, role, region, subject, password_hash, enabled, created_at";

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
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> account(row))
                .findOne());
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
                    .bind("region", code(invitation.region()))
                    .bind("subject", invitation.subject())
                    .bind("by", invitation.invitedBy())
                    .bind("expires", moment(invitation.expiresAt()))
                    .execute();
        });
    }

    /** The invitation of that token, where it can still be used at {@code now}. */
    public Optional<Invitation> invitation(String tokenHash, Instant now) {
        return database.read(handle -> invitation(handle, tokenHash, now));
    }

    /**
     * Makes the account that the invitation allows, and uses it up; false where the invitation cannot be used or the login is
     * taken. Of two who use one link at once, one succeeds.
     */
    public boolean accept(String tokenHash, UUID id, String login, String name, String passwordHash, Instant now) {
        return database.inTransaction(handle -> {
            Optional<Invitation> invitation = invitation(handle, tokenHash, now);
            if (invitation.isEmpty()) {
                return false;
            }
            boolean taken = handle.createQuery("SELECT COUNT(*) FROM account WHERE login = :login")
                            .bind("login", login)
                            .mapTo(Long.class)
                            .one()
                    > 0;
            if (taken) {
                return false;
            }
            int used = handle.createUpdate(
                            "UPDATE invitation SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL")
                    .bind("now", moment(now))
                    .bind("hash", tokenHash)
                    .execute();
            if (used == 0) {
                return false;
            }
            handle.createUpdate("""
                            INSERT INTO account (id, login, name, role, region, subject, password_hash, enabled, created_at)
                            VALUES (:id, :login, :name, :role, :region, :subject, :password, TRUE, :now)
                            """)
                    .bind("id", id)
                    .bind("login", login)
                    .bind("name", name)
                    .bind("role", invitation.get().role().code())
                    .bind("region", code(invitation.get().region()))
                    .bind("subject", invitation.get().subject())
                    .bind("password", passwordHash)
                    .bind("now", moment(now))
                    .execute();
            return true;
        });
    }

    private static Optional<Invitation> invitation(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("""
                        SELECT role, region, subject, invited_by, expires_at FROM invitation
                        WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", moment(now))
                .map((row, context) -> new Invitation(
                        role(row),
                        region(row),
                        row.getString("subject"),
                        row.getObject("invited_by", UUID.class),
                        moment(row, "expires_at")))
                .findOne();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                role(row),
                region(row),
                row.getString("subject"),
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                moment(row, "created_at"));
    }

    private static Role role(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Coded.find(Role.class, row.getString("role")), "a role of the database");
    }

    private static @Nullable RegionCode region(ResultSet row) throws SQLException {
        String code = row.getString("region");
        return code == null ? null : new RegionCode(code);
    }

    private static @Nullable String code(@Nullable RegionCode region) {
        return region == null ? null : region.code();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
