package cn.hegui.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Findings on training funds, practical shares and subsidies by SQL, from the same JSON Lines: outcome, figures and
 * citation, without sentences, in any order.
 */
public final class DuckDb {
    private static final Map<String, String> COLUMNS =
            Map.of("training-funds", """
            trainingAccounts: 'STRUCT(year INTEGER, payroll DECIMAL(18, 2), taxPayroll DECIMAL(18, 2),
                extracted DECIMAL(18, 2), spent DECIMAL(18, 2), frontlineSpent DECIMAL(18, 2),
                deducted DECIMAL(18, 2), carriedIn DECIMAL(18, 2), fullyDeductible DECIMAL(18, 2))[]'""", "practical-share", """
            level: 'VARCHAR', programmes: 'STRUCT(id VARCHAR, apprenticeship BOOLEAN, totalHours DECIMAL(9, 1),
                practicalHours DECIMAL(9, 1), openedOn DATE)[]'""", "subsidies", """
            targetedClasses: 'STRUCT(id VARCHAR, students BIGINT, approved BOOLEAN)[]',
            certificates: 'STRUCT(id VARCHAR, level VARCHAR, shortage BOOLEAN, insured BOOLEAN,
                insuredMonths INTEGER)[]',
            technicianTrainings: 'STRUCT(id VARCHAR, insured BOOLEAN)[]',
            subsidyClaims: 'STRUCT(id VARCHAR, scheme VARCHAR, evidence VARCHAR, status VARCHAR,
                amount DECIMAL(18, 2), claimedOn DATE)[]'""");

    private DuckDb() {}

    /**
     * Arguments: facts, findings, the folder of the clause table, the as-of date, threads, and what to judge: one or more
     * of training-funds, practical-share, subsidies.
     */
    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(args).subList(5, args.length);
        Map<String, String> values = Map.of(
                "facts",
                args[0],
                "clauses",
                Path.of(args[2], ClauseTable.CLAUSES).toString(),
                "regions",
                Path.of(args[2], ClauseTable.REGIONS).toString(),
                "asOf",
                args[3],
                // The file is parsed once: as it is read where one query needs it, else kept.
                "stored",
                parts.size() == 1 ? "VIEW" : "TEMP TABLE",
                "columns",
                parts.stream().map(COLUMNS::get).collect(Collectors.joining(",\n")));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Integer.parseInt(args[4]));
            statement.execute("SET preserve_insertion_order = false");
            statement.execute(sql("prepare", values));
            String findings = parts.stream()
                    .map(part -> "(" + sql(part, values) + ")")
                    .collect(Collectors.joining("\nUNION ALL BY NAME\n"));
            statement.execute("COPY (" + findings + ") TO '" + args[1] + "' (FORMAT json)");
        }
    }

    private static String sql(String name, Map<String, String> values) {
        try (InputStream in = Objects.requireNonNull(DuckDb.class.getResourceAsStream(name + ".sql"))) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                sql = sql.replace("${" + value.getKey() + "}", value.getValue());
            }
            return sql;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
