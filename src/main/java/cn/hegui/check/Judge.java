package cn.hegui.check;

import cn.hegui.duty.Duty;
import cn.hegui.engine.RuleEngine;
import cn.hegui.model.Clause;
import cn.hegui.model.CreditCode;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Judges subjects as of one day; immutable and safe for many threads. */
public final class Judge {
    /** More regions than there are; hostile codes must not fill the memory. */
    private static final int MOST_REGIONS = 10_000;

    private static final Comparator<Case> ORDER = (one, other) -> {
        // Most stand in order already, and cases of one clause side by side.
        int byClause = one.clause() == other.clause()
                ? 0
                : one.clause().id().compareTo(other.clause().id());
        return byClause != 0 ? byClause : Integer.compare(one.place(), other.place());
    };

    private final Check check;
    private final LocalDate asOf;
    private final int mostRegions;
    private final Predicate<Duty> rules;
    private final Map<SubjectKind, Map<RegionCode, Jurisdiction>> jurisdictions = new EnumMap<>(SubjectKind.class);

    Judge(Check check, LocalDate asOf) {
        this(check, asOf, MOST_REGIONS);
    }

    Judge(Check check, LocalDate asOf, int mostRegions) {
        this.check = check;
        this.asOf = asOf;
        this.mostRegions = mostRegions;
        RuleEngine engine = check.engine();
        this.rules = engine::isBreached;
        for (SubjectKind kind : SubjectKind.values()) {
            jurisdictions.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** The judgements of {@code subjects}, in their order. */
    public List<Judgement> judge(List<? extends Subject> subjects) {
        List<Judgement> judgements = new ArrayList<>(subjects.size());
        for (Subject subject : subjects) {
            judgements.add(judge(subject));
        }
        return judgements;
    }

    /**
     * The clauses by which a subject of {@code kind} in {@code region} is judged now, by id: those in force on the day of
     * this judge, and those that are judged on every day from their effective date on. Clauses that have ended judge the
     * facts of their time beside them.
     */
    public List<Clause> clausesNow(RegionCode region, SubjectKind kind) {
        return Jurisdiction.now(check.book(), region, kind, asOf);
    }

    /** Of which clauses that are laid down for the subject of {@code judgement}, by this judge, nothing was found, and why. */
    public List<Silence> silences(Judgement judgement) {
        return Silences.of(check, asOf, judgement);
    }

    /** All that is found of {@code subject}. */
    public Judgement judge(Subject subject) {
        Jurisdiction jurisdiction = jurisdiction(subject);
        List<String> notes = subjectNotes(subject);
        List<Finding> findings = findings(subject, jurisdiction, notes);
        List<CreditRecord> records = List.of();
        if (subject instanceof Enterprise enterprise && enterprise.rectifications() != null) {
            // A notice is judged by what was found of the account that it speaks of, so it comes second.
            List<Refusal> refusals = Refusal.draw(enterprise, jurisdiction.refusals(), findings, asOf);
            if (!refusals.isEmpty()) {
                for (Refusal refusal : refusals) {
                    findings.add(refusal.drawn().conclude(rules, notes));
                }
                findings.sort(Comparator.comparing(finding -> finding.clause().id()));
                records = CreditRecords.of(refusals, notes);
            }
        }
        return new Judgement(subject, findings, records, AbsentLists.of(subject));
    }

    private List<Finding> findings(Subject subject, Jurisdiction jurisdiction, List<String> notes) {
        List<Case> cases = new ArrayList<>(2 * jurisdiction.bindings().size());
        for (Jurisdiction.Binding binding : jurisdiction.bindings()) {
            Docket docket = Docket.open(binding, subject, asOf, cases);
            if (docket != null) {
                Casework.draw(subject, docket);
            }
        }
        cases.sort(ORDER);
        List<Finding> findings = new ArrayList<>(cases.size());
        for (Case one : cases) {
            findings.add(one.conclude(rules, notes));
        }
        return findings;
    }

    private Jurisdiction jurisdiction(Subject subject) {
        Map<RegionCode, Jurisdiction> ofKind = Objects.requireNonNull(jurisdictions.get(subject.kind()));
        Jurisdiction known = ofKind.get(subject.region());
        if (known == null) {
            known = Jurisdiction.of(check.book(), subject.region(), subject.kind(), asOf);
            if (ofKind.size() < mostRegions) {
                ofKind.put(subject.region(), known);
            }
        }
        return known;
    }

    private static List<String> subjectNotes(Subject subject) {
        boolean badCheckDigit = subject instanceof Enterprise && !CreditCode.hasCheckDigit(subject.id());
        return badCheckDigit ? List.of("id-check-digit") : List.of();
    }
}
