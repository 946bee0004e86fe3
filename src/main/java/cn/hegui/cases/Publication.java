package cn.hegui.cases;

import java.time.LocalDate;

/**
 * How long a determined behaviour is published, in whole months counted from the determination. The figures come from the
 * rules on repair as data and stay with the step, so that an old case is read by the rules of its day.
 *
 * @param minimumMonths before these are over no repair; 0: no waiting
 * @param maximumMonths after these publication ends by itself
 * @param published whether it is published at all; a minor one normally is not
 * @param basis the document that lays the periods down
 */
public record Publication(
        SeverityClass severity, long minimumMonths, long maximumMonths, boolean published, String basis) {
    public Publication {
        if (minimumMonths < 0 || maximumMonths < Math.max(1, minimumMonths)) {
            throw new IllegalArgumentException("publication of " + minimumMonths + " to " + maximumMonths + " months");
        }
    }

    /**
     * The first day on which a repair may be applied for. The day of the determination does not count and the last month
     * ends on the day of the same number (民法典 arts. 201, 202), so that it is the day after; without a minimum the day
     * of the determination itself.
     */
    public LocalDate repairableFrom(LocalDate determinedOn) {
        return minimumMonths == 0
                ? determinedOn
                : determinedOn.plusMonths(minimumMonths).plusDays(1);
    }

    /** The last day of publication, on which it ends by itself. */
    public LocalDate lastDay(LocalDate determinedOn) {
        return determinedOn.plusMonths(maximumMonths);
    }
}
