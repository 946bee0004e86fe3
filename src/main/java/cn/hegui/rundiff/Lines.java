package cn.hegui.rundiff;

import cn.hegui.model.Texts;
import cn.hegui.paper.UnusableRunException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of one file of a run, from any place on; knows where each begins. For one thread. */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** What is read at first from a place that was sought: mostly no more than one subject is asked for. */
    private static final int FIRST = 1 << 13;

    private static final byte[] KIND = "\",\"kind\":\"".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long bufferAt;
    private long lineAt;
    private int ahead = FIRST;

    Lines(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
    }

    /** Goes to {@code place}, where a line begins. */
    void seek(long place) {
        if (place >= bufferAt && place <= bufferAt + buffer.limit()) {
            buffer.position((int) (place - bufferAt));
        } else {
            bufferAt = place;
            buffer.limit(0);
            ahead = FIRST;
        }
    }

    /** The next line without its end; null: there is none. */
    byte @Nullable [] next() throws IOException {
        lineAt = bufferAt + buffer.position();
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (true) {
            if (!buffer.hasRemaining() && !fill()) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            int start = buffer.position();
            byte[] bytes = buffer.array();
            for (int i = start; i < buffer.limit(); i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, start, i - start);
                    buffer.position(i + 1);
                    return line.toByteArray();
                }
            }
            line.write(bytes, start, buffer.limit() - start);
            buffer.position(buffer.limit());
        }
    }

    private boolean fill() throws IOException {
        bufferAt += buffer.limit();
        buffer.clear().limit(ahead);
        ahead = Math.min(BUFFER, 2 * ahead);
        int read = channel.read(buffer, bufferAt);
        buffer.position(0).limit(Math.max(0, read));
        return read > 0;
    }

    /** Where the line that was read last begins. */
    long lineAt() {
        return lineAt;
    }

    /**
     * What {@code line} begins with: the id and the kind of its subject, as they are written. A quotation mark within an id
     * is escaped, so that the kind begins where it seems to.
     */
    byte[] head(byte[] line) {
        for (int i = 0; i < line.length - KIND.length; i++) {
            if (line[i] == '"' && Arrays.equals(line, i, i + KIND.length, KIND, 0, KIND.length)) {
                for (int end = i + KIND.length; end < line.length; end++) {
                    if (line[end] == '"') {
                        return Arrays.copyOf(line, end);
                    }
                }
            }
        }
        throw new UnusableRunException(new Texts(
                file + " 的内容读不懂（字节 " + lineAt + " 处）：它不是本程序写出的，或者被改动过。请重新核对。",
                file + " cannot be read at byte " + lineAt
                        + ": this program did not write it, or it was changed. Run the check again."));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
