package cn.hegui.service;

import cn.hegui.store.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code hegui serve} as a process of its own, from the packaged program, to be killed in the middle of something and started
 * again on the same data. For {@code *IT} only: the jar must be there.
 *
 * <pre>{@code
 * try (ServedProgram program = ServedProgram.start(data, database)) {
 *     … begin something …
 *     program.kill();
 *     program.restart();
 *     … nothing is lost, nothing is there twice …
 * }
 * }</pre>
 */
public final class ServedProgram implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");
    private static final Pattern WELCOME = Pattern.compile("/welcome/[A-Za-z0-9_-]+");
    private static final int START_SECONDS = 90;

    private final Path data;
    private final @Nullable DatabaseAddress database;
    private final List<String> arguments;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private Process process;
    private int port;

    private ServedProgram(Path data, @Nullable DatabaseAddress database, List<String> arguments) throws IOException {
        this.data = data;
        this.database = database;
        this.arguments = List.copyOf(arguments);
        this.process = launch();
    }

    /** Starts it with its files in {@code data}; {@code database} null: with the H2 file there. Returns when it answers. */
    public static ServedProgram start(Path data, @Nullable DatabaseAddress database, String... arguments)
            throws IOException, InterruptedException {
        ServedProgram program = new ServedProgram(data, database, List.of(arguments));
        program.await();
        return program;
    }

    /** The process of {@code hegui serve} with these arguments, which need not come to answer. */
    public static ProcessBuilder command(Path data, @Nullable DatabaseAddress database, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                Path.of("target", "hegui.jar").toAbsolutePath().toString(),
                "serve",
                "--data",
                data.toString()));
        if (arguments.stream().noneMatch("--port"::equals)) {
            command.addAll(List.of("--port", "0"));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (database != null) {
            command.addAll(List.of("--db", database.url()));
            builder.environment()
                    .putAll(Map.of("HEGUI_DB_USER", database.user(), "HEGUI_DB_PASSWORD", database.password()));
        }
        command.addAll(arguments);
        return builder.redirectErrorStream(true);
    }

    /** Where it answers, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** All lines that it has printed, of all its lives. */
    public List<String> printed() {
        synchronized (printed) {
            return List.copyOf(printed);
        }
    }

    /** The path by which the first administrator is made, as it was printed last. */
    public String welcome() {
        List<String> lines = printed();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher welcome = WELCOME.matcher(lines.get(i));
            if (welcome.find()) {
                return welcome.group();
            }
        }
        throw new IllegalStateException("no link was printed: " + lines);
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, as systemd does, and returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return ended();
    }

    /** Its exit code, when it has ended. */
    public int ended() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + printed());
        }
        return process.exitValue();
    }

    /** Starts it again on the same data and returns when it answers, on another port. */
    public void restart() throws IOException, InterruptedException {
        process = launch();
        await();
    }

    /** What it answers to a GET. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process launch() throws IOException {
        return command(data, database, arguments).start();
    }

    private void await() throws InterruptedException {
        CountDownLatch answering = new CountDownLatch(1);
        Process started = process;
        port = 0;
        Thread reader = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    printed.add(line);
                    Matcher address = ADDRESS.matcher(line);
                    if (port == 0 && address.find()) {
                        port = Integer.parseInt(address.group(1));
                        answering.countDown();
                    }
                }
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            } finally {
                answering.countDown();
            }
        });
        reader.setDaemon(true);
        reader.start();
        if (!answering.await(START_SECONDS, TimeUnit.SECONDS) || port == 0) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not answer: " + printed());
        }
        // The link of a first start follows the address.
        Thread.sleep(200);
    }
}
