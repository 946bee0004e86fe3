package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding a city is adding a file: an invented sixth document is judged, tested and taken away by its YAML alone. */
class SixthCityTest {
    private static final Path CITY = Path.of("fixtures", "sixth-city");
    private static final String SCENARIOS = CITY.resolve("scenarios.yaml").toString();
    private static final String FACTS = CITY.resolve("facts.jsonl").toString();

    @TempDir
    private Path temporary;

    private Path policies;
    private Path added;

    @BeforeEach
    void addOneFile() throws IOException {
        policies = Files.createDirectory(temporary.resolve("policies"));
        try (Stream<Path> files = Files.list(Path.of("rules", "policies"))) {
            for (Path file : files.toList()) {
                Files.copy(file, policies.resolve(file.getFileName().toString()));
            }
        }
        added = Files.copy(CITY.resolve("policy.yaml"), policies.resolve("xugou-2024.yaml"));
    }

    @Test
    void itsSubjectsAreJudgedByItsClauses() throws IOException {
        Path out = temporary.resolve("out");
        Console run = check(out);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("虚政办发〔2024〕0号", "还差 0.01 元");
        assertThat(clausesIn(out))
                .contains(
                        "xugou-2024/1/enterprises",
                        "xugou-2024/2/frontline",
                        "xugou-2024/3/agreement",
                        "xugou-2024/4/council");
        // The province above it binds as before.
        assertThat(clausesIn(out)).anyMatch(clause -> clause.startsWith("jilin-2018/"));
        Console show = Console.run("policy", "show", "xugou-2024/2/frontline", "--policies", policies.toString());
        assertThat(show.out()).contains("minShare = 0.65", "minShare = 0.70", "均为虚构");
    }

    @Test
    void itsScenariosPassAndCoverIt() {
        Console run = Console.run("policy", "test", SCENARIOS, "--policies", policies.toString(), "--coverage");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .containsPattern("xugou-2024/2/frontline +2024-07-01 ")
                .containsPattern("xugou-2024/2/frontline +2026-01-01 ")
                .containsPattern("xugou-2024/4/council +2024-07-01 ")
                .contains("✓ 23 个情形全部通过（4 条条款）");
        Console all = Console.run("policy", "test", "--policies", policies.toString());
        assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
    }

    @Test
    void takenAwayItsFindingsAreGone() throws IOException {
        Path with = temporary.resolve("with");
        Path without = temporary.resolve("without");
        check(with);
        Files.delete(added);
        assertThat(check(without).exitCode()).isEqualTo(1);
        List<String> others = clausesIn(with).stream()
                .filter(clause -> !clause.startsWith("xugou-2024/"))
                .toList();
        assertThat(others).hasSizeLessThan(clausesIn(with).size());
        assertThat(clausesIn(without)).isEqualTo(others);
        Console run = Console.run("policy", "test", SCENARIOS, "--policies", policies.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("scenarios.yaml:4:", "也没有文件“xugou-2024”");
    }

    private Console check(Path out) {
        return Console.run(
                "check",
                FACTS,
                "--as-of",
                "2026-06-30",
                "--policies",
                policies.toString(),
                "--outcomes",
                "all",
                "--fail-on",
                "warning",
                "--out",
                out.toString());
    }

    private static List<String> clausesIn(Path out) throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve("findings.jsonl"))) {
            return lines.map(line -> line.replaceFirst(".*?\"clause\":\"([^\"]*)\".*", "$1"))
                    .toList();
        }
    }
}
