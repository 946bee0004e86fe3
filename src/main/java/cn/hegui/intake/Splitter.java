package cn.hegui.intake;

import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the content of one file into its records, in order, with bounded memory. */
sealed interface Splitter permits JsonLines, JsonElements, TableRecords {
    /** The next record, or null at the end. */
    @Nullable
    RawRecord next() throws IOException;

    /** What was read of each sheet, at the end; none of JSON. */
    default List<SheetReport> sheets() {
        return List.of();
    }

    /** What else is to be said of the file, at the end. */
    default List<Remark> remarks() {
        return List.of();
    }

    /** Lets go of what it holds beside the content. */
    default void close() throws IOException {
        // Most hold nothing.
    }
}
