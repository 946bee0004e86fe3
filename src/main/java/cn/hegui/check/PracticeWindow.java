package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.Institution;
import cn.hegui.model.Parameters;
import cn.hegui.model.Teacher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the practice of a teacher was counted, and the practice that was counted in it.
 *
 * @param runs the runs of consecutive days of practice, ascending
 * @param days the days of all runs
 * @param amount 30 for each whole calendar month of a run, and the days beside
 */
public record PracticeWindow(Reading reading, LocalDate from, LocalDate to, List<Run> runs, int days, int amount) {
    /** By which reading of the words it is counted. */
    public enum Reading {
        /** The years up to the as-of date. */
        ROLLING,
        /** The last full cycle. */
        CYCLE,
        /** The first years on the staff. */
        INDUCTION
    }

    /** A run of days, both ends included. */
    public record Run(LocalDate from, LocalDate to, int days) {}

    /** The windows in which {@code clause} counts the practice of {@code teacher} on {@code asOf}; none where the day of hiring is not known. */
    public static List<PracticeWindow> of(Institution institution, String teacher, Clause clause, LocalDate asOf) {
        List<PracticeWindow> windows = new ArrayList<>();
        for (Teacher each : institution.teachers() == null ? List.<Teacher>of() : institution.teachers()) {
            LocalDate hiredOn = each.hiredOn();
            if (each.id().equals(teacher) && hiredOn != null) {
                PracticePeriods periods = PracticePeriods.of(institution, each);
                Parameters parameters = clause.parameters();
                if (parameters.has("windowYears")) {
                    int years = parameters.whole("windowYears");
                    add(windows, Reading.ROLLING, TeacherPractice.rolling(hiredOn, years, asOf), periods);
                    LocalDate start = TeacherPractice.start(hiredOn, clause);
                    add(windows, Reading.CYCLE, TeacherPractice.lastCycle(start, years, asOf), periods);
                } else {
                    add(windows, Reading.INDUCTION, TeacherPractice.firstYears(hiredOn, parameters, asOf), periods);
                }
            }
        }
        return windows;
    }

    private static void add(
            List<PracticeWindow> windows, Reading reading, @Nullable Span window, PracticePeriods periods) {
        if (window != null) {
            PracticePeriods.Counted counted = periods.count(window);
            List<Run> runs = periods.runsIn(window).stream()
                    .map(run -> new Run(run.from(), run.to(), run.days()))
                    .toList();
            windows.add(
                    new PracticeWindow(reading, window.from(), window.to(), runs, counted.days(), counted.amount()));
        }
    }
}
