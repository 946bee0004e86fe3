package cn.hegui.intake.cells;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps many short pieces of bytes and gives each back by its place. So many bytes stay in memory, what comes after goes
 * to a temporary file; pieces that are asked for in about the order in which they came are read from it in runs. For one
 * thread.
 */
public final class StoredBytes implements Closeable {
    private static final int BLOCK = 1 << 20;
    private static final int LENGTH = Integer.BYTES;
    private static final int RUN = 1 << 16;

    private final long mostInMemory;
    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private int used;
    /** How many bytes stand before the current block, and before the first in the file. */
    private long start;

    private long inMemory;
    private @Nullable FileChannel file;
    private final ByteBuffer run = ByteBuffer.allocate(RUN).limit(0);
    private long runAt;

    /** A store that holds {@code mostInMemory} bytes in memory, and at most a block more. */
    public StoredBytes(long mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    /** Keeps the first {@code length} of {@code bytes}; returns their place. */
    public long add(byte[] bytes, int length) throws IOException {
        if (used + LENGTH + length > block.length) {
            finishBlock();
            block = new byte[Math.max(BLOCK, LENGTH + length)];
        }
        long place = start + used;
        ByteBuffer.wrap(block, used, LENGTH).putInt(length);
        System.arraycopy(bytes, 0, block, used + LENGTH, length);
        used += LENGTH + length;
        return place;
    }

    private void finishBlock() throws IOException {
        if (used == 0) {
            return;
        }
        if (file == null && start + used <= mostInMemory) {
            // Blocks of the usual size only are kept, so that a place tells its block.
            if (block.length == BLOCK) {
                blocks.add(block);
                start += BLOCK;
                inMemory = start;
                used = 0;
                return;
            }
        }
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile("hegui-", ".rows"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        ByteBuffer rest = ByteBuffer.wrap(block, 0, used);
        long at = start - inMemory;
        while (rest.hasRemaining()) {
            at += file.write(rest, at);
        }
        start += used;
        used = 0;
    }

    /** The piece at {@code place}, which {@code add} returned. */
    public byte[] get(long place) throws IOException {
        if (place >= start) {
            return piece(block, (int) (place - start));
        }
        if (place < inMemory) {
            return piece(blocks.get((int) (place / BLOCK)), (int) (place % BLOCK));
        }
        long at = place - inMemory;
        ByteBuffer head = ByteBuffer.allocate(LENGTH);
        read(head, at);
        ByteBuffer piece = ByteBuffer.allocate(head.getInt(0));
        read(piece, at + LENGTH);
        return piece.array();
    }

    private static byte[] piece(byte[] block, int at) {
        int length = ByteBuffer.wrap(block, at, LENGTH).getInt();
        return Arrays.copyOfRange(block, at + LENGTH, at + LENGTH + length);
    }

    private void read(ByteBuffer target, long at) throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            throw new IllegalStateException("nothing was stored at " + at);
        }
        if (at < runAt || at + target.remaining() > runAt + run.limit()) {
            run.clear();
            runAt = at;
            while (run.hasRemaining() && channel.read(run, runAt + run.position()) >= 0) {
                // until it is full or the file ends
            }
            run.flip();
        }
        if (at + target.remaining() <= runAt + run.limit()) {
            target.put(run.array(), (int) (at - runAt), target.remaining());
            return;
        }
        while (target.hasRemaining()) {
            int count = channel.read(target, at + target.position());
            if (count < 0) {
                throw new EOFException("the temporary file was cut");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
