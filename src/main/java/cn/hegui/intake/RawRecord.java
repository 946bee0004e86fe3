package cn.hegui.intake;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one record and where it starts; what is in them is not yet known. Holds on to a part of a read buffer.
 */
public final class RawRecord {
    /** The most bytes that a line, or an element of an array, may have: 16 MiB. */
    public static final int LONGEST = 16 << 20;

    /** How much is kept of a record that is too long, so that its id may still be read: 64 KiB. */
    static final int KEPT = 64 << 10;

    private final String file;
    private final long line;
    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final boolean tooLong;
    private final @Nullable TableOrigin origin;
    private final Reading.@Nullable Rejected rejected;

    private RawRecord(String file, long line, byte[] bytes, int offset, int length, boolean tooLong) {
        this(file, line, bytes, offset, length, tooLong, null, null);
    }

    private RawRecord(
            String file,
            long line,
            byte[] bytes,
            int offset,
            int length,
            boolean tooLong,
            @Nullable TableOrigin origin,
            Reading.@Nullable Rejected rejected) {
        this.origin = origin;
        this.rejected = rejected;
        this.file = file;
        this.line = line;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.tooLong = tooLong;
    }

    /**
     * The record {@code json}, for callers that have it by other means than a file; its lines count from {@code line}.
     */
    public static RawRecord of(String file, long line, byte[] json) {
        return json.length > LONGEST
                ? tooLong(file, line, Arrays.copyOf(json, KEPT))
                : new RawRecord(file, line, json, 0, json.length, false);
    }

    static RawRecord slice(String file, long line, byte[] bytes, int offset, int length) {
        return new RawRecord(file, line, bytes, offset, length, false);
    }

    static RawRecord tooLong(String file, long line, byte[] start) {
        return new RawRecord(file, line, start, 0, start.length, true);
    }

    /** A subject that was put together from tables. */
    static RawRecord ofTables(TableOrigin origin, byte[] json) {
        return json.length > LONGEST
                ? new RawRecord(origin.file(), origin.row(), Arrays.copyOf(json, KEPT), 0, KEPT, true, origin, null)
                : new RawRecord(origin.file(), origin.row(), json, 0, json.length, false, origin, null);
    }

    /** Rows of tables of which it is already known that they are not judged. */
    static RawRecord ofRejected(Reading.Rejected rejected) {
        return new RawRecord(
                rejected.reject().file(), rejected.reject().line(), new byte[0], 0, 0, false, null, rejected);
    }

    /** Where in the tables it stands; null of JSON. */
    @Nullable
    TableOrigin origin() {
        return origin;
    }

    /** What became of it before it was read; null where it is still to be read. */
    Reading.@Nullable Rejected rejected() {
        return rejected;
    }

    /** The place of the byte at {@code index}, where {@code pointer} points. */
    Place place(long index, String pointer) {
        return origin == null ? new Place(file, lineAt(index), pointer) : origin.place(pointer);
    }

    /** The file as given. */
    public String file() {
        return file;
    }

    /** The line on which the record starts, from 1. */
    public long line() {
        return line;
    }

    /** How many bytes are held. */
    public int size() {
        return length;
    }

    /** Whether it was put together from tables, or rejected there. */
    public boolean isOfTables() {
        return origin != null || rejected != null;
    }

    /** Adds the bytes of the record to {@code digest}. */
    public void addTo(MessageDigest digest) {
        digest.update(bytes, offset, length);
    }

    /** A copy of its bytes, as far as they are held. */
    public byte[] json() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    /** Whether only the start of the record is held, because the whole is longer than {@code LONGEST}. */
    boolean isTooLong() {
        return tooLong;
    }

    byte byteAt(int index) {
        return bytes[offset + index];
    }

    /** The line of the byte at {@code index}, counted from the start of the record; beyond its end, the last line. */
    long lineAt(long index) {
        long at = line;
        int end = offset + (int) Math.min(index, length);
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                at++;
            }
        }
        return at;
    }

    /** The place of the byte at {@code index} in its line, in characters, from 1. */
    long columnAt(long index) {
        long column = 1;
        int end = offset + (int) Math.min(index, length);
        for (int i = end - 1; i >= offset && bytes[i] != '\n'; i--) {
            if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }

    /** The same record with a question mark for every byte that is not UTF-8, so that the rest of it can be read. */
    RawRecord withoutInvalidUtf8() {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        int from = 0;
        long invalid = Utf8.firstInvalid(copy, from, length - from);
        while (invalid != Utf8.VALID) {
            from += (int) invalid;
            copy[from] = '?';
            invalid = Utf8.firstInvalid(copy, from, length - from);
        }
        return new RawRecord(file, line, copy, 0, length, tooLong, origin, rejected);
    }
}
