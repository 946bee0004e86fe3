package cn.hegui.tables;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.FactType;
import cn.hegui.intake.SheetNames;
import cn.hegui.intake.cells.CellText;
import cn.hegui.intake.cells.StoredBytes;
import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Measure;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.workbook.WorkbookFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts as a workbook in the form of the template: a sheet that explains, then one for each table. Above the
 * headings a cell says whether the table is complete; headings are Chinese with the field names below, notes say unit and
 * example, lists offer the choices, codes are text so that no program turns them into numbers.
 */
public final class FactBook implements FactSink {
    /** The rows of a sheet above the first of facts: complete or not, headings, field names. */
    static final int TOP = 3;

    private static final int MOST_ROWS = Worksheet.MAX_ROWS - TOP;
    private static final int LONGEST_CELL = 32_767;
    /** As many digits as a number in a cell keeps; longer ones are written as text. */
    private static final int MOST_DIGITS = 15;

    private static final long IN_MEMORY = 64L << 20;
    private static final int FLUSH = 1000;

    private final OutputStream out;
    private final Language language;
    private final Examples examples;
    private final Codes codes;
    private final Set<SubjectKind> kinds;
    private final StoredBytes store = new StoredBytes(IN_MEMORY);
    private final Map<FactSheet, Places> rows = new LinkedHashMap<>();

    private static final class Places {
        private long[] places = new long[16];
        private int count;

        void add(long place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }
    }

    /**
     * A workbook for subjects of {@code kinds} and of those that come; explained in {@code language}. The stream stays
     * open until this is closed.
     */
    public FactBook(
            OutputStream out, Collection<SubjectKind> kinds, Language language, Examples examples, Codes codes) {
        this.codes = codes;
        this.out = out;
        this.language = language;
        this.examples = examples;
        this.kinds = EnumSet.noneOf(SubjectKind.class);
        this.kinds.addAll(kinds);
    }

    @Override
    public void add(Subject subject) throws IOException {
        kinds.add(subject.kind());
        FactRows.write(subject, (sheet, values) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream row = new DataOutputStream(bytes);
            for (Object value : values) {
                write(row, sheet, value);
            }
            Places places = rows.computeIfAbsent(sheet, one -> new Places());
            if (places.count >= MOST_ROWS) {
                throw new UnfitException(
                        "“%s”超过 %d 行，一个工作表放不下。请用 --out 文件夹 写成 CSV，或写成 .jsonl。"
                                .formatted(SheetNames.title(sheet), MOST_ROWS),
                        "%s has more than %d rows, which no sheet holds. Write a folder of CSV with --out FOLDER, or .jsonl."
                                .formatted(sheet.name(), MOST_ROWS));
            }
            places.add(store.add(bytes.toByteArray(), bytes.size()));
        });
    }

    private static void write(DataOutputStream row, FactSheet sheet, @Nullable Object value) throws IOException {
        if (value == null) {
            row.writeByte(0);
            return;
        }
        char type = 't';
        String text;
        if (value instanceof LocalDate day) {
            type = 'd';
            text = day.toString();
        } else if (value instanceof Boolean yes) {
            text = yes ? "是" : "否";
        } else if (value instanceof Coded coded) {
            text = coded.word();
        } else if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            type = exact.stripTrailingZeros().precision() > MOST_DIGITS ? 't' : 'n';
            text = exact.toPlainString();
        } else {
            text = CellText.written(value.toString());
            if (text.length() > LONGEST_CELL) {
                throw new UnfitException(
                        "“%s”中有一个文本长 %d 个字符，单元格至多 %d 个。请写成 .jsonl 或 CSV 文件夹。"
                                .formatted(SheetNames.title(sheet), text.length(), LONGEST_CELL),
                        "%s holds a text of %d characters; a cell holds %d. Write .jsonl or a folder of CSV."
                                .formatted(sheet.name(), text.length(), LONGEST_CELL));
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        row.writeByte(type);
        row.writeInt(bytes.length);
        row.write(bytes);
    }

    @Override
    public void finish() throws IOException {
        WorkbookFile.write(out, workbook -> {
            Guide.write(workbook, kinds, language);
            Map<String, Range> ranges = codes.write(workbook, sheets(kinds), language);
            for (SubjectKind kind : kinds) {
                for (FactSheet sheet : SheetNames.of(kind)) {
                    write(workbook, sheet, ranges);
                }
            }
        });
        out.flush();
    }

    private void write(Workbook workbook, FactSheet sheet, Map<String, Range> ranges) throws IOException {
        Worksheet page = workbook.newWorksheet(SheetNames.title(sheet));
        List<FactRows.Column> columns = FactRows.columns(sheet);
        boolean list = sheet.list() != null;
        page.value(0, 0, list ? FactSheet.COMPLETE_HEADING + "（" + FactSheet.COMPLETE + "）" : sheet.heading());
        page.style(0, 0).bold().set();
        if (list) {
            page.value(0, 1, "否");
            page.style(0, 1)
                    .fillColor(Palette.INPUT)
                    .borderStyle("thin")
                    .borderColor(Palette.LINE)
                    .set();
            page.value(0, 2, Guide.complete(language));
            page.style(0, 2).italic().fontColor(Palette.FAINT).set();
            choices(page, 0, 0, 1, List.of("是", "否"), language);
        }
        for (int c = 0; c < columns.size(); c++) {
            heading(page, sheet, columns.get(c), c);
            Range range = ranges.get(sheet.name() + "." + columns.get(c).name());
            if (range != null) {
                // Other codes are valid too: a new document may bring them.
                page.range(TOP, c, Worksheet.MAX_ROWS - 1, c)
                        .validateWithList(range)
                        .errorTitle("")
                        .error("");
            }
        }
        page.rowHeight(1, 36);
        page.freezePane(1, TOP);
        page.repeatRows(1, 2);
        page.paperSize(PaperSize.A4_PAPER);
        page.pageOrientation("landscape");
        page.setFitToPage(true);
        page.fitToWidth((short) 1);
        page.fitToHeight((short) 0);
        Places places = rows.get(sheet);
        for (int i = 0; places != null && i < places.count; i++) {
            row(page, TOP + i, columns, store.get(places.places[i]));
            if (i % FLUSH == FLUSH - 1) {
                page.flush();
            }
        }
        page.finish();
    }

    private void heading(Worksheet page, FactSheet sheet, FactRows.Column column, int c) {
        FactField field = column.field();
        boolean required = c == 0 || field != null && field.naming();
        page.value(1, c, column.heading());
        page.style(1, c)
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(required ? Palette.REQUIRED : Palette.HEADING)
                .borderStyle("thin")
                .borderColor(Palette.LINE)
                .set();
        page.value(2, c, column.name());
        page.style(2, c)
                .fontColor(Palette.FAINT)
                .horizontalAlignment("center")
                .fillColor(Palette.FIELD)
                .borderStyle("thin")
                .borderColor(Palette.LINE)
                .set();
        page.comment(1, c, Guide.note(sheet, column, required, examples, language));
        page.width(c, width(column));
        page.style(c).format(format(field)).set();
        if (field == null && c > 0) {
            choices(page, TOP, Worksheet.MAX_ROWS - 1, c, List.of("是"), language);
        } else if (field != null && field.type() == FactType.FLAG) {
            choices(page, TOP, Worksheet.MAX_ROWS - 1, c, List.of("是", "否"), language);
        } else if (field != null && field.type() == FactType.CHOICE) {
            List<String> words =
                    field.choices().values().stream().map(Coded::word).toList();
            choices(page, TOP, Worksheet.MAX_ROWS - 1, c, words, language);
        }
    }

    private static void choices(Worksheet page, int from, int to, int column, List<String> words, Language language) {
        boolean chinese = language == Language.ZH;
        page.range(from, column, to, column)
                .validateWithListByFormula(words.stream().collect(Collectors.joining(",", "\"", "\"")))
                .showErrorMessage(true)
                .errorTitle(chinese ? "请从列表中选择" : "Choose from the list")
                .error(chinese ? "不知道则留空。" : "Leave it empty if not known.");
    }

    private static double width(FactRows.Column column) {
        FactField field = column.field();
        if (field == null) {
            return column.name().equals(FactSheet.SUBJECT) ? 23 : 12;
        }
        int heading = Math.min(
                22, Math.max(2 * column.heading().length() + 2, column.name().length() + 2));
        int value = switch (field.type()) {
            case TEXT, TARGET -> field.naming() && field.name().equals("id") ? 23 : 18;
            case DATE -> 12;
            case DECIMAL -> field.measure() == Measure.AMOUNT ? 16 : 10;
            case CHOICE -> 14;
            case REGION, FLAG, YEAR, COUNT, LIST, INDICATORS -> 10;
        };
        return Math.max(value, heading);
    }

    /** Text for codes and names, so that no program turns them into numbers or dates. */
    private static String format(@Nullable FactField field) {
        if (field == null) {
            return "@";
        }
        return switch (field.type()) {
            case TEXT, TARGET, REGION, FLAG, CHOICE -> "@";
            case DATE -> "yyyy-mm-dd";
            case YEAR, COUNT -> "0";
            case DECIMAL ->
                switch (field.measure()) {
                    case AMOUNT -> "#,##0.00";
                    case SHARE -> "0.00%";
                    case HOURS -> "0.0";
                    default -> "General";
                };
            case LIST, INDICATORS -> throw new IllegalStateException(field.name() + " has no cell");
        };
    }

    private static void row(Worksheet page, int r, List<FactRows.Column> columns, byte[] stored) throws IOException {
        DataInputStream row = new DataInputStream(new ByteArrayInputStream(stored));
        for (int c = 0; c < columns.size(); c++) {
            int type = row.readByte();
            if (type == 0) {
                continue;
            }
            String text = new String(row.readNBytes(row.readInt()), StandardCharsets.UTF_8);
            switch (type) {
                case 'd' -> page.value(r, c, LocalDate.parse(text));
                case 'n' -> page.value(r, c, new BigDecimal(text));
                // In the cell itself: most texts stand once, and a table of all of them would fill the memory.
                default -> page.inlineString(r, c, text);
            }
            page.style(r, c)
                    .format(type == 't' ? "@" : format(columns.get(c).field()))
                    .set();
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        out.close();
    }

    /** Colours that print well in grey. */
    static final class Palette {
        static final String HEADING = "DCE6F1";
        static final String REQUIRED = "F8CBAD";
        static final String FIELD = "F2F2F2";
        static final String INPUT = "FFF9DB";
        static final String LINE = "BFBFBF";
        static final String FAINT = "7F7F7F";

        private Palette() {}
    }

    /** The names of the sheets that are written. */
    static List<FactSheet> sheets(Collection<SubjectKind> kinds) {
        List<FactSheet> sheets = new ArrayList<>();
        kinds.forEach(kind -> sheets.addAll(SheetNames.of(kind)));
        return sheets;
    }
}
