package cn.hegui.report;

import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How many findings there are of each outcome, and of each severity among those that fail; those that are waived count
 * apart, whatever their outcome. For one thread.
 */
@SuppressWarnings("EnumOrdinal") // Every finding is counted four times over: arrays, never kept beyond the run.
public final class Counts implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private final long[] outcomes = new long[OUTCOMES.length];
    private final long[] severities = new long[SEVERITIES.length];

    private long waived;

    void add(Finding finding) {
        if (finding.waiver() != null) {
            waived++;
        } else {
            add(finding.outcome(), finding.severity(), 1);
        }
    }

    void add(Score.Group group) {
        if (group.waiver() != null) {
            waived += group.count();
        } else {
            add(group.outcome(), group.severity(), group.count());
        }
    }

    void add(Outcome outcome, @Nullable Severity severity, int count) {
        outcomes[outcome.ordinal()] += count;
        if (severity != null) {
            severities[severity.ordinal()] += count;
        }
    }

    void add(Counts other) {
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
        for (int i = 0; i < severities.length; i++) {
            severities[i] += other.severities[i];
        }
        waived += other.waived;
    }

    /** The findings of {@code outcome} that are not waived. */
    public long of(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** The findings of {@code severity}, all of which fail. */
    public long of(Severity severity) {
        return severities[severity.ordinal()];
    }

    /** The findings that are waived. */
    public long waived() {
        return waived;
    }

    /** All findings, also those that are waived. */
    public long total() {
        long total = waived;
        for (long count : outcomes) {
            total += count;
        }
        return total;
    }

    void writeOutcomes(JsonGenerator json) {
        for (Outcome outcome : OUTCOMES) {
            json.writeNumberProperty(outcome.code(), of(outcome));
        }
    }

    /** Writes how many are waived; nothing where none is. */
    void writeWaived(JsonGenerator json) {
        if (waived > 0) {
            json.writeNumberProperty("waived", waived);
        }
    }

    void writeSeverities(JsonGenerator json) {
        for (Severity severity : SEVERITIES) {
            json.writeNumberProperty(severity.code(), of(severity));
        }
    }
}
