package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by a book of one town whose figure moves, over firms whose facts move. */
class DiffCommandTest {
    private static final Path SOUND = Path.of("fixtures/broken/policies/sound/policies/town-2020.yaml");
    private static final String FIRM = "{\"kind\":\"enterprise\",\"id\":\"%s\",\"name\":\"%s\",\"region\":\"330602\","
            + "\"trainingAccounts\":[{\"year\":2025,\"spent\":10000,\"frontlineSpent\":%d}]}\n";
    private static final String ONE = "91350100M000100Y43";
    private static final String OTHER = "91230521DEM000014L";

    @TempDir
    private Path temporary;

    @Test
    void theSameRunTwiceDiffersInNothing() throws IOException {
        Path run = check("a", firm(ONE, 5000) + firm(OTHER, 9000), 0.61);
        Console diff = Console.run("diff", run.toString(), run.toString());

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out()).contains("两次的资料、政策、基准日和程序都相同", "仍存在").doesNotContain("变动来源");
    }

    @Test
    void factsThatMovedAreToldFromLawThatMoved() throws IOException {
        Path before = check("before", firm(ONE, 5000) + firm(OTHER, 6500), 0.61);
        Path facts = check("facts", firm(ONE, 7500) + firm(OTHER, 5500), 0.61);
        Path law = check("law", firm(ONE, 5000) + firm(OTHER, 6500), 0.70);

        Console moved = diff(before, facts);
        assertThat(moved.exitCode()).as(moved.err()).isOne();
        assertThat(moved.out()).contains("两次之间不同的：事实", "新增 1 条", "已消除 1 条", "— → 不符合（违规）（事实）", "不符合（违规） → —（事实）");

        Console ruled = diff(before, law);
        assertThat(ruled.exitCode()).isOne();
        assertThat(ruled.out()).contains("政策（policies/town-2020.yaml）", "新增 1 条", "变化 1 条", "— → 不符合（违规）（政策）");
        assertThat(diff(law, before).exitCode()).isZero();
        assertThat(diff(before, facts, "--fail-on", "never").exitCode()).isZero();
        assertThat(diff(before, facts, "--lang", "en").out())
                .contains("What is not the same: facts", "— → not met (violation) (facts)");
    }

    /** Where both moved, what the two findings say settles it as far as it goes. */
    @Test
    void whereBothMovedTheFindingsTell() throws IOException {
        Path before = check("before", firm(ONE, 5000) + firm(OTHER, 5000), 0.61);
        Path after = check("after", firm(OTHER, 4000) + firm(ONE, 5000), 0.70);

        diff(before, after, "--out", temporary.resolve("diff").toString());
        List<String> rows = Files.readAllLines(temporary.resolve("diff/diff.csv"));
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0)).startsWith("\uFEFF状态,变动来源,主体,主体代码");
        assertThat(rows.get(1)).startsWith("仍存在,,");
        assertThat(rows.get(2))
                .startsWith("变化,事实或政策,")
                .contains(OTHER, ",5000.00,6100.00,1100.00,", ",4000.00,7000.00,3000.00,");
        assertThat(rows.get(4)).startsWith("变化,政策,").contains(ONE);
    }

    @Test
    void whoIsNoLongerJudgedIsNotCalledFixed() throws IOException {
        Path before = check("before", firm(ONE, 5000) + firm(OTHER, 5000), 0.61);
        Path after = check("after", firm(OTHER, 5000), 0.61);

        Console diff = diff(before, after);
        assertThat(diff.exitCode()).isZero();
        assertThat(diff.out()).contains("主体不再核对 2 条").doesNotContain("已消除 2 条");
    }

    @Test
    void theTablesHoldNoFormulaAndRepeat() throws IOException {
        Path before = check("before", firm(OTHER, 9000), 0.61);
        Path after = check("after", FIRM.formatted(OTHER, "=1+1", 5000), 0.61);
        Path first = temporary.resolve("first");
        Path second = temporary.resolve("second");
        diff(before, after, "--out", first.toString());
        diff(before, after, "--out", second.toString());

        assertThat(first.resolve("diff.csv")).hasSameBinaryContentAs(second.resolve("diff.csv"));
        assertThat(first.resolve("diff.xlsx")).hasSameBinaryContentAs(second.resolve("diff.xlsx"));
        assertThat(Files.readString(first.resolve("diff.csv"))).contains("新增,事实,'=1+1,");
        try (ZipFile book = new ZipFile(first.resolve("diff.xlsx").toFile());
                InputStream sheet = book.getInputStream(book.getEntry("xl/worksheets/sheet2.xml"))) {
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("=1+1")
                    .doesNotContain("<f>");
        }
    }

    @Test
    void whatIsNoRunIsRefusedInWords() throws IOException {
        Path run = check("a", firm(ONE, 5000), 0.61);
        assertRefused(Path.of("fixtures/broken/runs/no-summary"), run, "没有 summary.json", "--out");
        assertRefused(Path.of("fixtures/broken/runs/summary-cut-short"), run, "summary.json", "读不懂");
        assertRefused(run, Path.of("fixtures/broken/runs/changed-since"), "findings.jsonl", "改动过");
        assertRefused(temporary.resolve("none"), run, "没有 summary.json");
    }

    @Test
    void runsThatListNothingInCommonAreNotCompared() throws IOException {
        Path one = check("one", firm(ONE, 5000), 0.61, "--outcomes", "pass");
        assertRefused(one, one, "--outcomes");
        Path fails = check("fails", firm(ONE, 5000), 0.61, "--outcomes", "fail");
        Path all = check("all", firm(ONE, 5000), 0.61, "--outcomes", "all");
        assertThat(diff(fails, all).out()).contains("只比较两次都列出的结论：不符合");
    }

    private static void assertRefused(Path one, Path other, String... words) {
        Console refused = Console.run("diff", one.toString(), other.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(words);
        assertThat(refused.out()).isEmpty();
    }

    private static Console diff(Path before, Path after, String... options) {
        List<String> args = new ArrayList<>(List.of("diff", before.toString(), after.toString()));
        args.addAll(List.of(options));
        return Console.run(args.toArray(String[]::new));
    }

    private static String firm(String id, int frontline) {
        return FIRM.formatted(id, "企业", frontline);
    }

    private Path check(String name, String facts, double least, String... options) throws IOException {
        Path book = Files.createDirectory(temporary.resolve(name + "-book"));
        Files.writeString(
                book.resolve("town-2020.yaml"),
                Files.readString(SOUND).replace("minShare: 0.61", "minShare: " + least));
        Path file = Files.writeString(temporary.resolve(name + ".jsonl"), facts);
        Path out = temporary.resolve(name);
        List<String> args = new ArrayList<>(List.of(
                "check",
                file.toString(),
                "--as-of",
                "2026-01-31",
                "--policies",
                book.toString(),
                "--out",
                out.toString()));
        args.addAll(List.of(options));
        Console run = Console.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return out;
    }
}
