package cn.hegui.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of days, both ends included; never empty. */
record Span(LocalDate from, LocalDate to) {
    Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** The span from {@code from} to {@code to}; null where it holds no day. */
    static @Nullable Span of(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? null : new Span(from, to);
    }

    int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** The greatest number of months that fit: {@code from} plus the months is no later than the day after {@code to}. */
    int wholeMonths() {
        LocalDate end = to.plusDays(1);
        // The library counts 31 January to 28 February as no month; here the month ends on its last day.
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(from, end));
        while (!from.plusMonths(months + 1L).isAfter(end)) {
            months++;
        }
        return months;
    }

    /** The days that are left over after the whole months. */
    int daysBesideMonths() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from.plusMonths(wholeMonths()), to.plusDays(1)));
    }

    /** The days that this and {@code window} share; null where there is none. */
    @Nullable
    Span clip(Span window) {
        LocalDate first = from.isBefore(window.from) ? window.from : from;
        LocalDate last = to.isAfter(window.to) ? window.to : to;
        return of(first, last);
    }

    /** The union of {@code spans} as runs of consecutive days, ascending; overlaps count once. */
    static List<Span> union(List<Span> spans) {
        List<Span> runs = new ArrayList<>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Span last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last == null || next.from.isAfter(last.to.plusDays(1))) {
                runs.add(next);
            } else if (next.to.isAfter(last.to)) {
                runs.set(runs.size() - 1, new Span(last.from, next.to));
            }
        }
        return runs;
    }
}
