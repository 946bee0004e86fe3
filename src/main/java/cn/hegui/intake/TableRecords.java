package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import cn.hegui.intake.cells.CellText;
import cn.hegui.intake.cells.StoredBytes;
import cn.hegui.model.CellPlace;
import cn.hegui.model.Coded;
import cn.hegui.model.Reject;
import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import cn.hegui.model.SheetRows;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Puts the subjects of a set of tables together: a workbook, or the CSV files of a folder. First every sheet is read
 * once and its rows are stored as they are, since sheets come in any order; then each subject is written as the JSON that
 * it would be, with a note of where each part came from, so that one reading judges all facts. Subjects come in the order
 * of their rows; after them what belongs to no subject.
 */
final class TableRecords implements Splitter {
    /** How much of the rows stays in memory before they go to a temporary file. */
    private static final long IN_MEMORY = 96L << 20;
    /** In so many rows at the top of a sheet its headings are looked for. */
    private static final int TOP = 20;

    private static final int MOST_KEYS_TO_GUESS = 20_000;
    private static final int MOST_GUESSES = 20;

    private final String name;
    private final List<TableFile> files;
    private final boolean named;
    private final StoredBytes store = new StoredBytes(IN_MEMORY);
    private final List<ScannedSheet> sheets = new ArrayList<>();
    private final List<SheetReport> reports = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<RawRecord> faultsOfSheets = new ArrayList<>();

    private final Map<String, Integer> keys = new HashMap<>();
    private final List<String> keyTexts = new ArrayList<>();
    private final Map<SubjectKind, Map<Integer, Integer>> firstSheets = new EnumMap<>(SubjectKind.class);
    private boolean scanned;
    private int sheet;
    private int row;
    private int guesses;
    private boolean atRest;

    /**
     * @param name what messages call the set
     * @param named whether its files were named themselves, so that it must hold facts
     */
    TableRecords(String name, List<TableFile> files, boolean named) {
        this.name = name;
        this.files = files;
        this.named = named;
    }

    @Override
    public List<SheetReport> sheets() {
        return reports;
    }

    @Override
    public List<Remark> remarks() {
        return remarks;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        if (!scanned) {
            scan();
            scanned = true;
        }
        RawRecord next = atRest ? null : nextSubject();
        if (next == null) {
            next = nextWithoutSubject();
        }
        return next != null || faultsOfSheets.isEmpty() ? next : faultsOfSheets.remove(0);
    }

    private void scan() throws IOException {
        boolean known = false;
        for (TableFile file : files) {
            remarks.addAll(file.read((sheetName, title, from1904, rows) -> {
                if (!SheetNames.explains(title)) {
                    SheetScan scan = new SheetScan(new ScannedSheet(
                            sheets.size(), file.name(), sheetName, title, from1904, SheetNames.byName(title), store));
                    try {
                        rows.read(scan::accept);
                    } catch (UncheckedIOException failure) {
                        throw failure.getCause() == null ? new IOException(failure) : failure.getCause();
                    }
                    scan.finish();
                }
            }));
        }
        for (ScannedSheet scannedSheet : sheets) {
            known |= !scannedSheet.meanings().isEmpty();
        }
        if (!known && named && faultsOfSheets.isEmpty()) {
            throw new UnreadableInputException(new Texts(
                    name + " 中没有可以识别的表。工作表（CSV 文件）的名称和表头须与模板一致，例如“企业”“职工教育经费”；模板由 hegui template 生成。",
                    name + " holds no table that is known. Sheets (or CSV files) and their headings are named as in the"
                            + " template, for example enterprise and trainingAccounts; hegui template makes one."));
        }
        for (ScannedSheet one : sheets) {
            one.sort(keyTexts.size());
        }
        for (ScannedSheet one : sheets) {
            FactSheet meaning = subjects(one);
            if (meaning != null) {
                Map<Integer, Integer> first = firstSheets.computeIfAbsent(meaning.kind(), kind -> new HashMap<>());
                for (int i = 0; i < one.count(); i++) {
                    if (one.key(i) >= 0) {
                        first.putIfAbsent(one.key(i), one.number());
                    }
                }
            }
        }
    }

    private static @Nullable FactSheet subjects(ScannedSheet one) {
        return one.meanings().size() == 1 && one.meanings().get(0).list() == null
                ? one.meanings().get(0)
                : null;
    }

    private int key(String text) {
        Integer known = keys.putIfAbsent(text, keyTexts.size());
        if (known != null) {
            return known;
        }
        keyTexts.add(text);
        return keyTexts.size() - 1;
    }

    /** The reading of one sheet: what stands above the headings, the headings, the rows. */
    private final class SheetScan {
        private record Top(long row, List<Cell> cells) {}

        private final ScannedSheet into;
        private final List<Top> top = new ArrayList<>();
        private boolean decided;
        private boolean headed;
        private boolean hasKey;
        private List<List<Cell>> headings = List.of();
        private long headingRow;
        private long lastRow;
        private long rows;
        private long repeatedHeadings;
        private int keyColumn = -1;

        SheetScan(ScannedSheet into) {
            this.into = into;
        }

        void accept(long row, List<Cell> cells) {
            if (decided) {
                data(row, cells);
                return;
            }
            top.add(new Top(row, List.copyOf(cells)));
            if (top.size() == TOP) {
                decide();
            }
        }

        private void decide() {
            decided = true;
            hasKey = top.stream().anyMatch(one -> TableColumns.hasKey(one.cells()));
            int best = -1;
            int most = 0;
            for (int i = 0; i < top.size(); i++) {
                int known = known(top.get(i).cells());
                if (known > most) {
                    most = known;
                    best = i;
                }
            }
            int data = 0;
            if (best >= 0) {
                headed = true;
                for (int i = 0; i < best; i++) {
                    readAbove(top.get(i).cells());
                }
                headings = new ArrayList<>(List.of(top.get(best).cells()));
                data = best + 1;
                if (data < top.size()
                        && known(top.get(data).cells()) == top.get(data).cells().size()) {
                    headings.add(top.get(data).cells());
                    data++;
                }
                headingRow = top.get(data - 1).row();
                lastRow = headingRow;
                into.headings(headings);
                keyColumn = into.columns().of(isOfSubjects() ? "id" : "");
            }
            for (Top one : top.subList(data, top.size())) {
                data(one.row(), one.cells());
            }
            top.clear();
        }

        private boolean isOfSubjects() {
            return into.meanings().get(0).list() == null;
        }

        private int known(List<Cell> cells) {
            int most = 0;
            for (FactSheet meaning : into.meanings()) {
                most = Math.max(most, TableColumns.known(meaning, cells));
            }
            return most;
        }

        /** A row above the headings may say that the table is complete; other rows there are titles. */
        private void readAbove(List<Cell> cells) {
            if (cells.size() < 2) {
                return;
            }
            String plain = SheetNames.plain(cells.get(0).text());
            boolean about =
                    plain.startsWith(SheetNames.plain(FactSheet.COMPLETE_HEADING)) || plain.equals(FactSheet.COMPLETE);
            if (about) {
                try {
                    if (into.values().isYes(FactSheet.COMPLETE_HEADING, cells.get(1))) {
                        into.setComplete();
                    }
                } catch (CellFault unclear) {
                    faultsOfSheets.add(fault(
                            unclear.reason(),
                            1,
                            new CellPlace(into.name(), Cell.letters(cells.get(1).column()), null),
                            0));
                }
            }
        }

        private void data(long row, List<Cell> cells) {
            if (headed && isHeading(cells)) {
                repeatedHeadings++;
                lastRow = row;
                return;
            }
            lastRow = row;
            rows++;
            if (headed) {
                try {
                    into.add(row, keyOf(cells), cells);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        private boolean isHeading(List<Cell> cells) {
            for (Cell cell : cells) {
                boolean same = false;
                for (List<Cell> heading : headings) {
                    same |= heading.stream()
                            .anyMatch(one ->
                                    one.column() == cell.column() && one.text().equals(cell.text()));
                }
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        private int keyOf(List<Cell> cells) {
            for (Cell cell : cells) {
                if (cell.column() == keyColumn) {
                    try {
                        return key(idOf(into, cell));
                    } catch (CellFault bad) {
                        return ScannedSheet.BAD_KEY;
                    }
                }
            }
            return ScannedSheet.NO_KEY;
        }

        void finish() {
            if (!decided) {
                decide();
            }
            long blank = Math.max(0, lastRow - headingRow - rows - repeatedHeadings);
            boolean csv = into.name() == null;
            long between = headed && !csv ? blank : 0;
            if (headed) {
                sheets.add(into);
                reports.add(new SheetReport(into.file(), into.name(), rows + between, between, 0));
            } else if (rows > 0) {
                boolean facts = hasKey || !into.meanings().isEmpty();
                reports.add(new SheetReport(into.file(), into.name(), rows, 0, facts ? 0 : rows));
                if (facts) {
                    Reason reason = into.meanings().isEmpty()
                            ? CellReason.unknownTable(into.title(), SheetNames.nearest(into.title()), rows)
                            : CellReason.noHeadings(
                                    into.title(), into.meanings().get(0).keyHeading(), rows);
                    faultsOfSheets.add(fault(reason, 1, new CellPlace(into.name(), "1", null), rows));
                } else {
                    passOver();
                }
            }
        }

        private void passOver() {
            String near = SheetNames.nearest(into.title());
            remarks.add(new Remark(
                    into.file(),
                    "sheet-passed-over",
                    new Texts(
                            "“%s”不是模板中的表，其 %d 行未读取。%s"
                                    .formatted(
                                            Reason.shown(into.title()), rows, near == null ? "" : "也许是“" + near + "”。"),
                            "\"%s\" is no table of facts; its %d rows were passed over.%s"
                                    .formatted(
                                            Reason.shown(into.title()),
                                            rows,
                                            near == null ? "" : " Maybe " + near + " is meant."))));
        }

        private RawRecord fault(Reason reason, long row, CellPlace cell, long of) {
            return RawRecord.ofRejected(new Reading.Rejected(
                    new Reject(into.file(), row, "", null, reason.code(), reason.texts(), cell),
                    null,
                    of == 0 ? List.of() : List.of(new SheetRows(into.file(), into.name(), of))));
        }
    }

    /** The id that a cell of the key column gives. */
    private static String idOf(ScannedSheet sheet, Cell cell) {
        FactSheet meaning = sheet.meanings().get(0);
        return sheet.values().id(meaning.kind(), meaning.keyHeading(), cell);
    }

    private @Nullable RawRecord nextSubject() throws IOException {
        while (sheet < sheets.size()) {
            ScannedSheet one = sheets.get(sheet);
            FactSheet meaning = subjects(one);
            if (meaning != null && row < one.count()) {
                return new Assembly(one, meaning, row++).record();
            }
            sheet++;
            row = 0;
        }
        sheet = 0;
        atRest = true;
        return null;
    }

    private @Nullable RawRecord nextWithoutSubject() throws IOException {
        while (sheet < sheets.size()) {
            ScannedSheet one = sheets.get(sheet);
            while (subjects(one) == null && row < one.count()) {
                int index = row++;
                Reason reason = whyNobodys(one, index);
                if (reason != null) {
                    int column = one.columns().of("");
                    long at = one.row(index);
                    CellPlace cell = column < 0
                            ? new CellPlace(one.name(), Long.toString(at), null)
                            : new CellPlace(
                                    one.name(),
                                    Cell.address(column, at),
                                    one.columns().at(column).name());
                    String id = one.key(index) >= 0 ? keyTexts.get(one.key(index)) : null;
                    return RawRecord.ofRejected(new Reading.Rejected(
                            new Reject(one.file(), at, "", id, reason.code(), reason.texts(), cell),
                            null,
                            List.of(new SheetRows(one.file(), one.name(), 1))));
                }
            }
            sheet++;
            row = 0;
        }
        return null;
    }

    /** Why a row of a list belongs to no subject; null where it belongs to one. */
    private @Nullable Reason whyNobodys(ScannedSheet one, int index) throws IOException {
        String heading = one.meanings().get(0).keyHeading() + "（" + FactSheet.SUBJECT + "）";
        int key = one.key(index);
        if (key == ScannedSheet.NO_KEY) {
            return CellReason.rowWithoutSubject(heading);
        }
        if (key == ScannedSheet.BAD_KEY) {
            int column = one.columns().of("");
            for (Cell cell : one.cells(index)) {
                if (cell.column() == column) {
                    try {
                        idOf(one, cell);
                    } catch (CellFault bad) {
                        return bad.reason();
                    }
                }
            }
            throw new IllegalStateException("the key was bad when it was read");
        }
        List<FactSheet> owners = owners(one, key);
        if (owners.size() == 1) {
            return null;
        }
        List<String> tables = (owners.isEmpty() ? one.meanings() : owners)
                .stream().map(meaning -> meaning.kind().word()).toList();
        String id = keyTexts.get(key);
        return owners.isEmpty()
                ? CellReason.noSuchSubject(id, String.join("、", tables), nearestId(one, id))
                : CellReason.ambiguousSubject(id, String.join("、", tables));
    }

    private @Nullable String nearestId(ScannedSheet one, String id) {
        if (keyTexts.size() > MOST_KEYS_TO_GUESS || guesses >= MOST_GUESSES) {
            return null;
        }
        guesses++;
        Set<String> ids = new HashSet<>();
        for (FactSheet meaning : one.meanings()) {
            firstSheets.getOrDefault(meaning.kind(), Map.of()).keySet().forEach(key -> ids.add(keyTexts.get(key)));
        }
        String nearest = Nearest.to(id, ids.stream().sorted().toList());
        return nearest != null && isSlip(id, nearest) ? nearest : null;
    }

    /** Whether one id is the other with a letter or two mistyped, or one left out: codes of one region look alike. */
    private static boolean isSlip(String one, String other) {
        if (one.length() != other.length()) {
            return Math.abs(one.length() - other.length()) == 1;
        }
        int different = 0;
        for (int i = 0; i < one.length(); i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return different <= 2;
    }

    /** The meanings of a sheet under which some subject has this key. */
    private List<FactSheet> owners(ScannedSheet one, int key) {
        return one.meanings().stream()
                .filter(meaning ->
                        firstSheets.getOrDefault(meaning.kind(), Map.of()).containsKey(key))
                .toList();
    }

    /** One subject, put together from its own row and those of its lists. */
    private final class Assembly {
        private final ScannedSheet own;
        private final FactSheet meaning;
        private final int index;
        private final TableOrigin origin;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);

        private ScannedSheet atSheet;
        private TableColumns atColumns;
        private long atRow;
        private int atColumn;

        /** A row of a list, and how its sheet is meant. */
        private record Row(ScannedSheet sheet, FactSheet meaning, int index) {}

        Assembly(ScannedSheet own, FactSheet meaning, int index) {
            this.own = own;
            this.meaning = meaning;
            this.index = index;
            this.origin = new TableOrigin(meaning.kind(), own, own.columns(meaning), own.row(index));
            this.atSheet = own;
            this.atColumns = own.columns(meaning);
        }

        RawRecord record() throws IOException {
            Map<FactField, List<Row>> lists = rowsOfLists();
            try (JsonGenerator json = Json.RECORDS.createGenerator(ObjectWriteContext.empty(), bytes)) {
                json.writeStartObject();
                json.writeStringProperty("kind", meaning.kind().code());
                writeSubject(json);
                for (Map.Entry<FactField, List<Row>> list : lists.entrySet()) {
                    writeList(json, list.getKey(), list.getValue());
                }
                json.writeEndObject();
            } catch (CellFault fault) {
                String id = own.key(index) >= 0 ? keyTexts.get(own.key(index)) : null;
                return RawRecord.ofRejected(origin.rejected(fault.reason(), atSheet, atColumns, atRow, atColumn, id));
            }
            return RawRecord.ofTables(origin, bytes.toByteArray());
        }

        /** The rows of every list that some sheet holds, in the order of the schema. */
        private Map<FactField, List<Row>> rowsOfLists() {
            Map<FactField, List<Row>> lists = new LinkedHashMap<>();
            int key = own.key(index);
            boolean first = key >= 0
                    && own.rowsOf(key)[0] == index
                    && firstSheets
                            .getOrDefault(meaning.kind(), Map.of())
                            .getOrDefault(key, -1)
                            .equals(own.number());
            for (FactField list : FactSchema.of(meaning.kind()).subject().fields()) {
                for (ScannedSheet one : sheets) {
                    FactSheet held = held(one, list);
                    if (held != null) {
                        List<Row> rows = lists.computeIfAbsent(list, field -> new ArrayList<>());
                        // A second subject of the same id is rejected; it must not take the rows of the first.
                        if (first && owners(one, key).size() == 1) {
                            for (int i : one.rowsOf(key)) {
                                rows.add(new Row(one, held, i));
                                origin.count(one);
                            }
                        }
                    }
                }
            }
            return lists;
        }

        private @Nullable FactSheet held(ScannedSheet one, FactField list) {
            for (FactSheet sheet : one.meanings()) {
                if (sheet.kind() == meaning.kind()
                        && sheet.list() != null
                        && sheet.list().name().equals(list.name())) {
                    return sheet;
                }
            }
            return null;
        }

        private void writeSubject(JsonGenerator json) throws IOException {
            List<Cell> cells = own.cells(index);
            writeCells(json, own, meaning, own.row(index), cells);
            boolean region = meaning.kind() == SubjectKind.REGION && atColumns.of("region") < 0 && own.key(index) >= 0;
            if (region) {
                json.writeStringProperty("region", keyTexts.get(own.key(index)));
            }
        }

        private void writeList(JsonGenerator json, FactField list, List<Row> rows) throws IOException {
            List<Row> items = new ArrayList<>();
            boolean none = false;
            for (Row one : rows) {
                if (saysNone(one, list)) {
                    none = true;
                } else {
                    items.add(one);
                }
            }
            if (none && !items.isEmpty()) {
                at(items.get(0), 0);
                throw new CellFault(CellReason.noneWithRows(list.heading()));
            }
            boolean complete = sheets.stream().anyMatch(one -> one.isComplete() && held(one, list) != null);
            if (items.isEmpty() && !none && !complete) {
                return;
            }
            origin.add(list.name());
            json.writeName(list.name());
            if (list.type() == FactType.INDICATORS) {
                json.writeStartObject();
                for (Row one : items) {
                    writeIndicator(json, one);
                }
                json.writeEndObject();
            } else {
                json.writeStartArray();
                for (Row one : items) {
                    List<Cell> cells = one.sheet.cells(one.index);
                    TableColumns columns = one.sheet.columns(one.meaning);
                    origin.add(
                            list.name(),
                            new TableOrigin.Item(
                                    one.sheet, columns, one.sheet.row(one.index), nameOf(columns, cells, list)));
                    json.writeStartObject();
                    writeCells(json, one.sheet, one.meaning, one.sheet.row(one.index), cells);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }

        private void at(Row one, int column) {
            atSheet = one.sheet;
            atColumns = one.sheet.columns(one.meaning);
            atRow = one.sheet.row(one.index);
            atColumn = column;
        }

        private boolean saysNone(Row one, FactField list) throws IOException {
            int column = one.sheet.columns(one.meaning).of(FactSheet.NONE);
            if (column < 0) {
                return false;
            }
            boolean none = false;
            boolean facts = false;
            at(one, column);
            for (Cell cell : one.sheet.cells(one.index)) {
                if (cell.column() == column) {
                    none = one.sheet.values().isYes(FactSheet.NONE_HEADING, cell);
                } else {
                    facts |= atColumns.at(cell.column()).role() == TableColumns.Role.FIELD;
                }
            }
            if (none && facts) {
                throw new CellFault(CellReason.noneWithRows(list.heading()));
            }
            return none;
        }

        /** What names an item, as findings name it. */
        private String nameOf(TableColumns columns, List<Cell> cells, FactField list) {
            List<String> parts = new ArrayList<>();
            for (FactField field : list.itemsOfList().namedBy()) {
                for (Cell cell : cells) {
                    if (columns.at(cell.column()).field() == field) {
                        parts.add(cell.text());
                    }
                }
            }
            return String.join("/", parts);
        }

        private void writeIndicator(JsonGenerator json, Row one) throws IOException {
            List<Cell> cells = one.sheet.cells(one.index);
            TableColumns columns = one.sheet.columns(one.meaning);
            CellValue values = one.sheet.values();
            String id = null;
            String number = null;
            for (Cell cell : cells) {
                at(one, cell.column());
                FactField field = columns.at(cell.column()).field();
                if (field != null && field.naming()) {
                    id = values.id(SubjectKind.INSTITUTION, CellValue.label(field), cell);
                } else if (field != null) {
                    number = values.number(field, CellValue.label(field), cell);
                }
            }
            if (id == null) {
                at(one, Math.max(0, columns.of("id")));
                throw new CellFault(CellReason.indicatorWithoutId());
            }
            origin.add("indicators", new TableOrigin.Item(one.sheet, columns, one.sheet.row(one.index), id));
            json.writeName(id);
            if (number == null) {
                json.writeNull();
            } else {
                json.writeNumber(number);
            }
        }

        private void writeCells(JsonGenerator json, ScannedSheet sheet, FactSheet of, long row, List<Cell> cells) {
            atSheet = sheet;
            atColumns = sheet.columns(of);
            atRow = row;
            Map<String, Integer> seen = new HashMap<>();
            for (Cell cell : cells) {
                atColumn = cell.column();
                TableColumns.Column column = atColumns.at(cell.column());
                FactField field = column.field();
                switch (column.role()) {
                    case KEY, NONE -> {
                        // whose the row is was settled before
                    }
                    case KIND -> requireKind(of.kind(), cell);
                    case UNKNOWN -> json.writeStringProperty(column.name(), cell.text());
                    case FIELD -> {
                        if (field == null) {
                            throw new IllegalStateException("a column of facts has a field");
                        }
                        Integer before = seen.putIfAbsent(field.name(), cell.column());
                        if (before != null) {
                            throw new CellFault(CellReason.twoColumns(
                                    CellValue.label(field), Cell.letters(before), Cell.letters(cell.column())));
                        }
                        json.writeName(field.name());
                        sheet.values().write(json, of.kind(), field, cell);
                    }
                }
            }
        }

        private static void requireKind(SubjectKind kind, Cell cell) {
            Map<String, Coded> kinds = new LinkedHashMap<>();
            for (SubjectKind one : SubjectKind.values()) {
                kinds.put(one.code(), one);
            }
            if (ChoiceNames.find(kinds, CellText.trimmed(cell.text())) != kind) {
                throw new CellFault(CellReason.otherKind(cell.text(), kind));
            }
        }
    }
}
