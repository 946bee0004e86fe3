package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Clause;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyNewCommandTest {
    /** What an officer writes where the skeleton says 【填】, by the property. */
    private static final Map<String, String> FILLED = Map.ofEntries(
            Map.entry("title", "郴州市产教融合补充办法"),
            Map.entry("issuer", "郴州市人民政府办公室"),
            Map.entry("effective", "2025-02-01"),
            Map.entry("status", "in-force"),
            Map.entry("statusNote", "为检验骨架而编写，并无此文件。"),
            Map.entry("checkedOn", "2026-11-20"),
            Map.entry("source", "本项目自拟"),
            Map.entry("heading", "职工培训"),
            Map.entry("force", "mandatory"),
            Map.entry("minShare", "0.65"),
            Map.entry("quote", "用于一线职工的比例不低于65%"),
            Map.entry("reason", "permission"),
            Map.entry("note", "只是鼓励。"),
            Map.entry("asOf", "2026-12-31"),
            Map.entry("year", "2026"),
            Map.entry("target", "\"2026\""));

    @TempDir
    private Path temporary;

    private Path policies;
    private Path scenarios;

    @BeforeEach
    void paths() {
        policies = temporary.resolve("policies");
        scenarios = temporary.resolve("scenarios");
    }

    @Test
    void anEmptySkeletonIsRefusedAtEachPlaceToFill() throws IOException {
        assertThat(make("chenzhou-2025", "431000").exitCode()).isZero();
        Console lint = lint();

        assertThat(lint.exitCode()).isEqualTo(2);
        long places = Files.readAllLines(policies.resolve("chenzhou-2025.yaml")).stream()
                .filter(line -> line.matches("^ *[^# ].*:\\s+# 【填】.*"))
                .count();
        // The source is for those who come later and may stay out.
        assertThat(lint.err().lines().filter(line -> line.contains("chenzhou-2025.yaml:")))
                .hasSize((int) places);
    }

    @Test
    void aFilledSkeletonLoadsAndHasNothingToRemark() throws IOException {
        make("chenzhou-2025", "431000");
        fill(policies.resolve("chenzhou-2025.yaml"));
        fill(scenarios.resolve("chenzhou-2025.yaml"));

        PolicyBook book = PolicyBook.read(policies, RuleKinds.bundled());
        assertThat(book.clauses()).extracting(Clause::id).containsExactly("chenzhou-2025/1/frontline");
        assertThat(book.documents().get(0).region().code()).isEqualTo("431000");
        Console lint = lint();
        assertThat(lint.out()).isEqualTo("错误 0，警告 0，备注 0（至 2026-11-22）。\n");
        assertThat(lint.exitCode()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectories(scenarios);
        Files.writeString(scenarios.resolve("chenzhou-2025.yaml"), "mine");
        Console run = make("chenzhou-2025", "431000");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("chenzhou-2025.yaml 已经存在，没有改动");
        assertThat(scenarios.resolve("chenzhou-2025.yaml")).content().isEqualTo("mine");
        assertThat(policies.resolve("chenzhou-2025.yaml")).doesNotExist();
    }

    @Test
    void aNameThatIsNoneIsSaidWithOneThatIs() {
        Console run = make("Chenzhou_2025", "431000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("“Chenzhou_2025”不能作文件编号", "也许是 chenzhou-2025");
        assertThat(make("../evil", "431000").exitCode()).isEqualTo(2);
        assertThat(policies).doesNotExist();
    }

    @Test
    void aRegionThatIsNoneIsSaid() {
        assertThat(make("chenzhou-2025", "991000").err()).contains("没有以 99 开头的省份");
        assertThat(make("chenzhou-2025", "43100").err()).contains("六位数字");
        Console english = Console.run("policy", "new", "a-2025", "--region", "991000", "--lang", "en");
        assertThat(english.err()).contains("no province begins with 99");
        assertThat(english.exitCode()).isEqualTo(2);
    }

    private Console make(String document, String region) {
        return Console.run(
                "policy",
                "new",
                document,
                "--region",
                region,
                "--out",
                policies.toString(),
                "--scenarios",
                scenarios.toString());
    }

    private Console lint() {
        return Console.run(
                "policy",
                "lint",
                "--policies",
                policies.toString(),
                "--scenarios",
                scenarios.toString(),
                "--as-of",
                "2026-11-22");
    }

    private static void fill(Path file) throws IOException {
        StringBuilder filled = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            int mark = line.indexOf("# 【填】");
            if (mark < 0) {
                filled.append(line).append('\n');
            } else {
                String before = line.substring(0, mark).stripTrailing();
                String name = before.replaceAll("^[ -]*", "").replaceAll(":.*", "");
                filled.append(before, 0, before.indexOf(':') + 1)
                        .append(' ')
                        .append(FILLED.get(name))
                        .append('\n');
            }
        }
        Files.writeString(file, filled);
    }
}
