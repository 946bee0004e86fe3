package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.Institution;
import cn.hegui.model.Internship;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cases of one clause for one subject, as they are drawn up on the as-of date. */
final class Docket {
    private static final int FIRST_YEAR = 1949;

    /** Every yearly row is held against each of its clauses by these: made once, for the years that facts may name. */
    private static final List<Year> YEARS =
            IntStream.rangeClosed(FIRST_YEAR, 2100).mapToObj(Year::of).toList();

    /** A year by its name and its ends. */
    private record Year(String name, LocalDate firstDay, LocalDate lastDay) {
        static Year of(int year) {
            return new Year(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
    }

    private final Clause clause;
    private final Jurisdiction.Binding binding;
    private final LocalDate asOf;
    private final List<String> openScope;
    private final List<Case> cases;

    private Docket(Jurisdiction.Binding binding, LocalDate asOf, List<String> openScope, List<Case> cases) {
        this.clause = binding.clause();
        this.binding = binding;
        this.asOf = asOf;
        this.openScope = openScope;
        this.cases = cases;
    }

    /** A docket that adds to {@code cases}; null where the subject's own level or sponsor puts it outside the clause. */
    static @Nullable Docket open(Jurisdiction.Binding binding, Subject subject, LocalDate asOf, List<Case> cases) {
        Clause clause = binding.clause();
        List<String> openScope = List.of();
        if (subject instanceof Institution institution) {
            openScope = new ArrayList<>(0);
            if (!clause.levels().isEmpty()) {
                if (institution.level() == null) {
                    openScope.add("level");
                } else if (!clause.levels().contains(institution.level())) {
                    return null;
                }
            }
            if (!clause.sponsors().isEmpty()) {
                if (institution.sponsor() == null) {
                    openScope.add("sponsor");
                } else if (!clause.sponsors().contains(institution.sponsor())) {
                    return null;
                }
            }
        }
        return new Docket(binding, asOf, openScope, cases);
    }

    Clause clause() {
        return clause;
    }

    /** The clauses of the same rule, in all their versions, that may bind the subject. */
    List<Clause> clausesOfRule() {
        return binding.ofRule();
    }

    /** How its cases are drawn up. */
    Casework.Drawing drawing() {
        return binding.drawing();
    }

    LocalDate asOf() {
        return asOf;
    }

    /** A case for a state that the as-of date shows; null where the clause is not in force then. */
    @Nullable
    Case onAsOf(String target, int place) {
        return clause.inForce().contains(asOf) ? add(target, place, asOf) : null;
    }

    /** A case for a duty that stands on every day from its effective date on, even after the clause has ended. */
    @Nullable
    Case sinceEffective(String target) {
        return asOf.isBefore(clause.inForce().effective()) ? null : add(target, 0, asOf);
    }

    /**
     * A case for an item of {@code day}: null where it lies after the as-of date or outside the clause's time. Where the
     * day is absent, the case is unknown without {@code dayField}, under a clause in force on the as-of date.
     */
    @Nullable
    Case onDay(@Nullable LocalDate day, String dayField, String target, int place) {
        if (day == null) {
            Case undated = onAsOf(target, place);
            return undated == null ? null : undated.undecidedWithout(dayField);
        }
        return day.isAfter(asOf) || !clause.inForce().contains(day) ? null : add(target, place, day);
    }

    /** A case for a period, judged by its last day; null where the clause is not in force on it. */
    @Nullable
    Case onPeriodEnd(LocalDate lastDay, String target, int place) {
        return clause.inForce().contains(lastDay) ? add(target, place, lastDay) : null;
    }

    /**
     * A case for a yearly row, judged by its 31 December; null where the clause is not in force on it. A fail of a year
     * that began before the clause took effect is at most a warning.
     */
    @Nullable
    Case onYearEnd(int year, String target, int place) {
        return onYearEnd(year(year), target, place);
    }

    private @Nullable Case onYearEnd(Year year, String target, int place) {
        Case yearly = onPeriodEnd(year.lastDay(), target, place);
        if (yearly != null && year.firstDay().isBefore(clause.inForce().effective())) {
            yearly.atMost(Severity.WARNING).noteOnFail("first-year");
        }
        return yearly;
    }

    /** The same for a row that its year names. */
    @Nullable
    Case onYearEnd(int year, int place) {
        Year named = year(year);
        return onYearEnd(named, named.name(), place);
    }

    /** Settles a yearly case as pending where its year has not ended; says whether it did. */
    boolean yearRuns(Case yearly, int year) {
        LocalDate end = lastDayOf(year);
        if (asOf.isBefore(end)) {
            yearly.pending(end);
            return true;
        }
        return false;
    }

    /**
     * Whether the school of an enterprise's intern is outside the levels of the clause; where that is not known,
     * {@code one} is left open. A school's own level was asked when the docket was opened.
     */
    boolean isOutsideLevels(Case one, Internship internship, Subject subject) {
        if (subject instanceof Institution || clause.levels().isEmpty()) {
            return false;
        }
        if (internship.schoolLevel() == null) {
            one.scopeOpen("schoolLevel");
            return false;
        }
        return !clause.levels().contains(internship.schoolLevel());
    }

    private Case add(String target, int place, LocalDate day) {
        Case added = new Case(clause, target, place);
        if (!binding.seeAlso().isEmpty()) {
            for (SeeAlso cited : binding.seeAlso()) {
                if (cited.inForce().contains(day)) {
                    added.citeBeside(cited);
                }
            }
        }
        if (!openScope.isEmpty()) {
            openScope.forEach(added::scopeOpen);
        }
        cases.add(added);
        return added;
    }

    static LocalDate lastDayOf(int year) {
        return year(year).lastDay();
    }

    private static Year year(int year) {
        int index = year - FIRST_YEAR;
        return index >= 0 && index < YEARS.size() ? YEARS.get(index) : Year.of(year);
    }
}
