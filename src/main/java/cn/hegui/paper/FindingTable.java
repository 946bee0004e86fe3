package cn.hegui.paper;

import cn.hegui.model.Unit;
import cn.hegui.report.CellText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code findings.csv}, for a spreadsheet: a row for each finding that the run lists. RFC 4180. */
final class FindingTable {
    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FindingTable() {}

    static void write(RunFiles run, Glossary words, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(FindingColumn.TOLD.stream()
                .map(column -> words.say(column.heading()))
                .toList());
        Index index = new Index();
        run.findings(finding -> csv.writeRecord(row(index.next(finding.outcome()), finding, words)));
        csv.flush();
    }

    private static List<String> row(String index, FindingLine finding, Glossary words) {
        List<String> row = new ArrayList<>(FindingColumn.TOLD.size());
        for (FindingColumn column : FindingColumn.TOLD) {
            row.add(text(column.cell(index, finding, words)));
        }
        return row;
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Text words) {
            return CellText.of(words.text());
        }
        if (cell instanceof Cell.Number figure) {
            return figure.unit() == Unit.CNY
                    ? figure.number()
                            .setScale(2, java.math.RoundingMode.HALF_UP)
                            .toPlainString()
                    : figure.number().toPlainString();
        }
        return cell instanceof Cell.Day day ? day.day().toString() : "";
    }
}
