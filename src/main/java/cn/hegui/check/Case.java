package cn.hegui.check;

import cn.hegui.duty.Duty;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Severity;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One clause applied to one target while it is being drawn up: either settled by time, scope or a missing fact, or laid
 * before the rules as its best and its worst duty. It comes to exactly one outcome.
 *
 * <p>Three-valued judging rests on the pair. A breach in the best that the known facts allow is a fail; none in the worst
 * is a pass; anything between is unknown. Where nothing is missing the two are one.
 */
final class Case {
    private final Clause clause;
    private final String target;
    /** The place of the target among those of its clause. */
    private final int place;

    private boolean outOfScope;
    /** What the case comes to without a rule; null where it is laid before the rules. */
    private @Nullable Outcome settled;

    private @Nullable Duty best;
    private @Nullable Duty worst;
    /** Absent fields that are open where the duty itself is. */
    private List<String> missing = List.of();
    /** Absent fields without which nothing can be said, whatever the duty comes to: the item's day. */
    private List<String> indispensable = List.of();
    /** Absent fields that decide whether the clause reaches the target at all. */
    private List<String> scopeMissing = List.of();
    /** Whether anything but a pass is unknown, for the fields in {@code missing}. */
    private boolean openUnlessMet;

    private boolean grace;
    private @Nullable LocalDate dueOn;
    private Severity severity;
    private @Nullable Figures figures;
    private @Nullable BigDecimal amountMissing;
    private boolean amountWhilePending;
    // Nearly all cases leave these empty, and there are dozens of cases for each subject.
    private List<String> notes = List.of();
    private List<String> failNotes = List.of();
    private List<String> lacking = List.of();
    private List<SeeAlso> seeAlso = List.of();
    private final Details details = new Details();

    Case(Clause clause, String target, int place) {
        this.clause = clause;
        this.target = target;
        this.place = place;
        this.severity = clause.severity();
    }

    Clause clause() {
        return clause;
    }

    int place() {
        return place;
    }

    /** Outside the clause's scope, whatever else is missing. */
    Case outOfScope() {
        outOfScope = true;
        return this;
    }

    /** Does not apply for want of a base (no payroll, no income). */
    Case nothingToJudge() {
        return settle(Outcome.NOTAPPLICABLE);
    }

    /** Settled without a rule, for example a notice that was corrected. */
    Case settle(Outcome outcome) {
        settled = outcome;
        return this;
    }

    /** The duty cannot be drawn up: {@code fields} are absent. */
    Case unknown(String... fields) {
        return settle(Outcome.UNKNOWN).missing(fields);
    }

    /** Unknown, whatever the duty comes to: without {@code field}, which is absent, it is not known to be owed. */
    Case undecidedWithout(String field) {
        indispensable = with(indispensable, field);
        return this;
    }

    /** The time to comply has not run out, whatever the facts. */
    Case pending(@Nullable LocalDate lastDay) {
        dueOn = lastDay;
        return settle(Outcome.PENDING);
    }

    /** Names absent fields that the known facts leave open. */
    Case missing(String... fields) {
        for (String field : fields) {
            missing = with(missing, field);
        }
        return this;
    }

    /** Names {@code field} as left open where {@code value} is absent. */
    Case missingIfAbsent(String field, @Nullable Object value) {
        if (value == null) {
            missing = with(missing, field);
        }
        return this;
    }

    /** Names {@code field} as one whose absence leaves open whether the clause reaches the target. */
    Case scopeOpen(String field) {
        scopeMissing = with(scopeMissing, field);
        return this;
    }

    /** Anything but a pass is unknown: the absent {@code field} might make it one. */
    Case openUnlessMet(String field) {
        openUnlessMet = true;
        return missing(field);
    }

    /** Lays the one duty that the facts allow before the rules. */
    Case judge(Duty duty) {
        return judge(duty, duty);
    }

    /** Lays the best and the worst duty that the known facts allow before the rules. */
    Case judge(Duty best, Duty worst) {
        this.best = best;
        this.worst = worst;
        return this;
    }

    /** What is not met is still pending: it may be met until {@code lastDay}, or for as long as nobody sets a day. */
    Case graceUntil(@Nullable LocalDate lastDay) {
        grace = true;
        dueOn = lastDay;
        return this;
    }

    /** A fail weighs no more than {@code ceiling}. */
    Case atMost(Severity ceiling) {
        if (severity.compareTo(ceiling) < 0) {
            severity = ceiling;
        }
        return this;
    }

    Case figures(BigDecimal measured, Relation relation, BigDecimal required, Unit unit) {
        figures = new Figures(measured, relation, required, unit);
        return this;
    }

    /** What must change to comply, should it fail. */
    Case amountMissing(BigDecimal amount) {
        amountMissing = amount;
        return this;
    }

    /** What must change to comply, should it fail or be pending. */
    Case amountMissingAlsoWhilePending(BigDecimal amount) {
        amountWhilePending = true;
        return amountMissing(amount);
    }

    /** Cites beside the clause what another document says of the same duty. */
    void citeBeside(SeeAlso cited) {
        seeAlso = with(seeAlso, cited);
    }

    Case note(String note) {
        notes = with(notes, note);
        return this;
    }

    /** A note that belongs to a fail only. */
    Case noteOnFail(String note) {
        failNotes = with(failNotes, note);
        return this;
    }

    /** Names those of {@code conditions} that are known not to be met, should it fail. */
    Case lacking(List<Trait> conditions) {
        return lackingFields(Trait.failing(conditions));
    }

    /** Names the fields of conditions that are not met, should it fail. */
    Case lackingFields(List<String> fields) {
        for (String field : fields) {
            lacking = with(lacking, field);
        }
        return this;
    }

    /** A figure used, by field name; an absent one is left out. A constant is told by its code. */
    Case detail(String name, @Nullable Object value) {
        if (value != null) {
            details.note(name, value instanceof Coded constant ? constant.code() : value);
        }
        return this;
    }

    /** A figure used that is worked out only where the finding is read. */
    Case detailLater(String name, Supplier<?> value) {
        details.noteLater(name, value);
        return this;
    }

    /** An amount used, in CNY to the fen; an absent one is left out. */
    Case money(String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            details.noteMoney(name, amount);
        }
        return this;
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> more = some.isEmpty() ? new ArrayList<>(2) : some;
        more.add(one);
        return more;
    }

    /** The finding that this comes to, where {@code rules} say whether a duty is breached. */
    Finding conclude(Predicate<Duty> rules, List<String> subjectNotes) {
        Outcome duty = settled != null ? settled : outOfScope ? Outcome.NOTAPPLICABLE : byRules(rules);
        Outcome outcome = outcome(duty);
        boolean failed = outcome == Outcome.FAIL;
        if (failed && !lacking.isEmpty()) {
            details.note("lacking", List.copyOf(lacking));
        }
        boolean showsAmount = failed || (outcome == Outcome.PENDING && amountWhilePending);
        return new Finding(
                clause,
                target,
                outcome,
                failed ? severity : null,
                figures,
                showsAmount ? amountMissing : null,
                outcome == Outcome.PENDING ? dueOn : null,
                outcome == Outcome.UNKNOWN ? leftOpen(duty) : List.of(),
                allNotes(failed, subjectNotes),
                seeAlso,
                details);
    }

    private List<String> allNotes(boolean failed, List<String> subjectNotes) {
        boolean noteFail = failed && !failNotes.isEmpty();
        if (!noteFail && clause.erratum() == null && notes.isEmpty()) {
            return subjectNotes;
        }
        List<String> all = new ArrayList<>(notes);
        if (noteFail) {
            all.addAll(failNotes);
        }
        if (clause.erratum() != null) {
            all.add("erratum");
        }
        all.addAll(subjectNotes);
        return all;
    }

    private Outcome outcome(Outcome duty) {
        if (outOfScope) {
            return Outcome.NOTAPPLICABLE;
        }
        if (!indispensable.isEmpty() || (duty == Outcome.FAIL && !scopeMissing.isEmpty())) {
            return Outcome.UNKNOWN;
        }
        return duty;
    }

    /** The absent fields that could still turn the outcome: a scope only what may fail, a figure only what is open. */
    private List<String> leftOpen(Outcome duty) {
        SortedSet<String> open = new TreeSet<>(indispensable);
        if (duty == Outcome.UNKNOWN) {
            open.addAll(missing);
        }
        boolean atWorstPending = openUnlessMet && grace;
        if (duty == Outcome.FAIL || (duty == Outcome.UNKNOWN && !atWorstPending)) {
            open.addAll(scopeMissing);
        }
        return List.copyOf(open);
    }

    private Outcome byRules(Predicate<Duty> rules) {
        if (best == null || worst == null) {
            throw new IllegalStateException("neither settled nor laid before the rules: " + clause.id() + " " + target);
        }
        boolean surelyBreached = rules.test(best);
        boolean maybeBreached = worst == best ? surelyBreached : rules.test(worst);
        if (surelyBreached && !maybeBreached) {
            throw new IllegalStateException(
                    "breached at best but not at worst: " + clause.id() + " " + best + " " + worst);
        }
        if (!maybeBreached) {
            return Outcome.PASS;
        }
        if (openUnlessMet) {
            return Outcome.UNKNOWN;
        }
        if (grace) {
            return Outcome.PENDING;
        }
        return surelyBreached ? Outcome.FAIL : Outcome.UNKNOWN;
    }
}
