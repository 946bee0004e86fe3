package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A time of days that begins on {@code effective} and ends before {@code until}, or never where that is null. */
public record Interval(LocalDate effective, @Nullable LocalDate until) {
    /** Whether {@code day} lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(effective) && (until == null || day.isBefore(until));
    }

    /** Whether the two share a day. */
    public boolean overlaps(Interval other) {
        return (until == null || other.effective.isBefore(until))
                && (other.until == null || effective.isBefore(other.until));
    }
}
