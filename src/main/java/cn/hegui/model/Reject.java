package cn.hegui.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not judged, and why.
 *
 * @param file the file as given
 * @param line the line on which the breach stands, from 1
 * @param pointer the JSON pointer (RFC 6901) of the value at fault; empty for the record itself
 * @param id the record's id; null where it cannot be read
 * @param code the reason in one word, for example {@code negative-number}
 * @param reason the reason in a sentence: the value, what was expected, what to try
 * @param cell the cell of the table, whose row is then the line; null in JSON
 */
public record Reject(
        String file,
        long line,
        String pointer,
        @Nullable String id,
        String code,
        Texts reason,
        @Nullable CellPlace cell)
        implements Serializable {

    /** A reject of JSON. */
    public Reject(String file, long line, String pointer, @Nullable String id, String code, Texts reason) {
        this(file, line, pointer, id, code, reason, null);
    }
}
