package cn.hegui.paper;

import org.jspecify.annotations.Nullable;

/**
 * A line of {@code rejects.jsonl}.
 *
 * @param sheet the sheet of a workbook, {@code cell} the cell in it and {@code column} its heading; null where the record
 *     comes from no table
 */
public record RejectLine(
        String file,
        long line,
        String pointer,
        @Nullable String id,
        Reason reason,
        @Nullable String sheet,
        @Nullable String cell,
        @Nullable String column)
        implements RunLine {
    /** Why the record is not judged. */
    public record Reason(String code, String sentence) {}

    /** Where it stands in the file: the cell of a table, else the pointer into the record. */
    String place() {
        if (cell == null) {
            return pointer;
        }
        String place = sheet == null ? cell : sheet + "!" + cell;
        return column == null ? place : place + "（" + column + "）";
    }
}
