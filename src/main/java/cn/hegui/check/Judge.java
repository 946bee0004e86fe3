package cn.hegui.check;

import cn.hegui.duty.Duty;
import cn.hegui.model.Clause;
import cn.hegui.model.CreditCode;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Judges subjects as of one day; immutable and safe for many threads. */
public final class Judge {
    private static final Comparator<Case> ORDER =
            Comparator.<Case, String>comparing(one -> one.clause().id()).thenComparingInt(Case::place);

    private final Check check;
    private final LocalDate asOf;

    Judge(Check check, LocalDate asOf) {
        this.check = check;
        this.asOf = asOf;
    }

    /** The judgements of {@code subjects}, in their order; a group of some hundred costs least for each. */
    public List<Judgement> judge(List<? extends Subject> subjects) {
        List<SubjectCases> files = new ArrayList<>(subjects.size());
        List<Duty> duties = new ArrayList<>();
        for (Subject subject : subjects) {
            SubjectCases file = new SubjectCases(subject, check.clausesFor(subject));
            file.draw();
            file.cases.forEach(one -> one.submit(duties));
            files.add(file);
        }
        Set<Duty> breached = check.engine().breached(duties);

        // A notice is judged by what was found of the account that it speaks of, so it comes second.
        List<Duty> refusals = new ArrayList<>();
        for (SubjectCases file : files) {
            file.conclude(breached);
            file.drawRefusals();
            file.refusalCases().forEach(one -> one.submit(refusals));
        }
        Set<Duty> confirmed = refusals.isEmpty() ? Set.of() : check.engine().breached(refusals);
        return files.stream().map(file -> file.judgement(confirmed)).toList();
    }

    /** Of which clauses that are laid down for the subject of {@code judgement}, by this judge, nothing was found, and why. */
    public List<Silence> silences(Judgement judgement) {
        return Silences.of(check, asOf, judgement);
    }

    /** What is drawn up and found for one subject while it is being judged. */
    private final class SubjectCases {
        private final Subject subject;
        private final List<Clause> clauses;
        private final List<String> subjectNotes;
        private final List<Case> cases = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private List<Refusal> refusals = List.of();

        SubjectCases(Subject subject, List<Clause> clauses) {
            this.subject = subject;
            this.clauses = clauses;
            boolean badCheckDigit = subject instanceof Enterprise && !CreditCode.hasCheckDigit(subject.id());
            this.subjectNotes = badCheckDigit ? List.of("id-check-digit") : List.of();
        }

        void draw() {
            for (Clause clause : clauses) {
                if (!Casework.isRefusal(clause.rule()) && !supersededOnAsOf(clause)) {
                    Docket docket =
                            Docket.open(clause, subject, asOf, check.seeAlso(subject.region(), clause.rule()), cases);
                    if (docket != null) {
                        Casework.draw(subject, clauses, docket);
                    }
                }
            }
        }

        /** Whether a later version of a clause that is judged on every day from its effective date has taken its place. */
        private boolean supersededOnAsOf(Clause clause) {
            return Casework.outlivesItsTime(clause.rule())
                    && clauses.stream()
                            .anyMatch(other -> other.id().equals(clause.id())
                                    && other.inForce()
                                            .effective()
                                            .isAfter(clause.inForce().effective())
                                    && !other.inForce().effective().isAfter(asOf));
        }

        void conclude(Set<Duty> breached) {
            cases.sort(ORDER);
            for (Case one : cases) {
                findings.add(one.conclude(breached, subjectNotes));
            }
        }

        void drawRefusals() {
            if (subject instanceof Enterprise enterprise && enterprise.rectifications() != null) {
                refusals = Refusal.draw(enterprise, clauses, findings, asOf);
            }
        }

        List<Case> refusalCases() {
            return refusals.stream().map(Refusal::drawn).toList();
        }

        Judgement judgement(Set<Duty> confirmed) {
            if (!refusals.isEmpty()) {
                for (Refusal refusal : refusals) {
                    findings.add(refusal.drawn().conclude(confirmed, subjectNotes));
                }
                findings.sort(Comparator.comparing(finding -> finding.clause().id()));
            }
            List<CreditRecord> records = CreditRecords.of(refusals, subjectNotes);
            return new Judgement(subject, findings, records, AbsentLists.of(subject));
        }
    }
}
