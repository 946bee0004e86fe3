package cn.hegui.report;

import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How many findings there are of each outcome, and of each severity among those that fail. For one thread. */
@SuppressWarnings("EnumOrdinal") // Every finding is counted four times over: arrays, never kept beyond the run.
public final class Counts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] outcomes = new long[Outcome.values().length];
    private final long[] severities = new long[Severity.values().length];

    void add(Finding finding) {
        add(finding.outcome(), finding.severity(), 1);
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
    }

    /** The findings of {@code outcome}. */
    public long of(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** The findings of {@code severity}, all of which fail. */
    public long of(Severity severity) {
        return severities[severity.ordinal()];
    }

    /** All findings. */
    public long total() {
        long total = 0;
        for (long count : outcomes) {
            total += count;
        }
        return total;
    }

    void writeOutcomes(JsonGenerator json) {
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(outcome.code(), of(outcome));
        }
    }

    void writeSeverities(JsonGenerator json) {
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.code(), of(severity));
        }
    }
}
