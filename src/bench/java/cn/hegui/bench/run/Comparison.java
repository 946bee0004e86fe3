package cn.hegui.bench.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what two programs found, row by row. */
public final class Comparison {
    private static final int SHOWN = 5;
    private static final List<String> FIELDS = List.of(
            "subject", "clause", "target", "outcome", "severity", "measured", "required", "amountMissing", "missing");

    private Comparison() {}

    /** Throws where the two files are not the same bytes, with the first line that differs. */
    public static void sameBytes(Path ours, Path theirs) throws IOException {
        if (Files.mismatch(ours, theirs) < 0) {
            return;
        }
        try (Stream<String> one = Files.lines(ours);
                Stream<String> other = Files.lines(theirs)) {
            var left = one.iterator();
            var right = other.iterator();
            StringBuilder shown = new StringBuilder();
            int differences = 0;
            for (long line = 1; differences < SHOWN && (left.hasNext() || right.hasNext()); line++) {
                String mine = left.hasNext() ? left.next() : "(no line)";
                String its = right.hasNext() ? right.next() : "(no line)";
                if (!mine.equals(its)) {
                    differences++;
                    shown.append("line ").append(line).append('\n');
                    shown.append("  ").append(ours).append(": ").append(mine).append('\n');
                    shown.append("  ").append(theirs).append(": ").append(its).append('\n');
                }
            }
            throw new IllegalStateException("the findings differ:\n" + shown);
        }
    }

    /**
     * Throws where the rows of the two files, in whatever order, are not the same: subject, clause, target, outcome,
     * severity, measured, required, amountMissing and missing, numbers by value.
     *
     * @param rules the rules of {@code ours} that the others judge too
     * @return how many rows are equal
     */
    public static long sameRows(Path ours, Path theirs, Set<String> rules) throws IOException {
        Map<String, Integer> balance = new HashMap<>();
        long rows = count(ours, rules, 1, balance);
        count(theirs, rules, -1, balance);
        balance.values().removeIf(each -> each == 0);
        if (!balance.isEmpty()) {
            StringBuilder shown = new StringBuilder();
            new TreeMap<>(balance)
                    .entrySet().stream()
                            .limit(SHOWN * 2)
                            .forEach(each -> shown.append(each.getValue() > 0 ? "only ours:   " : "only theirs: ")
                                    .append(each.getKey())
                                    .append('\n'));
            throw new IllegalStateException(
                    balance.size() + " rows differ between " + ours + " and " + theirs + ":\n" + shown);
        }
        return rows;
    }

    private static long count(Path file, Set<String> rules, int step, Map<String, Integer> balance) throws IOException {
        long rows = 0;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode finding = JsonMapper.shared().readTree(line);
                if (rules.contains(finding.required("rule").stringValue())) {
                    balance.merge(row(finding), step, Integer::sum);
                    rows++;
                }
            }
        }
        return rows;
    }

    private static String row(JsonNode finding) {
        boolean failed = finding.required("outcome").stringValue().equals("fail");
        StringJoiner row = new StringJoiner(" | ");
        for (String field : FIELDS) {
            JsonNode value = finding.path(field);
            boolean figure = field.equals("measured") || field.equals("required") || field.equals("amountMissing");
            if (value.isMissingNode() || value.isNull()) {
                row.add("-");
            } else if (figure) {
                // A figure beside an open outcome says how near it is; the peers write it with a fail only.
                row.add(failed ? plain(value.asString()) : "-");
            } else {
                row.add(value.isArray() ? value.toString() : value.asString());
            }
        }
        return row.toString();
    }

    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
