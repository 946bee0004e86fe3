package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of one sheet hold, as its headings say; columns may stand in any order. */
final class TableColumns {
    /** What a column is for. */
    enum Role {
        /** Says whose the row is. */
        KEY,
        /** Says that the subject has no such records. */
        NONE,
        /** Says what the subject is. */
        KIND,
        /** Holds a fact. */
        FIELD,
        /** Has a heading that nobody knows, or none. */
        UNKNOWN
    }

    /**
     * A column.
     *
     * @param name the heading as it is reported
     */
    record Column(Role role, @Nullable FactField field, String name) {}

    private static final Pattern WITH_PARENTHESIS = Pattern.compile("([^(]+)\\(([^)]*)\\).*");
    private static final Set<String> KEYS =
            Set.of("subject", "主体", "主体编号", "主体代码", "单位编号", "单位代码", "统一社会信用代码", "学校代码", "地区代码");
    private static final Set<String> KINDS = Set.of("kind", "类别", "主体类别");
    private static final Set<String> NONES = Set.of(FactSheet.NONE, FactSheet.NONE_HEADING, "无记录");

    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<String, Integer> byField = new HashMap<>();

    /** The columns of {@code sheet} under the headings of one row or several. */
    TableColumns(FactSheet sheet, List<List<Cell>> headings) {
        Map<String, Column> known = known(sheet);
        Map<Integer, List<String>> texts = new HashMap<>();
        for (List<Cell> row : headings) {
            for (Cell cell : row) {
                texts.computeIfAbsent(cell.column(), column -> new ArrayList<>())
                        .add(cell.text());
            }
        }
        Set<String> unknown = new HashSet<>();
        texts.keySet().stream().sorted().forEach(index -> {
            List<String> of = texts.getOrDefault(index, List.of());
            Column column = null;
            for (String text : of) {
                Column found = find(known, text);
                column = found == null ? column : found;
            }
            if (column == null) {
                String name = of.get(0).replaceAll("\\s+", " ");
                column = new Column(
                        Role.UNKNOWN, null, unknown.add(name) ? name : name + "（" + Cell.letters(index) + " 列）");
            }
            columns.put(index, column);
            if (column.field() != null) {
                byField.putIfAbsent(column.field().name(), index);
            } else if (column.role() == Role.KEY) {
                byField.putIfAbsent("", index);
            } else if (column.role() == Role.NONE) {
                byField.putIfAbsent(FactSheet.NONE, index);
            }
        });
    }

    private static Map<String, Column> known(FactSheet sheet) {
        Map<String, Column> known = new HashMap<>();
        if (sheet.list() == null) {
            KINDS.forEach(name -> known.put(name, new Column(Role.KIND, null, name)));
        } else {
            KEYS.forEach(name -> known.put(name, new Column(Role.KEY, null, sheet.keyHeading())));
            NONES.forEach(name -> known.put(name, new Column(Role.NONE, null, FactSheet.NONE_HEADING)));
        }
        List<FactField> fields =
                sheet.list() == null ? FactSchema.of(sheet.kind()).subject().fields() : sheet.fields();
        for (FactField field : fields) {
            if (field.type() != FactType.LIST && field.type() != FactType.INDICATORS) {
                Column column = new Column(Role.FIELD, field, field.heading());
                known.put(plain(field.name()), column);
                known.putIfAbsent(plain(field.heading()), column);
            }
        }
        return known;
    }

    private static @Nullable Column find(Map<String, Column> known, String heading) {
        String plain = plain(heading);
        Column column = known.get(plain);
        Matcher parts = WITH_PARENTHESIS.matcher(plain);
        if (column == null && parts.matches()) {
            column = known.get(parts.group(1));
            return column == null ? known.get(parts.group(2)) : column;
        }
        return column;
    }

    /** A heading without case, width, blanks, and the marks of required columns. */
    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s*:]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** How many cells of a row are headings that {@code sheet} knows. */
    static int known(FactSheet sheet, List<Cell> row) {
        Map<String, Column> known = known(sheet);
        int count = 0;
        for (Cell cell : row) {
            count += find(known, cell.text()) == null ? 0 : 1;
        }
        return count;
    }

    /** Whether some cell of a row is the heading of a key. */
    static boolean hasKey(List<Cell> row) {
        return row.stream().anyMatch(cell -> {
            String plain = plain(cell.text());
            Matcher parts = WITH_PARENTHESIS.matcher(plain);
            return KEYS.contains(plain) || parts.matches() && KEYS.contains(parts.group(1));
        });
    }

    /** The column at {@code index}. */
    Column at(int index) {
        Column column = columns.get(index);
        return column == null ? new Column(Role.UNKNOWN, null, Cell.letters(index) + " 列（无表头）") : column;
    }

    /** The index of the first column that holds {@code field}; the empty name for the key; -1 where none does. */
    int of(String field) {
        return byField.getOrDefault(field, -1);
    }

    /** The index of the first column that is reported under {@code name}; -1 where none is. */
    int named(String name) {
        for (Map.Entry<Integer, Column> column : columns.entrySet()) {
            if (column.getValue().name().equals(name)) {
                return column.getKey();
            }
        }
        return -1;
    }
}
