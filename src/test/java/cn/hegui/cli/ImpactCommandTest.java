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

/** Two books that differ by a figure from 2026 on, and firms on either side of it. */
class ImpactCommandTest {
    private static final Path SOUND = Path.of("fixtures/broken/policies/sound/policies/town-2020.yaml");
    private static final String FIRM = "{\"kind\":\"enterprise\",\"id\":\"%s\",\"name\":\"%s\",\"region\":\"330602\","
            + "\"trainingAccounts\":[{\"year\":2025,\"spent\":10000,\"frontlineSpent\":%d},"
            + "{\"year\":2026,\"spent\":10000,\"frontlineSpent\":%d}]}\n";
    private static final String GOOD = FIRM.formatted("91350100M000100Y43", "好企业", 9000, 9000);
    private static final String BETWEEN = FIRM.formatted("91230521DEM000014L", "=1+1", 6500, 6500);

    @TempDir
    private Path temporary;

    private Path before;
    private Path after;
    private Path facts;
    private Path out;

    @BeforeEach
    void books() throws IOException {
        before = Files.createDirectory(temporary.resolve("before"));
        after = Files.createDirectory(temporary.resolve("after"));
        facts = temporary.resolve("facts.jsonl");
        out = temporary.resolve("out");
        String text = Files.readString(SOUND);
        Files.writeString(before.resolve("town-2020.yaml"), text);
        Files.writeString(
                after.resolve("town-2020.yaml"),
                text.replace(
                        "        parameters: {minShare: 0.61}\n",
                        "        versions:\n"
                                + "          - {effective: 2020-03-05, until: 2026-01-01, parameters: {minShare: 0.61}}\n"
                                + "          - {effective: 2026-01-01, parameters: {minShare: 0.70}}\n"));
    }

    @Test
    void onlyTheYearFromTheDayOnFlips() throws IOException {
        Files.writeString(facts, GOOD + BETWEEN);
        Console run = impact(before, after, "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isOne();
        assertThat(run.out())
                .contains("主体 2 个", "1 个主体的 1 条结论发生变化", "town-2020/1/frontline", "符合 → 不符合（违规）", "330602 浙江省绍兴市越城区");
        assertThat(Files.readString(out.resolve("impact.csv")))
                .isEqualTo("\uFEFF主体,名称,类别,地区代码,地区,条款,文件,条文,对象,原结论,原程度,现结论,现程度\r\n"
                        + "91230521DEM000014L,'=1+1,企业,330602,浙江省绍兴市越城区,town-2020/1/frontline,某市深化产教融合实施办法,（一）,2026,"
                        + "符合,,不符合,违规\r\n");
        assertThat(impact(after, before, "--lang", "en").out()).contains("not met (violation) → met");
    }

    @Test
    void equalBooksFlipNothing() throws IOException {
        Files.writeString(facts, GOOD + BETWEEN);
        Console run = impact(before, before);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("没有结论发生变化");
    }

    @Test
    void findingsThatComeAndGoAreFlips() throws IOException {
        Files.writeString(facts, GOOD);
        Files.writeString(
                after.resolve("town-2020.yaml"),
                Files.readString(SOUND).replace("until: 2031-03-06", "until: 2026-06-01"));

        assertThat(impact(before, after).out()).contains("符合 → 无此结论", "资料不全，无法判定 → 无此结论", "1 个主体的 2 条");
        assertThat(impact(after, before).out()).contains("无此结论 → 符合", "1 个主体的 2 条");
    }

    @Test
    void rejectsAreCountedAndDecideTheExitCode() throws IOException {
        Files.writeString(facts, GOOD + BETWEEN + GOOD + "{\n");
        Console run = impact(before, after);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("拒收 2 条记录，首条：" + facts + ":3 ", "1 个主体的 1 条结论");
    }

    @Test
    void unusableInputLeavesNoFile() throws IOException {
        Files.writeString(facts, GOOD);
        assertThat(impact(before, temporary.resolve("none")).err()).contains("--policies", "不是文件夹");
        Console once = Console.run(
                "impact",
                "--policies",
                before.toString(),
                facts.toString(),
                "--as-of",
                "2026-12-31",
                "--out",
                out.toString());
        assertThat(once.exitCode()).isEqualTo(2);
        assertThat(once.err()).contains("--policies 应写两次");
        assertThat(out).doesNotExist();
    }

    /** More than two groups, so that group borders are crossed: every subject once, in the order of the input. */
    @Test
    void everySubjectOfManyGroupsIsToldOnceInOrder() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            String id = String.format("9123052100000%04d0", i).substring(0, 18);
            ids.add(id);
            text.append(FIRM.formatted(id, "企业" + i, 6500, 6500));
        }
        Files.writeString(facts, text);
        Console run = impact(before, after, "--out", out.toString());

        assertThat(run.exitCode()).as(run.out()).isOne();
        assertThat(Files.readAllLines(out.resolve("impact.csv")).stream()
                        .skip(1)
                        .map(line -> line.substring(0, 18)))
                .isEqualTo(ids);
        assertThat(run.out()).contains("1,001 个主体的 1,001 条", "另有 991 条");
    }

    private Console impact(Path old, Path now, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "impact",
                "--policies",
                old.toString(),
                "--policies",
                now.toString(),
                facts.toString(),
                "--as-of",
                "2026-12-31"));
        args.addAll(List.of(more));
        return Console.run(args.toArray(String[]::new));
    }
}
