package cn.hegui.cases;

import java.time.LocalDate;

/**
 * One step of a case, as an office took it. That a deadline has passed or a publication has ended is no step: time does
 * it, and {@link CreditCase} computes it. Texts are those of papers; nothing about a person belongs in them.
 */
public sealed interface Step {
    /** What kind of step it is. */
    default StepKind kind() {
        return StepKind.of(this);
    }

    /** A breach was found in a run. The first step of every case, and the only one that a machine can take. */
    record LeadOpened(Breach breach) implements Step {}

    /** An auditor takes the lead up. */
    record CaseOpened() implements Step {}

    /** The subject was ordered to correct the breach until {@code dueOn}, that day included. */
    record NoticeIssued(String noticeNo, String issuedBy, LocalDate issuedOn, LocalDate dueOn) implements Step {}

    /** The subject has refused in writing to correct; the deadline need not be awaited. */
    record RefusedInWriting(LocalDate on, String evidence) implements Step {}

    /** The breach was corrected before any determination; the case ends without a record. */
    record Corrected(LocalDate on, String evidence) implements Step {}

    /** The subject contests the notice or the determination; {@code no} names the paper. */
    record ObjectionFiled(String no, ObjectionKind way, LocalDate on) implements Step {}

    /**
     * The objection of that number has ended by {@code documentNo}. Sustained, it ends the case: dismissed before a
     * determination, withdrawn after one.
     */
    record ObjectionEnded(String no, boolean sustained, LocalDate on, String documentNo) implements Step {}

    /** One person of the authority proposes to determine, by a document, that correction was refused. */
    record RefusalProposed(String documentNo, String authority, LocalDate determinedOn, Publication publication)
            implements Step {}

    /** The authority does not follow the proposal, or its author takes it back. */
    record RefusalDeclined() implements Step {}

    /** A second person of the authority approves what was proposed. Only this makes a record. */
    record RefusalApproved() implements Step {}

    /** The credit system has acknowledged the record under its own receipt. */
    record Transferred(String receipt) implements Step {}

    /** The breach was corrected on or after the day of the determination. */
    record CorrectedAfterDetermination(LocalDate on, String evidence) implements Step {}

    /** The subject applies for repair and has pledged in the paper named. */
    record RepairApplied(LocalDate on, String pledgeNo) implements Step {}

    /** The authority does not grant the repair that was applied for. */
    record RepairDeclined(String documentNo) implements Step {}

    /** The authority grants the repair. */
    record RepairGranted(LocalDate on, String documentNo) implements Step {}

    /** The record was wrong and is taken back by {@code documentNo}. Nothing is deleted. */
    record Withdrawn(String documentNo) implements Step {}

    /** Closed before any determination: no ground to go on. */
    record Dismissed() implements Step {}
}
