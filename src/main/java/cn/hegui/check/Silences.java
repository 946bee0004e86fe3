package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Finding;
import cn.hegui.model.Institution;
import cn.hegui.model.Interval;
import cn.hegui.model.Judgement;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Why clauses are silent about a subject. The answer comes from the code that judges: it is asked again to draw the
 * clause up, as it stands and as it would stand at any time.
 */
final class Silences {
    /** Before the first day that a fact may have. */
    private static final Interval ALWAYS = new Interval(LocalDate.of(1900, 1, 1), null);

    private final Check check;
    private final LocalDate asOf;
    private final Judgement judgement;
    private final List<Clause> clauses;

    private Silences(Check check, LocalDate asOf, Judgement judgement) {
        this.check = check;
        this.asOf = asOf;
        this.judgement = judgement;
        this.clauses = check.clausesFor(judgement.subject());
    }

    /** The versions of clauses no version of which was found anything of, in the order of the book. */
    static List<Silence> of(Check check, LocalDate asOf, Judgement judgement) {
        Silences silences = new Silences(check, asOf, judgement);
        Set<String> spoken = new HashSet<>();
        for (Finding finding : judgement.findings()) {
            spoken.add(finding.clause().id());
        }
        List<Silence> found = new ArrayList<>();
        for (Clause clause : silences.clauses) {
            if (!spoken.contains(clause.id())) {
                found.add(silences.silence(clause));
            }
        }
        return found;
    }

    private Silence silence(Clause clause) {
        Subject subject = judgement.subject();
        List<Case> cases = new ArrayList<>();
        Docket docket = Docket.open(binding(clause), subject, asOf, cases);
        if (docket == null) {
            return because(clause, outsideLevels(clause, subject) ? Silence.Why.LEVEL : Silence.Why.SPONSOR);
        }
        if (subject instanceof RegionSubject region && !Regions.owes(region, docket)) {
            return because(clause, Silence.Why.OTHER_REGION);
        }
        Casework.draw(subject, docket);
        if (!cases.isEmpty()) {
            return because(clause, Silence.Why.SUPERSEDED);
        }
        if (asOf.isBefore(clause.inForce().effective())) {
            return because(clause, Silence.Why.TIME);
        }
        RuleKind kind = check.kind(clause);
        List<String> lists = lists(kind);
        if (lists.isEmpty()) {
            return because(clause, isDrawnAtAnyTime(clause) ? Silence.Why.TIME : Silence.Why.NO_ITEM);
        }
        List<String> first = lists.subList(0, 1);
        if (judgement.absentLists().contains(first.get(0))) {
            return new Silence(clause, Silence.Why.LIST_ABSENT, first);
        }
        if (AbsentLists.isEmpty(subject, first.get(0))) {
            return new Silence(clause, Silence.Why.LIST_EMPTY, first);
        }
        if (isDrawnAtAnyTime(clause)) {
            return because(clause, Silence.Why.TIME);
        }
        // Where the subject itself is judged, each of the lists may be what it takes.
        List<String> absent = kind.list() != null
                ? List.of()
                : lists.stream().filter(judgement.absentLists()::contains).toList();
        return absent.isEmpty()
                ? new Silence(clause, Silence.Why.NO_ITEM, first)
                : new Silence(clause, Silence.Why.LIST_ABSENT, absent);
    }

    /** As a judge would bind it, cited alone. */
    private Jurisdiction.Binding binding(Clause clause) {
        return Jurisdiction.Binding.of(clause, List.of(), clauses);
    }

    private static Silence because(Clause clause, Silence.Why why) {
        return new Silence(clause, why, List.of());
    }

    private boolean isDrawnAtAnyTime(Clause clause) {
        Subject subject = judgement.subject();
        Clause always = new Clause(
                clause.id(),
                clause.document(),
                clause.article(),
                clause.rule(),
                clause.force(),
                clause.parameters(),
                clause.levels(),
                clause.sponsors(),
                ALWAYS,
                clause.quote(),
                clause.summary(),
                clause.verification(),
                clause.interpretation(),
                clause.erratum(),
                clause.responsible());
        if (Casework.isRefusal(clause.rule())) {
            return subject instanceof Enterprise enterprise
                    && !Refusal.draw(enterprise, List.of(always), judgement.findings(), asOf)
                            .isEmpty();
        }
        List<Case> cases = new ArrayList<>();
        Docket docket = Docket.open(binding(always), subject, asOf, cases);
        if (docket != null) {
            Casework.draw(subject, docket);
        }
        return !cases.isEmpty();
    }

    private static boolean outsideLevels(Clause clause, Subject subject) {
        return subject instanceof Institution institution
                && institution.level() != null
                && !clause.levels().isEmpty()
                && !clause.levels().contains(institution.level());
    }

    /** The lists that {@code kind} reads, that of what it judges first. */
    private static List<String> lists(RuleKind kind) {
        Set<String> lists = new LinkedHashSet<>();
        if (kind.list() != null) {
            lists.add(kind.list());
        }
        for (String need : kind.needs()) {
            int dot = need.indexOf('.');
            if (dot > 0) {
                lists.add(need.substring(0, dot));
            }
        }
        return List.copyOf(lists);
    }
}
