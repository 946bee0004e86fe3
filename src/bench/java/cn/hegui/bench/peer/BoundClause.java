package cn.hegui.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A clause as the peers know it.
 *
 * @param rate the figure of the clause in ten-thousandths; 0 where it has none
 * @param severity of a fail by the clause itself
 * @param responsible the property with its comma, as it stands in a line; empty where nobody is named
 */
record BoundClause(
        String id,
        String rule,
        String region,
        LocalDate effective,
        LocalDate until,
        String severity,
        boolean erratum,
        List<String> levels,
        long rate,
        String basis,
        String citation,
        @Nullable LocalDate seeAlsoFrom,
        String citationWithSeeAlso,
        String responsible) {
    private static final List<String> RATES = List.of("minRate", "minShare", "capRate", "maxShare");

    boolean isInForce(LocalDate day) {
        return !day.isBefore(effective) && day.isBefore(until);
    }

    String citation(LocalDate day) {
        return seeAlsoFrom == null || day.isBefore(seeAlsoFrom) ? citation : citationWithSeeAlso;
    }

    /** The clauses of a table, by the region that they bind, in the order of their ids; and the names of regions. */
    static final class Book {
        private final List<BoundClause> clauses;
        private final Map<String, String> names;
        private final Map<String, List<BoundClause>> binding = new ConcurrentHashMap<>();

        Book(Path folder) {
            this.clauses = rows(folder.resolve(ClauseTable.CLAUSES))
                    .map(BoundClause::of)
                    .toList();
            this.names = rows(folder.resolve(ClauseTable.REGIONS))
                    .collect(Collectors.toMap(row -> text(row, "code"), row -> text(row, "name")));
        }

        List<BoundClause> binding(String region) {
            return binding.computeIfAbsent(region, code -> {
                List<String> chain = ClauseTable.chain(code);
                return clauses.stream()
                        .filter(clause -> chain.contains(clause.region))
                        .toList();
            });
        }

        String name(String region) {
            return names.getOrDefault(region, region);
        }

        private static java.util.stream.Stream<JsonNode> rows(Path table) {
            try {
                return Files.readAllLines(table).stream().map(JsonMapper.shared()::readTree);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String text(JsonNode row, String field) {
        return row.required(field).stringValue();
    }

    private static BoundClause of(JsonNode row) {
        JsonNode parameters = row.required("parameters");
        long rate = RATES.stream()
                .filter(parameters::has)
                .findFirst()
                .map(name -> new java.math.BigDecimal(text(parameters, name))
                        .movePointRight(4)
                        .longValueExact())
                .orElse(0L);
        JsonNode seeAlsoFrom = row.required("seeAlsoFrom");
        JsonNode responsible = row.required("responsible");
        return new BoundClause(
                text(row, "id"),
                text(row, "rule"),
                text(row, "region"),
                LocalDate.parse(text(row, "effective")),
                LocalDate.parse(text(row, "until")),
                text(row, "severity"),
                row.required("erratum").booleanValue(),
                row.required("levels").valueStream().map(JsonNode::stringValue).toList(),
                rate,
                text(row, "basis"),
                text(row, "citation"),
                seeAlsoFrom.isNull() ? null : LocalDate.parse(seeAlsoFrom.stringValue()),
                text(row, "citationWithSeeAlso"),
                responsible.isNull() ? "" : ",\"responsible\":" + responsible.stringValue());
    }
}
