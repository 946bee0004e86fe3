package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import cn.hegui.model.CellPlace;
import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.SheetRows;
import cn.hegui.model.Source;
import cn.hegui.model.SubjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in the tables the facts of one subject stand; by it a JSON pointer becomes a cell. */
final class TableOrigin implements Origin {
    /** How many stretches of rows are named before the rest is only hinted at. */
    private static final int MOST_STRETCHES = 8;

    private final SubjectKind kind;
    private final ScannedSheet sheet;
    private final long row;
    private final TableColumns columns;
    private final Map<String, List<Item>> lists = new LinkedHashMap<>();
    private final Map<ScannedSheet, Long> counts = new LinkedHashMap<>();

    /**
     * An item of a list and what names it there.
     *
     * @param columns what the columns of its sheet hold for this kind of subject
     */
    record Item(ScannedSheet sheet, TableColumns columns, long row, String name) {}

    TableOrigin(SubjectKind kind, ScannedSheet sheet, TableColumns columns, long row) {
        this.kind = kind;
        this.sheet = sheet;
        this.columns = columns;
        this.row = row;
        count(sheet);
    }

    /** Says that the next item of {@code list} stands there. */
    void add(String list, Item item) {
        lists.computeIfAbsent(list, name -> new ArrayList<>()).add(item);
    }

    /** Says that {@code list} is given, if only as empty. */
    void add(String list) {
        lists.computeIfAbsent(list, name -> new ArrayList<>());
    }

    /** The file of the subject's own row. */
    String file() {
        return sheet.file();
    }

    /** The subject's own row. */
    long row() {
        return row;
    }

    Place place(String pointer) {
        Item item = item(pointer);
        return item == null ? new Place(sheet.file(), row, pointer) : new Place(item.sheet.file(), item.row, pointer);
    }

    /** The reject of the whole subject for what {@code pointer} points at. */
    Reading.Rejected rejected(Reason reason, String pointer, Identification named) {
        return rejected(reason, place(pointer), cell(pointer), named.id());
    }

    /** The cell that {@code pointer} points at, or would. */
    CellPlace cell(String pointer) {
        Item item = item(pointer);
        return item == null
                ? cell(sheet, columns, row, field(pointer, 1))
                : cell(item.sheet, item.columns, item.row, field(pointer, 3));
    }

    /** The reject of the whole subject for the cell in {@code column} of {@code row}. */
    Reading.Rejected rejected(
            Reason reason, ScannedSheet at, TableColumns under, long atRow, int column, @Nullable String id) {
        CellPlace cell = new CellPlace(
                at.name(), Cell.address(column, atRow), under.at(column).name());
        return rejected(reason, new Place(at.file(), atRow, ""), cell, id);
    }

    private Reading.Rejected rejected(Reason reason, Place place, CellPlace cell, @Nullable String id) {
        Reject reject =
                new Reject(place.file(), place.line(), place.pointer(), id, reason.code(), reason.texts(), cell);
        Identity identity = id == null ? null : new Identity(kind, id, row, false);
        return new Reading.Rejected(reject, identity, rows());
    }

    /** The same reject, with its cell and rows. */
    Reading.Rejected rejected(Reading.Rejected plain) {
        Reject reject = plain.reject();
        return new Reading.Rejected(
                new Reject(
                        reject.file(),
                        reject.line(),
                        reject.pointer(),
                        reject.id(),
                        reject.code(),
                        reject.reason(),
                        cell(sheet, columns, row, "id")),
                plain.identity(),
                rows());
    }

    private static CellPlace cell(ScannedSheet sheet, TableColumns columns, long row, String field) {
        int column = columns.of(field);
        if (column < 0) {
            column = columns.named(field);
        }
        return column < 0
                ? new CellPlace(sheet.name(), Long.toString(row), null)
                : new CellPlace(
                        sheet.name(),
                        Cell.address(column, row),
                        columns.at(column).name());
    }

    private @Nullable Item item(String pointer) {
        String list = field(pointer, 1);
        String index = field(pointer, 2);
        List<Item> items = lists.getOrDefault(list, List.of());
        for (int i = 0; i < items.size(); i++) {
            // Indicators are one object: there the name stands for the place in the list.
            if (index.equals(Integer.toString(i)) || index.equals(items.get(i).name)) {
                return items.get(i);
            }
        }
        return null;
    }

    /** The step of a JSON pointer at {@code depth}, from 1; empty where there is none. */
    private static String field(String pointer, int depth) {
        String[] steps = pointer.split("/", -1);
        return depth < steps.length ? steps[depth].replace("~1", "/").replace("~0", "~") : "";
    }

    @Override
    public Source source(@Nullable String list, String target, List<String> facts) {
        List<Item> judged = list == null
                ? List.of()
                : lists.getOrDefault(list, List.of()).stream()
                        .filter(item -> item.name.equals(target))
                        .toList();
        Map<String, String> cells = new LinkedHashMap<>();
        for (String fact : facts) {
            int dot = fact.indexOf('.');
            String cell;
            if (dot > 0) {
                cell = reference(lists.getOrDefault(fact.substring(0, dot), List.of()), fact.substring(dot + 1));
            } else if (list != null) {
                List<Item> items = target.isEmpty() ? lists.getOrDefault(list, List.of()) : judged;
                cell = reference(items, fact);
            } else {
                cell = reference(List.of(new Item(sheet, columns, row, "")), fact);
            }
            if (!cell.isEmpty()) {
                cells.put(fact, cell);
            }
        }
        return judged.isEmpty()
                ? new Source(sheet.file(), sheet.name(), row, cells)
                : new Source(judged.get(0).sheet.file(), judged.get(0).sheet.name(), judged.get(0).row, cells);
    }

    /** The cells of {@code fact} in the rows of {@code items}; empty where no column holds it. */
    private static String reference(List<Item> items, String fact) {
        List<String> stretches = new ArrayList<>();
        for (int i = 0; i < items.size(); ) {
            Item first = items.get(i);
            int last = i;
            while (last + 1 < items.size()
                    && items.get(last + 1).sheet == first.sheet
                    && items.get(last + 1).row == items.get(last).row + 1) {
                last++;
            }
            int column = first.columns.of(fact);
            if (column >= 0) {
                String from = Cell.address(column, first.row);
                String to = Cell.address(column, items.get(last).row);
                stretches.add(first.sheet.reference() + (from.equals(to) ? from : from + ":" + to));
            }
            i = last + 1;
        }
        if (stretches.size() > MOST_STRETCHES) {
            int more = stretches.size() - MOST_STRETCHES;
            return String.join(",", stretches.subList(0, MOST_STRETCHES)) + ",…(" + more + ")";
        }
        return String.join(",", stretches);
    }

    /** Counts a row of a list for the subject, whatever it says. */
    void count(ScannedSheet at) {
        counts.merge(at, 1L, Long::sum);
    }

    @Override
    public List<SheetRows> rows() {
        return counts.entrySet().stream()
                .map(one -> new SheetRows(one.getKey().file(), one.getKey().name(), one.getValue()))
                .toList();
    }
}
