package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one subject has to mend. What several clauses demand alike counts once, what is waived not at all.
 *
 * @param counts of what fails, each by the gravest of the findings that differ only by their clause
 * @param worst the first of its gravest findings that fail
 * @param clauses those under which {@code worst} fails alike, its own first
 */
public record Mend(Subject subject, Counts counts, Finding worst, List<Clause> clauses) {
    /** What two findings that differ only by their clause have in common. */
    private record Breach(
            String rule,
            String target,
            @Nullable Figures figures,
            @Nullable BigDecimal amountMissing) {
        static Breach of(Finding finding) {
            return new Breach(finding.clause().rule(), finding.target(), finding.figures(), finding.amountMissing());
        }
    }

    /** Those with the most violations first, then warnings, then advisories. */
    static final Comparator<Counts> BY_COUNTS = Comparator.<Counts>comparingLong(
                    counts -> -counts.of(Severity.VIOLATION))
            .thenComparingLong(counts -> -counts.of(Severity.WARNING))
            .thenComparingLong(counts -> -counts.of(Severity.ADVISORY));

    /** The same of what is to mend. */
    static final Comparator<Mend> MOST_FIRST = Comparator.comparing(Mend::counts, BY_COUNTS);

    /** What {@code judgement} leaves to mend; null where nothing fails. */
    static @Nullable Mend of(Judgement judgement) {
        Map<Breach, Finding> breaches = new LinkedHashMap<>();
        for (Finding finding : judgement.findings()) {
            if (isOpen(finding)) {
                breaches.merge(Breach.of(finding), finding, Mend::graver);
            }
        }
        if (breaches.isEmpty()) {
            return null;
        }
        Counts counts = new Counts();
        breaches.values().forEach(counts::add);
        Finding worst = breaches.values().stream().reduce(Mend::graver).orElseThrow();
        Breach breach = Breach.of(worst);
        List<Clause> clauses = Stream.concat(
                        Stream.of(worst),
                        judgement.findings().stream()
                                .filter(finding -> isOpen(finding)
                                        && finding != worst
                                        && Breach.of(finding).equals(breach)))
                .map(Finding::clause)
                .toList();
        return new Mend(judgement.subject(), counts, worst, clauses);
    }

    private static boolean isOpen(Finding finding) {
        return finding.severity() != null && finding.waiver() == null;
    }

    /** The graver of two that fail; of equals the first. */
    private static Finding graver(Finding one, Finding other) {
        Severity first = one.severity();
        Severity second = other.severity();
        return first != null && second != null && second.compareTo(first) < 0 ? other : one;
    }
}
