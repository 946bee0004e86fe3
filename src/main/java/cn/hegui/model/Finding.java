package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one clause for one subject and one target.
 *
 * @param target what was judged, for example an account year; empty for the subject itself
 * @param severity with {@link Outcome#FAIL} only
 * @param figures measured against required; null for yes/no rules and where not known
 * @param amountMissing what must change to comply, in the unit of the rule; null where there is none
 * @param dueOn with {@link Outcome#PENDING}: the last day on which it may still be met; null where none is set
 * @param missing with {@link Outcome#UNKNOWN}: the absent fields and parameters that the known facts leave open, sorted
 * @param notes codes, in the order of the specification
 * @param seeAlso what is cited beside the clause on the day of the fact
 * @param details the figures used by field name: BigDecimal, LocalDate, Boolean, Long or String
 * @param waiver what excuses from it; null: nothing does. It stays what it is, and counts apart
 */
public record Finding(
        Clause clause,
        String target,
        Outcome outcome,
        @Nullable Severity severity,
        @Nullable Figures figures,
        @Nullable BigDecimal amountMissing,
        @Nullable LocalDate dueOn,
        List<String> missing,
        List<String> notes,
        List<SeeAlso> seeAlso,
        Map<String, Object> details,
        @Nullable Waiver waiver) {
    /** A finding that nothing excuses. */
    public Finding(
            Clause clause,
            String target,
            Outcome outcome,
            @Nullable Severity severity,
            @Nullable Figures figures,
            @Nullable BigDecimal amountMissing,
            @Nullable LocalDate dueOn,
            List<String> missing,
            List<String> notes,
            List<SeeAlso> seeAlso,
            Map<String, Object> details) {
        this(clause, target, outcome, severity, figures, amountMissing, dueOn, missing, notes, seeAlso, details, null);
    }

    /** The same, excused by {@code granted}. */
    public Finding waivedBy(Waiver granted) {
        return new Finding(
                clause,
                target,
                outcome,
                severity,
                figures,
                amountMissing,
                dueOn,
                missing,
                notes,
                seeAlso,
                details,
                granted);
    }
}
