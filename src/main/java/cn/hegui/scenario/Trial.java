package cn.hegui.scenario;

import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scenario and what came of it.
 *
 * @param findings those under the scenario's clause, in the order of the judgement
 * @param differences what is not as expected, each finding with all that is expected of it; empty: passed
 */
public record Trial(
        Scenario scenario, List<Finding> findings, List<CreditRecord> creditRecords, List<Difference> differences) {
    /** As many as a session of the rules judges at least cost for each. */
    private static final int GROUP = 200;

    /** Whether everything came out as the scenario says. */
    public boolean isPassed() {
        return differences.isEmpty();
    }

    /** Judges the scenarios, each as of its own day; the trials are in their order. */
    public static List<Trial> of(List<Scenario> scenarios, Check check) {
        Map<LocalDate, List<Integer>> byDay = new TreeMap<>();
        for (int i = 0; i < scenarios.size(); i++) {
            byDay.computeIfAbsent(scenarios.get(i).asOf(), day -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, Trial> trials = new TreeMap<>();
        byDay.forEach((day, places) -> {
            Judge judge = check.at(day);
            for (int from = 0; from < places.size(); from += GROUP) {
                List<Integer> group = places.subList(from, Math.min(from + GROUP, places.size()));
                List<Judgement> judgements = judge.judge(
                        group.stream().map(i -> scenarios.get(i).subject()).toList());
                for (int i = 0; i < group.size(); i++) {
                    trials.put(group.get(i), of(scenarios.get(group.get(i)), judgements.get(i)));
                }
            }
        });
        return List.copyOf(trials.values());
    }

    private static Trial of(Scenario scenario, Judgement judgement) {
        List<Finding> findings = judgement.findings().stream()
                .filter(finding ->
                        finding.clause().id().equals(scenario.clause().id()))
                .toList();
        List<Difference> differences = new ArrayList<>(Difference.between(scenario.expected(), findings));
        if (scenario.credit() != null) {
            differences.addAll(Difference.between(scenario.credit(), judgement.creditRecords()));
        }
        return new Trial(scenario, findings, judgement.creditRecords(), List.copyOf(differences));
    }
}
