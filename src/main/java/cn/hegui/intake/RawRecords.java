package cn.hegui.intake;

import cn.hegui.intake.cells.CellFileException;
import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import cn.hegui.model.Texts;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file, one after the other, with bounded memory; for one thread. Every method that reads throws
 * {@link UnreadableInputException} where the file cannot be read to its end.
 */
public final class RawRecords implements Closeable {
    static final long UNKNOWN_SIZE = -1;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String file;
    private final Stored stored;
    private final InputStream content;
    private final Splitter splitter;
    private @Nullable String sha256;

    private RawRecords(String file, Stored stored, InputStream content, Splitter splitter) {
        this.file = file;
        this.stored = stored;
        this.content = content;
        this.splitter = splitter;
    }

    /** The records of {@code bytes}, which are the stored bytes of {@code file}. */
    static RawRecords open(String file, InputStream bytes, FactFile.Form form, FactFile.Packing packing) {
        return open(file, bytes, UNKNOWN_SIZE, form, packing, JsonLines.BLOCK);
    }

    static RawRecords open(
            String file, InputStream bytes, FactFile.Form form, FactFile.Packing packing, int blockSize) {
        return open(file, bytes, UNKNOWN_SIZE, form, packing, blockSize);
    }

    /** The same for a file that had {@code size} bytes when it was opened; it may grow, but must not have less. */
    static RawRecords open(
            String file, InputStream bytes, long size, FactFile.Form form, FactFile.Packing packing, int blockSize) {
        Stored stored = new Stored(bytes, size);
        try {
            InputStream content = withoutByteOrderMark(unpacked(stored, packing));
            Splitter splitter = switch (form) {
                case JSON_LINES -> new JsonLines(file, 0, content, blockSize);
                case JSON -> new JsonElements(file, content);
                case XLSX, CSV -> throw new IllegalStateException("tables are no stream of records");
            };
            return new RawRecords(file, stored, content, splitter);
        } catch (IOException failure) {
            UnreadableInputException unreadable = unreadable(file, failure);
            try {
                stored.close();
            } catch (IOException closing) {
                unreadable.addSuppressed(closing);
            }
            throw unreadable;
        }
    }

    /** The records that {@code tables} puts together; {@code bytes} are the stored bytes of {@code file}, for its hash. */
    static RawRecords ofTables(String file, InputStream bytes, long size, TableRecords tables) {
        Stored stored = new Stored(bytes, size);
        return new RawRecords(file, stored, stored, tables);
    }

    /** What was read of each sheet; only after {@code next} returned null. */
    public List<SheetReport> sheets() {
        return splitter.sheets();
    }

    /** What else is to be said of the file; only after {@code next} returned null. */
    public List<Remark> remarks() {
        return splitter.remarks();
    }

    /**
     * The records of a part of the .jsonl file {@code file} that is not its start: of whole lines, which follow
     * {@code linesBefore} others.
     */
    public static RawRecords linesAfter(String file, long linesBefore, InputStream bytes) {
        Stored stored = new Stored(bytes, -1);
        return new RawRecords(file, stored, stored, new JsonLines(file, linesBefore, stored, JsonLines.BLOCK));
    }

    /** The next record, or null at the end of the file. */
    public @Nullable RawRecord next() {
        try {
            RawRecord record = splitter.next();
            if (record == null && sha256 == null) {
                sha256 = stored.finish();
            }
            return record;
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    /** How many of the stored bytes have been read. */
    public long storedBytesRead() {
        return stored.count;
    }

    /**
     * The SHA-256 of the stored (compressed) bytes in lower-case hexadecimal; only after {@code next} returned null.
     */
    public String sha256() {
        if (sha256 == null) {
            throw new IllegalStateException(file + " is not read to its end");
        }
        return sha256;
    }

    @Override
    public void close() {
        try {
            splitter.close();
            content.close();
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static InputStream unpacked(Stored stored, FactFile.Packing packing) throws IOException {
        return switch (packing) {
            case NONE -> stored;
            case GZIP -> new GzipMembers(stored);
            case ZSTD ->
                new ZstdInputStream(stored) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int read = super.read(target, offset, length);
                        if (read < 0 && stored.count == 0) {
                            // No bytes at all are no frame: the library takes them for an empty content.
                            throw new EOFException("empty zstd file");
                        }
                        return read;
                    }
                };
        };
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream content = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] start = new byte[BYTE_ORDER_MARK.length];
        int count = content.readNBytes(start, 0, start.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            content.unread(start, 0, count);
        }
        return content;
    }

    static UnreadableInputException unreadable(String file, IOException failure) {
        if (failure instanceof CellFileException cells) {
            return new UnreadableInputException(cells.texts());
        }
        if (failure instanceof ShrunkException shrunk) {
            return new UnreadableInputException(new Texts(
                    "%s 在读取时变短了：开始时 %,d 字节，只读到 %,d 字节。可能有别的程序正在写它；请等它写完后重试。".formatted(file, shrunk.before, shrunk.now),
                    "%s became shorter while it was read: %,d bytes at first, only %,d were there. Maybe another program"
                                    .formatted(file, shrunk.before, shrunk.now)
                            + " writes it; wait for that to end and try again."));
        }
        boolean cut = failure instanceof ZstdIOException
                && String.valueOf(failure.getMessage()).contains("Truncated");
        if (cut || failure instanceof EOFException) {
            return new UnreadableInputException(new Texts(
                    file + " 不完整：压缩数据中途结束。可能下载或复制未完成，请重新获取该文件。",
                    file
                            + " is truncated: its compressed data breaks off. Maybe a download or copy did not"
                            + " finish; fetch it again."));
        }
        if (failure instanceof ZipException || failure instanceof ZstdIOException) {
            return new UnreadableInputException(new Texts(
                    file + " 无法解压：数据损坏，或扩展名与内容不符。请重新获取该文件，或核对扩展名（.gz、.zst）。",
                    file
                            + " cannot be decompressed: it is damaged or is not what its ending says. Fetch it"
                            + " again, or check its ending (.gz, .zst)."));
        }
        if (failure instanceof AccessDeniedException) {
            return new UnreadableInputException(new Texts(
                    "没有权限读取 " + file + "。请检查其权限。", "No permission to read " + file + ". Check its permissions."));
        }
        return new UnreadableInputException(new Texts(
                "无法读取 " + file + "：" + failure.getMessage() + "。请检查文件及其权限。",
                "Cannot read " + file + ": " + failure.getMessage() + ". Check the file and its permissions."));
    }

    /** A file that ended before the size that it had when it was opened. */
    private static final class ShrunkException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long before;
        private final long now;

        ShrunkException(long before, long now) {
            super("shrunk");
            this.before = before;
            this.now = now;
        }
    }

    /** The stored bytes, counted and hashed on their way. */
    private static final class Stored extends FilterInputStream {
        private final MessageDigest digest;
        private final long size;
        private long count;

        Stored(InputStream in, long size) {
            super(in);
            this.size = size;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
                count += read;
            }
            return read;
        }

        /** Reads what is left, which no record needed but the hash does, and returns the hash. */
        String finish() throws IOException {
            byte[] rest = new byte[1 << 13];
            while (read(rest, 0, rest.length) >= 0) {
                // hashed on the way
            }
            if (count < size) {
                throw new ShrunkException(size, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
