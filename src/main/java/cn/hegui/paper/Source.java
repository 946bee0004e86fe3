package cn.hegui.paper;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts behind a finding stand.
 *
 * @param file as given to the run
 * @param sheet the sheet of a workbook; null elsewhere
 * @param row the row of a table, from 1; null elsewhere
 * @param line the line of a text file, from 1; null elsewhere
 * @param cells the cell of each figure by field name, for example {@code 培训经费!E7}
 */
public record Source(
        @Nullable String file,
        @Nullable String sheet,
        @Nullable Long row,
        @Nullable Long line,
        Map<String, String> cells) {

    public Source {
        cells = Objects.requireNonNullElse(cells, Map.of());
    }

    /** The line or row in the file; null where not known. */
    public @Nullable Long place() {
        return line != null ? line : row;
    }
}
