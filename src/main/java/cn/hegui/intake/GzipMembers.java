package cn.hegui.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a .gz file, all members in turn (RFC 1952). Unlike {@link java.util.zip.GZIPInputStream}, which takes
 * a cut or damaged header of a later member for the end, it fails: a truncated file must never pass for a short one.
 */
final class GzipMembers extends InputStream {
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream stored;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] one = new byte[1];
    private int position;
    private int limit;
    private long members;
    private boolean inMember;
    private boolean ended;

    GzipMembers(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                inMember = startMember();
                ended = !inMember;
                continue;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("preset dictionary");
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("gzip member cut off");
                }
                inflater.setInput(buffer, position, limit - position);
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException damaged) {
            ZipException failure = new ZipException("damaged gzip data");
            failure.initCause(damaged);
            throw failure;
        }
    }

    /** Reads the header of the next member; false where the file ends instead, zeros aside that pad it to a block. */
    private boolean startMember() throws IOException {
        if (position == limit && !fill()) {
            if (members == 0) {
                throw new EOFException("empty gzip file");
            }
            return false;
        }
        if (members > 0 && buffer[position] == 0) {
            passPadding();
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != Deflater.DEFLATED) {
            throw new ZipException("not gzip data");
        }
        int flags = next();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inflater.setInput(buffer, position, limit - position);
        members++;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (nextInt() != (int) checksum.getValue() || nextInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("gzip checksum differs");
        }
        inMember = false;
    }

    private void passPadding() throws IOException {
        do {
            while (position < limit) {
                if (buffer[position++] != 0) {
                    throw new ZipException("bytes after the gzip data");
                }
            }
        } while (fill());
    }

    private int nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // passed over
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("gzip header or trailer cut off");
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, stored.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stored.close();
    }
}
