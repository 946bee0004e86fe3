package cn.hegui.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.Clause;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Force;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import cn.hegui.model.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageWriterTest {
    private static final Map<Outcome, Texts> SHARE = Map.of(
            Outcome.FAIL,
                    new Texts("占比 {share:percent}，低于 {minShare:percent}。", "{share:percent} below {minShare:percent}."),
            Outcome.PASS, new Texts("占比 {share:percent}。", "{share:percent}."));

    @ParameterizedTest
    @CsvSource({"0.59996,59.99%", "0.599999,59.99%", "0.5357,53.57%", "0.5,50%", "0.0,0%"})
    void missedShareIsRoundedDownSoThatItNeverReadsAsMet(String share, String shown) {
        Finding finding = Sample.finding(Outcome.FAIL, Map.of("share", new BigDecimal(share)));
        assertThat(zh(SHARE, finding)).startsWith("占比 " + shown + "，低于 60%。");
    }

    @Test
    void exceededLimitIsRoundedUp() {
        Figures atMost = new Figures(new BigDecimal("0.080001"), Relation.AT_MOST, new BigDecimal("0.08"), Unit.SHARE);
        Finding finding = Sample.finding(
                Sample.clause(),
                Outcome.FAIL,
                atMost,
                null,
                Map.of("share", new BigDecimal("0.080001")),
                List.of(),
                List.of());
        assertThat(zh(SHARE, finding)).startsWith("占比 8.01%");
        assertThat(zh(Map.of(), finding)).startsWith("2019 年度占比不符合要求，实际 8.01%，要求不超过 8%。");
    }

    @Test
    void metShareIsRoundedHalfUp() {
        assertThat(zh(SHARE, Sample.finding(Outcome.PASS, Map.of("share", new BigDecimal("0.600001")))))
                .startsWith("占比 60%。");
    }

    @Test
    void generalSentenceTakesThePlaceOfATemplateThatCannotBeFilled() {
        Figures figures = new Figures(new BigDecimal("15000"), Relation.AT_LEAST, new BigDecimal("16800"), Unit.CNY);
        Finding finding = Sample.finding(
                Sample.clause(), Outcome.FAIL, figures, "1800", Map.of(), List.of(), List.of("at-least"));
        assertThat(zh(SHARE, finding))
                .isEqualTo("2019 年度占比不符合要求，实际 15,000.00 元，要求不低于 16,800.00 元，还差 1,800.00 元（按已知资料，至少如此）。"
                        + "依据：某发〔2019〕1号（三）。");
        assertThat(Sample.messages(Language.EN, SHARE).message(Sample.subject(), finding))
                .isEqualTo(
                        "The share of 2019: not met, 15,000.00 CNY, at least 16,800.00 CNY required: 1,800.00 CNY short"
                                + " (at least so much, by what is known). Basis: 某发〔2019〕1号（三）.");
    }

    @Test
    void figuresWithoutAFormTakeThatOfTheirUnit() {
        Figures figures = new Figures(new BigDecimal("15000"), Relation.AT_LEAST, new BigDecimal("16800.5"), Unit.CNY);
        Finding finding = Sample.finding(
                Sample.clause(),
                Outcome.FAIL,
                figures,
                "1800.5",
                Map.of("year", 2019L, "flag", true, "on", LocalDate.of(2021, 6, 30)),
                List.of(),
                List.of());
        Map<Outcome, Texts> template = Map.of(
                Outcome.FAIL, new Texts("{measured}/{required}/{amountMissing}/{year}/{flag}/{on}/{target}。", "-"));
        assertThat(zh(template, finding)).startsWith("15,000.00/16,800.50/1,800.50/2019/是/2021-06-30/2019。");
    }

    @Test
    void missingFieldsAreNamedByTheirHeadings() {
        Finding finding = Sample.finding(
                Sample.clause(),
                Outcome.UNKNOWN,
                null,
                null,
                Map.of(),
                List.of("parameter:minShare", "spent"),
                List.of());
        assertThat(zh(Map.of(), finding)).startsWith("无法判定 2019 年度占比：缺少条文没有写明的数值（minShare）、实际支出（spent）。");
    }

    @Test
    void encouragementsAndDraftsSayThatTheyAreNoDuty() {
        Finding encouraged = Sample.finding(
                Sample.clause(DocumentStatus.IN_FORCE, Force.ENCOURAGED, null, "16"),
                Outcome.PASS,
                null,
                null,
                Map.of(),
                List.of(),
                List.of());
        assertThat(zh(Map.of(), encouraged)).isEqualTo("2019 年度占比符合要求。依据：《某市办法》第16条（鼓励事项，不构成义务）。");
        Finding draft = Sample.finding(
                Sample.clause(DocumentStatus.DRAFT, Force.MANDATORY, null, "（九）"),
                Outcome.PENDING,
                null,
                null,
                Map.of(),
                List.of(),
                List.of());
        assertThat(zh(Map.of(), draft)).isEqualTo("尚未到期：2019 年度占比，最后期限 2025-12-31。依据：《某市办法》（九）（征求意见稿，仅供参考）。");
    }

    @Test
    void templateWithAnUnknownFormIsRefused() {
        assertThatThrownBy(() -> Sample.messages(Language.ZH, Map.of(Outcome.FAIL, new Texts("{share:percnt}", "-"))))
                .hasMessageContaining("percnt")
                .hasMessageContaining("maybe money, percent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234|1234", "12345|12,345", "-1234567.50|-1,234,567.5", "0.000|0", "1E+6|1,000,000"})
    void numbersHaveSeparatorsFromFiveDigitsOn(String number, String shown) {
        assertThat(Numerals.number(new BigDecimal(number))).isEqualTo(shown);
    }

    @Test
    void firstTemplateThatSuitsAndCanBeFilledIsTaken() {
        Map<Outcome, List<Wording>> templates = Map.of(
                Outcome.FAIL,
                List.of(
                        wording(Map.of(), "缺{lacking}。"),
                        wording(Map.of("spent", "0"), "没有支出。"),
                        wording(Map.of("flag", "true", "kind", "own"), "自有。"),
                        wording(Map.of("notes", "at-least"), "至少。"),
                        wording(Map.of(), "其他。")));
        assertThat(zhOf(templates, Map.of("lacking", List.of("a", "b")))).startsWith("缺 1 号、二号。");
        assertThat(zhOf(templates, Map.of("lacking", List.of("c")))).startsWith("其他。");
        assertThat(zhOf(templates, Map.of("spent", new BigDecimal("0.00")))).startsWith("没有支出。");
        assertThat(zhOf(templates, Map.of("flag", true, "kind", "own"))).startsWith("自有。");
        assertThat(zhOf(templates, Map.of("flag", true))).startsWith("其他。");
        Finding noted =
                Sample.finding(Sample.clause(), Outcome.FAIL, null, null, Map.of(), List.of(), List.of("at-least"));
        assertThat(Sample.writer(Language.ZH, templates).message(Sample.subject(), noted))
                .startsWith("至少（按已知资料，至少如此）。");
    }

    @Test
    void allThatIsMissingChoosesATemplate() {
        Map<Outcome, List<Wording>> templates =
                Map.of(Outcome.UNKNOWN, List.of(wording(Map.of("missing", "spent"), "只缺支出。")));
        Finding one =
                Sample.finding(Sample.clause(), Outcome.UNKNOWN, null, null, Map.of(), List.of("spent"), List.of());
        Finding two = Sample.finding(
                Sample.clause(), Outcome.UNKNOWN, null, null, Map.of(), List.of("earned", "spent"), List.of());
        MessageWriter writer = Sample.writer(Language.ZH, templates);
        assertThat(writer.message(Sample.subject(), one)).startsWith("只缺支出。");
        assertThat(writer.message(Sample.subject(), two)).startsWith("无法判定 2019 年度占比：缺少 earned、实际支出（spent）。");
    }

    @Test
    void formsOfNamesQuartersAndMonths() {
        Map<String, Object> details =
                Map.of("name", "某厂", "id", "GC-01", "quarter", "2024-Q1", "months", List.of(new BigDecimal("6")));
        Texts texts = new Texts(
                "工厂{id:named}于{quarter:quarter}在{months:month}开会{id}次。",
                "{id:named} {quarter:quarter} {months:month}.");
        Finding finding = Sample.finding(Outcome.FAIL, details);
        assertThat(zh(Map.of(Outcome.FAIL, texts), finding)).startsWith("工厂“某厂”（GC-01）于 2024 年第 1 季度在 6 月开会 GC-01 次。");
        assertThat(Sample.messages(Language.EN, Map.of(Outcome.FAIL, texts)).message(Sample.subject(), finding))
                .startsWith("“某厂” (GC-01) Q1 2024 June.");
    }

    @Test
    void equalFindingsUnderSeveralClausesAreToldOnce() {
        Finding finding = Sample.finding(Outcome.FAIL, Map.of("share", new BigDecimal("0.5")));
        List<Clause> clauses =
                List.of(Sample.clause(), Sample.clause(DocumentStatus.IN_FORCE, Force.ENCOURAGED, null, "16"));
        assertThat(Sample.messages(Language.ZH, SHARE).message(Sample.subject(), finding, clauses))
                .isEqualTo("占比 50%，低于 60%。依据：某发〔2019〕1号（三）；《某市办法》第16条（鼓励事项，不构成义务）。");
    }

    private static Wording wording(Map<String, String> when, String zh) {
        return new Wording(when, new Texts(zh, "-"));
    }

    private static String zhOf(Map<Outcome, List<Wording>> templates, Map<String, Object> details) {
        return Sample.writer(Language.ZH, templates).message(Sample.subject(), Sample.finding(Outcome.FAIL, details));
    }

    private static String zh(Map<Outcome, Texts> templates, Finding finding) {
        return Sample.messages(Language.ZH, templates).message(Sample.subject(), finding);
    }
}
