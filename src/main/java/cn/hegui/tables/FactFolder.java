package cn.hegui.tables;

import cn.hegui.intake.FactSheet;
import cn.hegui.intake.SheetNames;
import cn.hegui.intake.cells.CsvSheet;
import cn.hegui.model.Coded;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts as a folder of CSV files, one for each table that has rows: UTF-8 with byte order mark, so that spreadsheets
 * show Chinese, under the field names.
 */
public final class FactFolder implements FactSink {
    private final Path folder;
    private final Map<FactSheet, CsvWriter> files = new LinkedHashMap<>();

    /** Files into {@code folder}, which exists. */
    public FactFolder(Path folder) {
        this.folder = folder;
    }

    /** The name of the file of a table. */
    public static String fileOf(FactSheet sheet) {
        boolean shared = sheet.list() != null && isShared(sheet);
        return (shared ? sheet.kind().code() + "." : "") + sheet.name() + ".csv";
    }

    private static boolean isShared(FactSheet sheet) {
        long kinds = 0;
        for (SubjectKind kind : SubjectKind.values()) {
            kinds += SheetNames.of(kind).stream()
                    .filter(other -> other.name().equals(sheet.name()))
                    .count();
        }
        return kinds > 1;
    }

    @Override
    public void add(Subject subject) throws IOException {
        FactRows.write(subject, (sheet, values) -> {
            List<String> fields = new ArrayList<>();
            values.forEach(value -> fields.add(field(value)));
            file(sheet).writeRecord(fields);
        });
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Coded coded ? coded.code() : CsvSheet.field(value.toString());
    }

    private CsvWriter file(FactSheet sheet) throws IOException {
        CsvWriter open = files.get(sheet);
        if (open == null) {
            Writer writer = new OutputStreamWriter(
                    Files.newOutputStream(folder.resolve(fileOf(sheet))), StandardCharsets.UTF_8);
            writer.write('\ufeff');
            open = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
            files.put(sheet, open);
            open.writeRecord(
                    FactRows.columns(sheet).stream().map(FactRows.Column::name).toList());
        }
        return open;
    }

    @Override
    public void finish() throws IOException {
        for (CsvWriter file : files.values()) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (CsvWriter file : files.values()) {
            file.close();
        }
    }
}
