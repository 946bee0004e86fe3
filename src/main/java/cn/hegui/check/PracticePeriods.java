package cn.hegui.check;

import cn.hegui.model.Institution;
import cn.hegui.model.Practice;
import cn.hegui.model.Teacher;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods that one teacher practised in enterprises.
 *
 * @param dated those whose beginning is known, each to its end or without one
 * @param undated whether there is a period whose beginning is not known
 * @param areUnknown whether the whole list is not known
 */
record PracticePeriods(List<Span> dated, boolean undated, boolean areUnknown) {
    /** How much practice a window holds. {@code amount}: 30 for each calendar month of a run, and the days beside. */
    record Counted(int amount, int days) {}

    private static final Counted NOTHING = new Counted(0, 0);
    /** What a calendar month of practice amounts to, in days. */
    static final int DAYS_OF_A_MONTH = 30;

    static PracticePeriods of(Institution institution, Teacher teacher) {
        List<Practice> practices = institution.practices();
        List<Span> dated = new ArrayList<>();
        boolean undated = false;
        for (Practice practice : practices == null ? List.<Practice>of() : practices) {
            if (practice.teacher().equals(teacher.id())) {
                LocalDate from = practice.from();
                if (from == null) {
                    undated = true;
                } else {
                    // A period without an end still runs; every count clips it.
                    dated.add(new Span(from, practice.to() == null ? LocalDate.MAX : practice.to()));
                }
            }
        }
        return new PracticePeriods(dated, undated, practices == null);
    }

    /** Whether any of {@code windows} holds enough, by either way of counting. */
    static boolean reach(int required, Counted... windows) {
        for (Counted window : windows) {
            if (window.amount >= required || window.days >= required) {
                return true;
            }
        }
        return false;
    }

    /** The practice in {@code window}; nothing where there is no window. */
    Counted count(@Nullable Span window) {
        if (window == null) {
            return NOTHING;
        }
        int amount = 0;
        int days = 0;
        for (Span run : runsIn(window)) {
            amount += DAYS_OF_A_MONTH * run.wholeMonths() + run.daysBesideMonths();
            days += run.days();
        }
        return new Counted(amount, days);
    }

    /** The most days practised in one run in {@code window}, where gaps of up to {@code maxGapDays} days do not end a run. */
    int longestRun(Span window, int maxGapDays) {
        int longest = 0;
        int days = 0;
        LocalDate last = null;
        for (Span run : runsIn(window)) {
            boolean joins = last != null && ChronoUnit.DAYS.between(last, run.from()) - 1 <= maxGapDays;
            days = joins ? days + run.days() : run.days();
            longest = Math.max(longest, days);
            last = run.to();
        }
        return longest;
    }

    /** Names what is not known of the periods: an undated one leaves open whatever is not a pass. */
    void nameOpen(Case one) {
        if (areUnknown) {
            one.missing("practices");
        }
        if (undated) {
            one.openUnlessMet("from");
        }
    }

    /** The runs of consecutive days of practice in {@code window}, ascending. */
    List<Span> runsIn(Span window) {
        List<Span> clipped = new ArrayList<>();
        for (Span period : dated) {
            Span shared = period.clip(window);
            if (shared != null) {
                clipped.add(shared);
            }
        }
        return Span.union(clipped);
    }
}
