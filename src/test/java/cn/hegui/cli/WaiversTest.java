package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm of 双鸭山 that missed the frontline share of 2021 under two clauses, and was found to refuse correction. */
class WaiversTest {
    private static final String FIRM = "91230522DEM000049M";
    private static final String DAY = "2024-12-31";

    @TempDir
    private Path temporary;

    private Path facts;

    @BeforeEach
    void oneFirm() throws IOException {
        facts = temporary.resolve("facts.jsonl");
        List<String> firm = Files.readAllLines(Path.of("fixtures/demo/enterprises.jsonl")).stream()
                .filter(line -> line.contains("\"" + FIRM + "\""))
                .toList();
        Files.write(facts, firm);
    }

    @Test
    void whatIsWaivedStaysMarkedAndCountsApart() throws IOException {
        Path open = check("open");
        Path waived = check("waived", waiver("rule: training-fund.frontline-share", "region: \"230500\""));

        assertThat(findings(open)).hasSameSizeAs(findings(waived));
        assertThat(findings(waived).stream()
                        .filter(line -> line.contains("\"rule\":\"training-fund.frontline-share\"")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("\"outcome\":\"fail\"")
                        .endsWith("\"waiver\":{\"documentNo\":\"某函〔2024〕1号\",\"reason\":\"停产\",\"approver\":\"某局\","
                                + "\"until\":\"2025-01-01\"}}"));
        assertThat(text(waived, "subjects.jsonl")).contains("\"waived\":4");
        assertThat(text(waived, "summary.json"))
                .contains("\"waived\": 4", "\"state\": \"used\"", "\"findings\": 4", "\"line\": 2");
        assertThat(text(open, "summary.json")).doesNotContain("waive");
    }

    @Test
    void aNoticeOfWaivedBreachesMakesNoRecordAndIsMarked() throws IOException {
        assertThat(text(check("open"), "credit-records.jsonl")).contains("\"state\":\"repairable\"");

        Path waived = check("waived", waiver("rule: training-fund.frontline-share", "subject: " + FIRM));
        assertThat(text(waived, "credit-records.jsonl")).isEmpty();
        assertThat(findings(waived).stream().filter(line -> line.contains("/credit\"")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"waiver\":{"));
    }

    @Test
    void aRecordStandsOnWhatIsNotWaived() throws IOException {
        Path waived = check(
                "waived",
                waiver("clause: guobanfa-2017-95/12/credit", "subject: " + FIRM)
                        + waiver("clause: guobanfa-2017-95/12/frontline", "region: \"230522\""));
        assertThat(text(waived, "credit-records.jsonl"))
                .contains("\"basis\":[\"shuangyashan-2020/11/credit\",\"shuangyashan-2020/11/frontline\"]")
                .doesNotContain("guobanfa");

        Path withoutCredit = check("credit", waiver("rule: credit.training-fund-refusal", "region: \"230000\""));
        assertThat(text(withoutCredit, "credit-records.jsonl")).isEmpty();
        assertThat(findings(withoutCredit).stream().filter(line -> line.contains("\"waiver\":")))
                .hasSize(2);
    }

    @Test
    void theExitCodeDoesNotCountIt() throws IOException {
        Path file = file("all.yaml", waiver("rule: training-fund.frontline-share", "subject: " + FIRM));
        Console open = Console.run("check", facts.toString(), "--as-of", DAY);
        assertThat(open.exitCode()).isOne();
        assertThat(open.out()).doesNotContain("豁免");

        Console waived = Console.run("check", facts.toString(), "--as-of", DAY, "--waivers", file.toString());
        assertThat(waived.out()).contains("○ 已豁免", "已豁免结论 4 条", "已使用 1");
        assertThat(waived.exitCode()).as(waived.out()).isZero();
    }

    /** The first day counts, the last named does not. */
    @Test
    void aWaiverHoldsFromItsFirstDayUntilItsEnd() throws IOException {
        String waiver = waiver("rule: training-fund.frontline-share", "subject: " + FIRM);
        Path file = file("w.yaml", waiver);
        assertThat(on("2023-12-31", file).out()).contains("尚未生效 1", "第 2 行：" + FIRM);
        assertThat(on("2024-01-01", file).out()).contains("已使用 1");
        assertThat(on("2024-12-31", file).out()).contains("已使用 1");
        assertThat(on("2025-01-01", file).out()).contains("已过期 1", "2024-01-01 至 2025-01-01 前");
        Path idle = file("idle.yaml", waiver("rule: training-fund.frontline-share", "region: \"431000\""));
        assertThat(on("2024-06-01", idle).out()).contains("未使用", "湖南省郴州市 · training-fund.frontline-share");
    }

    @Test
    void aMalformedFileStopsTheRunBeforeItStarts() {
        Path out = temporary.resolve("none");
        Console run = Console.run(
                "check",
                facts.toString(),
                "--as-of",
                DAY,
                "--out",
                out.toString(),
                "--waivers",
                "fixtures/broken/waivers/unknown-rule.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown-rule.yaml:2:11", "也许是“training-fund.frontline-share”");
        assertThat(out).doesNotExist();
    }

    @Test
    void reportsShowTheWaiver() throws IOException {
        Path run = check(
                "reports",
                waiver("rule: training-fund.frontline-share", "subject: " + FIRM),
                "--format",
                "csv,junit,sarif,xlsx,html");
        assertThat(text(run, "findings.csv")).contains("不符合（已豁免）", "已豁免：某函〔2024〕1号，某局批准，2025-01-01 前有效。理由：停产");
        assertThat(text(run, "junit.xml"))
                .contains("<skipped message=\"已豁免：某函〔2024〕1号")
                .doesNotContain("<failure message=\"2021 年度一线");
        assertThat(text(run, "findings.sarif"))
                .contains("\"kind\": \"external\"", "\"justification\": \"已豁免：某函〔2024〕1号");
        assertThat(text(run, "report.html")).contains("已豁免");
    }

    @Test
    void lintTellsWhatIsAmiss() throws IOException {
        String one = waiver("rule: training-fund.frontline-share", "region: \"230500\"");
        Path sound = file("sound.yaml", one);
        Console clear = Console.run("waivers", "lint", sound.toString(), "--as-of", DAY);
        assertThat(clear.exitCode()).as(clear.out()).isZero();
        Path amiss = file(
                "amiss.yaml",
                one
                        + waiver("rule: training-fund.frontline-share", "region: \"230522\"")
                        + waiver("rule: training-fund.frontline-share", "subject: 91230522DEM000049N")
                        + waiver("rule: training-fund.extraction-rate", "region: \"100000\""));
        Console lint = Console.run("waivers", "lint", amiss.toString(), "--as-of", "2025-01-01");
        assertThat(lint.exitCode()).isOne();
        assertThat(lint.out()).contains("已过期", "与第 2 行重叠", "校验位不对", "全国", "豁免 4 项，提醒 7 条");
        assertThat(Console.run("waivers", "lint", "fixtures/broken/waivers/gbk.yaml")
                        .exitCode())
                .isEqualTo(2);
    }

    private Console on(String day, Path file) {
        return Console.run("check", facts.toString(), "--as-of", day, "--waivers", file.toString());
    }

    private Path check(String name, String waivers, String... options) throws IOException {
        Path out = temporary.resolve(name);
        List<String> args = new java.util.ArrayList<>(List.of(
                "check",
                facts.toString(),
                "--as-of",
                DAY,
                "--out",
                out.toString(),
                "--waivers",
                file(name + ".yaml", waivers).toString()));
        args.addAll(List.of(options));
        Console run = Console.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return out;
    }

    private Path check(String name) {
        Path out = temporary.resolve(name);
        Console run = Console.run("check", facts.toString(), "--as-of", DAY, "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return out;
    }

    private Path file(String name, String waivers) throws IOException {
        return Files.writeString(temporary.resolve(name), "waivers:\n" + waivers);
    }

    private static String waiver(String matter, String whom) {
        return "  - " + matter + "\n    " + whom + "\n    reason: 停产\n    approver: 某局\n    documentNo: 某函〔2024〕1号\n"
                + "    from: 2024-01-01\n    until: 2025-01-01\n";
    }

    private static List<String> findings(Path run) throws IOException {
        return Files.readAllLines(run.resolve("findings.jsonl"));
    }

    private static String text(Path run, String file) throws IOException {
        return Files.readString(run.resolve(file));
    }
}
