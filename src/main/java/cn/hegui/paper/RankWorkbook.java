package cn.hegui.paper;

import cn.hegui.model.Document;
import cn.hegui.model.Indicator;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.rank.Points;
import cn.hegui.rank.Ranking;
import cn.hegui.rank.Standing;
import cn.hegui.report.RankTable;
import cn.hegui.report.Words;
import cn.hegui.workbook.BarChart;
import cn.hegui.workbook.WorkbookFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes {@code rank.xlsx}: a sheet for each group with each school's strongest and weakest indicators and all points, and their charts. */
public final class RankWorkbook {
    /** The name of the file. */
    public static final String FILE = "rank.xlsx";

    private static final String HEAD = "FFE8ECEF";
    private static final String LINE = "FFB5B5B0";
    private static final int FIXED = 10;

    private RankWorkbook() {}

    /** Writes {@code ranking} by the {@code indicators} of {@code document} to {@code out}, which stays open. */
    public static void write(
            Ranking ranking, Document document, List<Indicator> indicators, Language language, OutputStream out)
            throws IOException {
        List<BarChart> charts = charts(ranking, language);
        WorkbookFile.write(
                out,
                workbook -> {
                    for (var group : ranking.groups().entrySet()) {
                        String name = RankTable.words(group.getKey()).in(language);
                        write(workbook.newWorksheet(name), group.getValue(), document, indicators, language);
                    }
                    for (BarChart chart : charts) {
                        Worksheet sheet = workbook.newWorksheet(chart.sheetName());
                        chart.writeCells(sheet);
                        page(sheet, document, language);
                        sheet.fitToWidth((short) 1);
                    }
                    about(workbook, ranking, document, language);
                },
                charts);
    }

    /** A chart for each group with schools, on sheets behind those of the groups. */
    private static List<BarChart> charts(Ranking ranking, Language language) {
        List<BarChart> charts = new ArrayList<>();
        ranking.groups().forEach((group, standings) -> {
            Strengths.Bars bars = Strengths.Bars.of(standings);
            if (!bars.labels().isEmpty()) {
                int number = ranking.groups().size() + charts.size() + 1;
                String name = (language == Language.ZH ? "图 " : "Chart ") + (charts.size() + 1);
                String leftOut = Strengths.leftOut(standings).in(language);
                charts.add(new BarChart(
                        number,
                        name,
                        RankTable.words(group).in(language) + (leftOut.isEmpty() ? "" : " · " + leftOut),
                        bars.labels(),
                        List.of(
                                new BarChart.Series(Strengths.strongestBars().in(language), "1D4F7C", bars.strongest()),
                                new BarChart.Series(Strengths.weakestBars().in(language), "D08A1D", bars.weakest()))));
            }
        });
        return charts;
    }

    private static void write(
            Worksheet sheet, List<Standing> standings, Document document, List<Indicator> indicators, Language language)
            throws IOException {
        boolean zh = language == Language.ZH;
        List<String> headings = new ArrayList<>(
                zh
                        ? List.of("名次", "学校", "学校代码", "地区", "办学层次", "总分", "是否暂定", "最强的指标", "最弱的指标", "缺少的指标")
                        : List.of(
                                "Rank",
                                "School",
                                "Id",
                                "Region",
                                "Level",
                                "Score",
                                "Provisional",
                                "Strongest",
                                "Weakest",
                                "Missing"));
        indicators.forEach(indicator -> headings.add(indicator.id() + " " + indicator.indicator()
                + (zh ? "（满分 " : " (of ") + indicator.weight() + (zh ? "）" : ")")));
        int[] widths = {6, 24, 20, 9, 14, 10, 8, 36, 36, 24};
        for (int c = 0; c < headings.size(); c++) {
            WorkbookFile.text(sheet, 0, c, headings.get(c));
            sheet.width(c, c < FIXED ? widths[c] : 12);
        }
        sheet.range(0, 0, 0, headings.size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .verticalAlignment("center")
                .horizontalAlignment("center")
                .fillColor(HEAD)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
        sheet.rowHeight(0, 72);
        int row = 1;
        for (Standing standing : standings) {
            write(sheet, row, standing, language);
            row++;
        }
        if (standings.isEmpty()) {
            WorkbookFile.text(sheet, 1, 0, zh ? "没有这一组的学校。" : "No school of this group.");
        } else {
            sheet.range(1, 0, row - 1, headings.size() - 1)
                    .style()
                    .fontSize(10)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .borderStyle(BorderStyle.THIN)
                    .borderColor(LINE)
                    .set();
            sheet.range(1, 5, row - 1, 5).style().format("0.0000").set();
            sheet.range(1, FIXED, row - 1, headings.size() - 1)
                    .style()
                    .format("0.0000")
                    .set();
            sheet.setAutoFilter(0, 0, row - 1, headings.size() - 1);
        }
        sheet.freezePane(2, 1);
        sheet.repeatRows(0);
        sheet.repeatCols(0, 1);
        page(sheet, document, language);
        sheet.fitToWidth((short) 5);
    }

    private static void page(Worksheet sheet, Document document, Language language) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToHeight((short) 0);
        sheet.header(document.title(), org.dhatim.fastexcel.Position.LEFT, 9);
        sheet.footer(
                language == Language.ZH ? "第 &P 页，共 &N 页" : "page &P of &N", org.dhatim.fastexcel.Position.CENTER, 9);
    }

    private static void write(Worksheet sheet, int row, Standing standing, Language language) {
        boolean zh = language == Language.ZH;
        Institution school = standing.school();
        Strengths strengths = Strengths.of(standing);
        sheet.value(row, 0, standing.rank());
        WorkbookFile.text(sheet, row, 1, school.name() == null ? school.id() : school.name());
        WorkbookFile.text(sheet, row, 2, school.id());
        WorkbookFile.text(sheet, row, 3, school.region().code());
        WorkbookFile.text(
                sheet,
                row,
                4,
                school.level() == null ? "" : Words.of(school.level()).in(language));
        sheet.value(row, 5, standing.score());
        boolean provisional = standing.isProvisional();
        WorkbookFile.text(sheet, row, 6, zh ? (provisional ? "是" : "否") : (provisional ? "yes" : "no"));
        WorkbookFile.text(sheet, row, 7, words(strengths.strongest()));
        WorkbookFile.text(sheet, row, 8, words(strengths.weakest()));
        WorkbookFile.text(sheet, row, 9, String.join(" ", standing.missing()));
        for (int i = 0; i < standing.points().size(); i++) {
            sheet.value(row, FIXED + i, standing.points().get(i).earned());
        }
        sheet.rowHeight(row, provisional ? 110 : 84);
    }

    private static String words(List<Points> points) {
        return points.stream().map(Strengths::words).collect(Collectors.joining("\n"));
    }

    private static void about(Workbook workbook, Ranking ranking, Document document, Language language) {
        boolean zh = language == Language.ZH;
        Worksheet sheet = workbook.newWorksheet(zh ? "说明" : "About");
        List<String> lines = new ArrayList<>(List.of(
                (zh ? "依据：" : "By: ")
                        + document.title()
                        + (document.isDraft() && !document.title().contains("征求意见稿")
                                ? (zh ? "（征求意见稿）" : " (a draft)")
                                : ""),
                zh
                        ? "每项指标：组内最高的得满分，其他按“本校数值 ÷ 最高值 × 满分”计算；没有填的得 0 分，总分为暂定。"
                        : "For each indicator the highest in the group earns the full weight, the others their share of it; what is"
                                + " not given earns nothing and makes the score provisional.",
                zh
                        ? "最强、最弱的指标按得分占该项满分的比例排列，各列至多三项；没有填的不计入。"
                        : "Strongest and weakest go by the share of the weight that is earned, at most three each; what is not given"
                                + " is left out."));
        if (!ranking.unranked().isEmpty()) {
            lines.add((zh ? "未参加排名（办学层次不在评价范围或者未填）：" : "Not ranked (level outside the evaluation or not given): ")
                    + ranking.unranked().stream()
                            .map(school -> school.name() == null ? school.id() : school.name())
                            .collect(Collectors.joining(zh ? "、" : ", ")));
        }
        sheet.width(0, 110);
        for (int row = 0; row < lines.size(); row++) {
            WorkbookFile.text(sheet, row, 0, lines.get(row));
            sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
            sheet.rowHeight(row, 34);
        }
    }
}
