package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Relation;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Unit;
import cn.hegui.report.Words;
import cn.hegui.workbook.WorkbookFile;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code working-paper.xlsx}, an audit working paper (审计底稿) in the form of a layout. Rows are written as they
 * are read; a sheet that is full continues on another, and the cover says so.
 *
 * <p>Texts are cells of text, never formulas; the only formulas are our own, over cells of the same row.
 */
final class WorkingPaper {
    /** What a sheet of Excel holds. */
    private static final int MOST_ROWS = Worksheet.MAX_ROWS;

    private static final int ROWS_HELD = 500;
    private static final int FIRST_WIDTH = 44;
    private static final int SECOND_WIDTH = 26;
    private static final int FONT_SIZE = 10;
    private static final double LINE_HEIGHT = 14.5;
    private static final String LINE = "FFB5B5B0";
    private static final String HEAD = "FFE8ECEF";

    private final RunFiles run;
    private final Glossary words;
    private final PaperLayout layout;
    private final int mostRows;
    private final Overview overview;
    private final Map<String, Long> sheets = new LinkedHashMap<>();

    private WorkingPaper(RunFiles run, Glossary words, PaperLayout layout, int mostRows) throws IOException {
        this.run = run;
        this.words = words;
        this.layout = layout;
        this.mostRows = mostRows;
        this.overview = Overview.of(run);
    }

    static void write(RunFiles run, Glossary words, PaperLayout layout, OutputStream out) throws IOException {
        write(run, words, layout, out, MOST_ROWS);
    }

    static void write(RunFiles run, Glossary words, PaperLayout layout, OutputStream out, int mostRows)
            throws IOException {
        WorkingPaper paper = new WorkingPaper(run, words, layout, mostRows);
        WorkbookFile.write(out, paper::write);
    }

    private void write(Workbook workbook) throws IOException {
        workbook.properties().setTitle(title());
        // The cover counts the rows of the sheets after it, so it stands first and is filled in last.
        Map<PaperLayout.Sheet, Worksheet> fronts = new LinkedHashMap<>();
        for (PaperLayout.Sheet sheet : layout.sheets()) {
            String name = name(sheet);
            switch (sheet.contents()) {
                case COVER -> fronts.put(sheet, workbook.newWorksheet(name));
                case SUMMARY -> {
                    Worksheet summary = workbook.newWorksheet(name);
                    writeSummary(summary);
                    summary.close();
                    sheets.put(name, -1L);
                }
                case FAIL, UNKNOWN, PENDING, PASS, NOTAPPLICABLE -> writeFindings(workbook, sheet, name);
                case CREDIT -> {
                    Table<CreditLine> table = new Table<>(workbook, sheet, name);
                    Counter index = new Counter("C");
                    run.creditRecords(line -> table.row(index.next(), line));
                    table.close("");
                }
                case REJECTS -> {
                    Table<RejectLine> table = new Table<>(workbook, sheet, name);
                    Counter index = new Counter("R");
                    run.rejects(line -> table.row(index.next(), line));
                    table.close("");
                }
            }
        }
        for (Map.Entry<PaperLayout.Sheet, Worksheet> front : fronts.entrySet()) {
            writeCover(front.getValue());
            front.getValue().close();
        }
    }

    /** Numbers the lines of a table. */
    private static final class Counter {
        private final String letter;
        private int last;

        Counter(String letter) {
            this.letter = letter;
        }

        String next() {
            return String.format(Locale.ROOT, "%s-%05d", letter, ++last);
        }
    }

    private void writeFindings(Workbook workbook, PaperLayout.Sheet sheet, String name) throws IOException {
        Outcome outcome = Objects.requireNonNull(sheet.contents().outcome());
        Table<FindingLine> table = new Table<>(workbook, sheet, name);
        Index index = new Index();
        run.findings(outcome, line -> table.row(index.next(outcome), line));
        long all = run.summary().of(outcome);
        boolean unlisted = !run.summary().options().outcomes().contains(outcome);
        table.close(
                unlisted && all > 0
                        ? words.say(
                                "本次核对没有列出此类结论（共 " + all + " 条）；需要时以 --outcomes all 重新核对。",
                                "The run does not list these (" + all
                                        + " in all); run it with --outcomes all for them.")
                        : "");
    }

    private String title() {
        return Objects.requireNonNullElse(
                layout.title(),
                words.say("产教融合政策执行情况审计工作底稿", "Audit working paper: industry-education integration policies"));
    }

    private String name(PaperLayout.Sheet sheet) {
        return Objects.requireNonNullElse(
                sheet.name(), words.say(sheet.contents().words()));
    }

    /** A4 across, with the title above and the pages counted below. */
    private void setUpPage(Worksheet sheet, boolean wide, int pagesWide) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(wide ? "landscape" : "portrait");
        sheet.fitToWidth((short) pagesWide);
        sheet.fitToHeight((short) 0);
        sheet.leftMargin(0.4f);
        sheet.rightMargin(0.4f);
        sheet.topMargin(0.7f);
        sheet.bottomMargin(0.6f);
        String office = layout.office();
        sheet.header(office == null ? title() : office + "  " + title(), Position.LEFT, 9);
        sheet.header(words.say("基准日 ", "as of ") + run.summary().asOf(), Position.RIGHT, 9);
        sheet.footer(words.say("第 &P 页，共 &N 页", "page &P of &N"), Position.CENTER, 9);
    }

    // ---- tables of lines ----

    /** A table that continues on another sheet where one is full. */
    private final class Table<T extends RunLine> {
        private final Workbook workbook;
        private final PaperLayout.Sheet layoutOfSheet;
        private final String name;
        private final int measured;
        private final int required;
        private Worksheet sheet;
        private String sheetName;
        private int part = 1;
        private int row;
        private int styledTo;
        private long rows;

        Table(Workbook workbook, PaperLayout.Sheet layoutOfSheet, String name) throws IOException {
            this.workbook = workbook;
            this.layoutOfSheet = layoutOfSheet;
            this.name = name;
            this.measured = position(FindingColumn.MEASURED);
            this.required = position(FindingColumn.REQUIRED);
            this.sheetName = name;
            this.sheet = begin();
        }

        private int position(PaperColumn<?> wanted) {
            for (int i = 0; i < layoutOfSheet.columns().size(); i++) {
                if (layoutOfSheet.columns().get(i).source() == wanted) {
                    return i;
                }
            }
            return -1;
        }

        private Worksheet begin() {
            Worksheet begun = workbook.newWorksheet(sheetName);
            List<PaperLayout.Column> columns = layoutOfSheet.columns();
            int width = 0;
            for (int c = 0; c < columns.size(); c++) {
                PaperLayout.Column column = columns.get(c);
                begun.width(c, column.width());
                width += column.width();
                WorkbookFile.text(begun, 0, c, column.heading(words));
            }
            begun.range(0, 0, 0, columns.size() - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .fillColor(HEAD)
                    .borderStyle(BorderStyle.THIN)
                    .borderColor(LINE)
                    .set();
            int kept = Math.min(2, columns.size() - 1);
            begun.freezePane(kept, 1);
            begun.repeatRows(0);
            if (kept > 0) {
                begun.repeatCols(0, kept - 1);
            }
            // Some 150 characters across a page are as small as people read.
            setUpPage(begun, true, Math.max(1, (width + 75) / 150));
            row = 1;
            styledTo = 1;
            return begun;
        }

        void row(String index, T line) throws IOException {
            int lines = 1;
            if (row >= mostRows) {
                end();
                part++;
                sheetName = name + " (" + part + ")";
                sheet = begin();
            }
            for (int c = 0; c < layoutOfSheet.columns().size(); c++) {
                PaperColumn<?> source = layoutOfSheet.columns().get(c).source();
                if (source != null) {
                    @SuppressWarnings("unchecked") // the layout lets a sheet have only the columns of its lines
                    PaperColumn<T> column = (PaperColumn<T>) source;
                    Cell cell = column.cell(index, line, words);
                    put(c, cell);
                    if (cell instanceof Cell.Text text) {
                        lines = Math.max(
                                lines,
                                lines(
                                        text.text(),
                                        layoutOfSheet.columns().get(c).width()));
                    }
                }
            }
            sheet.rowHeight(row, height(lines));
            row++;
            rows++;
            if (row - styledTo >= ROWS_HELD) {
                style();
                sheet.flush();
            }
        }

        private void put(int c, Cell cell) {
            if (cell instanceof Cell.Text text) {
                WorkbookFile.text(sheet, row, c, text.text());
            } else if (cell instanceof Cell.Number figure) {
                sheet.value(row, c, figure.number());
                sheet.style(row, c).format(format(figure.unit())).set();
            } else if (cell instanceof Cell.Day day) {
                sheet.value(row, c, day.day());
                sheet.style(row, c).format("yyyy-mm-dd").set();
            } else if (cell instanceof Cell.Difference difference && measured >= 0 && required >= 0) {
                String actual = reference(measured);
                String due = reference(required);
                boolean least = difference.relation() == Relation.AT_LEAST;
                String formula = least ? due + "-" + actual : actual + "-" + due;
                sheet.formula(
                        row,
                        c,
                        difference.unit() == Unit.CNY ? "ROUND(" + formula + ",2)" : "ROUNDUP(" + formula + ",0)");
                sheet.style(row, c).format(format(difference.unit())).set();
            }
        }

        private String reference(int c) {
            StringBuilder letters = new StringBuilder();
            for (int n = c + 1; n > 0; n = (n - 1) / 26) {
                letters.insert(0, (char) ('A' + (n - 1) % 26));
            }
            return letters.append(row + 1).toString();
        }

        private void style() {
            if (row > styledTo) {
                sheet.range(styledTo, 0, row - 1, layoutOfSheet.columns().size() - 1)
                        .style()
                        .fontSize(FONT_SIZE)
                        .wrapText(true)
                        .verticalAlignment("top")
                        .borderStyle(BorderStyle.THIN)
                        .borderColor(LINE)
                        .set();
                styledTo = row;
            }
        }

        private void end() throws IOException {
            style();
            if (row > 1) {
                sheet.setAutoFilter(0, 0, row - 1, layoutOfSheet.columns().size() - 1);
            }
            sheets.put(sheetName, (long) row - 1);
            sheet.close();
        }

        /** Ends the table; {@code note} says what is not in it, and an empty table says that it is empty. */
        void close(String note) throws IOException {
            String said = note.isEmpty() && rows == 0 ? words.say("没有此类记录。", "There are none.") : note;
            if (!said.isEmpty()) {
                WorkbookFile.text(sheet, row, 0, said);
                sheet.style(row, 0).italic().set();
            }
            end();
        }
    }

    /** The lines that {@code text} takes in a column of that width; a Chinese character is as wide as two others. */
    private static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int wide = character < 0x1100 ? 1 : 2;
            if (character == '\n' || used + wide > width) {
                lines++;
                used = 0;
            }
            used += character == '\n' ? 0 : wide;
        }
        return lines;
    }

    /** Not every program fits the rows to their texts when it opens a file, so that their height stands in it. */
    private static double height(int lines) {
        return Math.min(Worksheet.MAX_ROW_HEIGHT, LINE_HEIGHT * lines + 2);
    }

    private static String format(Unit unit) {
        return switch (unit) {
            case CNY -> "#,##0.00";
            case SHARE -> "0.00%";
            case HOUR, DAY, YEAR, COUNT -> "#,##0.##########";
        };
    }

    // ---- cover ----

    private void writeCover(Worksheet sheet) {
        RunSummary summary = run.summary();
        Lines lines = new Lines(sheet, 22, 96);
        lines.title(title());
        if (layout.office() != null) {
            lines.pair(words.say("审计单位", "Office"), layout.office());
        }
        lines.pair(words.say("基准日", "As of"), summary.asOf().toString());
        lines.pair(words.say("核对范围", "Scope"), scope(summary));
        lines.pair(words.say("核对结论", "Outcomes"), outcomes(summary));
        lines.pair(words.say("问题程度", "Severities"), severities(summary));
        lines.pair(
                words.say("列出的结论", "Listed"),
                words.outcomes(summary.options().outcomes())
                        + (summary.options().outcomes().size() == Outcome.values().length
                                ? ""
                                : words.say("（其余结论只计数，不逐条列出）", " (the others are counted only)")));
        lines.pair(
                words.say("适用文件", "Documents"),
                String.join("\n", overview.documents().values()));
        lines.pair(
                words.say("说明", "Note"),
                words.say(
                        "本底稿由程序按条款逐项核对生成。“不符合”“违规”是对条款而言；是否构成违法、失信，由主管部门认定。"
                                + "“差额复算”列是公式，与“差额”列相互印证；“被审计单位意见”“复核人”“复核日期”由人工填写。",
                        "A program made this paper clause by clause. \"Not met\" and \"violation\" speak of a clause only; what"
                                + " follows is for an authority to determine. The column \"Missing, recomputed\" is a formula that"
                                + " proves the column before it; reply, reviewer and date are filled in by hand."));
        lines.heading(words.say("目录", "Contents"));
        sheets.forEach((name, rows) -> lines.link(name, rows < 0 ? "" : words.say(rows + " 行", rows + " rows")));
        if (sheets.keySet().stream().anyMatch(name -> name.endsWith("(2)"))) {
            lines.pair(
                    "",
                    words.say(
                            "一张工作表放不下的行接在名称带 (2)、(3)……的工作表中，没有省略。",
                            "Rows beyond what a sheet holds continue on sheets named (2), (3) and so on; none is left out."));
        }
        lines.heading(words.say("签署", "Signatures"));
        List<String> signatures = layout.signatures().isEmpty()
                ? (words.language() == Language.ZH
                        ? List.of("编制人", "编制日期", "复核人", "复核日期")
                        : List.of("Prepared by", "Date", "Reviewed by", "Date of review"))
                : layout.signatures();
        signatures.forEach(lines::blank);
        lines.heading(words.say("可重现的依据", "What it rests on"));
        lines.pair(
                words.say("程序", "Program"),
                summary.program().name() + " " + summary.program().version() + "\nSHA-256 "
                        + summary.program().sha256());
        hashes(lines, words.say("资料文件", "Inputs"), summary.inputs());
        String rows = words.say("表格行数", "Rows of tables");
        for (RunSummary.Table table : summary.tables()) {
            lines.pair(
                    rows,
                    table.file()
                            + (table.sheet() == null ? "" : " " + table.sheet())
                            + words.say(
                                    "：" + table.rows() + " 行 = 使用 " + table.used() + " + 拒收 " + table.rejected()
                                            + " + 空行 " + table.blank() + " + 略过 " + table.passedOver(),
                                    ": " + table.rows() + " rows = used " + table.used() + " + rejected "
                                            + table.rejected() + " + blank " + table.blank() + " + passed over "
                                            + table.passedOver()));
            rows = "";
        }
        hashes(lines, words.say("政策文件", "Policy files"), summary.policies());
        RunSummary.Waivers waivers = summary.waivers();
        if (waivers != null) {
            lines.pair(
                    words.say("豁免文件", "Waivers"),
                    waivers.file() + "\nSHA-256 " + waivers.sha256() + "\n"
                            + words.say(
                                    "已豁免结论 " + waivers.waived() + " 条，不计入以上各数",
                                    waivers.waived() + " findings are waived and not counted above"));
        }
        lines.pair(
                words.say("规则文件", "Rule files"),
                words.say(
                        summary.kinds().size() + " 个，SHA-256 列在 " + RunFiles.SUMMARY + " 中",
                        summary.kinds().size() + ", their SHA-256 stand in " + RunFiles.SUMMARY));
        setUpPage(sheet, false, 1);
    }

    private static void hashes(Lines lines, String label, List<RunSummary.FileHash> files) {
        String shown = label;
        for (RunSummary.FileHash file : files) {
            lines.pair(shown, file.file() + "\nSHA-256 " + file.sha256());
            shown = "";
        }
    }

    private String scope(RunSummary summary) {
        List<String> kinds = new ArrayList<>();
        for (SubjectKind kind : SubjectKind.values()) {
            long count = summary.subjects().kinds().getOrDefault(kind, 0L);
            if (count > 0) {
                kinds.add(words.say(Words.of(kind)) + " " + count);
            }
        }
        long judged = summary.subjects().judged();
        long rejected = summary.subjects().rejected();
        return words.say(
                "读入记录 " + (judged + rejected) + " 条 = 核对 " + judged + " 个主体 + 拒收 " + rejected + " 条"
                        + (kinds.isEmpty() ? "" : "；" + String.join("、", kinds))
                        + "；地区 " + summary.regions().size() + " 个；条款 "
                        + summary.clauses().size() + " 项",
                "records read " + (judged + rejected) + " = subjects judged " + judged + " + rejected " + rejected
                        + (kinds.isEmpty() ? "" : "; " + String.join(", ", kinds))
                        + "; regions " + summary.regions().size() + "; clauses "
                        + summary.clauses().size());
    }

    private String outcomes(RunSummary summary) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> words.say(Words.of(outcome)) + " " + summary.of(outcome))
                .collect(Collectors.joining(words.say("、", ", ")));
    }

    private String severities(RunSummary summary) {
        return Arrays.stream(Severity.values())
                .map(severity -> words.say(Words.of(severity)) + " " + summary.of(severity))
                .collect(Collectors.joining(words.say("、", ", ")));
    }

    /** The lines of the cover: a label and what it says. */
    private static final class Lines {
        private final Worksheet sheet;
        private final int width;
        private int row;

        Lines(Worksheet sheet, int labelWidth, int width) {
            this.sheet = sheet;
            this.width = width;
            sheet.width(0, labelWidth);
            sheet.width(1, width);
        }

        void title(String text) {
            WorkbookFile.text(sheet, row, 0, text);
            sheet.style(row, 0).bold().fontSize(16).set();
            sheet.rowHeight(row, 30);
            row += 2;
        }

        void heading(String text) {
            row++;
            WorkbookFile.text(sheet, row, 0, text);
            sheet.style(row, 0).bold().fontSize(12).set();
            row++;
        }

        void pair(String label, @Nullable String text) {
            WorkbookFile.text(sheet, row, 0, label);
            WorkbookFile.text(sheet, row, 1, text == null ? "" : text);
            style();
            sheet.rowHeight(row, height(lines(text == null ? "" : text, width)));
            row++;
        }

        void blank(String label) {
            pair(label, "");
            sheet.rowHeight(row - 1, 24);
        }

        void link(String name, String rows) {
            sheet.hyperlink(row, 0, HyperLink.internal("'" + name + "'!A1", name));
            WorkbookFile.text(sheet, row, 1, rows);
            style();
            sheet.style(row, 0).underlined().fontColor("FF1D4F7C").set();
            row++;
        }

        private void style() {
            for (int c = 0; c <= 1; c++) {
                StyleSetter style = sheet.style(row, c)
                        .fontSize(FONT_SIZE)
                        .wrapText(true)
                        .verticalAlignment("top")
                        .borderStyle(BorderStyle.THIN)
                        .borderColor(LINE);
                (c == 0 ? style.fillColor(HEAD) : style).set();
            }
        }
    }

    // ---- summary ----

    private void writeSummary(Worksheet sheet) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            counts.add(words.say(Words.of(severity)));
        }
        counts.add(words.say(Words.of(Outcome.UNKNOWN)));
        counts.add(words.say(Words.of(Outcome.PENDING)));
        counts.add(words.say(Words.of(Outcome.PASS)));
        Grid grid = new Grid(sheet);
        grid.heading(words.say("一、按条款", "1. By clause"));
        List<String> byClause = new ArrayList<>(List.of(words.say("条款", "Clause"), words.say("事项", "Matter")));
        byClause.addAll(counts);
        byClause.add(words.say("不符合的单位数", "Subjects that fail"));
        byClause.add(words.say("差额合计（元）", "Missing (CNY)"));
        grid.head(byClause);
        for (Overview.Clause clause : overview.clauses()) {
            Map<String, Long> all = run.summary().clauses().getOrDefault(clause.id(), Map.of());
            grid.text(clause.citation().ground()).text(words.rule(clause.rule()));
            counts(grid, all);
            grid.number(clause.subjects()).money(clause.all().amount()).next();
        }
        long unlisted = run.summary().clauses().size() - overview.clauses().size();
        if (unlisted > 0) {
            grid.text(words.say(
                            "另有 " + unlisted + " 项条款没有列出的结论。",
                            unlisted + " more clauses have no findings that the run lists."))
                    .next();
        }
        grid.heading(words.say("二、按地区", "2. By region"));
        List<String> byRegion = new ArrayList<>(List.of(words.say("地区", "Region"), words.say("核对主体数", "Subjects")));
        byRegion.addAll(counts);
        grid.head(byRegion);
        run.summary().regions().forEach((code, all) -> {
            grid.text(words.region(new RegionCode(code))).number(all.getOrDefault("subjects", 0L));
            counts(grid, all);
            grid.next();
        });
        grid.heading(words.say("三、条款 × 市 × 程度（不符合）", "3. Clause × city × severity (fails)"));
        List<String> byBoth = new ArrayList<>(List.of(words.say("条款", "Clause"), words.say("市", "City")));
        for (Severity severity : Severity.values()) {
            byBoth.add(words.say(Words.of(severity)));
        }
        byBoth.add(words.say("差额合计（元）", "Missing (CNY)"));
        grid.head(byBoth);
        for (Overview.Clause clause : overview.clauses()) {
            clause.cities().forEach((city, sum) -> {
                if (sum.of(Outcome.FAIL) > 0) {
                    grid.text(clause.citation().ground() + " " + words.rule(clause.rule()))
                            .text(words.region(city));
                    for (Severity severity : Severity.values()) {
                        grid.number(sum.of(severity));
                    }
                    grid.money(sum.amount()).next();
                }
            });
        }
        if (overview.listed(Outcome.FAIL) == 0) {
            grid.text(words.say("没有不符合的结论。", "Nothing fails.")).next();
        }
        sheet.width(0, FIRST_WIDTH);
        sheet.width(1, SECOND_WIDTH);
        for (int c = 2; c < byClause.size(); c++) {
            sheet.width(c, c == byClause.size() - 1 ? 18 : 11);
        }
        setUpPage(sheet, true, 1);
    }

    private static void counts(Grid grid, Map<String, Long> counts) {
        for (Severity severity : Severity.values()) {
            grid.number(counts.getOrDefault(severity.code(), 0L));
        }
        grid.number(counts.getOrDefault(Outcome.UNKNOWN.code(), 0L));
        grid.number(counts.getOrDefault(Outcome.PENDING.code(), 0L));
        grid.number(counts.getOrDefault(Outcome.PASS.code(), 0L));
    }

    /** Small tables one below the other. */
    private static final class Grid {
        private final Worksheet sheet;
        private int row;
        private int column;
        private int lines = 1;

        Grid(Worksheet sheet) {
            this.sheet = sheet;
        }

        void heading(String text) {
            row += row == 0 ? 0 : 1;
            WorkbookFile.text(sheet, row, 0, text);
            sheet.style(row, 0).bold().fontSize(12).set();
            row++;
        }

        void head(List<String> headings) {
            for (int c = 0; c < headings.size(); c++) {
                WorkbookFile.text(sheet, row, c, headings.get(c));
                sheet.style(row, c)
                        .bold()
                        .wrapText(true)
                        .horizontalAlignment("center")
                        .verticalAlignment("center")
                        .fillColor(HEAD)
                        .borderStyle(BorderStyle.THIN)
                        .borderColor(LINE)
                        .set();
            }
            sheet.rowHeight(row, height(2));
            row++;
        }

        Grid text(String text) {
            WorkbookFile.text(sheet, row, column, text);
            lines = Math.max(lines, lines(text, column == 0 ? FIRST_WIDTH : SECOND_WIDTH));
            style(null);
            return this;
        }

        Grid number(long number) {
            sheet.value(row, column, number);
            style("#,##0");
            return this;
        }

        Grid money(BigDecimal amount) {
            sheet.value(row, column, amount);
            style("#,##0.00");
            return this;
        }

        private void style(@Nullable String format) {
            StyleSetter style = sheet.style(row, column)
                    .fontSize(FONT_SIZE)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .borderStyle(BorderStyle.THIN)
                    .borderColor(LINE);
            (format == null ? style : style.format(format)).set();
            column++;
        }

        void next() {
            sheet.rowHeight(row, height(lines));
            row++;
            column = 0;
            lines = 1;
        }
    }
}
