package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code findings.jsonl}.
 *
 * @param measured as the clause's unit says; null for yes/no rules and where not known
 * @param details the figures used by field name: text, yes or no, or a list of texts
 * @param source where the facts stand; null where the run does not say
 * @param waiver what excuses from it; null: nothing does
 */
public record FindingLine(
        String subject,
        SubjectKind kind,
        @Nullable String name,
        String region,
        String regionName,
        String clause,
        String rule,
        String target,
        Outcome outcome,
        @Nullable Severity severity,
        @Nullable BigDecimal measured,
        @Nullable BigDecimal required,
        @Nullable Relation relation,
        @Nullable Unit unit,
        @Nullable BigDecimal amountMissing,
        @Nullable LocalDate dueOn,
        List<String> missing,
        List<String> notes,
        Map<String, Object> details,
        String message,
        Citation citation,
        List<String> responsible,
        @Nullable Source source,
        @Nullable Waived waiver)
        implements RunLine {

    public FindingLine {
        missing = Objects.requireNonNullElse(missing, List.of());
        notes = Objects.requireNonNullElse(notes, List.of());
        details = Objects.requireNonNullElse(details, Map.of());
        responsible = Objects.requireNonNullElse(responsible, List.of());
    }

    /** What excuses from a finding. */
    public record Waived(String documentNo, String reason, String approver, LocalDate until) {}

    /** The name of the subject; its id where it has none. */
    public String subjectName() {
        return name == null || name.isBlank() ? subject : name;
    }

    /** The same with {@code shared} for an equal citation. */
    FindingLine citing(Citation shared) {
        return new FindingLine(
                subject,
                kind,
                name,
                region,
                regionName,
                clause,
                rule,
                target,
                outcome,
                severity,
                measured,
                required,
                relation,
                unit,
                amountMissing,
                dueOn,
                missing,
                notes,
                details,
                message,
                shared,
                responsible,
                source,
                waiver);
    }
}
