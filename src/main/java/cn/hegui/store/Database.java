package cn.hegui.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The database of the service, brought to the newest form when it is opened.
 *
 * <p>A database that is away makes every call fail with {@link org.jdbi.v3.core.ConnectionException} after a few seconds, and
 * works again by itself when it is back.
 */
public final class Database implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 16;
    private static final long WAIT_MILLIS = 5_000;
    private static final int ALIVE_SECONDS = 2;
    private static final String MIGRATIONS = "classpath:cn/hegui/store/migration";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.registerArgument(new UuidArguments());
        // A failure is logged, and what it was called with may be about a person.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** Opens the database and brings it to the newest form; throws {@link StoreException} where it cannot be reached. */
    public static Database open(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hegui");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(WAIT_MILLIS);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException unreachable) {
            throw new StoreException(address, unreachable);
        }
        try {
            List<String> places = new ArrayList<>(List.of(MIGRATIONS + "/common"));
            if (address.isPostgresql()) {
                places.add(MIGRATIONS + "/postgresql");
            }
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations(places.toArray(String[]::new))
                    .load()
                    .migrate();
        } catch (RuntimeException unfit) {
            pool.close();
            throw new StoreException(address, unfit);
        }
        return new Database(pool);
    }

    /** Whether the database answers now, within some seconds. */
    public boolean isAlive() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }

    /** Whether {@code failure} says that the database cannot be reached, so that the same may work again later. */
    public static boolean isAway(Throwable failure) {
        if (failure instanceof ConnectionException || failure instanceof SQLTransientConnectionException) {
            return true;
        }
        // 08: the connection broke; 57P0x: PostgreSQL is stopped or starts; 90098, 90121: H2 is closed or its disk
        // failed.
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("57P0")
                        || sql.getSQLState().equals("90098")
                        || sql.getSQLState().equals("90121"));
    }

    /** What {@code work} returns, all of it done or nothing. Within another transaction of this thread it is a part of that. */
    <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** Does {@code work}, all of it or nothing. */
    <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
        jdbi.useTransaction(work);
    }

    /** What {@code work} reads. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(work);
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Jdbi takes an absent UUID for text, which PostgreSQL refuses. */
    private static final class UuidArguments extends AbstractArgumentFactory<UUID> {
        UuidArguments() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }
}
