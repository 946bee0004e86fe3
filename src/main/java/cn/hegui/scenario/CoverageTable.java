package cn.hegui.scenario;

import cn.hegui.model.Outcome;
import cn.hegui.scenario.Coverage.Moment;
import cn.hegui.scenario.Coverage.Row;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the coverage for a spreadsheet: a row for each version of each clause, codes for headings. */
public final class CoverageTable {
    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CoverageTable() {}

    /** The bytes of the file. */
    public static byte[] of(Coverage coverage) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            List<String> headings = new ArrayList<>(List.of("clause", "rule", "effective", "until", "scenarios"));
            Stream.of(Outcome.values()).map(Outcome::code).forEach(headings::add);
            Stream.of(Moment.values()).map(CoverageTable::code).forEach(headings::add);
            headings.add("missing");
            csv.writeRecord(headings);
            coverage.rows().forEach(row -> csv.writeRecord(cells(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(
                row.clause().id(),
                row.clause().rule(),
                row.clause().inForce().effective().toString(),
                Objects.toString(row.clause().inForce().until(), ""),
                Integer.toString(row.scenarios())));
        for (Outcome outcome : Outcome.values()) {
            cells.add(Objects.toString(row.outcomes().get(outcome), ""));
        }
        for (Moment moment : Moment.values()) {
            cells.add(Objects.toString(row.moments().get(moment), ""));
        }
        cells.add(Stream.concat(
                        row.missingOutcomes().stream().map(Outcome::code),
                        row.missingMoments().stream().map(CoverageTable::code))
                .collect(Collectors.joining(" ")));
        return cells;
    }

    private static String code(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }
}
