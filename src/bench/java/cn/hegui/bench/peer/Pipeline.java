package cn.hegui.bench.peer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Turns blocks of whole lines into bytes on so many threads and writes them in the order of the file. */
final class Pipeline {
    private static final int BLOCK = 1 << 20;

    private Pipeline() {}

    static void run(Path input, Path output, int threads, Function<byte[], byte[]> work)
            throws IOException, InterruptedException, ExecutionException {
        try (InputStream in = Files.newInputStream(input);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(output), BLOCK)) {
            Blocks blocks = new Blocks(in);
            if (threads == 1) {
                for (byte[] lines = blocks.next(); lines.length > 0; lines = blocks.next()) {
                    out.write(work.apply(lines));
                }
                return;
            }
            ExecutorService workers = Executors.newFixedThreadPool(threads);
            try {
                Deque<Future<byte[]>> pending = new ArrayDeque<>();
                for (byte[] lines = blocks.next(); lines.length > 0; lines = blocks.next()) {
                    byte[] block = lines;
                    pending.add(workers.submit(() -> work.apply(block)));
                    if (pending.size() > 2 * threads) {
                        out.write(pending.remove().get());
                    }
                }
                while (!pending.isEmpty()) {
                    out.write(pending.remove().get());
                }
            } finally {
                workers.shutdown();
            }
        }
    }

    private static final class Blocks {
        private final InputStream in;
        private byte[] rest = new byte[0];

        Blocks(InputStream in) {
            this.in = in;
        }

        /** The next whole lines; empty at the end. */
        byte[] next() throws IOException {
            byte[] block = Arrays.copyOf(rest, rest.length + BLOCK);
            int size = rest.length + in.readNBytes(block, rest.length, BLOCK);
            int end = size;
            if (size == block.length) {
                while (end > 0 && block[end - 1] != '\n') {
                    end--;
                }
            }
            rest = Arrays.copyOfRange(block, end, size);
            return Arrays.copyOf(block, end);
        }
    }
}
