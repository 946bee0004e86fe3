package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.Measure;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reasons for which rows and cells of tables are rejected, beside those that hold of any facts. */
final class CellReason {
    private CellReason() {}

    private static Reason of(String code, String zh, String en) {
        return new Reason(code, new Texts(zh, en));
    }

    /** A code that a spreadsheet took for a number, so that digits are lost. */
    static Reason codeAsNumber(String heading, String shown) {
        return of(
                "code-as-number",
                "%s“%s”已被 Excel 当作数字，第 15 位以后的数字已丢失，无法恢复。请先把该列设为“文本”格式，再从原始资料重新录入（模板中该列已是文本格式）。"
                        .formatted(heading, Reason.shown(shown)),
                ("%s \"%s\" was taken for a number by the spreadsheet, which keeps 15 digits only: the rest is lost."
                                + " Format the column as text first, then enter the code again from its source"
                                + " (templates have the column as text).")
                        .formatted(heading, Reason.shown(shown)));
    }

    static Reason textAsDate(String heading, String day) {
        return of(
                "text-as-date",
                "%s应为文本，但已被 Excel 当作日期（%s）。请先把该列设为“文本”格式，再重新录入。".formatted(heading, day),
                "%s is a text, but the spreadsheet took it for a date (%s). Format the column as text and enter it again."
                        .formatted(heading, day));
    }

    static Reason notCalculated(String heading, String formula) {
        return of(
                "formula-not-calculated",
                "%s是公式（%s），但文件中没有计算结果。请在 Excel 或 WPS 中打开并保存一次，或把公式改为数值。".formatted(heading, Reason.shown(formula)),
                "%s is a formula (%s) whose result is not saved. Open the file in Excel or WPS and save it, or paste values."
                        .formatted(heading, Reason.shown(formula)));
    }

    static Reason error(String heading, String error) {
        return of(
                "cell-error",
                "%s是错误值 %s。请在 Excel 中改正公式；不知道则留空。".formatted(heading, Reason.shown(error)),
                "%s is the error %s. Mend the formula; leave the cell empty if it is not known."
                        .formatted(heading, Reason.shown(error)));
    }

    static Reason notYesNo(String heading, String text) {
        return of(
                "not-yes-no",
                "%s“%s”应为 是 或 否（也可写 √、×、Y、N、1、0）；不知道则留空。".formatted(heading, Reason.shown(text)),
                "%s \"%s\" should be 是 or 否 (or Y, N, 1, 0); leave it empty if not known."
                        .formatted(heading, Reason.shown(text)));
    }

    static Reason notAChoice(FactField field, String heading, String text) {
        String zh = field.choices().values().stream().map(Coded::word).collect(Collectors.joining("、"));
        String nearest = Nearest.to(text, field.choices().keySet());
        return of(
                "not-in-enumeration",
                "%s“%s”不在 %s 之列。请从下拉列表中选择，或写代码（%s）。"
                        .formatted(
                                heading,
                                Reason.shown(text),
                                zh,
                                String.join("、", field.choices().keySet())),
                "%s \"%s\" is not one of %s.%s"
                        .formatted(
                                heading,
                                Reason.shown(text),
                                String.join(", ", field.choices().keySet()),
                                nearest == null ? " Choose from the list." : " Maybe " + nearest + " is meant."));
    }

    static Reason notANumber(FactField field, String heading, String text) {
        String zh = field.measure() == Measure.AMOUNT ? "金额写数字（元），例如 12000.50 或 12,000.50" : "应写数字";
        String en = field.measure() == Measure.AMOUNT
                ? "Write an amount in CNY, for example 12000.50 or 12,000.50"
                : "Write a number";
        return of(
                "not-a-number",
                "%s“%s”不是数字。%s；不知道则留空。".formatted(heading, Reason.shown(text), zh),
                "%s \"%s\" is not a number. %s; leave it empty if not known."
                        .formatted(heading, Reason.shown(text), en));
    }

    static Reason notADate(String heading, String text) {
        return of(
                "not-a-date",
                "%s“%s”不是日期。请写作 2020-12-31、2020/12/31、2020年12月31日 或 20201231，且确有其日；不知道则留空。"
                        .formatted(heading, Reason.shown(text)),
                "%s \"%s\" is not a date. Write 2020-12-31, a day that exists; leave it empty if not known."
                        .formatted(heading, Reason.shown(text)));
    }

    static Reason twoColumns(String heading, String first, String second) {
        return of(
                "duplicate-column",
                "%s在 %s 列和 %s 列各有一个值，无法确定以哪个为准。请删去其中一列。".formatted(heading, first, second),
                "%s has a value in column %s and one in column %s, and nothing tells which holds. Delete one column."
                        .formatted(heading, first, second));
    }

    static Reason noneWithRows(String heading) {
        return of(
                "none-with-rows",
                "“%s”表中该主体既标明“无此类记录”，又填有记录。请删去其中之一。".formatted(heading),
                "The subject is marked as having none in %s, yet it has records there. Delete one of the two."
                        .formatted(heading));
    }

    static Reason indicatorWithoutId() {
        return of(
                "missing-name",
                "该行没有填写指标编号（id），不知是哪项指标。请补上，或删去该行。",
                "The row lacks the id of its indicator. Add it, or delete the row.");
    }

    static Reason otherKind(String given, SubjectKind kind) {
        return of(
                "kind-mismatch",
                "类别“%s”与所在的表（%s）不一致。请移到相应的表，或改正类别。".formatted(Reason.shown(given), kind.word()),
                "The kind \"%s\" is not that of its table (%s). Move the row, or correct the kind."
                        .formatted(Reason.shown(given), kind.code()));
    }

    static Reason rowWithoutSubject(String heading) {
        return of(
                "row-without-subject",
                "该行没有填写%s，不知属于哪个主体。若上方是合并单元格，请取消合并并逐行填写。".formatted(heading),
                "The row lacks %s, so nobody knows whose it is. Maybe the cells above are merged: split them and fill"
                                .formatted(heading)
                        + " every row.");
    }

    static Reason noSuchSubject(String id, String tables, @Nullable String nearest) {
        return of(
                "no-such-subject",
                "主体 %s 不在%s表中，该行没有归属，未使用。%s"
                        .formatted(
                                Reason.shown(id), tables, nearest == null ? "请核对编号，或在主体表中补上。" : "也许是 " + nearest + "。"),
                "The subject %s stands in none of the tables %s, so the row belongs to nobody and was not used. %s"
                        .formatted(
                                Reason.shown(id),
                                tables,
                                nearest == null
                                        ? "Check the id, or add the subject."
                                        : "Maybe " + nearest + " is meant."));
    }

    static Reason ambiguousSubject(String id, String tables) {
        return of(
                "ambiguous-subject",
                "主体 %s 同时在%s表中，不知该行属于哪一个。请在表名前写明类别，例如“企业学生实习”。".formatted(Reason.shown(id), tables),
                ("The subject %s stands in the tables %s, and nothing tells to which the row belongs. Put the kind"
                                + " before the name of the sheet, for example enterprise.internships.")
                        .formatted(Reason.shown(id), tables));
    }

    static Reason unknownTable(String name, @Nullable String nearest, long rows) {
        return of(
                "unknown-table",
                "没有名为“%s”的表，其 %d 行未使用。%s"
                        .formatted(
                                Reason.shown(name),
                                rows,
                                nearest == null ? "表名见模板（hegui template）。" : "也许是“" + nearest + "”。"),
                "There is no table \"%s\"; its %d rows were not used. %s"
                        .formatted(
                                Reason.shown(name),
                                rows,
                                nearest == null
                                        ? "For the names see hegui template."
                                        : "Maybe " + nearest + " is meant."));
    }

    static Reason noHeadings(String name, String expected, long rows) {
        return of(
                "no-headings",
                "“%s”表中找不到表头，其 %d 行未使用。请保留模板的表头：第一列应为%s。".formatted(Reason.shown(name), rows, expected),
                "No headings were found in \"%s\"; its %d rows were not used. Keep those of the template: the first column is %s."
                        .formatted(Reason.shown(name), rows, expected));
    }
}
