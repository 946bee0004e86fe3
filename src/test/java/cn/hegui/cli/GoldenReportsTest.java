package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a run writes, full and empty, byte for byte; hashes aside. Where a change is meant, run
 * {@code mvn test -Dtest=GoldenReportsTest -Dhegui.golden=update} and read the difference before it is committed.
 */
class GoldenReportsTest {
    private static final Path GOLDEN = Path.of("fixtures", "reports");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VERSION = Pattern.compile("\"version\": \"[^\"]*\"");

    @TempDir
    private Path out;

    @ParameterizedTest
    @CsvSource({"full,facts.jsonl,zh,3", "english,facts.jsonl,en,3", "empty,empty.jsonl,zh,0"})
    void filesAreWhatTheyWere(String golden, String facts, String language, int exitCode) throws IOException {
        Console run = Console.run(
                "check",
                "fixtures/reports/" + facts,
                "--as-of",
                "2024-12-31",
                "--outcomes",
                "all",
                "--lang",
                language,
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        String screen = run.out().replace(out.toString(), "DIR");
        if (System.getProperty("hegui.golden", "").equals("update")) {
            Files.createDirectories(GOLDEN.resolve(golden));
            for (String name : names(out)) {
                Files.writeString(GOLDEN.resolve(golden).resolve(name), written(name));
            }
            Files.writeString(GOLDEN.resolve(golden).resolve("screen.txt"), screen);
        }
        for (String name : names(out)) {
            assertThat(written(name))
                    .as(name)
                    .isEqualTo(Files.readString(GOLDEN.resolve(golden).resolve(name)));
        }
        assertThat(screen).isEqualTo(Files.readString(GOLDEN.resolve(golden).resolve("screen.txt")));
        assertThat(names(GOLDEN.resolve(golden))).hasSize(names(out).size() + 1);
    }

    private String written(String name) throws IOException {
        String text = Files.readString(out.resolve(name));
        assertThat(text).doesNotContain("\r").doesNotStartWith("\uFEFF");
        return VERSION.matcher(HASH.matcher(text).replaceAll("HASH")).replaceAll("\"version\": \"VERSION\"");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // The index is no report: it holds hashes of this very build, and SinceTest reads it.
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("subjects.index"))
                    .sorted()
                    .toList();
        }
    }
}
