package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandTest {
    private static final String SCENARIO = """
            文件: jilin-2018
            条款:
              - 条款: jilin-2018/15.1/frontline
                情形:
                  - 说明: 差一分钱。
                    基准日: 2021-12-31
                    事实: {职工教育经费: [{年度: 2020, 实际支出: 30000.00, 用于一线职工: 17999.99}]}
                    期望: %s
            """;

    @TempDir
    private Path temporary;

    @Test
    void bundledScenariosPass() {
        Console run = Console.run("policy", "test");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsPattern("✓ [0-9]{4,} 个情形全部通过");
    }

    @Test
    void differenceIsShownFieldByFieldWithTheFindingsOwnMessage() throws IOException {
        Console run = test("{对象: 2020, 结论: 符合, 要求: 18000.00}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("scenarios.yaml:5  jilin-2018/15.1/frontline", "差一分钱。", "基准日 2021-12-31")
                .contains("""
                                               期望       实得
                               对象 target         2020       2020
                            ≠  结论 outcome        符合 pass  不符合 fail
                            ≠  严重程度 severity   （未写）   违规 violation
                               实际 measured       （未写）   17999.99
                               要求 required       18000.00   18000.00
                               还差 amountMissing  （未写）   0.01
                        """.stripTrailing())
                .contains("低于要求的 60%，还差 0.01 元", "✗ 1 个情形中有 1 个未通过");
    }

    @Test
    void findingThatIsNotExpectedAndOneThatIsNotFoundAreShown() throws IOException {
        assertThat(test("无").out()).containsPattern("≠ +结论 outcome +无 +不符合 fail");
        Console both = test("[{对象: 2020, 结论: 不符合, 严重程度: 违规}, {对象: 2019, 结论: 符合}]");
        assertThat(both.out())
                .containsPattern("对象 target +2019 ")
                .containsPattern("≠ +结论 outcome +符合 pass +无")
                .doesNotContain("不符合 fail");
    }

    @Test
    void creditRecordIsCompared() throws IOException {
        Console run = test("{结论: 不符合, 严重程度: 违规}\n        信用记录: {状态: 线索}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("≠ +信用记录 credit +线索（待认定） candidate +无");
    }

    @Test
    void englishIsSpokenWhereAskedFor() throws IOException {
        Path file = write("{outcome: pass}");
        Console run = Console.run("policy", "test", file.toString(), "--lang", "en", "--coverage");
        assertThat(run.out())
                .contains("as of 2021-12-31", "0.01 CNY short", "✗ 1 of 1 scenarios failed", "clauses (each version)");
    }

    @Test
    void coverageNamesWhatIsMissing() throws IOException {
        Path csv = temporary.resolve("coverage.csv");
        Path file = write("{结论: 不符合, 严重程度: 违规}");
        Console run = Console.run("policy", "test", file.toString(), "--coverage", "--coverage-csv", csv.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("frontline +2018-12-12 +1 +0 +1 +0 +- +- +0 +0 +1 +- +- +符合、资料不全、生效之前、生效首日")
                .contains("jilin-2018/22/council ")
                .doesNotContain("chenzhou-2018/");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0))
                .isEqualTo("\uFEFFclause,rule,effective,until,scenarios,pass,fail,unknown,pending,notapplicable,"
                        + "before,at,after,last,past,missing");
        assertThat(lines)
                .contains("jilin-2018/15.1/frontline,training-fund.frontline-share,2018-12-12,,1,0,1,0,0,0,0,0,1,,,"
                        + "pass unknown before at");
    }

    @Test
    void whatCannotRunEndsWithTwo() throws IOException {
        assertThat(test("{结论: 符和}").exitCode()).isEqualTo(2);
        assertThat(test("{结论: 符和}").err()).contains("scenarios.yaml:8:", "也许是“符合”");
        assertThat(test("{结论: 符和}").out()).isEmpty();
        Console absent =
                Console.run("policy", "test", temporary.resolve("x.yaml").toString());
        assertThat(absent.exitCode()).isEqualTo(2);
        assertThat(absent.err()).contains("找不到").contains("x.yaml");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertThat(Console.run("policy", "test", empty.toString()).err()).contains("没有情形");
        Path unwritable = temporary.resolve("no").resolve("c.csv");
        Console run = Console.run("policy", "test", write("无").toString(), "--coverage-csv", unwritable.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("无法写入");
    }

    private Console test(String expectation) throws IOException {
        return Console.run("policy", "test", write(expectation).toString());
    }

    private Path write(String expectation) throws IOException {
        return Files.writeString(temporary.resolve("scenarios.yaml"), SCENARIO.formatted(expectation));
    }
}
