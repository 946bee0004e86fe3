package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The findings that a run lists, summed up in one pass: by clause, by city, and both. It grows with the clauses and the
 * cities, never with the subjects.
 */
final class Overview {
    private static final String FRONTLINE = "training-fund.frontline-share";

    private final SortedMap<String, Clause> clauses = new TreeMap<>();
    private final SortedMap<RegionCode, Sum> cities = new TreeMap<>();
    private final SortedMap<String, String> documents = new TreeMap<>();
    private final Map<Outcome, Long> listed = new EnumMap<>(Outcome.class);
    private final Set<String> given = new HashSet<>();
    private final Shares frontline = new Shares();

    /** How many findings, of which outcome and severity, and how much money is missing in those that fail; not those waived. */
    static final class Sum {
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
        private BigDecimal amount = BigDecimal.ZERO;

        private void add(FindingLine finding) {
            if (finding.waiver() != null) {
                return;
            }
            outcomes.merge(finding.outcome(), 1L, Long::sum);
            if (finding.severity() != null) {
                severities.merge(finding.severity(), 1L, Long::sum);
            }
            if (finding.outcome() == Outcome.FAIL && finding.unit() == Unit.CNY && finding.amountMissing() != null) {
                amount = amount.add(finding.amountMissing());
            }
        }

        long of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        long of(Severity severity) {
            return severities.getOrDefault(severity, 0L);
        }

        /** The money missing in all, in CNY; zero where none is measured. */
        BigDecimal amount() {
            return amount;
        }
    }

    /** A clause with its sums, in all and by city. */
    static final class Clause {
        private final FindingLine first;
        private final Sum all = new Sum();
        private final SortedMap<RegionCode, Sum> cities = new TreeMap<>();
        private long subjects;
        private @Nullable String lastSubject;

        private Clause(FindingLine first) {
            this.first = first;
        }

        private void add(FindingLine finding, RegionCode city) {
            all.add(finding);
            cities.computeIfAbsent(city, absent -> new Sum()).add(finding);
            if (finding.outcome() == Outcome.FAIL
                    && finding.waiver() == null
                    && !finding.subject().equals(lastSubject)) {
                // The findings of a subject stand together.
                lastSubject = finding.subject();
                subjects++;
            }
        }

        String id() {
            return first.clause();
        }

        String rule() {
            return first.rule();
        }

        Citation citation() {
            return first.citation();
        }

        Sum all() {
            return all;
        }

        SortedMap<RegionCode, Sum> cities() {
            return cities;
        }

        /** The subjects that fail it. */
        long subjects() {
            return subjects;
        }
    }

    /**
     * How the shares of one rule are spread: twenty bins of five points each. An account that several clauses judge counts
     * once, as failing where it fails any.
     */
    static final class Shares {
        static final int BINS = 20;
        private static final BigDecimal BIN = new BigDecimal("0.05");

        private final long[] failing = new long[BINS];
        private final long[] met = new long[BINS];
        private final SortedSet<BigDecimal> limits = new TreeSet<>();
        private final Map<String, Account> ofSubject = new LinkedHashMap<>();
        private @Nullable String subject;

        private record Account(BigDecimal share, boolean fails) {}

        private void add(FindingLine finding) {
            if (!finding.subject().equals(subject)) {
                settle();
                subject = finding.subject();
            }
            BigDecimal share = Calculation.share(finding);
            if (share == null) {
                return;
            }
            boolean fails = finding.outcome() == Outcome.FAIL;
            ofSubject.merge(
                    finding.target(),
                    new Account(share, fails),
                    (one, other) -> new Account(one.share(), one.fails() || other.fails()));
            BigDecimal limit = Calculation.limit(finding);
            if (limit != null) {
                limits.add(limit);
            }
        }

        private void settle() {
            for (Account account : ofSubject.values()) {
                int bin = Math.min(
                        BINS - 1, account.share().divideToIntegralValue(BIN).intValue());
                (account.fails() ? failing : met)[bin]++;
            }
            ofSubject.clear();
        }

        /** How many accounts fail, by bin. */
        List<Long> failing() {
            return LongStream.of(failing).boxed().toList();
        }

        /** How many accounts meet their limit, by bin. */
        List<Long> met() {
            return LongStream.of(met).boxed().toList();
        }

        /** The limits by which they are judged, ascending. */
        SortedSet<BigDecimal> limits() {
            return limits;
        }

        long accounts() {
            return LongStream.of(failing).sum() + LongStream.of(met).sum();
        }
    }

    private Overview() {}

    static Overview of(RunFiles run) throws IOException {
        Overview overview = new Overview();
        run.findings(overview::add);
        overview.frontline.settle();
        return overview;
    }

    private void add(FindingLine finding) {
        RegionCode city = new RegionCode(finding.region()).city();
        clauses.computeIfAbsent(finding.clause(), absent -> new Clause(finding)).add(finding, city);
        cities.computeIfAbsent(city, absent -> new Sum()).add(finding);
        if (finding.rule().equals(FRONTLINE)) {
            frontline.add(finding);
        }
        listed.merge(finding.outcome(), 1L, Long::sum);
        if (given.add(finding.clause())) {
            String id =
                    finding.clause().substring(0, Math.max(0, finding.clause().indexOf('/')));
            Citation citation = finding.citation();
            String number = citation.number();
            documents.putIfAbsent(id, citation.title() + (number == null ? "" : "（" + number + "）"));
        }
    }

    /** The clauses of which the run lists findings, by id. */
    Collection<Clause> clauses() {
        return clauses.values();
    }

    /** The cities in which the run lists findings, by code. */
    SortedMap<RegionCode, Sum> cities() {
        return cities;
    }

    /** The titles and numbers of the documents by which the run lists findings, by their ids. */
    Map<String, String> documents() {
        return new LinkedHashMap<>(documents);
    }

    /** The shares of training funds spent on front-line staff. */
    Shares frontline() {
        return frontline;
    }

    /** How many findings of {@code outcome} the run lists. */
    long listed(Outcome outcome) {
        return Objects.requireNonNullElse(listed.get(outcome), 0L);
    }
}
