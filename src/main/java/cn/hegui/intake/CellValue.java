package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditCode;
import cn.hegui.model.Measure;
import cn.hegui.model.SubjectKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a cell says in the terms of its field: people write one value in many ways, facts.md knows one. What cannot be read
 * is a fault; whether a value is valid is for the reading of the whole subject to say.
 */
final class CellValue {
    /** As many digits as spreadsheets keep and show of a number. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int MOST_DIGITS = 15;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(17_000);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(73_500);

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,2}");
    private static final Pattern LOST_DIGITS = Pattern.compile("[0-9]{15}000");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([, ][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日?)(?:[ T][0-9:.]+Z?)?");
    private static final Pattern DIGITS_OF_DAY = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    private static final Set<String> YES = Set.of("是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "t", "true", "1");
    private static final Set<String> NO = Set.of("否", "无", "错", "×", "✗", "✘", "☒", "x", "n", "no", "f", "false", "0");

    private final boolean from1904;

    /** @param from1904 whether the workbook counts its days from 1904 */
    CellValue(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Writes the value of the cell as facts.md has it; throws {@link CellFault} where it has none. */
    void write(JsonGenerator json, SubjectKind kind, FactField field, Cell cell) {
        String heading = label(field);
        requireValue(heading, cell);
        switch (field.type()) {
            case TEXT -> json.writeString(isCode(kind, field) ? code(heading, cell) : text(heading, cell));
            case TARGET -> json.writeString(text(heading, cell));
            case REGION -> json.writeString(plain(text(heading, cell)));
            case FLAG -> json.writeBoolean(flag(heading, cell));
            case DATE -> json.writeString(day(heading, cell).toString());
            case CHOICE -> json.writeString(choice(field, heading, cell).code());
            case YEAR -> json.writeNumber(year(field, heading, cell));
            case COUNT, DECIMAL -> json.writeNumber(number(field, heading, cell));
            case LIST, INDICATORS -> throw new IllegalStateException(field.name() + " has no cell");
        }
    }

    private static boolean isCode(SubjectKind kind, FactField field) {
        return kind == SubjectKind.ENTERPRISE
                && field.naming()
                && field.heading().equals("统一社会信用代码");
    }

    static String label(FactField field) {
        return field.heading() + "（" + field.name() + "）";
    }

    private static void requireValue(String heading, Cell cell) {
        if (cell.kind() == Cell.Kind.NOT_CALCULATED) {
            throw new CellFault(CellReason.notCalculated(heading, cell.text()));
        }
        if (cell.kind() == Cell.Kind.ERROR) {
            throw new CellFault(CellReason.error(heading, cell.text()));
        }
    }

    /** The id of a subject, in its own table or as the key of another. */
    String id(SubjectKind kind, String heading, Cell cell) {
        requireValue(heading, cell);
        return kind == SubjectKind.INSTITUTION ? text(heading, cell) : code(heading, cell);
    }

    /** A text in which a number would be no number. */
    private String code(String heading, Cell cell) {
        String code = plain(text(heading, cell));
        boolean lost = LOST_DIGITS.matcher(code).matches() && !CreditCode.hasCheckDigit(code);
        if (SCIENTIFIC.matcher(code).matches() || lost) {
            throw new CellFault(CellReason.codeAsNumber(heading, cell.text()));
        }
        return code;
    }

    private String text(String heading, Cell cell) {
        return switch (cell.kind()) {
            case TEXT, NOT_CALCULATED, ERROR -> cell.text();
            case FLAG -> cell.text().equals("1") ? "TRUE" : "FALSE";
            case SERIAL_1900, SERIAL_1904 ->
                throw new CellFault(
                        CellReason.textAsDate(heading, day(heading, cell).toString()));
            case NUMBER, PERCENT -> {
                BigDecimal number = stored(heading, cell);
                if (number.scale() <= 0 && number.precision() - number.scale() > MOST_DIGITS) {
                    throw new CellFault(CellReason.codeAsNumber(heading, cell.text()));
                }
                yield number.toPlainString();
            }
        };
    }

    private static boolean flag(String heading, Cell cell) {
        String word = plain(cell.text()).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new CellFault(CellReason.notYesNo(heading, cell.text()));
    }

    boolean isYes(String heading, Cell cell) {
        requireValue(heading, cell);
        return flag(heading, cell);
    }

    private Coded choice(FactField field, String heading, Cell cell) {
        Coded constant = ChoiceNames.find(field.choices(), cell.text());
        if (constant == null) {
            throw new CellFault(CellReason.notAChoice(field, heading, cell.text()));
        }
        return constant;
    }

    private LocalDate day(String heading, Cell cell) {
        try {
            LocalDate day = switch (cell.kind()) {
                case SERIAL_1900, SERIAL_1904 -> ofSerial(stored(heading, cell));
                case NUMBER -> {
                    BigDecimal number = stored(heading, cell);
                    boolean serial = number.compareTo(FIRST_SERIAL) >= 0 && number.compareTo(LAST_SERIAL) <= 0;
                    yield serial ? ofSerial(number) : ofText(number.toPlainString());
                }
                case TEXT -> ofText(plain(cell.text()));
                case PERCENT, FLAG, ERROR, NOT_CALCULATED -> null;
            };
            if (day != null) {
                return day;
            }
        } catch (DateTimeException noSuchDay) {
            // said below
        }
        throw new CellFault(CellReason.notADate(heading, cell.text()));
    }

    private LocalDate ofSerial(BigDecimal days) {
        // The days before March 1900, which the two programs count differently, are out of range anyway.
        long whole = days.setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(4_000_000))
                .max(BigDecimal.ZERO)
                .longValueExact();
        return (from1904 ? START_1904 : BEFORE_1900).plusDays(whole);
    }

    private static @Nullable LocalDate ofText(String text) {
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            boolean chinese = day.group(2) == null;
            return LocalDate.of(
                    Integer.parseInt(day.group(1)),
                    Integer.parseInt(day.group(chinese ? 4 : 2)),
                    Integer.parseInt(day.group(chinese ? 5 : 3)));
        }
        Matcher digits = DIGITS_OF_DAY.matcher(text);
        return digits.matches()
                ? LocalDate.of(
                        Integer.parseInt(digits.group(1)),
                        Integer.parseInt(digits.group(2)),
                        Integer.parseInt(digits.group(3)))
                : null;
    }

    private String year(FactField field, String heading, Cell cell) {
        if (cell.kind() == Cell.Kind.SERIAL_1900 || cell.kind() == Cell.Kind.SERIAL_1904) {
            return Integer.toString(day(heading, cell).getYear());
        }
        if (cell.kind() == Cell.Kind.TEXT) {
            Matcher year = Pattern.compile("([0-9]{4})年?度?").matcher(plain(cell.text()));
            if (year.matches()) {
                return year.group(1);
            }
        }
        return number(field, heading, cell);
    }

    /** The number as JSON writes it. */
    String number(FactField field, String heading, Cell cell) {
        requireValue(heading, cell);
        return switch (cell.kind()) {
            case NUMBER, PERCENT -> written(stored(heading, cell));
            case TEXT -> ofText(field, heading, cell.text());
            case SERIAL_1900, SERIAL_1904, FLAG, ERROR, NOT_CALCULATED ->
                throw new CellFault(CellReason.notANumber(field, heading, shown(heading, cell)));
        };
    }

    private String shown(String heading, Cell cell) {
        return switch (cell.kind()) {
            case SERIAL_1900, SERIAL_1904 -> day(heading, cell).toString();
            case FLAG -> cell.text().equals("1") ? "TRUE" : "FALSE";
            default -> cell.text();
        };
    }

    private String ofText(FactField field, String heading, String text) {
        String number =
                plain(text).replaceAll("^[¥$]|^CNY|^RMB|(元|人民币|CNY)$", "").strip();
        if (!number.isEmpty() && field.measure() != Measure.AMOUNT) {
            number = number.replaceAll("(学时|课时|小时|人|名|个|家|年)$", "").strip();
        }
        boolean percent = number.endsWith("%") && allowsPercent(field);
        if (percent) {
            number = number.substring(0, number.length() - 1).strip();
        }
        String sign = "";
        if (number.startsWith("(") && number.endsWith(")")) {
            sign = "-";
            number = number.substring(1, number.length() - 1).strip();
        } else if (number.startsWith("-") || number.startsWith("−") || number.startsWith("+")) {
            sign = number.startsWith("+") ? "" : "-";
            number = number.substring(1).strip();
        }
        if (GROUPED.matcher(number).matches()) {
            number = number.replaceAll("[, ]", "");
        }
        if (!PLAIN.matcher(number).matches() || number.length() > FactSchema.LONGEST_NUMBER) {
            throw new CellFault(CellReason.notANumber(field, heading, text));
        }
        BigDecimal exact = new BigDecimal(sign + number);
        return written(percent ? exact.movePointLeft(2) : exact);
    }

    private static boolean allowsPercent(FactField field) {
        return field.measure() == Measure.SHARE || field.measure() == Measure.NUMBER;
    }

    private static String written(BigDecimal number) {
        // Beyond these bounds it is too large or too fine for any field, and so says the reading of the subject.
        return Math.abs((long) number.scale()) > 2L * FactSchema.LONGEST_NUMBER
                ? number.toString()
                : number.toPlainString();
    }

    /** The number that a workbook stores, as its program shows it: binary fractions have noise beyond 15 digits. */
    private static BigDecimal stored(String heading, Cell cell) {
        try {
            BigDecimal number = new BigDecimal(cell.text()).round(SHOWN);
            return number.signum() == 0 || Math.abs((long) number.scale()) > 400
                    ? number.signum() == 0 ? BigDecimal.ZERO : number
                    : stripped(number);
        } catch (NumberFormatException none) {
            throw new CellFault(CellReason.error(heading, cell.text()));
        }
    }

    private static BigDecimal stripped(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Full-width letters, digits and punctuation as their usual forms. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replace('\u3002', '.')
                        .strip();
            }
        }
        return text;
    }
}
