package cn.hegui.cases;

import cn.hegui.model.CreditCode;
import cn.hegui.model.Force;
import cn.hegui.model.Interval;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What gave rise to a case: a breach that a run found of one enterprise or institution, one rule and one year (or other
 * target). It is a lead, whatever it shows; nothing about a person.
 *
 * @param subject the id of the enterprise or institution
 * @param name its name; null: not known
 * @param target the year, or what else the rule judged; empty for the subject itself
 * @param clauses the clauses that were not met, at least one
 * @param creditClauses the clauses that make a refused correction a credit behaviour, in all their versions
 * @param finding where the finding stands
 */
public record Breach(
        String subject,
        SubjectKind kind,
        @Nullable String name,
        RegionCode region,
        String rule,
        String target,
        List<BreachedClause> clauses,
        List<CreditClause> creditClauses,
        FindingPlace finding) {

    public Breach {
        clauses = List.copyOf(clauses);
        creditClauses = List.copyOf(creditClauses);
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("a breach of no clause");
        }
        if (kind == SubjectKind.REGION) {
            throw new IllegalArgumentException("a goal binds the government that set it: no case of a region");
        }
    }

    /**
     * A clause that was not met, with the figures of the finding.
     *
     * @param citation document and article as a reader would cite them
     * @param words the clause's own words; where there are none, ours
     * @param draft whether the document is a draft
     * @param unverified whether the text has not been read
     * @param interpretation whether it is applied by a reading that its words do not print
     * @param measured plain decimal, as all figures; null for yes/no rules
     */
    public record BreachedClause(
            String id,
            String citation,
            String words,
            Force force,
            Severity severity,
            boolean draft,
            boolean unverified,
            boolean interpretation,
            @Nullable String measured,
            @Nullable String relation,
            @Nullable String required,
            @Nullable String unit,
            @Nullable String amountMissing) {
        /** Whether a credit record can rest on it: mandatory, in force, read, without a reading of ours, a violation. */
        public boolean canFound() {
            return force == Force.MANDATORY
                    && severity == Severity.VIOLATION
                    && !draft
                    && !unverified
                    && !interpretation;
        }
    }

    /**
     * A clause by which a refused correction is a credit behaviour, while it is in force.
     *
     * @param until the first day on which it is no longer in force; null: none
     * @param canFound whether a record can rest on it: mandatory, no draft, read, without a reading of ours
     */
    public record CreditClause(
            String id,
            String rule,
            String citation,
            String words,
            LocalDate effective,
            @Nullable LocalDate until,
            boolean canFound) {
        boolean isInForce(LocalDate day) {
            return new Interval(effective, until).contains(day);
        }
    }

    /**
     * Where a finding stands, so that it can be proved.
     *
     * @param run the id of the run
     * @param runSha256 of the run's summary, which holds the hashes of all that the run read and wrote
     * @param number the index number of the finding in its run
     * @param asOf the day as of which it was judged
     */
    public record FindingPlace(String run, String runSha256, String number, LocalDate asOf) {}

    /** Why no credit record can ever come of it, in the order of their weight; empty: one can, if the law is followed. */
    public List<Impediment> impediments() {
        List<Impediment> found = new ArrayList<>();
        if (kind != SubjectKind.ENTERPRISE || creditClauses.isEmpty()) {
            found.add(Impediment.NO_CREDIT_CLAUSE);
        } else if (creditClauses.stream().noneMatch(CreditClause::canFound)) {
            found.add(Impediment.CREDIT_CLAUSE_CANNOT_FOUND);
        }
        if (!CreditCode.hasForm(subject) || !CreditCode.hasCheckDigit(subject)) {
            found.add(Impediment.ID_CHECK_DIGIT);
        }
        if (clauses.stream().noneMatch(BreachedClause::canFound)) {
            if (clauses.stream().allMatch(BreachedClause::draft)) {
                found.add(Impediment.DRAFT);
            } else if (clauses.stream().allMatch(clause -> clause.draft() || clause.unverified())) {
                found.add(Impediment.UNVERIFIED);
            } else if (clauses.stream().anyMatch(BreachedClause::interpretation)) {
                found.add(Impediment.INTERPRETATION);
            } else {
                found.add(Impediment.NOT_A_VIOLATION);
            }
        }
        return found;
    }

    /** The credit clauses that can found a record and were in force on {@code day}, by id. */
    List<CreditClause> creditClausesOn(LocalDate day) {
        return creditClauses.stream()
                .filter(clause -> clause.canFound() && clause.isInForce(day))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** The ids on which a record rests where the notice was issued on {@code day}: credit clauses, then breached ones. */
    List<String> basis(LocalDate day) {
        return Stream.concat(
                        creditClausesOn(day).stream().map(CreditClause::id),
                        clauses.stream()
                                .filter(BreachedClause::canFound)
                                .map(BreachedClause::id)
                                .sorted())
                .distinct()
                .toList();
    }
}
