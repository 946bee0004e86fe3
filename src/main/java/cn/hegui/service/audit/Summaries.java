package cn.hegui.service.audit;

import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.service.account.Actor;
import cn.hegui.store.FindingsIndex.Sum;
import cn.hegui.store.RunRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sums up the breaches of a run by clause, region and severity. */
@Component
class Summaries {
    private static final int REGIONS_SHOWN = 8;
    private static final int SHADES = 5;
    private static final int WHOLE = 6;

    private final Results results;

    Summaries(Results results) {
        this.results = results;
    }

    /** The clauses that are breached, those with the most first, and the regions with the most. */
    record Heat(List<Views.ClauseSum> clauses, List<RegionCode> regions) {
        static final Heat NONE = new Heat(List.of(), List.of());
    }

    private static final class Row {
        private long violations;
        private long warnings;
        private long advisories;
        private long unknown;
        private long subjects;
        private @Nullable BigDecimal money;
        private final Map<RegionCode, Long> fails = new HashMap<>();

        void add(Sum sum) {
            if (sum.outcome() == Outcome.UNKNOWN) {
                unknown += sum.count();
            }
            if (sum.outcome() != Outcome.FAIL || sum.severity() == null) {
                return;
            }
            switch (sum.severity()) {
                case VIOLATION -> violations += sum.count();
                case WARNING -> warnings += sum.count();
                case ADVISORY -> advisories += sum.count();
            }
            subjects += sum.subjects();
            if (sum.money() != null) {
                money = money == null ? sum.money() : money.add(sum.money());
            }
            fails.merge(sum.region(), sum.count(), Long::sum);
        }

        long fails() {
            return violations + warnings + advisories;
        }
    }

    /** The sums of a finished run that {@code actor} sees, one level below its region. */
    Heat heat(Actor actor, RunRecord run) throws IOException {
        Scope scope = Scope.of(run.asked().region());
        int digits = Math.min(WHOLE, scope.regionPrefix().length() + 2);
        List<Sum> sums = results.ask(actor, run.asked().id(), index -> index.sums(scope, digits));
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<RegionCode, Long> regions = new HashMap<>();
        for (Sum sum : sums) {
            rows.computeIfAbsent(sum.clause(), clause -> new Row()).add(sum);
            if (sum.outcome() == Outcome.FAIL) {
                regions.merge(sum.region(), sum.count(), Long::sum);
            }
        }
        List<RegionCode> shown = regions.entrySet().stream()
                .sorted(Comparator.<Map.Entry<RegionCode, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(REGIONS_SHOWN)
                .map(Map.Entry::getKey)
                .toList();
        long most = rows.values().stream()
                .flatMap(row -> row.fails.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        List<Views.ClauseSum> clauses = new ArrayList<>();
        rows.forEach((clause, row) -> {
            if (row.fails() + row.unknown > 0) {
                List<Long> byRegion = shown.stream()
                        .map(region -> row.fails.getOrDefault(region, 0L))
                        .toList();
                clauses.add(new Views.ClauseSum(
                        clause,
                        row.violations,
                        row.warnings,
                        row.advisories,
                        row.unknown,
                        row.subjects,
                        row.money,
                        byRegion,
                        byRegion.stream().map(count -> shade(count, most)).toList()));
            }
        });
        clauses.sort(
                Comparator.comparingLong((Views.ClauseSum sum) -> -sum.fails()).thenComparing(Views.ClauseSum::clause));
        return new Heat(clauses, shown);
    }

    /** From 0 for none to the darkest for the most; small counts stay visible beside large ones. */
    private static int shade(long count, long most) {
        if (count == 0) {
            return 0;
        }
        int shade = SHADES;
        for (long grown = count * 3; shade > 1 && grown <= most * 2; grown *= 3) {
            shade--;
        }
        return shade;
    }
}
