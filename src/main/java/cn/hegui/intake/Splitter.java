package cn.hegui.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts the content of one file into its records, in order, with bounded memory. */
sealed interface Splitter permits JsonLines, JsonElements {
    /** The next record, or null at the end. */
    @Nullable
    RawRecord next() throws IOException;
}
