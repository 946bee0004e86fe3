package cn.hegui.report;

import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one subject has to mend.
 *
 * @param counts of all its findings
 * @param worst the first of its gravest findings that fail
 */
public record Mend(Subject subject, Counts counts, Finding worst) {
    /** Those with the most violations first, then warnings, then advisories. */
    static final Comparator<Mend> MOST_FIRST = Comparator.<Mend>comparingLong(
                    mend -> -mend.counts.of(Severity.VIOLATION))
            .thenComparingLong(mend -> -mend.counts.of(Severity.WARNING))
            .thenComparingLong(mend -> -mend.counts.of(Severity.ADVISORY));

    /** What {@code judgement} leaves to mend; null where nothing fails. */
    static @Nullable Mend of(Judgement judgement, Counts counts) {
        Finding worst = null;
        Severity gravest = null;
        for (Finding finding : judgement.findings()) {
            Severity severity = finding.severity();
            if (severity != null && (gravest == null || severity.compareTo(gravest) < 0)) {
                worst = finding;
                gravest = severity;
            }
        }
        return worst == null ? null : new Mend(judgement.subject(), counts, worst);
    }
}
