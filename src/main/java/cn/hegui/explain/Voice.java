package cn.hegui.explain;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactRecord;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.Place;
import cn.hegui.model.CellPlace;
import cn.hegui.model.Coded;
import cn.hegui.model.Interval;
import cn.hegui.model.Language;
import cn.hegui.model.Measure;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.report.Numerals;
import cn.hegui.report.RegionNames;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says things of facts and findings in one language. */
record Voice(Language language) {
    /** What an absent value means where its absence has a meaning. */
    private static final Map<String, Texts> ABSENT = Map.ofEntries(
            Map.entry("leftOn", new Texts("未填（仍在岗）", "not given (still there)")),
            Map.entry("until", new Texts("未填（仍在进行）", "not given (still running)")),
            Map.entry("to", new Texts("未填（仍在进行）", "not given (still running)")),
            Map.entry("retained", new Texts("未填（按 0 计）", "not given (counts as 0)")),
            Map.entry("fullyDeductible", new Texts("未填（按 0 计）", "not given (counts as 0)")),
            Map.entry("laborPaid", new Texts("未填（按 0 计）", "not given (counts as 0)")),
            Map.entry("forYear", new Texts("未填（按发布年份）", "not given (the year of publication)")),
            Map.entry("status", new Texts("未填（按已申请）", "not given (filed)")),
            Map.entry("recipient", new Texts("未填（按该项补贴的对象）", "not given (the scheme's)")),
            Map.entry("correctedOn", new Texts("未填（未见改正）", "not given (not corrected)")),
            Map.entry("refusalConfirmedOn", new Texts("未填（未见认定）", "not given (not determined)")),
            Map.entry("refusedInWriting", new Texts("未填（按否）", "not given (no)")),
            Map.entry("contested", new Texts("未填（按否）", "not given (no)")));

    String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    String say(Texts texts) {
        return texts.in(language);
    }

    /** Two statements as one. */
    String joined(String one, String other) {
        return one + say("，", ", ") + other;
    }

    /**
     * A region by its name; in English with its code, because official names are Chinese: 吉林省长春市 (220100). The whole
     * country has an English one.
     */
    String region(RegionCode region, RegionNames regions) {
        if (language == Language.EN && region.equals(RegionCode.NATION)) {
            return "the whole country (" + region + ")";
        }
        String name = regions.fullName(region);
        return name.equals(region.code()) ? name : say(name, name + " (" + region + ")");
    }

    /** How a field is called: 实际支出（spent）. */
    String label(FactField field) {
        return say(field.heading() + "（" + field.name() + "）", field.name());
    }

    /** How a list is called: 职工教育经费（trainingAccounts）. */
    String label(FactTable list) {
        return say(list.heading() + "（" + list.name() + "）", list.name());
    }

    /** The value of {@code field} as people read it, with its unit. */
    String value(FactField field, @Nullable Object value) {
        if (value == null) {
            Texts meaning = ABSENT.get(field.name());
            return say(meaning == null ? new Texts("未填", "not given") : meaning);
        }
        if (value instanceof Boolean yes) {
            return yes ? say("是", "yes") : say("否", "no");
        }
        BigDecimal number = number(value, field.measure());
        if (number != null) {
            return switch (field.measure()) {
                case AMOUNT -> Numerals.money(number, RoundingMode.HALF_UP) + say(" 元", " CNY");
                case HOURS -> Numerals.number(number) + say(" 学时", " h");
                case SHARE -> Numerals.exactPercent(number);
                case YEAR -> SubjectFacts.plain(number);
                case PLAIN, COUNT, NUMBER -> Numerals.number(number);
            };
        }
        Coded choice = field.choices().get(value.toString());
        if (choice != null && language == Language.ZH) {
            String word = choice.word();
            return word.equals(choice.code()) ? word : word + "（" + choice.code() + "）";
        }
        return value.toString();
    }

    private static @Nullable BigDecimal number(Object value, Measure measure) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        // The reader has accepted it, so a text for an amount is a number.
        return measure == Measure.AMOUNT ? new BigDecimal(value.toString()) : null;
    }

    /** Where {@code record} begins: its file, and the line or the row. */
    String start(FactRecord record) {
        Place place = record.place("/id");
        CellPlace cell = record.cell("/id");
        String sheet = cell == null || cell.sheet() == null ? "" : " " + cell.sheet();
        return place.file()
                + sheet
                + say(" 第 " + place.line() + " 行", (sheet.isEmpty() ? ", line " : ", row ") + place.line());
    }

    /**
     * Where {@code pointer} of {@code record} stands: the cell of a table, or the line and pointer of a text; the file only
     * where it is another than that in which the record begins.
     */
    String place(FactRecord record, String pointer) {
        Place place = record.place(pointer);
        CellPlace cell = record.cell(pointer);
        if (cell == null) {
            return say("第 " + place.line() + " 行 ", "line " + place.line() + " ") + pointer;
        }
        String file = place.file().equals(record.place("/id").file()) ? "" : place.file() + " ";
        String sheet = cell.sheet() == null ? "" : cell.sheet();
        return cell.heading() == null
                ? file + sheet + (sheet.isEmpty() ? "" : " ") + say("第 " + cell.cell() + " 行", "row " + cell.cell())
                : file + (sheet.isEmpty() ? "" : sheet + "!") + cell.cell();
    }

    /** An outcome with the severity of a fail: 不符合（违规）. */
    String verdict(Outcome outcome, @Nullable Severity severity) {
        String words = say(Words.of(outcome));
        return severity == null ? words : words + say("（", " (") + say(Words.of(severity)) + say("）", ")");
    }

    String time(Interval time) {
        return time.until() == null
                ? say(time.effective() + " 起", "from " + time.effective())
                : say(
                        time.effective() + " 起，" + time.until() + " 前",
                        "from " + time.effective() + ", until before " + time.until());
    }
}
