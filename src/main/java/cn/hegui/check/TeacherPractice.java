package cn.hegui.check;

import cn.hegui.duty.EnterprisePractice;
import cn.hegui.duty.InductionPractice;
import cn.hegui.model.Clause;
import cn.hegui.model.Institution;
import cn.hegui.model.Parameters;
import cn.hegui.model.Relation;
import cn.hegui.model.Teacher;
import cn.hegui.model.TeacherCategory;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Practice of professional teachers in enterprises, every so many years and when they are new. */
final class TeacherPractice {
    private TeacherPractice() {}

    /** A teacher passes when any fair reading of the words is met, and fails when none is. */
    static void everyCycle(Institution institution, Docket docket) {
        List<Teacher> teachers = institution.teachers();
        for (int i = 0; teachers != null && i < teachers.size(); i++) {
            Teacher teacher = teachers.get(i);
            Case one = isOnStaff(teacher, docket.asOf()) ? docket.onAsOf(teacher.id(), i) : null;
            if (one != null) {
                everyCycle(one, teacher, PracticePeriods.of(institution, teacher), docket);
            }
        }
    }

    private static void everyCycle(Case one, Teacher teacher, PracticePeriods periods, Docket docket) {
        nameWhoIsJudged(one, teacher);
        LocalDate hiredOn = teacher.hiredOn();
        if (hiredOn == null) {
            one.unknown();
            periods.nameOpen(one);
            return;
        }
        Parameters parameters = docket.clause().parameters();
        int required = PracticePeriods.DAYS_OF_A_MONTH * parameters.whole("months");
        int windowYears = parameters.whole("windowYears");
        LocalDate asOf = docket.asOf();
        LocalDate start = start(hiredOn, docket.clause());

        PracticePeriods.Counted rolling = periods.count(rolling(hiredOn, windowYears, asOf));
        PracticePeriods.Counted cycle = periods.count(lastCycle(start, windowYears, asOf));
        int days = Math.max(rolling.days(), cycle.days());
        one.detail("days", (long) days)
                .detail("rollingDays", (long) rolling.days())
                .detail("cycleDays", (long) cycle.days())
                .figures(BigDecimal.valueOf(days), Relation.AT_LEAST, BigDecimal.valueOf(required), Unit.DAY)
                .amountMissingAlsoWhilePending(BigDecimal.valueOf((long) required - days));

        boolean firstCycleRuns = asOf.isBefore(start.plusYears(windowYears));
        if (firstCycleRuns) {
            one.graceUntil(start.plusYears(windowYears).minusDays(1));
        }
        EnterprisePractice inMonths =
                new EnterprisePractice(rolling.amount(), rolling.days(), cycle.amount(), cycle.days(), required);
        if (PracticePeriods.reach(required, rolling, cycle)) {
            one.judge(inMonths);
            return;
        }
        int workingDays = parameters.whole("minDaysLow");
        EnterprisePractice best = inMonths;
        if (periods.areUnknown()) {
            best = new EnterprisePractice(required, required, required, required, required);
        } else if (days >= workingDays && !firstCycleRuns) {
            // Six months may also mean so many working days: then it is the words that leave it open, not the facts.
            one.missing("parameter:months");
            best = new EnterprisePractice(rolling.days(), rolling.days(), cycle.days(), cycle.days(), workingDays);
        }
        periods.nameOpen(one);
        one.judge(best, inMonths);
    }

    /** The day on which the duty of a teacher begins. */
    static LocalDate start(LocalDate hiredOn, Clause clause) {
        LocalDate effective = clause.inForce().effective();
        return hiredOn.isBefore(effective) ? effective : hiredOn;
    }

    /** The {@code years} years up to and including {@code asOf}, from the day of hiring on; null where none is left. */
    static @Nullable Span rolling(LocalDate hiredOn, int years, LocalDate asOf) {
        LocalDate windowStart = asOf.minusYears(years).plusDays(1);
        return Span.of(windowStart.isBefore(hiredOn) ? hiredOn : windowStart, asOf);
    }

    /** The latest cycle of {@code years} years from {@code start} that has ended by {@code asOf}; null where none has. */
    static @Nullable Span lastCycle(LocalDate start, int years, LocalDate asOf) {
        Span last = null;
        for (int i = 0; ; i++) {
            LocalDate from = start.plusYears((long) years * i);
            LocalDate to = start.plusYears((long) years * (i + 1)).minusDays(1);
            if (to.isAfter(asOf)) {
                return last;
            }
            last = new Span(from, to);
        }
    }

    /** The concentrated practice of teachers in their first years. */
    static void induction(Institution institution, Docket docket) {
        List<Teacher> teachers = institution.teachers();
        for (int i = 0; teachers != null && i < teachers.size(); i++) {
            Teacher teacher = teachers.get(i);
            Case one = isOnStaff(teacher, docket.asOf())
                    ? docket.onDay(teacher.hiredOn(), "hiredOn", teacher.id(), i)
                    : null;
            if (one != null) {
                induction(one, teacher, PracticePeriods.of(institution, teacher), docket);
            }
        }
    }

    private static void induction(Case one, Teacher teacher, PracticePeriods periods, Docket docket) {
        nameWhoIsJudged(one, teacher);
        LocalDate hiredOn = teacher.hiredOn();
        if (hiredOn == null) {
            one.unknown();
            periods.nameOpen(one);
            return;
        }
        Parameters parameters = docket.clause().parameters();
        int required = parameters.whole("minDays");
        LocalDate lastDay = lastDay(hiredOn, parameters);
        int longest =
                periods.longestRun(firstYears(hiredOn, parameters, docket.asOf()), parameters.whole("maxGapDays"));
        one.detail("days", (long) longest)
                .figures(BigDecimal.valueOf(longest), Relation.AT_LEAST, BigDecimal.valueOf(required), Unit.DAY)
                .amountMissingAlsoWhilePending(BigDecimal.valueOf((long) required - longest));
        if (!docket.asOf().isAfter(lastDay)) {
            one.graceUntil(lastDay);
        }
        InductionPractice known = new InductionPractice(longest, required);
        if (longest >= required) {
            one.judge(known);
        } else {
            periods.nameOpen(one);
            one.judge(periods.areUnknown() ? new InductionPractice(required, required) : known, known);
        }
    }

    private static LocalDate lastDay(LocalDate hiredOn, Parameters parameters) {
        return hiredOn.plusYears(parameters.whole("withinYears")).minusDays(1);
    }

    /** The first years of a teacher who was hired by {@code asOf}, up to that day. */
    static Span firstYears(LocalDate hiredOn, Parameters parameters, LocalDate asOf) {
        LocalDate lastDay = lastDay(hiredOn, parameters);
        return new Span(hiredOn, asOf.isBefore(lastDay) ? asOf : lastDay);
    }

    /** Only professional teachers are judged, and only while they are on the staff. */
    private static boolean isOnStaff(Teacher teacher, LocalDate asOf) {
        return teacher.category() != TeacherCategory.GENERAL
                && (teacher.hiredOn() == null || !teacher.hiredOn().isAfter(asOf))
                && (teacher.leftOn() == null || teacher.leftOn().isAfter(asOf));
    }

    private static void nameWhoIsJudged(Case one, Teacher teacher) {
        one.detail("category", teacher.category()).detail("hiredOn", teacher.hiredOn());
        if (teacher.category() == null) {
            one.undecidedWithout("category");
        }
        if (teacher.hiredOn() == null) {
            one.undecidedWithout("hiredOn");
        }
    }
}
