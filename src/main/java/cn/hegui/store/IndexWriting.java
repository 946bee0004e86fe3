package cn.hegui.store;

import cn.hegui.model.Severity;
import cn.hegui.model.Unit;
import cn.hegui.paper.RunFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes the index of a run: of each line what lists are filtered and sorted by, and where the line stands in its file. It
 * appears whole or not at all.
 */
final class IndexWriting {
    /** Goes up when the tables change; an index of another version is made anew. */
    static final int VERSION = 1;

    private static final int BUFFER = 1 << 18;
    private static final JsonFactory JSON = new JsonFactory();

    private static final String TABLES = """
            CREATE TABLE line (
                position INTEGER, subject VARCHAR, kind VARCHAR, name VARCHAR, region VARCHAR, clause VARCHAR, rule VARCHAR,
                outcome VARCHAR, severity VARCHAR, money DECIMAL(38, 2), waived BOOLEAN, starts BIGINT, length INTEGER);
            CREATE TABLE subject_line (
                position INTEGER, subject VARCHAR, kind VARCHAR, name VARCHAR, region VARCHAR,
                fail INTEGER, unknown INTEGER, pending INTEGER, violation INTEGER, warning INTEGER, advisory INTEGER,
                starts BIGINT, length INTEGER);
            CREATE TABLE reject (position INTEGER, starts BIGINT, length INTEGER);
            """;

    private static final String SORTED = """
            CREATE TABLE finding AS
            SELECT position, subject, kind, name, region, clause, rule, split_part(clause, '/', 1) AS document, outcome,
                severity, money, waived, starts, length,
                CAST(row_number() OVER (ORDER BY %s, position) AS INTEGER) AS by_severity,
                CAST(row_number() OVER (ORDER BY money DESC NULLS LAST, position) AS INTEGER) AS by_amount,
                CAST(row_number() OVER (ORDER BY region, position) AS INTEGER) AS by_region,
                CAST(row_number() OVER (ORDER BY clause, position) AS INTEGER) AS by_clause
            FROM line ORDER BY position;
            DROP TABLE line;
            CREATE TABLE subject AS
            SELECT *,
                CAST(row_number() OVER (
                    ORDER BY violation DESC, warning DESC, advisory DESC, unknown DESC, position) AS INTEGER) AS by_breaches
            FROM subject_line ORDER BY position;
            DROP TABLE subject_line;
            -- A subject lies in one region, so that its counts may be added up over regions.
            CREATE TABLE tally AS
            SELECT clause, region, outcome, severity, COUNT(*) AS findings, COUNT(DISTINCT subject) AS subjects,
                SUM(money) AS money
            FROM finding WHERE NOT waived GROUP BY clause, region, outcome, severity ORDER BY clause, region;
            """;

    private IndexWriting() {}

    /** Makes the index of the run in {@code folder}, for which {@code proof} stands, and puts it in the place of an older one. */
    static void write(Path folder, String proof, DuckDb duckDb) throws IOException {
        Path part = folder.resolve("." + FindingsIndex.FILE + ".part");
        remove(part);
        try {
            try (DuckDBConnection connection = duckDb.create(part);
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
                findings(connection, folder.resolve(RunFiles.FINDINGS));
                subjects(connection, folder.resolve(RunFiles.SUBJECTS));
                rejects(connection, folder.resolve(RunFiles.REJECTS));
                statement.execute(SORTED.formatted(severities()));
                statement.execute("CREATE TABLE made (version INTEGER, proof VARCHAR)");
                try (DuckDBAppender made = connection.createAppender("made")) {
                    made.beginRow();
                    made.append(VERSION);
                    made.append(proof);
                    made.endRow();
                }
                statement.execute("CHECKPOINT");
            }
            Files.move(
                    part,
                    folder.resolve(FindingsIndex.FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException failure) {
            throw new IOException("cannot make the index of " + folder, failure);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".wal"));
    }

    /** The severities as numbers, the gravest first; what has none comes last. */
    private static String severities() {
        return Arrays.stream(Severity.values())
                .map(severity -> "WHEN '" + severity.code() + "' THEN " + severity.ordinal())
                .collect(Collectors.joining(" ", "CASE severity ", " ELSE 9 END"));
    }

    private static void findings(DuckDBConnection connection, Path file) throws IOException, SQLException {
        try (Lines lines = new Lines(file);
                DuckDBAppender rows = connection.createAppender("line")) {
            Finding finding = new Finding();
            for (int position = 1; lines.next(); position++) {
                finding.read(lines.json);
                rows.beginRow();
                rows.append(position);
                rows.append(finding.subject);
                rows.append(finding.kind);
                rows.append(finding.name);
                rows.append(finding.region);
                rows.append(finding.clause);
                rows.append(finding.rule);
                rows.append(finding.outcome);
                rows.append(finding.severity);
                rows.append(finding.money());
                rows.append(finding.waived);
                rows.append(lines.starts);
                rows.append(lines.length());
                rows.endRow();
            }
        }
    }

    private static void subjects(DuckDBConnection connection, Path file) throws IOException, SQLException {
        try (Lines lines = new Lines(file);
                DuckDBAppender rows = connection.createAppender("subject_line")) {
            Counted counted = new Counted();
            for (int position = 1; lines.next(); position++) {
                counted.read(lines.json);
                rows.beginRow();
                rows.append(position);
                rows.append(counted.subject);
                rows.append(counted.kind);
                rows.append(counted.name);
                rows.append(counted.region);
                rows.append(counted.fail);
                rows.append(counted.unknown);
                rows.append(counted.pending);
                rows.append(counted.violation);
                rows.append(counted.warning);
                rows.append(counted.advisory);
                rows.append(lines.starts);
                rows.append(lines.length());
                rows.endRow();
            }
        }
    }

    private static void rejects(DuckDBConnection connection, Path file) throws IOException, SQLException {
        try (Lines lines = new Lines(file);
                DuckDBAppender rows = connection.createAppender("reject")) {
            for (int position = 1; lines.next(); position++) {
                lines.json.skipChildren();
                rows.beginRow();
                rows.append(position);
                rows.append(lines.starts);
                rows.append(lines.length());
                rows.endRow();
            }
        }
    }

    /** The lines of a file one after the other, each as an object whose start is read. */
    private static final class Lines implements AutoCloseable {
        private final JsonParser json;
        private long starts;

        Lines(Path file) throws IOException {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            json = JSON.createParser(ObjectReadContext.empty(), in);
        }

        boolean next() {
            JsonToken token = json.nextToken();
            if (token == null) {
                return false;
            }
            starts = json.currentTokenLocation().getByteOffset();
            return true;
        }

        /** The bytes of the line whose end was read, without its line end. */
        int length() {
            return Math.toIntExact(json.currentLocation().getByteOffset() - starts);
        }

        @Override
        public void close() {
            json.close();
        }
    }

    private static final class Finding {
        private @Nullable String subject;
        private @Nullable String kind;
        private @Nullable String name;
        private @Nullable String region;
        private @Nullable String clause;
        private @Nullable String rule;
        private @Nullable String outcome;
        private @Nullable String severity;
        private @Nullable String missing;
        private @Nullable String unit;
        private boolean waived;

        /** What is missing in money, to the fen; null where it is counted in something else. */
        @Nullable
        BigDecimal money() {
            return missing == null || !Unit.CNY.code().equals(unit)
                    ? null
                    : new BigDecimal(missing).setScale(2, RoundingMode.HALF_UP);
        }

        void read(JsonParser json) {
            subject = null;
            kind = null;
            name = null;
            region = null;
            clause = null;
            rule = null;
            outcome = null;
            severity = null;
            missing = null;
            unit = null;
            waived = false;
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                json.nextToken();
                switch (field) {
                    case "subject" -> subject = json.getString();
                    case "kind" -> kind = json.getString();
                    case "name" -> name = json.getString();
                    case "region" -> region = json.getString();
                    case "clause" -> clause = json.getString();
                    case "rule" -> rule = json.getString();
                    case "outcome" -> outcome = json.getString();
                    case "severity" -> severity = json.getString();
                    case "amountMissing" -> missing = json.getString();
                    case "unit" -> unit = json.getString();
                    case "waiver" -> {
                        waived = true;
                        json.skipChildren();
                    }
                    default -> json.skipChildren();
                }
            }
        }
    }

    private static final class Counted {
        private @Nullable String subject;
        private @Nullable String kind;
        private @Nullable String name;
        private @Nullable String region;
        private int fail;
        private int unknown;
        private int pending;
        private int violation;
        private int warning;
        private int advisory;

        void read(JsonParser json) {
            subject = null;
            kind = null;
            name = null;
            region = null;
            fail = 0;
            unknown = 0;
            pending = 0;
            violation = 0;
            warning = 0;
            advisory = 0;
            int depth = 1;
            while (depth > 0) {
                switch (json.nextToken()) {
                    case START_OBJECT -> depth++;
                    case END_OBJECT -> depth--;
                    case START_ARRAY -> json.skipChildren();
                    case VALUE_STRING, VALUE_NUMBER_INT -> value(json, depth);
                    default -> {
                        // a name, or a value that no list is sorted by
                    }
                }
            }
        }

        private void value(JsonParser json, int depth) {
            String field = json.currentName();
            if (depth == 1) {
                switch (field) {
                    case "subject" -> subject = json.getString();
                    case "kind" -> kind = json.getString();
                    case "name" -> name = json.getString();
                    case "region" -> region = json.getString();
                    default -> {
                        // told with the line
                    }
                }
                return;
            }
            switch (field) {
                case "fail" -> fail = json.getIntValue();
                case "unknown" -> unknown = json.getIntValue();
                case "pending" -> pending = json.getIntValue();
                case "violation" -> violation = json.getIntValue();
                case "warning" -> warning = json.getIntValue();
                case "advisory" -> advisory = json.getIntValue();
                default -> {
                    // told with the line
                }
            }
        }
    }
}
