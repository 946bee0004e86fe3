package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own that waits for more input, and is ended in the middle of it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledRunTest {
    private static final String RECORD =
            "{\"kind\":\"region\",\"id\":\"%06d\",\"region\":\"%<06d\",\"achievements\":[],\"publications\":[]}\n";

    @TempDir
    private Path temporary;

    @Test
    void askedToEndItLeavesNothing() throws Exception {
        Path out = temporary.resolve("out");
        Process run = start(out);
        run.destroy();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(out).doesNotExist();
    }

    @Test
    void killedItLeavesNoFileUnderItsName() throws Exception {
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(out.resolve("summary.json"), "{}");
        Process run = start(out);
        run.destroyForcibly();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(names(out)).allMatch(name -> name.startsWith("."));

        Path facts = Files.writeString(temporary.resolve("facts.jsonl"), RECORD.formatted(330600));
        assertThat(Console.run("check", facts.toString(), "--as-of", "2024-12-31", "--out", out.toString())
                        .exitCode())
                .isZero();
        assertThat(names(out)).noneMatch(name -> name.startsWith(".")).contains("summary.json");
    }

    /** A run that has read thousands of records, has opened its files and waits for more. */
    private static Process start(Path out) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "cn.hegui.cli.Hegui",
                        "check",
                        "-",
                        "--as-of",
                        "2024-12-31",
                        "--out",
                        out.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        OutputStream facts = run.getOutputStream();
        for (int i = 0; i < 5000; i++) {
            facts.write(RECORD.formatted(330001 + i).getBytes(StandardCharsets.UTF_8));
        }
        facts.flush();
        while (!Files.exists(out.resolve(".findings.jsonl.part"))) {
            assertThat(run.isAlive()).isTrue();
            Thread.sleep(20);
        }
        Thread.sleep(300);
        return run;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
