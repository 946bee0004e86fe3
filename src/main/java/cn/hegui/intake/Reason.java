package cn.hegui.intake;

import cn.hegui.model.Measure;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Why a record is rejected: a code, and a sentence that names the value, what was expected and what to try. The
 * catalogue of all reasons that intake knows.
 */
record Reason(String code, Texts texts) {
    private static final int LONGEST_SHOWN = 60;

    private static Reason of(String code, String zh, String en) {
        return new Reason(code, new Texts(zh, en));
    }

    static Reason notJson(long column) {
        return of(
                "not-json",
                "该行不是有效的 JSON：第 %d 个字符附近语法有误或内容中断。请检查引号、逗号和括号，每行须为一个完整的 JSON 对象。".formatted(column),
                ("The record is not valid JSON: near character %d the syntax is broken or the text breaks off. "
                                + "Check quotes, commas and brackets; a line holds one whole JSON object.")
                        .formatted(column));
    }

    static Reason notUtf8(long column) {
        return of(
                "not-utf8",
                "第 %d 个字符处不是有效的 UTF-8 文本。文件可能以 GBK 等编码保存，请另存为 UTF-8。".formatted(column),
                "What stands at character %d is not valid UTF-8. Maybe the file was saved as GBK; save it as UTF-8."
                        .formatted(column));
    }

    static Reason unpairedSurrogate() {
        return of(
                "not-utf8",
                "文本含有不成对的代理字符（\\ud800 至 \\udfff），无法以 UTF-8 表示。请检查导出程序是否截断了字符。",
                "The text holds an unpaired surrogate (\\ud800 to \\udfff), which UTF-8 cannot write. Maybe an export"
                        + " cut a character in two.");
    }

    static Reason tooDeep() {
        return of(
                "too-deep",
                "嵌套超过 %d 层。事实记录至多三层，请检查导出程序。".formatted(Json.DEEPEST),
                "It is nested more than %d levels deep. Facts need three; check what wrote the file."
                        .formatted(Json.DEEPEST));
    }

    static Reason tooLong() {
        return of(
                "too-long",
                "该行（记录）超过 16 MiB。请检查是否缺少换行，或把多个主体分成多行。",
                "The line (record) is over 16 MiB. Maybe line breaks are missing; give every subject a line of its"
                        + " own.");
    }

    static Reason notAnObject(String found, String foundEn) {
        return of(
                "not-an-object",
                "记录应为 JSON 对象（{…}），实为%s。".formatted(found),
                "A record is a JSON object ({…}), but this is %s.".formatted(foundEn));
    }

    static Reason duplicateProperty(String name) {
        return of(
                "duplicate-property",
                "同一对象中 %s 出现两次，无法确定以哪个为准。请保留一个。".formatted(shown(name)),
                "%s stands twice in one object, and nothing tells which one holds. Keep one.".formatted(shown(name)));
    }

    static Reason unknownProperty(String path, String name, Collection<String> known) {
        return of(
                "unknown-property",
                "不认识的属性 %s（--strict 时不接受）。%s"
                        .formatted(shown(path), maybe(name, known, "请核对拼写，或删去。").zh()),
                "The property %s is not known, which --strict does not accept. %s"
                        .formatted(shown(path), maybe(name, known, "").en()));
    }

    static Reason missingKind() {
        return of(
                "missing-kind",
                "缺少主体类别（kind）。应为 %s 之一。".formatted(kinds("、")),
                "kind is absent or blank. Expected one of %s.".formatted(kinds(", ")));
    }

    static Reason unknownKind(String kind) {
        Texts maybe = maybe(kind, kindCodes(), "请核对拼写。");
        return of(
                "unknown-kind",
                "主体类别（kind）“%s”不在 %s 之列。%s".formatted(shown(kind), kinds("、"), maybe.zh()),
                "kind \"%s\" is not one of %s. %s".formatted(shown(kind), kinds(", "), maybe.en()));
    }

    /** A subject without its id or region, or an item without what names it. */
    static Reason missing(FactTable table, FactField field, boolean ofSubject) {
        return ofSubject
                ? of(
                        "missing-" + field.name(),
                        "缺少%s，或其为空。应为%s。"
                                .formatted(label(field), expected(field).zh()),
                        "%s is absent or blank. Expected %s."
                                .formatted(field.name(), expected(field).en()))
                : of(
                        "missing-name",
                        "%s（%s）的一项缺少%s，无法与其他项区分。请补上。".formatted(table.heading(), table.name(), label(field)),
                        "An item of %s lacks %s, which names it. Add it.".formatted(table.name(), field.name()));
    }

    static Reason creditCode(String id) {
        return of(
                "credit-code-form",
                "“%s”不是统一社会信用代码的形式：应为 18 位数字或大写字母（不含 I、O、S、V、Z），现为 %d 位。请对照营业执照核对，注意 O 与 0、I 与 1。"
                        .formatted(shown(id), id.codePointCount(0, id.length())),
                ("\"%s\" does not have the form of a unified social credit code: 18 digits or capital letters without"
                                + " I, O, S, V, Z; it has %d characters. Check it against the business licence,"
                                + " maybe O for 0 or I for 1.")
                        .formatted(shown(id), id.codePointCount(0, id.length())));
    }

    static Reason idTooLong(String id) {
        return of(
                "id-too-long",
                "学校代码（id）“%s”有 %d 个字符，至多 %d 个。请核对是否误填了名称。"
                        .formatted(shown(id), id.codePointCount(0, id.length()), FactSchema.LONGEST_ID),
                "id \"%s\" has %d characters; an institution's has at most %d. Maybe it is a name."
                        .formatted(shown(id), id.codePointCount(0, id.length()), FactSchema.LONGEST_ID));
    }

    static Reason regionForm(String region) {
        return of(
                "region-form",
                "地区代码（region）“%s”应为六位数字（GB/T 2260），例如 330600。".formatted(shown(region)),
                "region \"%s\" is not six digits (GB/T 2260), for example 330600.".formatted(shown(region)));
    }

    static Reason regionOutside(String region, String within) {
        return of(
                "region-outside",
                "地区“%s”不在本次核对的范围（%s）之内，未作判定。请核对地区代码，或由有权限的单位核对。".formatted(shown(region), within),
                "The region \"%s\" lies outside that of the run (%s), so nothing was judged. Check the code, or leave it to those whose region it is."
                        .formatted(shown(region), within));
    }

    static Reason regionMismatch(String id, String region) {
        return of(
                "region-mismatch",
                "地区的 id “%s”与其 region “%s”不一致，二者应相同。请核对哪个正确。".formatted(shown(id), shown(region)),
                "The id \"%s\" of a region is not its region \"%s\"; both are its code. Check which one is right."
                        .formatted(shown(id), shown(region)));
    }

    static Reason wrongType(FactField field, Texts found) {
        return of(
                "wrong-type",
                "%s应为%s，实为%s。%s"
                        .formatted(
                                label(field),
                                expected(field).zh(),
                                found.zh(),
                                hint(field, found.zh()).zh()),
                "%s should be %s, but is %s. %s"
                        .formatted(
                                field.name(),
                                expected(field).en(),
                                found.en(),
                                hint(field, found.zh()).en()));
    }

    static Reason wrongItem(FactTable table, Texts found) {
        return of(
                "wrong-type",
                "%s（%s）的每一项应为对象（{…}），实为%s。没有内容时请删去该项。".formatted(table.heading(), table.name(), found.zh()),
                "Every item of %s should be an object ({…}), but this is %s. Drop an item that holds nothing."
                        .formatted(table.name(), found.en()));
    }

    static Reason wrongKindType(Texts found) {
        return of(
                "wrong-type",
                "主体类别（kind）应为文本，实为%s。应为 %s 之一。".formatted(found.zh(), kinds("、")),
                "kind should be a text, but is %s. Expected one of %s.".formatted(found.en(), kinds(", ")));
    }

    static Reason notANumber(FactField field, String text) {
        return of(
                "not-a-number",
                "%s“%s”不是数字。金额只写数字，不带千位分隔符、单位或空格，例如 12000.50。".formatted(label(field), shown(text)),
                ("%s \"%s\" is not a number. Write digits only, no thousands separators, units or blanks, for "
                                + "example 12000.50.")
                        .formatted(field.name(), shown(text)));
    }

    static Reason negative(FactField field, String number) {
        return of(
                "negative-number",
                "%s%s 为负数，应不小于 0。请核对符号。".formatted(label(field), shown(number)),
                "%s %s is negative; it is 0 or more. Check the sign.".formatted(field.name(), shown(number)));
    }

    static Reason tooLarge(FactField field, String number) {
        return of(
                "number-too-large",
                "%s%s 过大：至多 10 的 18 次方，书写不超过 %d 个字符。请核对单位和小数点。"
                        .formatted(label(field), shown(number), FactSchema.LONGEST_NUMBER),
                ("%s %s is too large: at most 10^18, written in %d characters or fewer. Check the unit and the "
                                + "decimal point.")
                        .formatted(field.name(), shown(number), FactSchema.LONGEST_NUMBER));
    }

    static Reason tooManyDecimals(FactField field, String number) {
        String zh = field.decimals() == 0 ? "应为整数" : "至多 %d 位小数".formatted(field.decimals());
        String en = field.decimals() == 0 ? "it is a whole number" : "at most %d are valid".formatted(field.decimals());
        return of(
                "too-many-decimals",
                "%s%s 的小数位过多，%s。请核对单位，或按规定取整。".formatted(label(field), shown(number), zh),
                "%s %s has too many decimals; %s. Check the unit, or round it as the rules say."
                        .formatted(field.name(), shown(number), en));
    }

    /** A number that is valid in form but not between the least and the most that the field allows. */
    static Reason outOfRange(FactField field, String number) {
        if (field.measure() == Measure.YEAR) {
            return yearOutOfRange(field, number);
        }
        if (field.measure() == Measure.SHARE) {
            return of(
                    "share-out-of-range",
                    "%s%s 不在 0 至 1 之间。请核对是否误写成百分数（例如 0.95 写成 95）。".formatted(label(field), shown(number)),
                    "%s %s is not from 0 to 1. Maybe it is a percentage (95 for 0.95)."
                            .formatted(field.name(), shown(number)));
        }
        return of(
                "employment-year",
                "%s%s 只能为 1 或 2（就业第一年或第二年）。请核对是否误填了年份。".formatted(label(field), shown(number)),
                "%s %s is neither 1 nor 2 (first or second year of employment). Maybe it is a calendar year."
                        .formatted(field.name(), shown(number)));
    }

    static Reason yearOutOfRange(FactField field, String year) {
        return of(
                "year-out-of-range",
                "%s%s 不在 %d 至 %d 之间。请核对年份。"
                        .formatted(label(field), shown(year), FactSchema.FIRST_YEAR, FactSchema.LAST_YEAR),
                "%s %s is not from %d to %d. Check the year."
                        .formatted(field.name(), shown(year), FactSchema.FIRST_YEAR, FactSchema.LAST_YEAR));
    }

    static Reason targetNotAYear(String rule, String target) {
        return of(
                "target-not-a-year",
                "责令改正涉及 %s，其 target “%s”应为四位年份，例如 2019。".formatted(shown(rule), shown(target)),
                "The notice is about %s, so its target \"%s\" should be a year of four digits, for example 2019."
                        .formatted(shown(rule), shown(target)));
    }

    static Reason notADate(FactField field, String text) {
        return of(
                "not-a-date",
                "%s“%s”不是日期：应写作 YYYY-MM-DD 且确有其日，例如 2020-12-31。".formatted(label(field), shown(text)),
                "%s \"%s\" is not a date: write YYYY-MM-DD, a day that exists, for example 2020-12-31."
                        .formatted(field.name(), shown(text)));
    }

    static Reason dateOutOfRange(FactField field, String text) {
        return of(
                "date-out-of-range",
                "%s%s 的年份不在 %d 至 %d 之间。请核对年份。"
                        .formatted(label(field), shown(text), FactSchema.FIRST_YEAR, FactSchema.LAST_YEAR),
                "The year of %s %s is not from %d to %d. Check it."
                        .formatted(field.name(), shown(text), FactSchema.FIRST_YEAR, FactSchema.LAST_YEAR));
    }

    static Reason notInEnumeration(FactField field, String text) {
        Set<String> codes = field.choices().keySet();
        Texts maybe = maybe(text, codes, "请核对拼写（区分大小写）。");
        return of(
                "not-in-enumeration",
                "%s“%s”不在 %s 之列。%s".formatted(label(field), shown(text), String.join("、", codes), maybe.zh()),
                "%s \"%s\" is not one of %s. %s"
                        .formatted(field.name(), shown(text), String.join(", ", codes), maybe.en()));
    }

    static Reason wrongOrder(FieldOrder order, String lesser, String greater) {
        FactField first = order.lesser();
        FactField second = order.greater();
        boolean dates = first.type() == FactType.DATE;
        return of(
                order.code(),
                dates
                        ? "%s%s 早于%s%s。请核对两个日期是否填反。".formatted(label(second), greater, label(first), lesser)
                        : "%s%s 大于%s%s。前者是后者的一部分，请核对是否填反或单位不同。".formatted(label(first), lesser, label(second), greater),
                dates
                        ? "%s %s is before %s %s. Maybe the two dates are swapped."
                                .formatted(second.name(), greater, first.name(), lesser)
                        : "%s %s exceeds %s %s, of which it is a part. Maybe they are swapped or in different units."
                                .formatted(first.name(), lesser, second.name(), greater));
    }

    static Reason duplicateItem(FactTable table, String name) {
        return of(
                "duplicate-item",
                "%s（%s）中有两项都是 %s。请合并或改正其中一项。".formatted(table.heading(), table.name(), shown(name)),
                "Two items of %s are both %s. Merge them or correct one.".formatted(table.name(), shown(name)));
    }

    static Reason duplicateSubject(SubjectKind kind, String id, String file, long line) {
        return of(
                "duplicate-subject",
                "主体 %s（%s）在本次运行中已出现：%s 第 %d 行。请合并，或核对是否重复提交。".formatted(shown(id), kind.code(), file, line),
                ("The subject %s (%s) already stands in this run: %s line %d. Merge them; maybe one file was "
                                + "given twice.")
                        .formatted(shown(id), kind.code(), file, line));
    }

    /** What a value is, for a sentence that says what it should be. */
    static Texts found(JsonToken token, String text) {
        return switch (token) {
            case START_OBJECT -> new Texts("对象", "an object");
            case START_ARRAY -> new Texts("数组", "an array");
            case VALUE_NULL -> new Texts(" null ", "null");
            case VALUE_TRUE, VALUE_FALSE -> new Texts(" " + text, text);
            case VALUE_STRING -> new Texts("文本“" + shown(text) + "”", "the text \"" + shown(text) + "\"");
            default -> new Texts("数 " + shown(text), "the number " + shown(text));
        };
    }

    private static Texts hint(FactField field, String found) {
        boolean text = found.startsWith("文本");
        return switch (field.type()) {
            case FLAG ->
                new Texts(
                        "是写 true，否写 false，不加引号；不知道则删去。",
                        "Write true or false without quotes; leave it out if not known.");
            case COUNT, YEAR, DECIMAL ->
                text
                        ? new Texts("请去掉引号；不知道则删去。", "Maybe drop the quotes; leave it out if not known.")
                        : new Texts("不知道则删去。", "Leave it out if not known.");
            case TEXT, REGION, DATE, CHOICE ->
                new Texts("文本须加引号；不知道则删去。", "A text stands in quotes; leave it out if not known.");
            case TARGET, LIST, INDICATORS -> new Texts("不知道则删去。", "Leave it out if not known.");
        };
    }

    private static Texts expected(FactField field) {
        return switch (field.type()) {
            case TEXT -> new Texts("文本", "a text");
            case REGION -> new Texts("六位地区代码的文本（如 \"330600\"）", "a text of six digits (such as \"330600\")");
            case FLAG -> new Texts(" true 或 false", "true or false");
            case DATE -> new Texts("日期文本（YYYY-MM-DD）", "a date as text (YYYY-MM-DD)");
            case CHOICE ->
                new Texts(
                        "以下文本之一：" + String.join("、", field.choices().keySet()),
                        "one of these texts: "
                                + String.join(", ", field.choices().keySet()));
            case YEAR -> new Texts("年份数字（如 2019）", "a year as a number (such as 2019)");
            case COUNT -> new Texts("非负整数", "a whole number, 0 or more");
            case DECIMAL ->
                field.measure() == Measure.AMOUNT
                        ? new Texts("金额（元，至多两位小数）", "an amount (CNY, at most 2 decimals)")
                        : new Texts("非负的数", "a number, 0 or more");
            case TARGET -> new Texts("文本或数", "a text or a number");
            case LIST -> new Texts("数组（[…]）", "an array ([…])");
            case INDICATORS -> new Texts("对象（{…}）", "an object ({…})");
        };
    }

    private static String label(FactField field) {
        return field.heading() + "（" + field.name() + "）";
    }

    private static Texts maybe(String word, Collection<String> known, String otherwise) {
        @Nullable String nearest = Nearest.to(word, known);
        return nearest == null
                ? new Texts(otherwise, "Check the spelling.")
                : new Texts("也许是 " + nearest + "。", "Maybe " + nearest + " is meant.");
    }

    private static List<String> kindCodes() {
        return Arrays.stream(SubjectKind.values()).map(SubjectKind::code).toList();
    }

    private static String kinds(String separator) {
        return String.join(separator, kindCodes());
    }

    /** The text as it may stand in a sentence: short, printable, and such that UTF-8 can write it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : 0xfffd));
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && !isSurrogate(codePoint);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Whether {@code text} holds half of a surrogate pair, which no file in UTF-8 can hold. */
    static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(Reason::isSurrogate);
            }
        }
        return false;
    }
}
