package cn.hegui.rundiff;

import cn.hegui.model.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of a comparison. Holds no subject, so its size depends on clauses and not on the findings. */
public final class DiffTally {
    private static final Comparator<Set<Cause>> BY_CAUSES =
            Comparator.<Set<Cause>>comparingInt(Set::size).thenComparing(Object::toString);

    private final Sum all = new Sum();
    private final SortedMap<String, Sum> byClause = new TreeMap<>();
    private final SortedMap<Set<Cause>, Sum> byCauses = new TreeMap<>(BY_CAUSES);
    private final Map<Severity, Long> arisen = new EnumMap<>(Severity.class);

    /** How many findings of each state, and of which severity those are that are not excused. */
    public static final class Sum {
        private final Map<State, Long> states = new EnumMap<>(State.class);
        private final Map<State, Map<Severity, Long>> severities = new EnumMap<>(State.class);

        private void add(Change change) {
            states.merge(change.state(), 1L, Long::sum);
            Severity severity = change.shown().severity();
            if (severity != null && change.shown().waiver() == null) {
                severities
                        .computeIfAbsent(change.state(), state -> new EnumMap<>(Severity.class))
                        .merge(severity, 1L, Long::sum);
            }
        }

        /** The findings of {@code state}. */
        public long of(State state) {
            return states.getOrDefault(state, 0L);
        }

        /** Those of them that fail with {@code severity}. */
        public long of(State state, Severity severity) {
            return severities.getOrDefault(state, Map.of()).getOrDefault(severity, 0L);
        }

        /** All but those that persist. */
        public long moved() {
            return of(State.NEW) + of(State.CHANGED) + of(State.FIXED) + of(State.GONE);
        }
    }

    void add(Change change) {
        all.add(change);
        byClause.computeIfAbsent(change.shown().clause(), clause -> new Sum()).add(change);
        if (change.state() != State.PERSISTING) {
            byCauses.computeIfAbsent(change.causes(), causes -> new Sum()).add(change);
        }
        Severity severity = change.arisen();
        if (severity != null) {
            arisen.merge(severity, 1L, Long::sum);
        }
    }

    /** All of them. */
    public Sum all() {
        return all;
    }

    /** By clause: those with the most that moved first. */
    public Map<String, Sum> byClause() {
        Map<String, Sum> sorted = new LinkedHashMap<>();
        List<Map.Entry<String, Sum>> entries = byClause.entrySet().stream()
                .filter(entry -> entry.getValue().moved() > 0)
                .sorted(Comparator.<Map.Entry<String, Sum>>comparingLong(
                                entry -> -entry.getValue().moved())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Those that moved, by what may have moved them. */
    public SortedMap<Set<Cause>, Sum> byCauses() {
        return Collections.unmodifiableSortedMap(byCauses);
    }

    /** How many findings have come up to {@code severity}: new ones, and others that were less before. */
    public long arisen(Severity severity) {
        return arisen.getOrDefault(severity, 0L);
    }
}
