package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final Path SOUND = Path.of("fixtures/broken/policies/sound/policies/town-2020.yaml");
    private static final String FIRM = "{\"kind\":\"enterprise\",\"id\":\"%s\",\"region\":\"330602\","
            + "\"trainingAccounts\":[{\"year\":2025,\"spent\":10000,\"frontlineSpent\":%d}]}\n";

    @TempDir
    private Path temporary;

    private Path book;
    private Path facts;
    private Path run;

    @BeforeEach
    void aRun() throws IOException {
        book = Files.createDirectory(temporary.resolve("book"));
        Files.copy(SOUND, book.resolve("town-2020.yaml"));
        facts = Files.createDirectory(temporary.resolve("facts"));
        Files.writeString(facts.resolve("a.jsonl"), FIRM.formatted("91350100M000100Y43", 5000));
        Files.writeString(facts.resolve("b.jsonl"), FIRM.formatted("91230521DEM000014L", 4000) + "no record\n");
        Path waivers = Files.writeString(
                temporary.resolve("w.yaml"),
                "waivers:\n  - rule: training-fund.frontline-share\n    subject: 91350100M000100Y43\n    reason: r\n"
                        + "    approver: a\n    documentNo: d\n    from: 2025-01-01\n    until: 2027-01-01\n");
        run = temporary.resolve("run");
        Console check = Console.run(
                "check",
                facts.toString(),
                "--as-of",
                "2026-01-31",
                "--policies",
                book.toString(),
                "--out",
                run.toString(),
                "--outcomes",
                "fail,pass",
                "--lang",
                "en",
                "--strict",
                "--format",
                "csv,junit",
                "--waivers",
                waivers.toString());
        assertThat(check.exitCode()).as(check.err()).isEqualTo(3);
    }

    @Test
    void aRunWithinARegionIsProvedByRepeatingIt() {
        Path within = temporary.resolve("within");
        Console check = Console.run(
                "check", facts.toString(), "--as-of", "2026-01-31", "--out", within.toString(), "--within", "330601");
        assertThat(check.exitCode()).as(check.err()).isEqualTo(3);
        assertThat(check.out()).contains("330602");
        Console verify = Console.run("verify", within.toString(), facts.toString());
        assertThat(verify.exitCode()).as(verify.out() + verify.err()).isEqualTo(0);
        assertThat(verify.out()).contains("已证明");
    }

    @Test
    void waiversInTheFolderOfTheRunAreFoundThere() throws IOException {
        Path waivers = temporary.resolve("w.yaml");
        String summary = Files.readString(run.resolve("summary.json"));
        Files.writeString(run.resolve("summary.json"), summary.replace(waivers.toString(), "waivers.yaml"));
        Files.move(waivers, run.resolve("waivers.yaml"));
        Console verify =
                Console.run("verify", run.toString(), facts.toString(), "--policies", book.toString(), "--lang", "en");
        assertThat(verify.out()).contains("✓ waivers  1 files");
    }

    @Test
    void aRunIsProvedByRepeatingIt() throws IOException {
        Console verify = verify(facts.toString());
        assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
        assertThat(verify.out()).contains("✓ 结果  7 个文件", "✓ 资料  2 个文件", "✓ 豁免", "✓ 重做  8 个文件逐字节相同", "已证明");

        Path moved = Files.createDirectory(temporary.resolve("moved"));
        Files.move(facts.resolve("a.jsonl"), moved.resolve("z.jsonl"));
        Files.move(facts.resolve("b.jsonl"), moved.resolve("y.jsonl"));
        Console elsewhere = verify(moved.toString(), "--lang", "en");
        assertThat(elsewhere.exitCode()).as(elsewhere.out() + elsewhere.err()).isZero();
        assertThat(elsewhere.out()).contains("Proved: repeated, it comes to the same bytes.");

        Console gone = verify();
        assertThat(gone.exitCode()).isZero();
        assertThat(gone.out()).contains("? 资料  不在原处，未核对", "未见不一致").doesNotContain("已证明");
    }

    @Test
    void aChangedOutputIsNamedWithItsFirstLine() throws IOException {
        Path findings = run.resolve("findings.jsonl");
        String text = Files.readString(findings);
        Files.writeString(findings, text.replace("\"measured\":\"4000.00\"", "\"measured\":\"9000.00\""));
        Console verify = verify(facts.toString());
        assertThat(verify.exitCode()).isOne();
        assertThat(verify.out())
                .contains("✗ 结果  findings.jsonl（已改动）", "✗ findings.jsonl  第 ", "9000.00", "4000.00", "没有得到证明");

        Files.delete(findings);
        assertThat(verify().out()).contains("findings.jsonl（不在）");
    }

    /** Who changes an output may change its hash as well; repeating finds it all the same. */
    @Test
    void aChangedSummaryIsFoundByRepeating() throws IOException {
        Path summary = run.resolve("summary.json");
        Files.writeString(summary, Files.readString(summary).replaceFirst("\"fail\": 1", "\"fail\": 0"));
        assertThat(verify().exitCode()).isZero();
        Console verify = verify(facts.toString());
        assertThat(verify.exitCode()).isOne();
        assertThat(verify.out()).contains("✗ summary.json", "\"fail\": 0", "\"fail\": 1");
    }

    @Test
    void changedFactsAndPoliciesAreNamedAndNothingIsRepeated() throws IOException {
        Files.writeString(facts.resolve("b.jsonl"), "{}\n");
        Console verify = verify(facts.toString());
        assertThat(verify.exitCode()).isOne();
        assertThat(verify.out()).contains("b.jsonl（给出的文件中没有内容相同的）", "b.jsonl（当时没有）", "没有重做");
        assertThat(verify().out()).contains("b.jsonl（已改动）");

        Files.writeString(book.resolve("town-2020.yaml"), Files.readString(SOUND) + "# more\n");
        assertThat(verify().out()).contains("policies/town-2020.yaml（不同）");
        Console bundled = Console.run("verify", run.toString());
        assertThat(bundled.out()).contains("policies/town-2020.yaml（不在）", "（当时没有）");
    }

    @Test
    void anotherProgramIsSaidAndRefutesNothing() throws IOException {
        Path summary = run.resolve("summary.json");
        Files.writeString(
                summary,
                Files.readString(summary)
                        .replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"0.0.1\"")
                        .replaceFirst("(\"program\": \\{[^}]*\"sha256\": \")[0-9a-f]{12}", "$1000000000000"));
        Console verify = verify(facts.toString());
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.out()).contains("! 程序  不同：当时 0.0.1（000000000000）", "已证明");
    }

    @Test
    void whatIsNoRunIsRefusedInWords() {
        Console none = Console.run("verify", "fixtures/broken/runs/no-summary");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("没有 summary.json");
        assertThat(Console.run("verify", "fixtures/broken/runs/summary-cut-short")
                        .exitCode())
                .isEqualTo(2);
        Console changed = Console.run("verify", "fixtures/broken/runs/changed-since", "--lang", "en");
        assertThat(changed.exitCode()).isOne();
        assertThat(changed.out()).contains("findings.jsonl (changed)", "subjects.jsonl (not there)", "! program");
    }

    private Console verify(String... rest) {
        List<String> args = new ArrayList<>(List.of("verify", run.toString()));
        args.addAll(List.of(rest));
        args.addAll(List.of("--policies", book.toString()));
        return Console.run(args.toArray(String[]::new));
    }
}
