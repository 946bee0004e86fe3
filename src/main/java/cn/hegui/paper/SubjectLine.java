package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of {@code subjects.jsonl}. */
public record SubjectLine(
        String subject,
        SubjectKind kind,
        @Nullable String name,
        String region,
        String regionName,
        Counts counts,
        @Nullable Severity worstSeverity,
        List<String> absentLists)
        implements RunLine {

    public SubjectLine {
        absentLists = Objects.requireNonNullElse(absentLists, List.of());
    }

    /** How many findings there are of it; {@code waived}: beside the others, null where none is. */
    public record Counts(
            Map<Outcome, Long> outcomes,
            Map<Severity, Long> severities,
            @Nullable Long waived) {
        /** The findings of {@code outcome}. */
        public long of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        /** The findings of {@code severity}. */
        public long of(Severity severity) {
            return severities.getOrDefault(severity, 0L);
        }
    }

    /** The name of the subject; its id where it has none. */
    public String subjectName() {
        return name == null || name.isBlank() ? subject : name;
    }
}
