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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                String list = check.listOf(clause);
                found.add(new Silence(clause, silences.why(clause, list), list));
            }
        }
        return found;
    }

    private Silence.Why why(Clause clause, @Nullable String list) {
        Subject subject = judgement.subject();
        List<Case> cases = new ArrayList<>();
        Docket docket = Docket.open(clause, subject, asOf, List.of(), cases);
        if (docket == null) {
            return outsideLevels(clause, subject) ? Silence.Why.LEVEL : Silence.Why.SPONSOR;
        }
        if (subject instanceof RegionSubject region && !Regions.owes(region, docket)) {
            return Silence.Why.OTHER_REGION;
        }
        Casework.draw(subject, clauses, docket);
        if (!cases.isEmpty()) {
            return Silence.Why.SUPERSEDED;
        }
        if (asOf.isBefore(clause.inForce().effective())) {
            return Silence.Why.TIME;
        }
        if (list != null && judgement.absentLists().contains(list)) {
            return Silence.Why.LIST_ABSENT;
        }
        if (list != null && AbsentLists.isEmpty(subject, list)) {
            return Silence.Why.LIST_EMPTY;
        }
        return isDrawnAtAnyTime(clause) ? Silence.Why.TIME : Silence.Why.NO_ITEM;
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
        Docket docket = Docket.open(always, subject, asOf, List.of(), cases);
        if (docket != null) {
            Casework.draw(subject, clauses, docket);
        }
        return !cases.isEmpty();
    }

    private static boolean outsideLevels(Clause clause, Subject subject) {
        return subject instanceof Institution institution
                && institution.level() != null
                && !clause.levels().isEmpty()
                && !clause.levels().contains(institution.level());
    }

    /** The list whose items {@code kind} looks at first; null: none. */
    static @Nullable String listOf(RuleKind kind) {
        if (kind.list() != null) {
            return kind.list();
        }
        for (String need : kind.needs()) {
            int dot = need.indexOf('.');
            if (dot > 0) {
                return need.substring(0, dot);
            }
        }
        return null;
    }
}
