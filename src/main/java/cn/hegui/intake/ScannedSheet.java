package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import cn.hegui.intake.cells.StoredBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sheet whose rows were read and stored, and to which subjects they belong: 20 bytes a row in memory. */
final class ScannedSheet {
    /** The key of a row that names no subject. */
    static final int NO_KEY = -1;

    /** The key of a row whose key cell cannot be read. */
    static final int BAD_KEY = -2;

    private final int number;
    private final String file;
    private final @Nullable String name;
    private final String title;
    private final CellValue values;
    private final List<FactSheet> meanings;
    private final List<TableColumns> columns = new ArrayList<>();
    private final StoredBytes store;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    private int[] keys = new int[16];
    private int[] rows = new int[16];
    private long[] places = new long[16];
    private int count;
    private boolean complete;
    private int @Nullable [] byKey;
    private int @Nullable [] starts;

    ScannedSheet(
            int number,
            String file,
            @Nullable String name,
            String title,
            boolean from1904,
            List<FactSheet> meanings,
            StoredBytes store) {
        this.number = number;
        this.file = file;
        this.name = name;
        this.title = title;
        this.values = new CellValue(from1904);
        this.meanings = meanings;
        this.store = store;
    }

    /** Its place among the sheets of a run over one set of tables. */
    int number() {
        return number;
    }

    String file() {
        return file;
    }

    /** The sheet of the workbook; null in CSV. */
    @Nullable
    String name() {
        return name;
    }

    /** What it is called. */
    String title() {
        return title;
    }

    CellValue values() {
        return values;
    }

    /** What stands before the address of a cell, as in a formula. */
    String reference() {
        String of = name == null ? file.substring(file.lastIndexOf('/') + 1) : name;
        boolean plain = of.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
        return (plain ? of : "'" + of.replace("'", "''") + "'") + "!";
    }

    List<FactSheet> meanings() {
        return meanings;
    }

    void headings(List<List<Cell>> headings) {
        for (FactSheet meaning : meanings) {
            columns.add(new TableColumns(meaning, headings));
        }
    }

    /** The columns as {@code meaning} has them. */
    TableColumns columns(FactSheet meaning) {
        return columns.get(meanings.indexOf(meaning));
    }

    /** The columns as the first meaning has them; those that all share are the same in any. */
    TableColumns columns() {
        return columns.get(0);
    }

    void setComplete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    int count() {
        return count;
    }

    int key(int index) {
        return keys[index];
    }

    long row(int index) {
        return rows[index];
    }

    void add(long row, int key, List<Cell> cells) throws IOException {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        buffer.reset();
        for (Cell cell : cells) {
            byte[] text = cell.text().getBytes(StandardCharsets.UTF_8);
            writeNumber(cell.column());
            buffer.write(cell.kind().ordinal());
            writeNumber(text.length);
            buffer.write(text);
        }
        byte[] bytes = buffer.toByteArray();
        keys[count] = key;
        rows[count] = (int) row;
        places[count] = store.add(bytes, bytes.length);
        count++;
    }

    private void writeNumber(int number) {
        int rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            buffer.write(rest & 0x7f | 0x80);
        }
        buffer.write(rest);
    }

    /** The cells of a row again. */
    List<Cell> cells(int index) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(store.get(places[index]));
        List<Cell> cells = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int column = readNumber(bytes);
            Cell.Kind kind = Cell.Kind.values()[bytes.get()];
            int length = readNumber(bytes);
            cells.add(new Cell(
                    column, kind, new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8)));
            bytes.position(bytes.position() + length);
        }
        return cells;
    }

    private static int readNumber(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        byte next = bytes.get();
        for (; next < 0; next = bytes.get()) {
            number |= (next & 0x7f) << shift;
            shift += 7;
        }
        return number | next << shift;
    }

    /** Sorts the rows by key, of which there are {@code keyCount}; rows of one key keep their order. */
    void sort(int keyCount) {
        int[] starts = new int[keyCount + 1];
        for (int i = 0; i < count; i++) {
            if (keys[i] >= 0) {
                starts[keys[i] + 1]++;
            }
        }
        for (int key = 0; key < keyCount; key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = starts.clone();
        int[] byKey = new int[starts[keyCount]];
        for (int i = 0; i < count; i++) {
            if (keys[i] >= 0) {
                byKey[next[keys[i]]++] = i;
            }
        }
        this.starts = starts;
        this.byKey = byKey;
    }

    /** The rows of {@code key}, in their order. */
    int[] rowsOf(int key) {
        if (starts == null || byKey == null) {
            throw new IllegalStateException("not sorted");
        }
        return Arrays.copyOfRange(byKey, starts[key], starts[key + 1]);
    }
}
