package cn.hegui.scenario;

import cn.hegui.model.Clause;
import cn.hegui.model.Finding;
import cn.hegui.model.Interval;
import cn.hegui.model.Outcome;
import cn.hegui.policy.PolicyBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How much of the law a set of scenarios shows: each version of each clause by outcome, and before, at and after its dates.
 *
 * @param rows by clause id, then by the day on which the version takes effect
 */
public record Coverage(List<Row> rows) {
    /** A place in the time of a clause, where a fact of a scenario may lie. */
    public enum Moment {
        /** Before the clause takes effect. */
        BEFORE,
        /** On the first day, of yearly facts in the first year, that it reaches. */
        AT,
        /** Later, while it is in force. */
        AFTER,
        /** On the last day, of yearly facts in the last year, that it reaches. */
        LAST,
        /** When it is no longer in force. */
        PAST
    }

    /**
     * One version of one clause.
     *
     * @param scenarios how many scenarios there are of the clause
     * @param outcomes how many findings under this version came to each outcome
     * @param moments how many scenarios have a fact at each moment; the last two only where the version ends
     * @param missingOutcomes those that none came to, without the ones that the clauses of its rule kind may not know
     * @param missingMoments those of its moments at which no fact lies
     */
    public record Row(
            Clause clause,
            int scenarios,
            Map<Outcome, Integer> outcomes,
            Map<Moment, Integer> moments,
            Set<Outcome> missingOutcomes,
            Set<Moment> missingMoments) {
        /** Whether nothing is missing. */
        public boolean isWhole() {
            return missingOutcomes.isEmpty() && missingMoments.isEmpty();
        }
    }

    /** The outcomes that every kind of duty can come to; not every one can be pending or not apply. */
    private static final Set<Outcome> OF_EVERY_KIND =
            Collections.unmodifiableSet(EnumSet.of(Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN));

    /** The coverage of the clauses of {@code book} that {@code wanted} holds for by {@code trials}. */
    public static Coverage of(PolicyBook book, Predicate<Clause> wanted, Collection<Trial> trials) {
        Map<String, List<Trial>> byClause = new HashMap<>();
        Map<String, Set<Outcome>> byRule = new HashMap<>();
        for (Trial trial : trials) {
            Clause clause = trial.scenario().clause();
            byClause.computeIfAbsent(clause.id(), id -> new ArrayList<>()).add(trial);
            for (Finding finding : trial.findings()) {
                byRule.computeIfAbsent(clause.rule(), rule -> EnumSet.copyOf(OF_EVERY_KIND))
                        .add(finding.outcome());
            }
        }
        return new Coverage(book.clauses().stream()
                .filter(wanted)
                .map(clause -> row(
                        book,
                        clause,
                        byClause.getOrDefault(clause.id(), List.of()),
                        byRule.getOrDefault(clause.rule(), OF_EVERY_KIND)))
                .toList());
    }

    private static Row row(PolicyBook book, Clause clause, List<Trial> trials, Set<Outcome> ofItsKind) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Map<Moment, Integer> moments = new EnumMap<>(Moment.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        for (Moment moment : momentsOf(clause.inForce())) {
            moments.put(moment, 0);
        }
        for (Trial trial : trials) {
            for (Finding finding : trial.findings()) {
                if (finding.clause().inForce().equals(clause.inForce())) {
                    outcomes.merge(finding.outcome(), 1, Integer::sum);
                }
            }
            FactDays days = FactDays.of(trial.scenario(), book.kinds().get(clause.rule()));
            for (Moment moment : moments(days, clause.inForce())) {
                moments.merge(moment, 1, Integer::sum);
            }
        }
        Set<Outcome> missingOutcomes = EnumSet.noneOf(Outcome.class);
        outcomes.forEach((outcome, count) -> {
            if (count == 0 && ofItsKind.contains(outcome)) {
                missingOutcomes.add(outcome);
            }
        });
        Set<Moment> missingMoments = EnumSet.noneOf(Moment.class);
        moments.forEach((moment, count) -> {
            if (count == 0) {
                missingMoments.add(moment);
            }
        });
        return new Row(
                clause,
                trials.size(),
                Collections.unmodifiableMap(outcomes),
                Collections.unmodifiableMap(moments),
                Collections.unmodifiableSet(missingOutcomes),
                Collections.unmodifiableSet(missingMoments));
    }

    private static Set<Moment> momentsOf(Interval inForce) {
        return inForce.until() == null ? EnumSet.range(Moment.BEFORE, Moment.AFTER) : EnumSet.allOf(Moment.class);
    }

    private static Set<Moment> moments(FactDays facts, Interval inForce) {
        LocalDate first = facts.first(inForce.effective());
        LocalDate until = inForce.until();
        LocalDate past = until == null ? null : facts.first(until);
        Set<Moment> moments = EnumSet.noneOf(Moment.class);
        for (LocalDate day : facts.days()) {
            if (day.isBefore(first)) {
                moments.add(Moment.BEFORE);
            } else if (day.equals(first)) {
                moments.add(Moment.AT);
            } else if (past == null || day.isBefore(past)) {
                moments.add(Moment.AFTER);
            }
            if (past != null && !day.isBefore(past)) {
                moments.add(Moment.PAST);
            } else if (past != null && day.equals(facts.before(past))) {
                moments.add(Moment.LAST);
            }
        }
        return moments;
    }

    /** How many rows miss nothing. */
    public long whole() {
        return rows.stream().filter(Row::isWhole).count();
    }

    /** How many findings came to {@code outcome}. */
    public long count(Outcome outcome) {
        return rows.stream()
                .mapToLong(row -> row.outcomes().getOrDefault(outcome, 0))
                .sum();
    }

    /** How many rows have a fact at {@code moment}. */
    public long count(Moment moment) {
        return rows.stream()
                .filter(row -> row.moments().getOrDefault(moment, 0) > 0)
                .count();
    }
}
