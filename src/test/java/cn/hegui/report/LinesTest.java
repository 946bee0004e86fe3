package cn.hegui.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.Reject;
import cn.hegui.model.Relation;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void propertiesStandInTheOrderOfTheSpecificationAndAbsentOnesAreLeftOut() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("spent", new BigDecimal("28000"));
        details.put("share", new BigDecimal("0.535714"));
        details.put("filed", true);
        details.put("year", 2019L);
        Figures figures = new Figures(new BigDecimal("15000"), Relation.AT_LEAST, new BigDecimal("16800.0"), Unit.CNY);
        Finding fail = Sample.finding(
                Sample.clause(), Outcome.FAIL, figures, "1800", details, List.of(), List.of("first-year"));
        Finding unknown =
                Sample.finding(Sample.clause(), Outcome.UNKNOWN, null, null, Map.of(), List.of("spent"), List.of());
        Finding pass = Sample.finding(Outcome.PASS, Map.of());

        String lines = findings(EnumSet.of(Outcome.FAIL, Outcome.UNKNOWN), fail, pass, unknown);

        String citation = "\"citation\":{\"title\":\"某市办法\",\"number\":\"某发〔2019〕1号\",\"article\":\"（三）\","
                + "\"quote\":\"不低于60%\",\"status\":\"in-force\"},\"responsible\":[\"市教育局\"]}\n";
        String head = "{\"subject\":\"220100\",\"kind\":\"region\",\"name\":\"长春市\",\"region\":\"220100\","
                + "\"regionName\":\"某省某市\",\"clause\":\"doc/1/share\",\"rule\":\"some.share\",\"target\":\"2019\",";
        assertThat(lines)
                .isEqualTo(head + "\"outcome\":\"fail\",\"severity\":\"violation\",\"measured\":\"15000.00\","
                        + "\"required\":\"16800.00\",\"relation\":\">=\",\"unit\":\"CNY\",\"amountMissing\":\"1800.00\","
                        + "\"notes\":[\"first-year\"],\"details\":{\"spent\":\"28000\",\"share\":\"0.535714\",\"filed\":true,"
                        + "\"year\":\"2019\"},\"message\":\"2019 年度占比不符合要求，实际 15,000.00 元，要求不低于 16,800.00 元，"
                        + "还差 1,800.00 元（条款在该年度中途生效，只作预警）。依据：某发〔2019〕1号（三）。\"," + citation
                        + head
                        + "\"outcome\":\"unknown\",\"missing\":[\"spent\"],\"message\":\"无法判定 2019 年度占比：缺少实际支出（spent）。"
                        + "依据：某发〔2019〕1号（三）。\"," + citation);
    }

    @Test
    void noFindingsGiveNoBytes() {
        assertThat(findings(EnumSet.of(Outcome.FAIL))).isEmpty();
        assertThat(SubjectLines.lines(List.of(), Sample.REGIONS)).isEmpty();
        assertThat(RejectLines.lines(List.of(), Language.ZH)).isEmpty();
    }

    @Test
    void subjectLineCountsAllFindingsWhateverIsListed() {
        Judgement judgement = new Judgement(
                Sample.subject(),
                List.of(Sample.finding(Outcome.PASS, Map.of()), Sample.finding(Outcome.FAIL, Map.of())),
                List.of(),
                List.of("publications"));
        assertThat(text(SubjectLines.lines(List.of(judgement), Sample.REGIONS)))
                .isEqualTo(
                        "{\"subject\":\"220100\",\"kind\":\"region\",\"name\":\"长春市\",\"region\":\"220100\",\"regionName\":\"某省某市\",\"counts\":"
                                + "{\"outcomes\":{\"pass\":1,\"fail\":1,\"unknown\":0,\"pending\":0,\"notapplicable\":0},"
                                + "\"severities\":{\"violation\":1,\"warning\":0,\"advisory\":0}},\"worstSeverity\":\"violation\","
                                + "\"absentLists\":[\"publications\"]}\n");
    }

    @Test
    void rejectLineHasCodeAndSentence() {
        Reject reject = new Reject("a.jsonl", 7, "/id", null, "not-json", new Texts("不是 JSON。", "Not JSON."));
        assertThat(text(RejectLines.lines(List.of(reject), Language.EN)))
                .isEqualTo("{\"file\":\"a.jsonl\",\"line\":7,\"pointer\":\"/id\",\"reason\":{\"code\":\"not-json\","
                        + "\"sentence\":\"Not JSON.\"}}\n");
    }

    @Test
    void charactersBeyondTheBasicPlaneStandAsThemselvesAndHalfOnesAreReplaced() {
        RegionSubject odd = new RegionSubject("220100", "𠮷\ud842林", new RegionCode("220100"), null, null, null, null);
        Judgement judgement = new Judgement(odd, List.of(), List.of(), List.of());
        assertThat(text(SubjectLines.lines(List.of(judgement), Sample.REGIONS))).contains("\"name\":\"𠮷\uFFFD林\"");
    }

    private static String findings(EnumSet<Outcome> outcomes, Finding... findings) {
        FindingLines lines =
                new FindingLines(outcomes, Sample.messages(Language.ZH, Map.of()), Sample.REGIONS, List.of());
        Judgement judgement = new Judgement(Sample.subject(), List.of(findings), List.of(), List.of());
        return text(lines.lines(List.of(judgement)));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
