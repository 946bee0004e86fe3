package cn.hegui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.check.Check;
import cn.hegui.engine.RuleEngine;
import cn.hegui.model.Clause;
import cn.hegui.model.Finding;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every situation in fixtures/scenarios comes out as it says there. */
class ScenarioTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());
    private static final List<Trial> TRIALS = Trial.of(
            ScenarioReader.read(List.of(Path.of("fixtures", "scenarios")), BOOK),
            new Check(BOOK, RuleEngine.bundled()));
    private static final int LEAST_FOR_A_CLAUSE = 4;

    /** Kinds that judge after a clause has ended: what had to be so by then, or in the periods that have passed. */
    private static final Set<String> OUTLIVING = Set.of(
            "region.target",
            "teacher.dual-qualified-share",
            "region.quarterly-meeting",
            "region.annual-publication",
            "facility.open-to-schools",
            "internship.headcount");

    @TestFactory
    Stream<DynamicTest> situations() {
        return TRIALS.stream()
                .map(trial -> DynamicTest.dynamicTest(
                        trial.scenario().clause().id() + ": " + trial.scenario().says(),
                        () -> assertThat(trial.differences())
                                .as(
                                        "%s:%d",
                                        trial.scenario().file(),
                                        trial.scenario().line())
                                .isEmpty()));
    }

    @Test
    void everyClauseHasFourScenariosOrMore() {
        Map<String, Long> counts = TRIALS.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.scenario().clause().id(), TreeMap::new, Collectors.counting()));
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
        Map<String, Long> sentences = TRIALS.stream()
                .map(Trial::scenario)
                .collect(Collectors.groupingBy(one -> one.clause().id() + ": " + one.says(), Collectors.counting()));
        assertThat(sentences)
                .allSatisfy((sentence, count) -> assertThat(count).as(sentence).isEqualTo(1));
    }

    /** What coverage takes for the days of the facts is what judging takes: no finding lies outside its clause's time. */
    @Test
    void findingsLieInTheTimeOfTheirClauses() {
        for (Trial trial : TRIALS) {
            Scenario scenario = trial.scenario();
            FactDays facts =
                    FactDays.of(scenario, BOOK.kinds().get(scenario.clause().rule()));
            for (Finding finding : trial.findings()) {
                if (!OUTLIVING.contains(finding.clause().rule())) {
                    assertThat(facts.days())
                            .as("%s: %s", scenario.clause().id(), scenario.says())
                            .anyMatch(finding.clause().inForce()::contains);
                }
            }
        }
    }
}
