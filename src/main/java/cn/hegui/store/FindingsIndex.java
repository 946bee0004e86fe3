package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.model.Severity;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RejectLine;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.paper.SubjectLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Answers which findings of a finished run there are, in bounded memory however many: filtered, sorted, by pages, with exact
 * counts. It rests on a database beside the lines of the run that is derived from them and made again where it is missing,
 * of another version or of other lines; what is shown is always read from the lines themselves. Safe for many threads.
 */
public final class FindingsIndex implements AutoCloseable {
    /** The name of the file in the folder of a run. */
    public static final String FILE = "findings.duckdb";

    private final RunFiles files;
    private final DuckDBConnection connection;
    private final FileChannel findings;
    private final FileChannel subjects;
    private final FileChannel rejects;

    private FindingsIndex(Path folder, RunFiles files, DuckDBConnection connection) throws IOException {
        this.files = files;
        this.connection = connection;
        this.findings = FileChannel.open(folder.resolve(RunFiles.FINDINGS));
        this.subjects = FileChannel.open(folder.resolve(RunFiles.SUBJECTS));
        this.rejects = FileChannel.open(folder.resolve(RunFiles.REJECTS));
    }

    /**
     * Some of the things that were asked for.
     *
     * @param total how many there are altogether
     * @param cursor what to ask after to go on; null: there is nothing more
     */
    public record Page<T>(
            List<T> items, long total, @Nullable Long cursor) {}

    /** Where a list begins: behind so many, or after the cursor of an earlier page. */
    public record Start(long skip, long after) {
        /** At the beginning. */
        public static final Start FIRST = new Start(0, 0);

        /** After the cursor of an earlier page. */
        public static Start after(long cursor) {
            return new Start(0, cursor);
        }

        /** Behind the first {@code skip}. */
        public static Start behind(long skip) {
            return new Start(skip, 0);
        }
    }

    /**
     * How many breaches of a clause there are in a region.
     *
     * @param region as fine as was asked for
     * @param severity null: those that cannot be judged or are not yet due
     * @param money what is missing, in yuan; null where nothing is counted in money
     */
    public record Sum(
            String clause,
            RegionCode region,
            Outcome outcome,
            @Nullable Severity severity,
            long count,
            long subjects,
            @Nullable BigDecimal money) {}

    /** How many findings have a value: an outcome, a clause. */
    public record Count(String value, long count) {}

    /** What may be counted. */
    public enum Facet {
        OUTCOME("outcome"),
        SEVERITY("severity"),
        CLAUSE("clause"),
        KIND("kind");

        private final String column;

        Facet(String column) {
            this.column = column;
        }
    }

    /** Which subjects are asked for: those of {@code region} and below whose name or id holds {@code text}. */
    public record SubjectFilter(
            @Nullable RegionCode region, @Nullable String text, boolean onlyBreaches, boolean worstFirst) {
        /** All subjects as the facts came. */
        public static final SubjectFilter ALL = new SubjectFilter(null, null, false, false);
    }

    /** Makes the index of the run in {@code folder} where it has none, so that the first who asks need not wait. */
    public static void prepare(Path folder) throws IOException {
        open(folder).close();
    }

    /**
     * The index of the finished run in {@code folder}.
     *
     * @throws cn.hegui.paper.UnusableRunException where it holds no finished run
     */
    public static FindingsIndex open(Path folder) throws IOException {
        return open(folder, DuckDb.BOUNDED);
    }

    static FindingsIndex open(Path folder, DuckDb duckDb) throws IOException {
        RunFiles files = RunFiles.unproved(folder);
        String proof = proof(files.summary());
        DuckDBConnection connection = current(folder, proof, duckDb);
        try {
            if (connection == null) {
                IndexWriting.write(folder, proof, duckDb);
                connection = duckDb.read(folder.resolve(FILE));
            }
            return new FindingsIndex(folder, files, connection);
        } catch (SQLException failure) {
            throw new IOException("cannot open the index of " + folder, failure);
        } catch (IOException failure) {
            close(connection);
            throw failure;
        }
    }

    /** The hashes of the lines, as the summary states them. */
    private static String proof(RunSummary summary) {
        return summary.outputs().stream()
                .filter(output -> Stream.of(RunFiles.FINDINGS, RunFiles.SUBJECTS, RunFiles.REJECTS)
                        .anyMatch(output.file()::equals))
                .map(RunSummary.FileHash::sha256)
                .collect(Collectors.joining(" "));
    }

    /** The index that is there, where it is of these lines and of this version. */
    private static @Nullable DuckDBConnection current(Path folder, String proof, DuckDb duckDb) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        DuckDBConnection connection = null;
        try {
            connection = duckDb.read(file);
            try (PreparedStatement query = connection.prepareStatement("SELECT version, proof FROM made");
                    ResultSet made = query.executeQuery()) {
                if (made.next() && made.getInt(1) == IndexWriting.VERSION && proof.equals(made.getString(2))) {
                    return connection;
                }
            }
        } catch (SQLException broken) {
            // It is derived: it is made again.
        }
        close(connection);
        return null;
    }

    private static void close(@Nullable DuckDBConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyBroken) {
            // nothing was written
        }
    }

    /** What the run came to. */
    public RunSummary summary() {
        return files.summary();
    }

    /** The findings that {@code scope} covers and {@code filter} asks for, at most {@code limit} of them from {@code start} on. */
    public Page<FindingLine> findings(Scope scope, FindingsFilter filter, FindingsSort sort, Start start, int limit)
            throws IOException {
        Where where = where(scope, filter);
        long total = count("finding", where);
        return page("finding", where, sort.column(), start, limit, total, this::finding);
    }

    /** The lines of those findings as they stand in the file of the run. */
    public Page<String> findingLines(Scope scope, FindingsFilter filter, FindingsSort sort, Start start, int limit)
            throws IOException {
        Where where = where(scope, filter);
        return page(
                "finding",
                where,
                sort.column(),
                start,
                limit,
                count("finding", where),
                (starts, length) -> text(bytes(findings, starts, length)));
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    /** How many findings that {@code scope} covers and {@code filter} asks for have each value, the most frequent first. */
    public List<Count> counts(Scope scope, FindingsFilter filter, Facet facet) throws IOException {
        Where where = where(scope, filter);
        return query(
                "SELECT " + facet.column + ", COUNT(*) FROM finding" + where.sql() + " AND " + facet.column
                        + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
                where.values,
                row -> new Count(row.getString(1), row.getLong(2)));
    }

    /**
     * The findings of the region of {@code scope} by clause, region and severity, without those that are waived; regions as
     * fine as the first {@code digits} of their codes.
     */
    public List<Sum> sums(Scope scope, int digits) throws IOException {
        if (scope.subject() != null) {
            throw new IllegalArgumentException("sums are of regions");
        }
        Where where = scoped(scope);
        List<Object> values = new ArrayList<>(List.of(digits));
        values.addAll(where.values);
        return query(
                "SELECT clause, rpad(left(region, ?), 6, '0'), outcome, severity, SUM(findings), SUM(subjects), SUM(money)"
                        + " FROM tally" + where.sql() + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
                values,
                row -> new Sum(
                        row.getString(1),
                        new RegionCode(row.getString(2)),
                        Objects.requireNonNull(Coded.find(Outcome.class, row.getString(3))),
                        row.getString(4) == null ? null : Coded.find(Severity.class, row.getString(4)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getBigDecimal(7)));
    }

    /** The subjects that {@code scope} covers and {@code filter} asks for. */
    public Page<SubjectLine> subjects(Scope scope, SubjectFilter filter, Start start, int limit) throws IOException {
        return subjects(scope, filter, start, limit, RunFiles::subject);
    }

    /** The lines of those subjects as they stand in the file of the run. */
    public Page<String> subjectLines(Scope scope, SubjectFilter filter, Start start, int limit) throws IOException {
        return subjects(scope, filter, start, limit, FindingsIndex::text);
    }

    private <T> Page<T> subjects(Scope scope, SubjectFilter filter, Start start, int limit, Function<byte[], T> each)
            throws IOException {
        Where where = scoped(scope);
        where.text(filter.text());
        where.region(filter.region());
        if (filter.onlyBreaches()) {
            where.add("fail > 0");
        }
        return page(
                "subject",
                where,
                filter.worstFirst() ? "by_breaches" : "position",
                start,
                limit,
                count("subject", where),
                (starts, length) -> each.apply(bytes(subjects, starts, length)));
    }

    /** The line of one subject; empty where the run has none of that id or {@code scope} does not cover it. */
    public Optional<SubjectLine> subject(Scope scope, String id) throws IOException {
        Where where = scoped(scope);
        where.add("subject = ?", id);
        List<SubjectLine> lines = page(
                        "subject",
                        where,
                        "position",
                        Start.FIRST,
                        1,
                        1,
                        (starts, length) -> RunFiles.subject(bytes(subjects, starts, length)))
                .items();
        return lines.stream().findFirst();
    }

    /** The records that were not judged: they have no region that is certain, so only who asked for the run may see them. */
    public Page<RejectLine> rejects(Start start, int limit) throws IOException {
        Where where = new Where();
        return page(
                "reject",
                where,
                "position",
                start,
                limit,
                count("reject", where),
                (starts, length) -> RunFiles.reject(bytes(rejects, starts, length)));
    }

    private FindingLine finding(long starts, int length) throws IOException {
        return files.finding(bytes(findings, starts, length));
    }

    private static byte[] bytes(FileChannel file, long starts, int length) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(length);
        while (line.hasRemaining()) {
            if (file.read(line, starts + line.position()) < 0) {
                throw new IOException("the lines of the run end early");
            }
        }
        return line.array();
    }

    // ---- SQL ----

    /** Conditions that all hold, with the values for their marks. */
    private static final class Where {
        private final StringBuilder conditions = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void add(String condition, Object... values) {
            conditions.append(" AND ").append(condition);
            this.values.addAll(List.of(values));
        }

        void equal(String column, @Nullable Object value) {
            if (value != null) {
                add(column + " = ?", value);
            }
        }

        void region(@Nullable RegionCode region) {
            if (region != null) {
                prefix(Scope.of(region).regionPrefix());
            }
        }

        /** A range of codes, which skips whole blocks of the table. */
        void prefix(String prefix) {
            if (!prefix.isEmpty()) {
                add(
                        "region BETWEEN ? AND ?",
                        prefix + "0".repeat(6 - prefix.length()),
                        prefix + "9".repeat(6 - prefix.length()));
            }
        }

        void text(@Nullable String text) {
            if (text != null && !text.isBlank()) {
                add("(contains(name, ?) OR contains(subject, upper(?)))", text.strip(), text.strip());
            }
        }

        String sql() {
            return " WHERE TRUE" + conditions;
        }
    }

    private static Where scoped(Scope scope) {
        Where where = new Where();
        if (scope.isNothing()) {
            where.add("FALSE");
        }
        where.prefix(scope.regionPrefix());
        where.equal("subject", scope.subject());
        return where;
    }

    private static Where where(Scope scope, FindingsFilter filter) {
        Where where = scoped(scope);
        where.equal(
                "outcome", filter.outcome() == null ? null : filter.outcome().code());
        where.equal(
                "severity", filter.severity() == null ? null : filter.severity().code());
        where.equal("kind", filter.kind() == null ? null : filter.kind().code());
        where.equal("clause", filter.clause());
        where.equal("rule", filter.rule());
        where.equal("document", filter.document());
        where.equal("subject", filter.subject());
        where.equal("waived", filter.waived());
        where.region(filter.region());
        where.text(filter.text());
        return where;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Line<T> {
        T at(long starts, int length) throws IOException;
    }

    private record Located(long order, long starts, int length) {}

    private long count(String table, Where where) throws IOException {
        return query("SELECT COUNT(*) FROM " + table + where.sql(), where.values, row -> row.getLong(1))
                .get(0);
    }

    private <T> Page<T> page(String table, Where where, String order, Start start, int limit, long total, Line<T> line)
            throws IOException {
        List<Object> values = new ArrayList<>(where.values);
        values.addAll(List.of(start.after(), limit + 1, start.skip()));
        List<Located> located = query(
                "SELECT " + order + ", starts, length FROM " + table + where.sql() + " AND " + order + " > ? ORDER BY "
                        + order + " LIMIT ? OFFSET ?",
                values,
                row -> new Located(row.getLong(1), row.getLong(2), row.getInt(3)));
        List<T> items = new ArrayList<>(limit);
        for (Located one : located.subList(0, Math.min(limit, located.size()))) {
            items.add(line.at(one.starts(), one.length()));
        }
        return new Page<>(
                items, total, located.size() > limit ? located.get(limit - 1).order() : null);
    }

    private <T> List<T> query(String sql, List<Object> values, Row<T> each) throws IOException {
        // A connection serves one query at a time; another one to the same database costs next to nothing.
        try (DuckDBConnection own = connection.duplicate();
                PreparedStatement query = own.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(each.of(result));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IOException("the index of a run did not answer", failure);
        }
    }

    @Override
    public void close() throws IOException {
        close(connection);
        findings.close();
        subjects.close();
        rejects.close();
    }
}
