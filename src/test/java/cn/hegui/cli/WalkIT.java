package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy officer's walk works as written: its edits are made and its commands run, in a copy of the folder. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WalkIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern BLOCK = Pattern.compile("```(sh|diff|yaml)\\n(.*?)```", Pattern.DOTALL);

    /** The commands that the program has. */
    private static final List<String> COMMANDS = List.of(
            "./hegui policy list",
            "./hegui policy show",
            "./hegui policy coverage",
            "./hegui policy test",
            "./hegui check",
            "./hegui policy new",
            "./hegui policy lint",
            "./hegui policy diff",
            "./hegui policy site",
            "./hegui impact");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rules/README.md", "rules/README.en.md"})
    void everyCommandWorksAsWritten(String readme) throws Exception {
        copy("rules");
        copy("fixtures/scenarios");
        copy("fixtures/demo");
        copy("fixtures/sixth-city");
        Files.createSymbolicLink(folder.resolve("hegui"), PROJECT.resolve("hegui"));
        List<String> run = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PROJECT.resolve(readme)));
        while (blocks.find()) {
            String text = blocks.group(2);
            switch (blocks.group(1)) {
                case "sh" -> {
                    for (String line : text.lines().toList()) {
                        run(line);
                        run.add(line);
                    }
                }
                case "diff" -> edit(text.lines().toList());
                default -> {
                    if (text.startsWith("# my-")) {
                        Files.writeString(
                                folder.resolve(
                                        text.lines().findFirst().orElseThrow().substring(2)),
                                text);
                    }
                }
            }
        }
        for (String command : COMMANDS) {
            assertThat(run).as(command).anyMatch(line -> line.startsWith(command));
        }
        assertThat(folder.resolve("my-results/findings.jsonl"))
                .content()
                .contains("xugou-2024/2/frontline")
                .contains("shuangyashan-2020/11/frontline");
        assertThat(folder.resolve("coverage.csv")).content().contains("xugou-2024/4/council");
    }

    private void run(String line) throws Exception {
        Path said = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        // A changed figure flips findings, and impact says so.
        int expected = line.startsWith("./hegui impact") ? 1 : 0;
        assertThat(exitCode).as("%s%n%s", line, Files.readString(said)).isEqualTo(expected);
        Files.delete(said);
    }

    /** Makes the edit of a diff, whose first line names the file. */
    private void edit(List<String> diff) throws IOException {
        Path file = folder.resolve(diff.get(0).substring("--- ".length()));
        String before = joined(diff, '+');
        String after = joined(diff, '-');
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static String joined(List<String> diff, char left) {
        StringBuilder text = new StringBuilder();
        diff.stream()
                .skip(1)
                .filter(line -> line.charAt(0) != left)
                .forEach(line -> text.append(line, 1, line.length()).append('\n'));
        return text.toString();
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(name))) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(PROJECT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }
}
