package cn.hegui.check;

import cn.hegui.duty.CorrectionRefusal;
import cn.hegui.model.Clause;
import cn.hegui.model.CreditState;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Finding;
import cn.hegui.model.Force;
import cn.hegui.model.Outcome;
import cn.hegui.model.Rectification;
import cn.hegui.model.Severity;
import cn.hegui.model.TrainingAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One notice of rectification under one credit clause, and the state of the credit record that it would make. Only an
 * authority's proper confirmation makes it more than a lead.
 *
 * @param state the state of a credit record; null: none
 * @param notes the notes that the credit record carries
 * @param breaches the underlying findings that fail as a violation
 */
record Refusal(
        Case drawn, Rectification notice, @Nullable CreditState state, List<String> notes, List<Finding> breaches) {
    /** The cases of all notices of {@code enterprise} under its credit clauses, by clause and then by notice. */
    static List<Refusal> draw(Enterprise enterprise, List<Clause> clauses, List<Finding> findings, LocalDate asOf) {
        List<Refusal> refusals = new ArrayList<>();
        List<Rectification> notices = enterprise.rectifications();
        if (notices == null) {
            return refusals;
        }
        for (Clause clause : clauses) {
            if (Casework.isRefusal(clause.rule())) {
                for (int i = 0; i < notices.size(); i++) {
                    Rectification notice = notices.get(i);
                    LocalDate day = notice.issuedOn() == null ? asOf : notice.issuedOn();
                    if (Rectification.CREDIT_RULES.contains(notice.rule())
                            && clause.inForce().contains(day)) {
                        String target = notice.noticeNo() + "/" + notice.rule() + "/" + notice.target();
                        Underlying underlying = Underlying.of(notice, hasNoAccount(enterprise, notice), findings);
                        refusals.add(new Drawing(new Case(clause, target, i), notice, underlying, asOf).draw());
                    }
                }
            }
        }
        return refusals;
    }

    private static boolean hasNoAccount(Enterprise enterprise, Rectification notice) {
        List<TrainingAccount> accounts = enterprise.trainingAccounts();
        return accounts == null
                || accounts.stream()
                        .noneMatch(account -> Integer.toString(account.year()).equals(notice.target()));
    }

    /** What was found of the account that a notice speaks of. */
    private record Underlying(boolean noAccount, boolean open, List<Finding> breaches, SortedSet<String> missing) {
        /** Reads the findings under mandatory clauses of documents in force whose text is known, which alone can make a breach. */
        static Underlying of(Rectification notice, boolean noAccount, List<Finding> findings) {
            List<Finding> judged = findings.stream()
                    .filter(finding -> finding.clause().rule().equals(notice.rule()))
                    .filter(finding -> finding.target().equals(notice.target()))
                    .filter(finding -> finding.clause().force() == Force.MANDATORY
                            && !finding.clause().document().isDraft()
                            && !finding.clause().isUnverified())
                    .toList();
            List<Finding> breaches = judged.stream()
                    .filter(finding -> finding.severity() == Severity.VIOLATION)
                    .toList();
            boolean allClear = !judged.isEmpty()
                    && judged.stream()
                            .allMatch(finding ->
                                    finding.outcome() == Outcome.PASS || finding.outcome() == Outcome.NOTAPPLICABLE);
            SortedSet<String> missing = new TreeSet<>();
            judged.forEach(finding -> missing.addAll(finding.missing()));
            return new Underlying(noAccount, breaches.isEmpty() && !allClear, breaches, missing);
        }

        boolean none() {
            return !open && breaches.isEmpty();
        }
    }

    /** The table of the specification, row by row; the first row that fits decides. */
    private static final class Drawing {
        private final Case drawn;
        private final Rectification notice;
        private final Underlying underlying;
        private final LocalDate asOf;

        Drawing(Case drawn, Rectification notice, Underlying underlying, LocalDate asOf) {
            this.drawn = drawn;
            this.notice = notice;
            this.underlying = underlying;
            this.asOf = asOf;
        }

        Refusal draw() {
            drawn.detail("noticeNo", notice.noticeNo())
                    .detail("rule", notice.rule())
                    .detail("year", notice.target())
                    .detail("issuedBy", notice.issuedBy())
                    .detail("issuedOn", notice.issuedOn())
                    .detail("dueOn", notice.dueOn())
                    .detail("correctedOn", notice.correctedOn())
                    .detail("refusalConfirmedOn", notice.refusalConfirmedOn())
                    .detail("refusalDocumentNo", notice.refusalDocumentNo())
                    .detail("refusalAuthority", notice.refusalAuthority());
            boolean confirmed = isBy(notice.refusalConfirmedOn());
            boolean corrected = isBy(notice.correctedOn());
            LocalDate dueOn = notice.dueOn();
            if (notice.issuedOn() != null && notice.issuedOn().isAfter(asOf)) {
                drawn.outOfScope();
                return none();
            }
            if (confirmed && underlying.open()) {
                drawn.settle(Outcome.UNKNOWN).missing(underlyingMissing());
                return record(CreditState.CANDIDATE);
            }
            if (confirmed && !isProper()) {
                drawn.settle(Outcome.UNKNOWN);
                improprieties().forEach(drawn::note);
                nameWhatProofLacks();
                return record(CreditState.CANDIDATE, improprieties());
            }
            if (confirmed) {
                List<String> notes = underlying.none() ? List.of("account-restated") : List.of();
                notes.forEach(drawn::note);
                drawn.judge(new CorrectionRefusal(true, true));
                return record(corrected ? CreditState.REPAIRABLE : CreditState.RECORDABLE, notes);
            }
            drawn.judge(new CorrectionRefusal(false, false));
            if (corrected) {
                if (isAfter(notice.correctedOn(), dueOn)) {
                    drawn.note("corrected-late");
                }
                return none();
            }
            if (underlying.none()) {
                drawn.note("no-underlying-breach").outOfScope();
                return none();
            }
            if (underlying.open()) {
                drawn.unknown(underlyingMissing());
                return none();
            }
            if (dueOn == null) {
                drawn.unknown("dueOn");
                return none();
            }
            if (!dueOn.isBefore(asOf)) {
                drawn.pending(dueOn);
                return none();
            }
            drawn.unknown("refusalConfirmedOn");
            return record(CreditState.CANDIDATE);
        }

        /** What keeps the confirmation from being proper, as notes; a date that is absent is named as missing instead. */
        private List<String> improprieties() {
            List<String> notes = new ArrayList<>();
            if (Boolean.FALSE.equals(Trait.all(order()))) {
                notes.add("dates-out-of-order");
            }
            if (notice.refusalDocumentNo() == null || notice.refusalAuthority() == null) {
                notes.add("no-determination-document");
            }
            if (YesNo.atWorst(notice.contested())) {
                notes.add("contested");
            }
            if (isAfter(notice.refusalConfirmedOn(), notice.correctedOn())) {
                notes.add("corrected-before-determination");
            }
            return notes;
        }

        private boolean isProper() {
            return improprieties().isEmpty() && YesNo.atWorst(Trait.all(order()));
        }

        /** issuedOn <= dueOn < refusalConfirmedOn; where refused in writing, issuedOn <= refusalConfirmedOn will do. */
        private List<Trait> order() {
            LocalDate issued = notice.issuedOn();
            LocalDate due = notice.dueOn();
            LocalDate confirmed = notice.refusalConfirmedOn();
            List<Trait> order = new ArrayList<>();
            boolean inWriting = YesNo.atWorst(notice.refusedInWriting());
            // A deadline between the two leaves at least a day between them.
            boolean before = inWriting ? !isAfter(issued, confirmed) : isAfter(confirmed, issued);
            order.add(Trait.of("issuedOn", issued, before));
            if (!inWriting) {
                order.add(Trait.of("dueOn", due, isAfter(confirmed, due) && (issued == null || !isAfter(issued, due))));
            }
            return order;
        }

        /** The absent facts that would make the confirmation proper; none where a known one already keeps it from being so. */
        private void nameWhatProofLacks() {
            List<Trait> proof = new ArrayList<>(order());
            proof.add(Trait.of("refusalDocumentNo", notice.refusalDocumentNo(), true));
            proof.add(Trait.of("refusalAuthority", notice.refusalAuthority(), true));
            proof.add(new Trait("contested", !YesNo.atWorst(notice.contested())));
            proof.add(new Trait("correctedOn", !isAfter(notice.refusalConfirmedOn(), notice.correctedOn())));
            drawn.missing(Trait.open(proof).toArray(String[]::new));
        }

        private String[] underlyingMissing() {
            return underlying.noAccount()
                    ? new String[] {"trainingAccounts"}
                    : underlying.missing().toArray(String[]::new);
        }

        private boolean isBy(@Nullable LocalDate day) {
            return day != null && !day.isAfter(asOf);
        }

        private static boolean isAfter(@Nullable LocalDate day, @Nullable LocalDate other) {
            return day != null && other != null && day.isAfter(other);
        }

        private Refusal none() {
            return new Refusal(drawn, notice, null, List.of(), underlying.breaches());
        }

        private Refusal record(CreditState state) {
            return record(state, List.of());
        }

        private Refusal record(CreditState state, List<String> notes) {
            return new Refusal(drawn, notice, state, notes, underlying.breaches());
        }
    }
}
