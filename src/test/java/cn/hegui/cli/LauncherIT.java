package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program by its launcher: rules must load from the jar, from any folder, in any locale. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path FACTS = PROJECT.resolve("fixtures/reports/facts.jsonl");

    @TempDir
    private Path temporary;

    private record Ended(int exitCode, String out, String err) {}

    @Test
    void packagedProgramFindsWhatTheClassesFind() throws Exception {
        Path out = temporary.resolve("out");
        Ended run =
                launch(temporary, PROJECT.resolve("hegui"), check(FACTS, "--outcomes", "all", "--out", out.toString()));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).startsWith("用时 ").doesNotContain("WARNING", "SLF4J");

        Path classes = temporary.resolve("classes");
        List<String> args = check(FACTS, "--outcomes", "all", "--out", classes.toString());
        assertThat(Console.run(args.toArray(String[]::new)).exitCode()).isEqualTo(3);
        assertThat(out.resolve("findings.jsonl")).hasSameTextualContentAs(classes.resolve("findings.jsonl"));
        assertThat(out.resolve("subjects.jsonl")).hasSameTextualContentAs(classes.resolve("subjects.jsonl"));
    }

    @Test
    void linkAndFolderWithSpacesWork() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("一个 文件夹"));
        Path link = Files.createSymbolicLink(folder.resolve("the link"), PROJECT.resolve("hegui"));
        Path facts = Files.copy(FACTS, folder.resolve("事实 1.jsonl"));
        Ended run = launch(folder, link, check(facts.getFileName(), "--out", "结果 1"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(folder.resolve("结果 1/summary.json")).content().contains("\"file\": \"事实 1.jsonl\"");
    }

    @Test
    void plainLocaleStillSpeaksUtf8() throws Exception {
        Path facts = Files.copy(FACTS, temporary.resolve("事实.jsonl"));
        ProcessBuilder builder = builder(temporary, PROJECT.resolve("hegui"), check(facts.getFileName()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Ended run = end(builder);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).contains("核对结果", "事实.jsonl:4");
    }

    @Test
    void twoAtOnceBothSucceed() throws Exception {
        try (Stream<Path> archives = Files.list(PROJECT.resolve("target"))) {
            for (Path archive :
                    archives.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                Files.delete(archive);
            }
        }
        List<ProcessBuilder> builders = List.of(
                builder(temporary, PROJECT.resolve("hegui"), check(FACTS)),
                builder(temporary, PROJECT.resolve("hegui"), check(FACTS)));
        List<Process> running = new ArrayList<>();
        for (ProcessBuilder builder : builders) {
            running.add(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process process : running) {
            assertThat(process.waitFor()).isEqualTo(3);
        }
    }

    private static List<String> check(Path facts, String... options) {
        List<String> args = new ArrayList<>(List.of("check", facts.toString(), "--as-of", "2024-12-31"));
        args.addAll(List.of(options));
        return args;
    }

    private Ended launch(Path folder, Path launcher, List<String> args) throws Exception {
        return end(builder(folder, launcher, args));
    }

    private ProcessBuilder builder(Path folder, Path launcher, List<String> args) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }
}
