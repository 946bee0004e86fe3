package cn.hegui.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * Opens databases of DuckDB within bounds: so much memory, two threads, nothing loaded or fetched from anywhere.
 *
 * @param memoryMegabytes of each database that is open
 */
record DuckDb(int memoryMegabytes) {
    /** What the lists of a run need; beyond it DuckDB goes to the disk beside the database. */
    static final DuckDb BOUNDED = new DuckDb(256);

    private static final int THREADS = 2;

    /** A new database in {@code file}. */
    DuckDBConnection create(Path file) throws SQLException {
        return open(file, false);
    }

    /** The database in {@code file}, to read. */
    DuckDBConnection read(Path file) throws SQLException {
        return open(file, true);
    }

    private DuckDBConnection open(Path file, boolean readOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", memoryMegabytes + "MB");
        properties.setProperty("threads", Integer.toString(THREADS));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        if (readOnly) {
            properties.setProperty("duckdb.read_only", "true");
            properties.setProperty("enable_external_access", "false");
            properties.setProperty("lock_configuration", "true");
        } else {
            properties.setProperty("temp_directory", file + ".tmp");
        }
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }
}
