package cn.hegui.tables;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.SheetNames;
import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Measure;
import cn.hegui.model.Named;
import cn.hegui.model.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The words of the template: its first sheet, and the notes at its headings. */
final class Guide {
    private static final List<String> ZH = List.of(
            "产教融合政策事实填报表（hegui）",
            "怎样填",
            "1. 先填主体表（企业、院校或地区），每个主体一行；再填其余各表，每条记录一行，第一列写它属于哪个主体。",
            "2. 不知道的留空：空白表示“不知道”，不等于 0，也不等于“否”。为 0 请写 0。",
            "3. 某个主体确实没有某类记录，在该表写一行：主体编号，最后一列“无此类记录”选“是”。整张表已填全（没有列出的主体都没有此类记录），把表左上角“本表已填全”改为“是”。",
            "4. 金额单位为元，至多两位小数；日期写 2024-12-31；比例写 95% 或 0.95；是否题选“是”或“否”。",
            "5. 编号、代码各列是文本格式，请勿改动：改成数字后，18 位代码的后三位会丢失，无法恢复。",
            "6. 橙色表头为必填。列的顺序可以调换，不用的列可以删除；表名、表头请勿改动。鼠标停在表头上可看单位和示例。",
            "7. 填好后：hegui check 本文件 --as-of 2024-12-31 --out 结果文件夹",
            "各表");
    private static final List<String> EN = List.of(
            "Facts for the policies on industry-education integration (hegui)",
            "How to fill it in",
            "1. First the sheets of subjects (enterprises, institutions, regions), a row each; then the others, a row for each record, whose first column says to which subject it belongs.",
            "2. Leave empty what is not known: empty means not known, neither 0 nor no. Write 0 for zero.",
            "3. Where a subject has none of something, write one row: its id, and 是 in the last column (none). Where a sheet is complete (subjects that it does not list have none), set the cell at its top left to 是.",
            "4. Amounts in CNY with at most two decimals; dates as 2024-12-31; shares as 95% or 0.95; yes is 是 (or Y), no is 否 (or N).",
            "5. Columns of ids and codes are text. Leave them so: as numbers, codes of 18 digits lose their last three for good.",
            "6. Orange headings are required. Columns may change places, and columns that are not needed may go; keep the names of sheets and headings. Notes at the headings give unit and example.",
            "7. When done: hegui check FILE --as-of 2024-12-31 --out FOLDER",
            "Sheets");

    private Guide() {}

    static void write(Workbook workbook, Collection<SubjectKind> kinds, Language language) {
        boolean chinese = language == Language.ZH;
        // Lines run over the empty cells beside them: fastexcel writes merged cells in no fixed order.
        List<String> lines = broken(chinese ? ZH : EN, chinese ? 62 : 125);
        Worksheet page = workbook.newWorksheet("说明");
        page.width(0, 26);
        page.width(1, 30);
        page.width(2, 70);
        page.hideGridLines();
        int r = 0;
        for (int i = 0; i < lines.size(); i++) {
            page.value(r, 0, lines.get(i));
            if (i == 0) {
                page.style(r, 0).bold().fontSize(16).set();
                page.rowHeight(r, 30);
            } else if (lines.get(i).length() < 20) {
                page.rowHeight(r, 26);
                page.style(r, 0).bold().fontSize(12).verticalAlignment("bottom").set();
            }
            r++;
        }
        heading(page, r, 0, chinese ? "工作表" : "Sheet");
        heading(page, r, 1, chinese ? "英文名" : "Name");
        heading(page, r, 2, chinese ? "列" : "Columns");
        r++;
        for (FactSheet sheet : FactBook.sheets(kinds)) {
            String title = SheetNames.title(sheet);
            page.value(r, 0, title);
            page.hyperlink(r, 0, HyperLink.internal("'" + title.replace("'", "''") + "'!A1", title));
            page.style(r, 0)
                    .fontColor("0563C1")
                    .underlined()
                    .verticalAlignment("top")
                    .set();
            page.value(r, 1, sheet.list() == null ? sheet.name() : sheet.kind().code() + "." + sheet.name());
            page.style(r, 1)
                    .fontColor(FactBook.Palette.FAINT)
                    .verticalAlignment("top")
                    .set();
            page.value(
                    r,
                    2,
                    sheet.fields().stream()
                            .map(field -> chinese ? field.heading() : field.name())
                            .collect(Collectors.joining(chinese ? "、" : ", ")));
            page.style(r, 2).wrapText(true).verticalAlignment("top").set();
            int width = sheet.fields().stream()
                    .mapToInt(field -> chinese
                            ? 2 * field.heading().length() + 2
                            : field.name().length() + 2)
                    .sum();
            page.rowHeight(r, 16 * ((width + 63) / 64));
            r++;
        }
        page.paperSize(PaperSize.A4_PAPER);
        page.pageOrientation("landscape");
        page.setFitToPage(true);
        page.fitToWidth((short) 1);
        page.fitToHeight((short) 0);
    }

    /** The lines, those longer than {@code most} characters in several, indented below their number. */
    private static List<String> broken(List<String> lines, int most) {
        List<String> broken = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > most) {
                int at = most;
                while (at > most / 2 && "，。；、 ".indexOf(rest.charAt(at - 1)) < 0) {
                    at--;
                }
                broken.add(rest.substring(0, at));
                rest = "    " + rest.substring(at);
            }
            broken.add(rest);
        }
        return broken;
    }

    private static void heading(Worksheet page, int r, int c, String text) {
        page.value(r, c, text);
        page.style(r, c)
                .bold()
                .fillColor(FactBook.Palette.HEADING)
                .borderStyle("thin")
                .borderColor(FactBook.Palette.LINE)
                .set();
    }

    static String complete(Language language) {
        return language == Language.ZH
                ? "选“是”：没有在本表列出的主体，都没有此类记录。"
                : "是 (yes): subjects that this sheet does not list have none.";
    }

    static String note(
            FactSheet sheet, FactRows.Column column, boolean required, Examples examples, Language language) {
        boolean chinese = language == Language.ZH;
        List<String> lines = new ArrayList<>();
        FactField field = column.field();
        if (field == null) {
            boolean key = column.name().equals(FactSheet.SUBJECT);
            lines.add(
                    key
                            ? (chinese ? "该行属于哪个主体，须在主体表中" : "Whose the row is; it stands in the sheet of subjects")
                            : (chinese
                                    ? "确实没有此类记录时选“是”，该行其余留空"
                                    : "是 where the subject has none; the rest of the row stays empty"));
        } else {
            lines.add(unit(field, chinese));
        }
        String example = examples.of(sheet, column.name());
        if (example != null && !column.name().equals(FactSheet.NONE)) {
            lines.add((chinese ? "例：" : "Example: ") + example);
        }
        lines.add(required ? (chinese ? "必填" : "Required") : (chinese ? "不知道则留空" : "Empty if not known"));
        return String.join("\n", lines);
    }

    private static String unit(FactField field, boolean chinese) {
        return switch (field.type()) {
            case TEXT -> chinese ? "文本" : "Text";
            case REGION -> chinese ? "六位行政区划代码" : "Six digits, GB/T 2260";
            case FLAG -> chinese ? "是或否" : "是 (yes) or 否 (no)";
            case DATE -> chinese ? "日期" : "Date";
            case CHOICE ->
                (chinese ? "从列表选择：" : "Choose: ")
                        + field.choices().values().stream()
                                .map(Guide::choice)
                                .collect(Collectors.joining(chinese ? "、" : ", "));
            case YEAR -> chinese ? "四位年份" : "Year";
            case COUNT -> chinese ? "整数" : "Whole number";
            case DECIMAL -> measure(field.measure(), chinese);
            case TARGET -> chinese ? "经费事项填年度" : "The year, where it is about training funds";
            case LIST, INDICATORS -> throw new IllegalStateException(field.name() + " has no cell");
        };
    }

    private static String choice(Coded constant) {
        Named named = constant.named();
        return named == null || named.meaning().isEmpty()
                ? constant.word()
                : constant.word() + "（" + named.meaning() + "）";
    }

    private static String measure(Measure measure, boolean chinese) {
        @Nullable
        String zh = switch (measure) {
            case AMOUNT -> "单位：元，至多两位小数";
            case HOURS -> "单位：学时，至多一位小数";
            case SHARE -> "比例：0 至 1，或写百分数";
            default -> "数，不小于 0";
        };
        String en = switch (measure) {
            case AMOUNT -> "CNY, at most 2 decimals";
            case HOURS -> "Hours, at most 1 decimal";
            case SHARE -> "From 0 to 1, or a percentage";
            default -> "A number, 0 or more";
        };
        return chinese ? zh : en;
    }
}
