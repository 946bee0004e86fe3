package cn.hegui.bench.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends requests, and tells how long each took. */
final class Load {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LONGEST_SECONDS = 600;

    private Load() {}

    /**
     * An open loop: a request every {@code 1/rate} s whatever became of those before; the time of each counts from when it was
     * due, so that a pause of the service is not hidden by a client that waits.
     */
    static Latencies openLoop(HttpRequest request, int rate, int seconds) throws InterruptedException {
        if (seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("at most " + LONGEST_SECONDS + " s");
        }
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        int count = rate * seconds;
        double[] millis = new double[count];
        boolean[] wrong = new boolean[count];
        Semaphore room = new Semaphore(MOST_AT_ONCE);
        List<CompletableFuture<?>> sent = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (!room.tryAcquire()) {
                wrong[number] = true;
                continue;
            }
            sent.add(client.sendAsync(request, BodyHandlers.ofByteArray()).handle((answer, failure) -> {
                millis[number] = (System.nanoTime() - due) / 1e6;
                wrong[number] = failure != null || answer.statusCode() != 200;
                room.release();
                return null;
            }));
        }
        double sending = (System.nanoTime() - start) / 1e9;
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        int errors = 0;
        double[] right = new double[count];
        int answered = 0;
        for (int i = 0; i < count; i++) {
            if (wrong[i]) {
                errors++;
            } else {
                right[answered++] = millis[i];
            }
        }
        return Latencies.of(java.util.Arrays.copyOf(right, answered), errors, count / sending);
    }

    /** {@code clients} connections kept open, each asking {@code times} times with a second between. */
    static Latencies keptOpen(int port, String path, int clients, int times) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        double[] millis = new double[clients * times];
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        long start = System.nanoTime();
        try {
            for (int i = 0; i < clients; i++) {
                Socket socket = new Socket("localhost", port);
                socket.setSoTimeout(30_000);
                sockets.add(socket);
            }
            byte[] request =
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int round = 0; round < times; round++) {
                long roundStart = System.nanoTime();
                List<Thread> asking = new ArrayList<>();
                int threads = 50;
                for (int t = 0; t < threads; t++) {
                    int first = t;
                    Thread thread = new Thread(() -> {
                        for (int i = first; i < sockets.size(); i += threads) {
                            long before = System.nanoTime();
                            try {
                                sockets.get(i).getOutputStream().write(request);
                                if (status(sockets.get(i).getInputStream()) == 200) {
                                    millis[answered.getAndIncrement()] = (System.nanoTime() - before) / 1e6;
                                } else {
                                    errors.incrementAndGet();
                                }
                            } catch (IOException closed) {
                                errors.incrementAndGet();
                            }
                        }
                    });
                    thread.start();
                    asking.add(thread);
                }
                for (Thread thread : asking) {
                    thread.join();
                }
                long left = 1_000 - (System.nanoTime() - roundStart) / 1_000_000;
                if (left > 0) {
                    Thread.sleep(left);
                }
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return Latencies.of(
                java.util.Arrays.copyOf(millis, answered.get()), errors.get(), clients * (double) times / seconds);
    }

    /** One request after another. */
    static Latencies inTurn(HttpRequest request, int times) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        double[] millis = new double[times];
        int answered = 0;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                millis[answered++] = (System.nanoTime() - before) / 1e6;
            }
        }
        return Latencies.of(
                java.util.Arrays.copyOf(millis, answered),
                times - answered,
                times / ((System.nanoTime() - start) / 1e9));
    }

    /** A check of one school. */
    static HttpRequest check(String address, String school) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/checks"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString("{\"asOf\":\"2024-12-31\",\"facts\":[" + school + "]}"))
                .build();
    }

    /** Reads one answer of a connection that stays open and returns its status. */
    private static int status(InputStream input) throws IOException {
        BufferedInputStream in = new BufferedInputStream(input);
        String first = line(in);
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return Integer.parseInt(first.split(" ")[1]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
