package cn.hegui.cases;

import cn.hegui.model.CreditState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as its steps have left it. Immutable; only {@link Procedure} makes the next one.
 *
 * @param version the number of its steps
 * @param notice the notice of rectification; null: none yet
 * @param refusedInWritingOn the day of a refusal in writing; null: none
 * @param correctedOn the day of the correction; null: none is recorded
 * @param objections the pending objections by number, in the order of filing
 * @param objectionEndedOn the last day on which an objection ended; null: none has
 * @param proposal what one person of the authority has proposed; null: nothing is pending
 * @param determination what two persons of the authority have determined; null: nothing
 * @param receipt the credit system's own; null: not acknowledged
 * @param repair the repair applied for or granted; null: none is pending or granted
 * @param withdrawalNo the document that took the record back; null: none did
 * @param last when the last step was taken
 */
public record CreditCase(
        UUID id,
        long version,
        Stage stage,
        Breach breach,
        @Nullable Notice notice,
        @Nullable LocalDate refusedInWritingOn,
        @Nullable LocalDate correctedOn,
        Map<String, PendingObjection> objections,
        @Nullable LocalDate objectionEndedOn,
        @Nullable Determination proposal,
        @Nullable Determination determination,
        @Nullable String receipt,
        @Nullable Repair repair,
        @Nullable String withdrawalNo,
        Instant last) {

    public CreditCase {
        objections = Collections.unmodifiableMap(new LinkedHashMap<>(objections));
    }

    /** A notice of rectification. */
    public record Notice(String no, String issuedBy, LocalDate issuedOn, LocalDate dueOn) {}

    /** An objection that has not ended. */
    public record PendingObjection(ObjectionKind way, LocalDate filedOn) {}

    /**
     * A determination, proposed or made.
     *
     * @param approvedBy the account that approved it; null: nobody yet
     */
    public record Determination(
            String documentNo,
            String authority,
            LocalDate determinedOn,
            Publication publication,
            String proposedBy,
            @Nullable String approvedBy) {
        /** The first day on which a repair may be applied for. */
        public LocalDate repairableFrom() {
            return publication.repairableFrom(determinedOn);
        }

        /** The last day of publication. */
        public LocalDate lastDay() {
            return publication.lastDay(determinedOn);
        }
    }

    /**
     * A repair.
     *
     * @param grantedOn null: only applied for
     * @param documentNo the document that granted it; null: only applied for
     */
    public record Repair(
            LocalDate appliedOn,
            String pledgeNo,
            @Nullable LocalDate grantedOn,
            @Nullable String documentNo) {}

    /** Whether an objection is pending. */
    public boolean isContested() {
        return !objections.isEmpty();
    }

    /** Whether the deadline of the notice has passed on {@code today}; the deadline itself is still in time. */
    public boolean isDeadlinePassed(LocalDate today) {
        return notice != null && notice.dueOn().isBefore(today);
    }

    /** Whether the publication of what was determined has ended by itself before {@code today}. */
    public boolean isPublicationEnded(LocalDate today) {
        return determination != null && determination.lastDay().isBefore(today);
    }

    /**
     * How far the credit record has come, in the words of the files of a run; null: there is none. While an objection is
     * pending even a determined one is a lead.
     */
    public @Nullable CreditState creditState() {
        return switch (stage) {
            case LEAD, OPENED, NOTIFIED, PROPOSED -> CreditState.CANDIDATE;
            case RECORDABLE, TRANSFERRED, REPAIR_PENDING ->
                isContested()
                        ? CreditState.CANDIDATE
                        : correctedOn == null ? CreditState.RECORDABLE : CreditState.REPAIRABLE;
            case REPAIRED, CORRECTED, DISMISSED, WITHDRAWN -> null;
        };
    }

    /** The ids of the clauses on which a record rests; empty while there is no notice. */
    public List<String> basis() {
        return notice == null ? List.of() : breach.basis(notice.issuedOn());
    }

    /** The credit clause whose words name the behaviour; null while none can. */
    public Breach.@Nullable CreditClause behaviour() {
        List<Breach.CreditClause> clauses = notice == null ? List.of() : breach.creditClausesOn(notice.issuedOn());
        return clauses.isEmpty() ? null : clauses.get(0);
    }
}
