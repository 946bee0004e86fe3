package cn.hegui.rundiff;

import cn.hegui.model.Language;
import cn.hegui.report.CellText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes {@code diff.csv}, for a spreadsheet: a row for each finding of either run, as it is heard. RFC 4180. */
public final class DiffTable implements RunDiff.Listener {
    /** The name of the file. */
    public static final String FILE = "diff.csv";

    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer text;
    private final CsvWriter csv;
    private final Language language;

    /** A table into {@code out}, which stays open. */
    public DiffTable(OutputStream out, Language language) throws IOException {
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.language = language;
        text.write(BYTE_ORDER_MARK);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(Arrays.stream(DiffColumn.values())
                .map(column -> column.heading().in(language))
                .toList());
    }

    @Override
    public void change(Change change) {
        List<String> row = new ArrayList<>();
        for (DiffColumn column : DiffColumn.values()) {
            BigDecimal figure = column.figure(change);
            row.add(figure == null ? CellText.of(column.words(change, language)) : figure.toPlainString());
        }
        csv.writeRecord(row);
    }

    /** Passes on what is written so far. */
    public void flush() throws IOException {
        csv.flush();
        text.flush();
    }
}
