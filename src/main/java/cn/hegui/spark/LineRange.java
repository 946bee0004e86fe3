package cn.hegui.spark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Seekable;

/**
 * The whole lines of a file that begin in a range of its bytes: from the first line start at or after {@code start} to
 * the end of the line that holds byte {@code end - 1}. So the ranges of a file, laid end to end, give each line once,
 * wherever they meet: inside a character, between CR and LF, or inside a line longer than a range. For one thread.
 */
final class LineRange extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream file;
    private final long end;
    private final long size;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    /** The offset in the file of the byte at {@code next}. */
    private long position;

    private boolean ended;
    private long lineEnds;

    /** The lines of {@code file}, of {@code size} bytes, whose stream stands at its start. */
    <S extends InputStream & Seekable> LineRange(S file, long start, long end, long size) throws IOException {
        this.file = file;
        this.end = end;
        this.size = size;
        if (start > 0) {
            // The byte before tells whether a line begins right here.
            file.seek(start - 1);
            position = start - 1;
            ended = !passLineEnd();
        }
        ended |= position >= end;
    }

    /** How many line ends have been read. */
    long lineEnds() {
        return lineEnds;
    }

    /** Goes behind the next line end; whether there is one. */
    private boolean passLineEnd() throws IOException {
        while (position < end && fill()) {
            byte passed = buffer[next++];
            position++;
            if (passed == '\n') {
                return true;
            }
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended || !fill()) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, limit - next), Math.max(1, end - 1 - position));
        if (position >= end - 1) {
            count = toLineEnd(Math.min(length, limit - next));
        }
        for (int i = next; i < next + count; i++) {
            if (buffer[i] == '\n') {
                lineEnds++;
            }
        }
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        position += count;
        return count;
    }

    /** How many of {@code most} bytes to take in the last line; notes where that is its end. */
    private int toLineEnd(int most) {
        for (int i = 0; i < most; i++) {
            if (buffer[next + i] == '\n') {
                ended = true;
                return i + 1;
            }
        }
        return most;
    }

    /** Whether a byte is at hand; false at the end of the file as it was found. */
    private boolean fill() throws IOException {
        if (next < limit) {
            return true;
        }
        if (position == size) {
            // What was added since the file was found is not part of it.
            return false;
        }
        int count = file.read(buffer, 0, (int) Math.min(BUFFER, size - position));
        if (count < 0) {
            throw new EOFException("the file ends at byte " + position + " of " + size);
        }
        next = 0;
        limit = count;
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
