package cn.hegui.rundiff;

import cn.hegui.model.Language;
import cn.hegui.model.Severity;
import cn.hegui.report.Words;
import cn.hegui.workbook.WorkbookFile;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Map;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code diff.xlsx}: the sums on a first sheet, then a row for each finding that moved. Those that persist are
 * counted only. A sheet that is full continues on another. Texts are cells of text, never formulas.
 */
public final class DiffWorkbook {
    /** The name of the file. */
    public static final String FILE = "diff.xlsx";

    private static final int ROWS_HELD = 500;
    private static final String HEAD = "FFE8ECEF";

    private final Language language;
    private final int mostRows;
    private final Workbook workbook;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    private DiffWorkbook(Workbook workbook, Language language, int mostRows) {
        this.workbook = workbook;
        this.language = language;
        this.mostRows = mostRows;
    }

    /** Runs a comparison, of which every change is to be told to the listener. */
    @FunctionalInterface
    public interface Comparison {
        /** Tells {@code listener} of all and returns the sums. */
        DiffTally run(RunDiff.Listener listener) throws IOException;
    }

    /** Writes what {@code comparison} tells to {@code out}, which stays open; {@code title} stands above the sums. */
    public static DiffTally write(OutputStream out, String title, Language language, Comparison comparison)
            throws IOException {
        return write(out, title, language, comparison, Worksheet.MAX_ROWS);
    }

    static DiffTally write(OutputStream out, String title, Language language, Comparison comparison, int mostRows)
            throws IOException {
        DiffTally[] tally = new DiffTally[1];
        WorkbookFile.write(out, workbook -> {
            DiffWorkbook diff = new DiffWorkbook(workbook, language, mostRows);
            // The sums stand first and are known last.
            Worksheet sums = workbook.newWorksheet(diff.say("汇总", "Sums"));
            tally[0] = comparison.run(diff::add);
            diff.end();
            diff.writeSums(sums, title, tally[0]);
            sums.close();
        });
        return tally[0];
    }

    private void add(Change change) throws IOException {
        if (change.state() == State.PERSISTING) {
            return;
        }
        Worksheet current = sheet;
        if (current == null || row >= mostRows) {
            end();
            current = begin();
            sheet = current;
        }
        DiffColumn[] columns = DiffColumn.values();
        for (int c = 0; c < columns.length; c++) {
            BigDecimal figure = columns[c].figure(change);
            if (figure != null) {
                current.value(row, c, figure);
                current.style(row, c).verticalAlignment("top").set();
            } else {
                String words = columns[c].words(change, language);
                if (!words.isEmpty()) {
                    WorkbookFile.text(current, row, c, words);
                    current.style(row, c)
                            .wrapText(true)
                            .verticalAlignment("top")
                            .set();
                }
            }
        }
        row++;
        if (row % ROWS_HELD == 0) {
            current.flush();
        }
    }

    private Worksheet begin() {
        sheets++;
        String name = say("变动", "Changes");
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? name : name + " (" + sheets + ")");
        DiffColumn[] columns = DiffColumn.values();
        for (int c = 0; c < columns.length; c++) {
            begun.width(c, columns[c].width());
            WorkbookFile.text(begun, 0, c, columns[c].heading().in(language));
        }
        begun.range(0, 0, 0, columns.length - 1).style().bold().fillColor(HEAD).set();
        begun.freezePane(3, 1);
        begun.repeatRows(0);
        begun.repeatCols(0, 2);
        begun.fitToWidth((short) 2);
        page(begun);
        row = 1;
        return begun;
    }

    private void page(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToHeight((short) 0);
        sheet.footer(say("第 &P 页，共 &N 页", "page &P of &N"), Position.CENTER, 9);
    }

    private void end() throws IOException {
        Worksheet full = sheet;
        if (full != null) {
            full.setAutoFilter(0, 0, row - 1, DiffColumn.values().length - 1);
            full.close();
            sheet = null;
        }
    }

    private void writeSums(Worksheet sums, String title, DiffTally tally) {
        sums.width(0, 40);
        sums.fitToWidth((short) 1);
        page(sums);
        WorkbookFile.text(sums, 0, 0, title);
        sums.style(0, 0).bold().set();
        int r = 2;
        heading(sums, r, "状态", "state");
        int c = 2;
        for (Severity severity : Severity.values()) {
            WorkbookFile.text(
                    sums, r, c++, say("其中", "of these ") + Words.of(severity).in(language));
        }
        for (State state : State.values()) {
            r++;
            WorkbookFile.text(sums, r, 0, state.words().in(language));
            sums.value(r, 1, tally.all().of(state));
            c = 2;
            for (Severity severity : Severity.values()) {
                sums.value(r, c++, tally.all().of(state, severity));
            }
        }
        r = table(sums, r + 2, "变动来源", "moved by", tally);
        heading(sums, r, "条款", "clause");
        states(sums, r);
        for (Map.Entry<String, DiffTally.Sum> clause : tally.byClause().entrySet()) {
            r++;
            WorkbookFile.text(sums, r, 0, clause.getKey());
            counts(sums, r, clause.getValue());
        }
    }

    private int table(Worksheet sums, int from, String zh, String en, DiffTally tally) {
        int r = from;
        heading(sums, r, zh, en);
        states(sums, r);
        for (Map.Entry<java.util.Set<Cause>, DiffTally.Sum> causes :
                tally.byCauses().entrySet()) {
            r++;
            WorkbookFile.text(sums, r, 0, Change.words(causes.getKey(), language));
            counts(sums, r, causes.getValue());
        }
        return r + 2;
    }

    private void heading(Worksheet sums, int r, String zh, String en) {
        WorkbookFile.text(sums, r, 0, say(zh, en));
        WorkbookFile.text(sums, r, 1, say("条数", "findings"));
        sums.range(r, 0, r, 5).style().bold().fillColor(HEAD).set();
    }

    private void states(Worksheet sums, int r) {
        int c = 2;
        for (State state : State.values()) {
            if (state != State.PERSISTING) {
                WorkbookFile.text(sums, r, c++, state.words().in(language));
            }
        }
    }

    private static void counts(Worksheet sums, int r, DiffTally.Sum sum) {
        sums.value(r, 1, sum.moved());
        int c = 2;
        for (State state : State.values()) {
            if (state != State.PERSISTING) {
                sums.value(r, c++, sum.of(state));
            }
        }
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
