package cn.hegui.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.hegui.model.CreditState;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Problem;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());

    /** The scenario, of which each test spoils or adds one line: line 9 is the expectation. */
    private static final String GOOD = """
            文件: jilin-2018
            条款:
              - 条款: jilin-2018/15.1/frontline
                情形:
                  - 情形: 差一分钱，不符合。
                    基准日: 2021-12-31
                    地区: "220104"
                    事实: {职工教育经费: [{年度: 2020, 实际支出: 30000.00, 用于一线职工: 17999.99}]}
                    期望: {对象: 2020, 结论: 不符合, 严重程度: 违规, 还差: 0.01}
            """;

    @TempDir
    private Path temporary;

    @Test
    void chineseAndEnglishNamesMeanTheSame() throws IOException {
        Scenario chinese = read(GOOD).get(0);
        Scenario english = read("""
                document: jilin-2018
                clauses:
                  - clause: jilin-2018/15.1/frontline
                    scenarios:
                      - says: 差一分钱，不符合。
                        asOf: 2021-12-31
                        region: "220104"
                        facts: {trainingAccounts: [{year: 2020, spent: 30000.00, frontlineSpent: 17999.99}]}
                        expect: {target: 2020, outcome: fail, severity: violation, amountMissing: "0.01"}
                """).get(0);
        assertThat(chinese).isEqualTo(english);
        assertThat(chinese.line()).isEqualTo(5);
        assertThat(chinese.asOf()).isEqualTo(LocalDate.of(2021, 12, 31));
        assertThat(chinese.subject().region()).isEqualTo(new RegionCode("220104"));
        assertThat(((Enterprise) chinese.subject()).trainingAccounts().get(0).frontlineSpent())
                .isEqualTo(new BigDecimal("17999.99"));
        ExpectedFinding expected = chinese.expected().get(0);
        assertThat(expected.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(expected.severity()).isEqualTo(Severity.VIOLATION);
        assertThat(expected.target()).isEqualTo("2020");
        assertThat(expected.amountMissing()).isEqualByComparingTo("0.01");
    }

    @Test
    void everyOtherChineseNameIsRead() throws IOException {
        List<Scenario> scenarios = read("""
                文件: jilin-2018
                条款:
                  - 条款: jilin-2018/22/council
                    情形:
                      - 说明: 甲。
                        基准日: 2021-12-31
                        主体: 院校
                        编号: 甲校
                        事实: {办学层次: higher-vocational, 已建理事会: 否}
                        期望:
                          - {结论: 资料不全, 缺少: [councilEstablished], 备注: [erratum], 实际: 1, 要求: 2.0}
                          - {结论: 尚未到期, 最后期限: 2022-01-01}
                          - {结论: 不适用}
                        信用记录: {状态: 可修复, 依据: [a, b]}
                      - 说明: 乙。
                        基准日: 2021-12-31
                        事实: {已建理事会: 是}
                        期望: 无
                        信用记录: 无
                """);
        Scenario first = scenarios.get(0);
        assertThat(first.subject()).isInstanceOfSatisfying(Institution.class, school -> {
            assertThat(school.id()).isEqualTo("甲校");
            assertThat(school.councilEstablished()).isFalse();
        });
        assertThat(first.expected())
                .extracting(ExpectedFinding::outcome)
                .containsExactly(Outcome.UNKNOWN, Outcome.PENDING, Outcome.NOTAPPLICABLE);
        assertThat(first.expected().get(0).missing()).containsExactly("councilEstablished");
        assertThat(first.expected().get(0).notes()).containsExactly("erratum");
        assertThat(first.expected().get(0).required()).isEqualByComparingTo("2");
        assertThat(first.expected().get(1).dueOn()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(first.credit()).isEqualTo(new ExpectedCredit(CreditState.REPAIRABLE, List.of("a", "b")));
        assertThat(scenarios.get(1).expected()).isEmpty();
        assertThat(scenarios.get(1).credit()).isEqualTo(new ExpectedCredit(null, null));
    }

    /** Each mistake with its line, what was expected and what was perhaps meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            frontline|frontlin|3|未知的条款“jilin-2018/15.1/frontlin”|也许是“jilin-2018/15.1/frontline”
            文件: jilin-2018|文件: jilin-2019|3|文件“jilin-2019”的条款|jilin-2018/15.1/frontline
            文件: jilin-2018|文件: chenzhou-2018|3|文件“chenzhou-2018”的条款|jilin-2018/15.1/frontline
            2021-12-31|2021-13-31|6|此处应为：日期|现为：“2021-13-31”
            基准日: 2021-12-31|基准曰: 2021-12-31|6|未知的属性“基准曰”|也许是“基准日”
            实际支出|实际之出|8|未知的属性“实际之出”|也许是“实际支出”
            用于一线职工: 17999.99|用于一线职工: -1|8|事实不合格（/trainingAccounts/0/frontlineSpent）|-1
            用于一线职工: 17999.99|frontlineSpnt: 1|8|不认识的属性 trainingAccounts.frontlineSpnt|frontlineSpent
            用于一线职工: 17999.99|frontlineSpent: 1, 用于一线职工: 2|8|属性“frontlineSpent”写了两次|写了两次
            不符合, 严|不附合, 严|9|未知的结论“不附合”|也许是“不符合”
            违规|违归|9|未知的严重程度“违归”|也许是“违规”
            还差: 0.01|还差: 一分|9|此处应为：数字|现为：“一分”
            还差: 0.01|amount: 1|9|未知的属性“amount”|amountMissing
            '结论: 不符合, '|''|9|缺少属性“outcome”|outcome
            '220104'|'22'|7|事实不合格（/region）|22
            """)
    void mistakesAreNamedWithTheirPlace(String right, String wrong, int line, String said, String maybe)
            throws IOException {
        String spoilt = GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(spoilt).isNotEqualTo(GOOD);
        ScenarioException refused = refused(spoilt);
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).endsWith("scenarios.yaml");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message().zh()).contains(said, maybe);
        });
        assertThat(refused.in(Language.EN)).contains("no scenario was run");
    }

    @Test
    void allMistakesOfAllFilesAreNamedAtOnce() throws IOException {
        Files.writeString(temporary.resolve("a.yaml"), "文件: jilin-2018\n条款: 无\n");
        Files.writeString(temporary.resolve("b.yaml"), GOOD.replace("    期望: ", "    期望: 五 #"));
        Files.writeString(temporary.resolve("c.yaml"), "说明: “甲”", Charset.forName("GBK"));
        Files.writeString(temporary.resolve("d.yml"), GOOD);
        ScenarioException refused =
                catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(List.of(temporary), BOOK));
        assertThat(refused.problems())
                .extracting(Problem::file)
                .extracting(file -> Path.of(file).getFileName().toString())
                .containsExactly("a.yaml", "b.yaml", "c.yaml", "d.yml");
    }

    private List<Scenario> read(String text) throws IOException {
        return ScenarioReader.read(List.of(Files.writeString(temporary.resolve("scenarios.yaml"), text)), BOOK);
    }

    private ScenarioException refused(String text) {
        return catchThrowableOfType(ScenarioException.class, () -> read(text));
    }
}
