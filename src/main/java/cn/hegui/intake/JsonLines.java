package cn.hegui.intake;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON Lines into lines: LF or CR LF ends one, blank ones are counted and passed over. Lines are slices of the
 * block that they were read in, so that nothing is copied but the line that crosses from one block to the next.
 */
final class JsonLines implements Splitter {
    /** The size of a block: large against a line, small against memory. */
    static final int BLOCK = 1 << 20;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_ONES = 0x0101010101010101L;
    private static final long EIGHT_HIGH_BITS = 0x8080808080808080L;
    private static final long EIGHT_NEWLINES = '\n' * EIGHT_ONES;

    private final String file;
    private final InputStream content;
    private final int blockSize;
    private byte[] block;
    private int start;
    private int limit;
    private boolean ended;
    private long line;

    /** Lines of a content that follows {@code linesBefore} lines of its file. */
    JsonLines(String file, long linesBefore, InputStream content, int blockSize) {
        this.file = file;
        this.content = content;
        this.blockSize = blockSize;
        this.block = new byte[blockSize];
        this.line = linesBefore;
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        int scanned = start;
        while (true) {
            int end = newline(scanned);
            if (end >= 0) {
                RawRecord record = record(end);
                start = end + 1;
                if (record != null) {
                    return record;
                }
                scanned = start;
            } else if (ended) {
                boolean nothingLeft = start == limit;
                RawRecord record = nothingLeft ? null : record(limit);
                start = limit;
                return record;
            } else if (limit - start > RawRecord.LONGEST + 1) {
                // One byte more than the limit may still be the CR of a CR LF.
                return passTooLong();
            } else {
                scanned = limit - start;
                fill();
                scanned += start;
            }
        }
    }

    /** The line from {@code start} to {@code end}, or null where it is blank. */
    private @Nullable RawRecord record(int end) {
        line++;
        int length = end - start;
        if (length > 0 && block[end - 1] == '\r') {
            length--;
        }
        if (length > RawRecord.LONGEST) {
            return RawRecord.tooLong(file, line, Arrays.copyOfRange(block, start, start + RawRecord.KEPT));
        }
        return isBlank(length) ? null : RawRecord.slice(file, line, block, start, length);
    }

    private boolean isBlank(int length) {
        for (int i = start; i < start + length; i++) {
            if (block[i] != ' ' && block[i] != '\t' && block[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether one of eight bytes is LF: with LF turned to zero, only a zero borrows from its own high bit. */
    private static boolean holdsNewline(long eight) {
        long zeroed = eight ^ EIGHT_NEWLINES;
        return ((zeroed - EIGHT_ONES) & ~zeroed & EIGHT_HIGH_BITS) != 0;
    }

    private int newline(int from) {
        byte[] bytes = block;
        int i = from;
        while (i <= limit - Long.BYTES && !holdsNewline((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        for (; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads on after the unfinished line, which is moved to a fresh block: the old one belongs to its records. */
    private void fill() throws IOException {
        int unfinished = limit - start;
        if (limit == block.length) {
            byte[] fresh = new byte[Math.max(blockSize, 2 * unfinished)];
            System.arraycopy(block, start, fresh, 0, unfinished);
            block = fresh;
            start = 0;
            limit = unfinished;
        }
        int count = content.read(block, limit, block.length - limit);
        if (count < 0) {
            ended = true;
        } else {
            limit += count;
        }
    }

    /** Keeps the start of the line and reads on to its end without holding it. */
    private RawRecord passTooLong() throws IOException {
        line++;
        RawRecord record = RawRecord.tooLong(file, line, Arrays.copyOfRange(block, start, start + RawRecord.KEPT));
        block = new byte[blockSize];
        do {
            start = 0;
            limit = Math.max(0, content.read(block, 0, block.length));
            ended = limit == 0;
            start = newline(0) + 1;
        } while (start == 0 && !ended);
        return record;
    }
}
