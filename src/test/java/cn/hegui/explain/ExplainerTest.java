package cn.hegui.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSearch;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.report.RegionNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of each family of rules, what is answered where nothing was found, and what cannot be answered. */
class ExplainerTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());
    private static final Check CHECK = new Check(BOOK, RuleEngine.bundled());
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);
    private static final String FIRM = "91110101DEM000321T";

    @TempDir
    private Path folder;

    private static final RegionNames REGIONS = new RegionNames() {
        @Override
        public String fullName(RegionCode region) {
            return BOOK.regionName(region);
        }

        @Override
        public boolean knows(RegionCode region) {
            return true;
        }
    };

    /** Each clause of the subject's chain and kind either has findings or a reason why not. */
    @ParameterizedTest
    @ValueSource(strings = {"2009-06-30", "2019-12-31", "2024-12-31"})
    void everyDemoSubjectIsExplained(String day) throws IOException {
        LocalDate asOf = LocalDate.parse(day);
        for (String file : List.of("enterprises.jsonl", "institutions.jsonl", "regions.json")) {
            Path facts = Path.of("fixtures/demo", file);
            for (Subject subject : subjects(facts)) {
                Judge judge = CHECK.at(asOf);
                Judgement judgement = judge.judge(List.of(subject)).get(0);
                Set<String> told = new TreeSet<>();
                judge.silences(judgement)
                        .forEach(silence -> told.add(silence.clause().id()));
                judgement
                        .findings()
                        .forEach(finding ->
                                assertThat(told).doesNotContain(finding.clause().id()));
                judgement
                        .findings()
                        .forEach(finding -> told.add(finding.clause().id()));
                assertThat(told).as(subject.id()).containsExactlyElementsOf(binding(subject));
                Branch tree = tree(
                        facts,
                        subject.kind().code() + "/" + subject.id(),
                        new Question(null, null, List.of()),
                        Language.ZH,
                        asOf);
                long unsettled = judgement.findings().stream()
                        .filter(finding ->
                                finding.outcome() != Outcome.PASS && finding.outcome() != Outcome.NOTAPPLICABLE)
                        .count();
                assertThat(tree.branches().stream().filter(branch -> branch.part() == Part.FINDING))
                        .hasSize((int) unsettled);
            }
        }
    }

    private static Set<String> binding(Subject subject) {
        return BOOK.binding(subject.region()).stream()
                .filter(clause -> Objects.requireNonNull(BOOK.kinds().byId().get(clause.rule()))
                        .subjects()
                        .contains(subject.kind()))
                .map(Clause::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Subject> subjects(Path facts) {
        FactReader reader = new FactReader(BOOK.indicatorIds(), false);
        List<Subject> subjects = new ArrayList<>();
        try (RawRecords records = FactFiles.resolve(List.of(facts.toString()), InputStream.nullInputStream())
                .get(0)
                .open()) {
            for (RawRecord record = records.next(); record != null; record = records.next()) {
                if (reader.read(record) instanceof Reading.Accepted accepted) {
                    subjects.add(accepted.subject());
                }
            }
        }
        return subjects;
    }

    @Test
    void carryForwardIsToldYearByYear() throws IOException {
        String tree = ofFirm(
                "\"trainingAccounts\": [{\"year\": 2019, \"spent\": 1000000, \"taxPayroll\": 10000000, \"carriedIn\": 0,"
                        + " \"deducted\": 800000}, {\"year\": 2020, \"spent\": 700000, \"taxPayroll\": 10000000,"
                        + " \"deducted\": 950000}]",
                "caishui-2018-51/1/deduction",
                "2020");
        assertThat(tree)
                .contains("不符合（违规）")
                .contains("2019 年度：可用 1,000,000.00，限额 800,000.00，结转 200,000.00 元")
                .contains("可用于扣除：本年支出 700,000.00 + 上年结转 200,000.00 = 900,000.00 元")
                .contains("扣除限额：10,000,000.00 × 8% = 800,000.00 元")
                .contains("可扣除：min(900,000.00, 800,000.00) = 800,000.00 元")
                .contains("结转以后年度：900,000.00 − 800,000.00 = 100,000.00 元")
                .contains("超出 150,000.00 元")
                .contains("如果 税前扣除金额（deducted） 为 800,000.00 元（现为 950,000.00 元）：符合")
                .containsOnlyOnce("10,000,000.00 × 8% = 800,000.00 元");
    }

    @Test
    void absentFigureIsNamedWithItsPlaceAndTheNumberThatTurnsIt() throws IOException {
        String tree = ofFirm(
                "\"trainingAccounts\": [{\"year\": 2020, \"spent\": 28000}]", "guobanfa-2017-95/12/frontline", null);
        assertThat(tree)
                .contains("资料不全，无法判定")
                .contains("用于一线职工（frontlineSpent），填在 第 1 行 /trainingAccounts/0/frontlineSpent")
                .contains("不少于 16,800.00 元：符合；更少：不符合（违规）");
    }

    @Test
    void absentChoiceIsToldWithWhatEachValueWouldMean() throws IOException {
        String tree = ofFirm(
                "\"internships\": [{\"id\": \"S1\", \"from\": \"2024-03-01\", \"type\": \"post\","
                        + " \"schoolLevel\": \"higher-vocational\"}]",
                "jiaozhicheng-2021-4/16/no-entertainment-venue",
                null);
        assertThat(tree).contains("一般场所（ordinary）：符合").contains("（entertainment）：不符合（违规）");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12220100DEM001041L|factory.income-use|已用于规定用途：500,000.00 + 200,000.00 + 100,000.00 = 800,000.00 元",
                "12220200DEM0010847|training-service.non-profit|截至该年累计：收费 1,100,000.00，成本 1,060,000.00 元",
                "12330602DEM001148H|teacher.enterprise-practice|2020-07-13 至 2020-08-14（33 天）、2023-07-10 至 2023-08-18（40 天），共 73 天；整月按 30 天折算 71 天",
                "12330602DEM001148H|teacher.enterprise-practice|期限：最后一天 2026-08-31，距基准日 608 天",
                "12330602DEM001148H|teacher.enterprise-practice|条文没有写明的数值（months）：不是资料的问题",
                "12230500DEM001017W|programme.exit|专业就业（employment） ZY-03/2023：就业率（rate） 58%",
                "91220182DEM000110G|internship.headcount|最紧的一天：2024-07-01，岗位“分拣”",
                "91431081DEM000292Y|subsidy.post-internship|可享受：100.00 × 6 个月 = 600.00 元",
                "91220211DEM0001613|subsidy.skill-certificate|可享受：2,000.00 × (1 + 30%) = 2,600.00 元",
                "91220211DEM0001613|subsidy.skill-certificate|程度：预警（只是申请，尚未支付）",
                "91230521DEM000014L|credit.training-fund-refusal|适用的情形：已由主管部门依程序认定拒不改正，未见改正",
                "91230521DEM000014L|credit.training-fund-refusal|信用记录：可记录（已认定）",
                "91230521DEM000014L|credit.training-fund-refusal|所述问题：guofa-2002-16/1/extraction 2022 不符合（违规）",
                "91431022DEM000276T|targeted-class.application|不具备的条件：申请日期（appliedOn）",
                "region/220100|region.instrument|期限：没有写明，一直可以补上",
                "220100|region.target|目标值（value） 1",
            })
    void demoTellsEachFamily(String subject, String rule, String expected) throws IOException {
        assertThat(ofDemo(subject, rule, null)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "91230521DEM000014L|jilin-2018/15.1/frontline|这条只约束 吉林省，本主体在 黑龙江省双鸭山市集贤县",
                "91230521DEM000014L|jiaoshi-2016-3/4/practice|这条不约束企业",
                "91230521DEM000014L|jiaozhicheng-2016-3/16/minimum-age|施行时间 2016-04-11 起，2021-12-31 前，资料所涉的日期不在其内",
                "91230521DEM000014L|jiaozhicheng-2021-4/10/headcount|在岗职工人数（staffing）、各岗位职工人数（postStaffing） 没有提供",
                "91330602DEM000225F|guobanfa-2017-95/12/credit|责令改正（rectifications） 没有提供",
                "12330600DEM0012288|shaoxing-draft/13/dual-qualified|只约束中等职业学校、技工院校、高等职业学校",
                "220100|jilin-2018/25/committees|义务不在本地区",
                "91230521DEM000014L|caishui-2015-63/1/deduction|只用于高新技术、技术先进型服务企业的年度",
            })
    void silenceHasItsReason(String subject, String clause, String expected) throws IOException {
        assertThat(ofDemo(subject, clause, null)).contains(expected);
    }

    @Test
    void documentsOfOtherRegionsAreCountedInOneLine() throws IOException {
        assertThat(ofDemo("91230521DEM000014L", null, null))
                .contains("其他地区的 4 份文件")
                .contains("不约束企业");
    }

    @Test
    void emptyListIsNotAnAbsentOne() throws IOException {
        assertThat(ofFirm("\"internships\": []", "jiaozhicheng-2021-4/16/minimum-age", null))
                .contains("学生实习（internships） 为空");
    }

    @Test
    void assumptionShowsWhatMoves() throws IOException {
        String tree =
                ofDemo("集贤晨曦机械有限公司", "guofa-2002-16/1/extraction", "2022", "trainingAccounts[2022].extracted=117750");
        assertThat(tree)
                .contains("职工教育经费 2022 提取金额（extracted）：94,200.00 元 → 117,750.00 元")
                .contains("职工教育经费提取比例 · 2022  [guofa-2002-16/1/extraction]：不符合（违规） → 符合")
                .contains("提取金额（extracted） 117,750.00 元（假设；原为 94,200.00 元）");
    }

    @Test
    void assumptionThatMovesNothingSaysSo() throws IOException {
        assertThat(ofDemo("91230521DEM000014L", null, null, "scale=large")).contains("没有结论因此改变");
    }

    @Test
    void factsMayBeAssumedUnknown() throws IOException {
        assertThat(ofDemo(
                        "91230521DEM000014L", "guofa-2002-16/1/extraction", "2022", "trainingAccounts[#2].extracted="))
                .contains("94,200.00 元 → 未填")
                .contains("提取金额（extracted），填在 第 1 行 /trainingAccounts/1/extracted")
                .contains("不符合（违规） → 资料不全，无法判定");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "集贤晨曦机械有限公|||集贤晨曦机械有限公司 91230521DEM000014L",
                "91230521DEM000014L|jilin-2018/15.1/frontlin||是不是 jilin-2018/15.1/frontline",
                "91230521DEM000014L|training-fund.extraction-rate|2019|2021、2022、2023、2024",
            })
    void whatIsNotThereIsAnsweredWithWhatIsNear(
            String subject, @Nullable String clause, @Nullable String target, String expected) {
        assertThatExceptionOfType(UnanswerableException.class)
                .isThrownBy(() -> ofDemo(subject, clause, target))
                .satisfies(failure -> assertThat(failure.texts().zh()).contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trainingAccounts[2022].frontlineSpent=99999999|大于实际支出（spent）88600",
                "trainingAccounts[2029].spent=1|没有“2029”；有 2021、2022、2023、2024",
                "trainingAccounts[2022].spend=1|没有字段 spend；是不是 spent？",
                "trainingAcounts[2022].spent=1|没有列表 trainingAcounts；是不是 trainingAccounts？",
                "trainingAccounts[2022].spent=abc|不是数字",
                "trainingAccounts=3|只能设为 []",
                "scale=huge|不在 large、medium、small、micro 之列",
                "id=X|就是另一个主体了",
                "foo|看不懂",
            })
    void wrongAssumptionIsRefusedWithItsReason(String setting, String expected) {
        assertThatExceptionOfType(UnanswerableException.class)
                .isThrownBy(() -> ofDemo("91230521DEM000014L", null, null, setting))
                .satisfies(failure -> assertThat(failure.texts().zh()).contains(expected));
    }

    @Test
    void twoAssumptionsOfOnePlaceAreRefused() {
        assertThatExceptionOfType(UnanswerableException.class)
                .isThrownBy(() ->
                        ofDemo("91230521DEM000014L", null, null, "internships=[]", "internships[#1].monthlyPay=0"))
                .satisfies(failure -> assertThat(failure.texts().zh()).contains("同一处"));
    }

    @Test
    void rejectedRecordIsToldWithItsReason() throws IOException {
        Path facts = folder.resolve("facts.jsonl");
        Files.writeString(
                facts,
                "{\"kind\": \"enterprise\", \"id\": \"" + FIRM + "\", \"region\": \"110101\","
                        + " \"trainingAccounts\": [{\"year\": 2020, \"spent\": -5}]}\n");
        assertThatExceptionOfType(UnanswerableException.class)
                .isThrownBy(() -> of(facts, FIRM, new Question(null, null, List.of()), Language.ZH))
                .satisfies(failure -> assertThat(failure.texts().zh())
                        .contains("被拒收")
                        .contains("/trainingAccounts/0/spent")
                        .contains("-5"));
    }

    @Test
    void cellOfTableIsNamedAndTheColumnToAdd() throws IOException {
        Files.writeString(folder.resolve("企业.csv"), "统一社会信用代码,地区代码\n" + FIRM + ",110101\n");
        Files.writeString(
                folder.resolve("职工教育经费.csv"), "主体,年度,工资总额,提取金额,实际支出\n" + FIRM + ",2022,7850000,94200,88600\n");
        String frontline =
                of(folder, FIRM, new Question("guobanfa-2017-95/12/frontline", null, List.of()), Language.ZH);
        assertThat(frontline).contains("职工教育经费.csv E2").contains("职工教育经费.csv 第 2 行，并加上一列“用于一线职工”");
    }

    @Test
    void speaksEnglish() throws IOException {
        String tree = of(
                Path.of("fixtures/demo"),
                "91230521DEM000014L",
                new Question("guofa-2002-16/1/extraction", "2022", List.of()),
                Language.EN);
        assertThat(tree)
                .contains("not met (violation)")
                .contains("Short by 23,550.00 CNY")
                .contains("If extracted were 117,750.00 CNY (it is 94,200.00 CNY): met")
                .contains("line 1 /trainingAccounts/1/payroll");
    }

    @Test
    void documentForMachinesHoldsTheSameTree() throws IOException {
        Branch tree = tree(
                Path.of("fixtures/demo"),
                "91230521DEM000014L",
                new Question("guofa-2002-16/1/extraction", "2022", List.of()),
                Language.ZH);
        String json = new String(ExplanationDocument.of(tree), StandardCharsets.UTF_8);
        assertThat(json)
                .startsWith("{\"part\":\"subject\"")
                .contains("{\"part\":\"finding\",\"outcome\":\"fail\",\"text\":")
                .endsWith("]}\n");
    }

    private String ofFirm(String facts, String clause, @Nullable String target) throws IOException {
        Path file = folder.resolve("facts.jsonl");
        Files.writeString(
                file, "{\"kind\": \"enterprise\", \"id\": \"" + FIRM + "\", \"region\": \"110101\", " + facts + "}\n");
        return of(file, FIRM, new Question(clause, target, List.of()), Language.ZH);
    }

    private static String ofDemo(String subject, @Nullable String clause, @Nullable String target, String... settings)
            throws IOException {
        return of(Path.of("fixtures/demo"), subject, new Question(clause, target, List.of(settings)), Language.ZH);
    }

    private static String of(Path facts, String subject, Question question, Language language) throws IOException {
        StringBuilder text = new StringBuilder();
        append(text, tree(facts, subject, question, language));
        return text.toString();
    }

    private static Branch tree(Path facts, String subject, Question question, Language language) throws IOException {
        return tree(facts, subject, question, language, DAY);
    }

    private static Branch tree(Path facts, String subject, Question question, Language language, LocalDate asOf)
            throws IOException {
        Judge judge = CHECK.at(asOf);
        FactSearch.Found found =
                FactSearch.look(FactFiles.resolve(List.of(facts.toString()), InputStream.nullInputStream()), subject);
        return new Explainer(
                        BOOK,
                        judge,
                        asOf,
                        new FactReader(BOOK.indicatorIds(), false),
                        ExplainerTest::heading,
                        REGIONS,
                        language)
                .explain(subject, found, question, null, "");
    }

    private static @Nullable String heading(SubjectKind kind, @Nullable String list, String field) {
        return FactSchema.of(kind).lists().stream()
                .filter(table -> table.name().equals(list) && table.field(field) != null)
                .map(table -> Objects.requireNonNull(table.field(field)).heading())
                .findFirst()
                .orElse(null);
    }

    private static void append(StringBuilder text, Branch branch) {
        text.append(branch.text()).append('\n');
        branch.branches().forEach(each -> append(text, each));
    }
}
