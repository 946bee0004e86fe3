package cn.hegui.check;

import cn.hegui.model.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The full calendar periods of a clause's time: those that began on or after its effective date. */
final class Periods {
    private Periods() {}

    /** The last {@code lookback} full years that have ended by {@code asOf} and on whose last day the clause was in force. */
    static List<Integer> fullYears(Interval inForce, LocalDate asOf, int lookback) {
        LocalDate effective = inForce.effective();
        int first = effective.getDayOfYear() == 1 ? effective.getYear() : effective.getYear() + 1;
        List<Integer> years = new ArrayList<>();
        for (int year = first; !Docket.lastDayOf(year).isAfter(asOf); year++) {
            if (inForce.contains(Docket.lastDayOf(year))) {
                years.add(year);
            }
        }
        return last(years, lookback);
    }

    /** The last {@code lookback} full quarters that have ended by {@code asOf} and on whose last day the clause was in force. */
    static List<Quarter> fullQuarters(Interval inForce, LocalDate asOf, int lookback) {
        List<Quarter> quarters = new ArrayList<>();
        Quarter quarter = Quarter.of(inForce.effective());
        if (quarter.first().isBefore(inForce.effective())) {
            quarter = quarter.next();
        }
        for (; !quarter.last().isAfter(asOf); quarter = quarter.next()) {
            if (inForce.contains(quarter.last())) {
                quarters.add(quarter);
            }
        }
        return last(quarters, lookback);
    }

    private static <T> List<T> last(List<T> periods, int count) {
        return periods.subList(Math.max(0, periods.size() - count), periods.size());
    }

    /** A calendar quarter; {@code number} from 1 to 4. */
    record Quarter(int year, int number) {
        static Quarter of(LocalDate day) {
            return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
        }

        LocalDate first() {
            return LocalDate.of(year, 3 * number - 2, 1);
        }

        LocalDate last() {
            return first().plusMonths(3).minusDays(1);
        }

        Quarter next() {
            return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
        }

        @Override
        public String toString() {
            return year + "-Q" + number;
        }
    }
}
