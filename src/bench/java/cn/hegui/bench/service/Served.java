package cn.hegui.bench.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, by the launcher, as people start it. */
final class Served implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final int port;

    /** From the start of the process to the first page that was answered. */
    final double startSeconds;

    private Served(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    static Served start(Path home, Path data) throws IOException, InterruptedException {
        int port = free();
        List<String> command = new ArrayList<>(List.of(
                home.resolve("hegui").toString(), "serve", "--port", String.valueOf(port), "--data", data.toString()));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - before > LONGEST_START_NANOS) {
                process.destroyForcibly();
                throw new IllegalStateException("the service does not come to answer");
            }
            Thread.sleep(20);
        }
        return new Served(process, port, (System.nanoTime() - before) / 1e9);
    }

    String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Asks it to end and waits. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(30_000);
            connection.getResponseCode();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
