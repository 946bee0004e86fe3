package cn.hegui.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.engine.RuleEngine;
import cn.hegui.model.Clause;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every situation in fixtures/scenarios comes out as it says there. */
class ScenarioTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());
    private static final Check CHECK = new Check(BOOK, RuleEngine.bundled());
    private static final int LEAST_FOR_A_CLAUSE = 4;

    @TestFactory
    Stream<DynamicTest> situations() {
        return Scenario.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.clause() + ": " + scenario.says(), () -> assertComesOut(scenario)));
    }

    @Test
    void everyClauseHasFourScenariosOrMore() {
        Map<String, Long> counts = Scenario.all().stream()
                .collect(Collectors.groupingBy(Scenario::clause, TreeMap::new, Collectors.counting()));
        List<String> wanting = BOOK.clauses().stream()
                .map(Clause::id)
                .distinct()
                .filter(id -> counts.getOrDefault(id, 0L) < LEAST_FOR_A_CLAUSE)
                .map(id -> id + " has " + counts.getOrDefault(id, 0L))
                .toList();
        assertThat(wanting)
                .as("clauses with fewer than %d scenarios", LEAST_FOR_A_CLAUSE)
                .isEmpty();
    }

    @Test
    void noTwoScenariosSayTheSame() {
        Map<String, Long> sentences = Scenario.all().stream()
                .collect(Collectors.groupingBy(one -> one.clause() + ": " + one.says(), Collectors.counting()));
        assertThat(sentences)
                .allSatisfy((sentence, count) -> assertThat(count).as(sentence).isEqualTo(1));
    }

    private static void assertComesOut(Scenario scenario) {
        Judgement judgement =
                CHECK.at(scenario.asOf()).judge(List.of(scenario.subject(BOOK))).get(0);
        List<Finding> findings = judgement.findings().stream()
                .filter(finding -> finding.clause().id().equals(scenario.clause()))
                .toList();
        List<Map<?, ?>> expected = expected(scenario.expect());
        assertThat(findings.size())
                .as("%s: %s: found %s", scenario.clause(), scenario.says(), brief(findings))
                .isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertFinding(findings.get(i), expected.get(i));
        }
        if (scenario.credit() != null) {
            assertCredit(judgement.creditRecords(), scenario.credit());
        }
    }

    private static List<Map<?, ?>> expected(Object expect) {
        if (expect instanceof List<?> list) {
            return new ArrayList<>(
                    list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList());
        }
        return "none".equals(expect) ? List.of() : List.of((Map<?, ?>) expect);
    }

    private static void assertFinding(Finding finding, Map<?, ?> expected) {
        expected.keySet()
                .forEach(key -> assertThat(List.of(
                                "target",
                                "outcome",
                                "severity",
                                "amountMissing",
                                "dueOn",
                                "missing",
                                "notes",
                                "measured",
                                "required"))
                        .contains(key.toString()));
        assertThat(finding.outcome().code()).as("outcome of %s", brief(finding)).isEqualTo(expected.get("outcome"));
        if (expected.containsKey("target")) {
            assertThat(finding.target()).isEqualTo(text(expected, "target"));
        }
        assertThat(finding.severity() == null ? null : finding.severity().code())
                .as("severity of %s", brief(finding))
                .isEqualTo(text(expected, "severity"));
        if (expected.containsKey("amountMissing")) {
            assertNumber("amountMissing", finding, Finding::amountMissing, expected);
        }
        if (expected.containsKey("measured")) {
            assertNumber("measured", finding, one -> one.figures().measured(), expected);
        }
        if (expected.containsKey("required")) {
            assertNumber("required", finding, one -> one.figures().required(), expected);
        }
        if (expected.containsKey("dueOn")) {
            assertThat(finding.dueOn())
                    .as("dueOn of %s", brief(finding))
                    .hasToString(String.valueOf(text(expected, "dueOn")));
        }
        List<String> missing = expected.get("missing") instanceof List<?> names
                ? names.stream().map(Object::toString).toList()
                : List.of();
        assertThat(finding.missing()).as("missing of %s", brief(finding)).isEqualTo(missing);
        if (expected.get("notes") instanceof List<?> notes) {
            assertThat(finding.notes())
                    .as("notes of %s", brief(finding))
                    .containsAll(notes.stream().map(Object::toString).toList());
        }
    }

    private static void assertNumber(
            String key, Finding finding, Function<Finding, BigDecimal> actual, Map<?, ?> expected) {
        assertThat(expected.get(key)).as("%s: %s expected", brief(finding), key).isNotNull();
        assertThat(actual.apply(finding))
                .as("%s of %s", key, brief(finding))
                .isNotNull()
                .isEqualByComparingTo(text(expected, key));
    }

    private static void assertCredit(List<CreditRecord> records, Object expected) {
        if (expected instanceof Map<?, ?> credit) {
            assertThat(records).hasSize(1);
            CreditRecord record = records.get(0);
            assertThat(record.state().code()).isEqualTo(credit.get("state"));
            if (credit.get("basis") instanceof List<?> basis) {
                assertThat(record.basis()).isEqualTo(basis);
            }
        } else {
            assertThat(expected).isEqualTo("none");
            assertThat(records).isEmpty();
        }
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }

    private static List<String> brief(List<Finding> findings) {
        return findings.stream().map(ScenarioTest::brief).toList();
    }

    private static String brief(Finding finding) {
        return "%s [%s] %s %s missing %s notes %s amount %s details %s"
                .formatted(
                        finding.clause().id(),
                        finding.target(),
                        finding.outcome().code(),
                        finding.severity(),
                        finding.missing(),
                        finding.notes(),
                        finding.amountMissing(),
                        finding.details());
    }
}
