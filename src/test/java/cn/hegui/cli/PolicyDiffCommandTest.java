package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change, made in a copy of one document, and the sentence that tells of it. */
class PolicyDiffCommandTest {
    private static final Path SOUND = Path.of("fixtures/broken/policies/sound/policies/town-2020.yaml");

    @TempDir
    private Path temporary;

    private Path before;
    private Path after;

    @BeforeEach
    void copy() throws IOException {
        before = Files.createDirectory(temporary.resolve("before"));
        after = Files.createDirectory(temporary.resolve("after"));
        Files.copy(SOUND, before.resolve("town-2020.yaml"));
    }

    private static final String FRONTLINE = "        parameters: {minShare: 0.61}\n";

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "a figure from a day on",
                        FRONTLINE,
                        "        versions:\n"
                                + "          - {effective: 2020-03-05, until: 2026-01-01, parameters: {minShare: 0.61}}\n"
                                + "          - {effective: 2026-01-01, parameters: {minShare: 0.70}}\n",
                        "绍兴市（一）：一线职工培训经费占比自 2026-01-01 起、2031-03-06 前由 61% 提高到 70%",
                        "rises from 61% to 70%, from 2026-01-01 until 2031-03-06"),
                Arguments.of(
                        "a figure lowered in all its time",
                        "minShare: 0.61",
                        "minShare: 0.5",
                        "自 2020-03-05 起、2031-03-06 前由 61% 降低到 50%",
                        "falls from 61% to 50%"),
                Arguments.of(
                        "a figure of several",
                        "consecutiveYears: 2",
                        "consecutiveYears: 3",
                        "（consecutiveYears）自 2021-05-06 起、2029-05-07 前由 2 提高到 3",
                        "(consecutiveYears)” rises from 2 to 3"),
                Arguments.of(
                        "an open figure that is set",
                        "parameters: {consecutiveYears: 2}\n        open: [minEmploymentRate]",
                        "parameters: {consecutiveYears: 2, minEmploymentRate: 0.45}",
                        "（minEmploymentRate）自 2021-05-06 起、2029-05-07 前由 未定 改为 45%",
                        "changes from open to 45%"),
                Arguments.of(
                        "a day put off",
                        "by: 2025-12-31",
                        "by: 2027-12-31",
                        "由 2025-12-31 推迟到 2027-12-31",
                        "is put off"),
                Arguments.of(
                        "a clause ended",
                        "until: 2029-05-07",
                        "until: 2027-05-07",
                        "自 2027-05-07 起、2029-05-07 前不再适用",
                        "no longer in force from 2027-05-07 until 2029-05-07"),
                Arguments.of(
                        "a clause prolonged",
                        "until: 2029-05-07",
                        "until: 2030-05-07",
                        "自 2029-05-07 起、2030-05-07 前适用（原来不适用）",
                        "is in force from 2029-05-07 until 2030-05-07, where it was not"),
                Arguments.of(
                        "a clause added",
                        "      - suffix: bases\n",
                        "      - {suffix: council, rule: governance.council, force: mandatory, quote: 建立理事会}\n"
                                + "      - suffix: bases\n",
                        "新增“",
                        "new clause “"),
                Arguments.of(
                        "a clause removed",
                        "      - suffix: frontline\n        rule: training-fund.frontline-share\n        force: mandatory\n"
                                + "        parameters: {minShare: 0.61}\n        quote: 用于一线职工的比例不低于61%\n",
                        "",
                        "绍兴市（一）：删去“一线职工培训经费占比”",
                        "clause removed: “"),
                Arguments.of(
                        "force",
                        "force: target",
                        "force: encouraged",
                        "约束力由“目标”改为“鼓励事项，不构成义务”",
                        "force changed from “target”"),
                Arguments.of(
                        "words",
                        "用于一线职工的比例不低于61%",
                        "用于一线职工的比例不得低于61%",
                        "引文由“用于一线职工的比例不低于61%”改为“用于一线职工的比例不得低于61%”",
                        "quote changed"),
                Arguments.of(
                        "a reading added",
                        FRONTLINE,
                        FRONTLINE + "        interpretation: 按年度计算。\n",
                        "新增适用理解：“按年度计算。”",
                        "reading added"),
                Arguments.of(
                        "a reading removed",
                        "        interpretation: 原文没有写明比例，按国家规定的比例判断。\n",
                        "",
                        "删去适用理解",
                        "reading removed"),
                Arguments.of(
                        "an erratum added",
                        FRONTLINE,
                        FRONTLINE + "        erratum: {printed: 六成一, applied: 61%, reason: 漏字。, source: 省文件}\n",
                        "新增文本勘误：“六成一 → 61%（漏字。；省文件）”",
                        "erratum added"),
                Arguments.of(
                        "responsible units",
                        "responsible: [市教育局]",
                        "responsible: [市教育局, 市人社局]",
                        "责任单位由“市教育局”改为“市教育局、市人社局”",
                        "responsible units changed"),
                Arguments.of(
                        "levels",
                        "levels: [secondary-vocational, technician]",
                        "levels: [secondary-vocational]",
                        "办学层次由“中等职业学校、技工院校”改为“中等职业学校”",
                        "levels changed"),
                Arguments.of("sponsors", "        sponsors: [city]\n", "", "删去举办者：“city”", "sponsors removed"),
                Arguments.of("title", "title: 某市深化", "title: 本市深化", "标题由“某市深化产教融合实施办法”改为", "title changed"),
                Arguments.of("status", "status: in-force", "status: draft", "效力状态由“现行”改为“征求意见稿”", "status changed"),
                Arguments.of(
                        "the time of the document",
                        "until: 2031-03-06",
                        "until: 2030-03-06",
                        "文件的时间由“自 2020-03-05 起、2031-03-06 前”改为",
                        "the time of the document changed"),
                Arguments.of("a reason", "note: 鼓励交流，不设义务。", "note: 只是鼓励。", "指标或者任务有改动：（三） 合作交流", "the row's reason"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everyKindOfChangeIsTold(String name, String old, String now, String zh, String en) throws IOException {
        String text = Files.readString(SOUND);
        assertThat(text).contains(old);
        Files.writeString(after.resolve("town-2020.yaml"), text.replace(old, now));

        assertThat(diff().out()).contains(zh, "共 1 处不同。");
        assertThat(diff("--lang", "en").out()).contains(en, "Differences: 1.");
        assertThat(diff().exitCode()).isZero();
        assertThat(diff("--exit-code").exitCode()).isOne();
    }

    @Test
    void theEndOfADocumentIsNotToldOfEachOfItsClauses() throws IOException {
        String text = Files.readString(SOUND);
        Files.writeString(before.resolve("town-2020.yaml"), text.replace("\nuntil: 2031-03-06", ""));
        Files.writeString(after.resolve("town-2020.yaml"), text);

        assertThat(diff().out()).contains("文件自 2031-03-06 起失效", "共 1 处不同。");
    }

    @Test
    void documentsComeAndGo() throws IOException {
        String text = Files.readString(SOUND);
        Files.writeString(after.resolve("village-2020.yaml"), text.replace("town-2020", "village-2020"));

        assertThat(diff().out())
                .contains("删去文件：某市深化产教融合实施办法（某政办发〔2020〕7号），浙江省绍兴市", "新增文件：", "绍兴市（一）：新增“一线职工培训经费占比”，自 2020-03-05 起");
        assertThat(diff("--lang", "en").out()).contains("Document removed: ", "New document: ");
    }

    @Test
    void howItIsWrittenDoesNotMatter() throws IOException {
        String text = Files.readString(SOUND);
        Files.writeString(
                after.resolve("town-2020.yaml"),
                "# 备注\n" + text.replace("minShare: 0.61", "minShare: 0.610").replace("2026-11-07", "2026-11-08"));

        Console same = diff("--exit-code");
        assertThat(same.out()).isEqualTo("法律上没有不同。\n");
        assertThat(same.exitCode()).isZero();
    }

    @Test
    void aFolderThatIsNoneIsSaid() {
        Console run = Console.run(
                "policy", "diff", before.toString(), temporary.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("NEW", "不是文件夹");
    }

    private Console diff(String... more) {
        String[] args = Stream.concat(Stream.of("policy", "diff", before.toString(), after.toString()), Stream.of(more))
                .map(Objects::requireNonNull)
                .toArray(String[]::new);
        return Console.run(args);
    }
}
