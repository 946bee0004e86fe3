package cn.hegui.bench.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The raw numbers: a row for each run, added to by every invocation and read by the report. */
public final class Measurements {
    private static final List<String> COLUMNS = List.of(
            "build",
            "date",
            "load",
            "breaches",
            "part",
            "program",
            "threads",
            "subjects",
            "seconds",
            "cpu_seconds",
            "peak_mib");

    private final Path file;

    /**
     * @param sha which build it is: rows of other builds are never mixed with it
     * @param load how many threads wanted to run in the minute before; negative where the system does not tell
     * @param breaches the share of facts that break a clause
     */
    public record Row(
            String sha,
            LocalDate date,
            double load,
            double breaches,
            String part,
            String program,
            int threads,
            long subjects,
            double seconds,
            double cpuSeconds,
            long peakMiB) {}

    /** The rows in {@code file}, which need not be there yet. */
    public Measurements(Path file) {
        this.file = file;
    }

    /** Adds a row. */
    public void add(Row row) throws IOException {
        boolean fresh = Files.notExists(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (fresh) {
                csv.writeRecord(COLUMNS);
            }
            csv.writeRecord(
                    row.sha(),
                    row.date().toString(),
                    String.format(Locale.ROOT, "%.1f", row.load()),
                    Double.toString(row.breaches()),
                    row.part(),
                    row.program(),
                    Integer.toString(row.threads()),
                    Long.toString(row.subjects()),
                    String.format(Locale.ROOT, "%.3f", row.seconds()),
                    String.format(Locale.ROOT, "%.2f", row.cpuSeconds()),
                    Long.toString(row.peakMiB()));
        }
    }

    /** All rows, in the order in which they were measured. */
    public List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : csv) {
                    rows.add(new Row(
                            row.getField("build"),
                            LocalDate.parse(row.getField("date")),
                            Double.parseDouble(row.getField("load")),
                            Double.parseDouble(row.getField("breaches")),
                            row.getField("part"),
                            row.getField("program"),
                            Integer.parseInt(row.getField("threads")),
                            Long.parseLong(row.getField("subjects")),
                            Double.parseDouble(row.getField("seconds")),
                            Double.parseDouble(row.getField("cpu_seconds")),
                            Long.parseLong(row.getField("peak_mib"))));
                }
            }
        }
        return rows;
    }

    /** The median of a figure of {@code rows}; none where there are no rows. */
    static OptionalDouble median(Stream<Row> rows, ToDoubleFunction<Row> figure) {
        double[] sorted = rows.mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
