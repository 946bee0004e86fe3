package cn.hegui.bench.service;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long each of many requests took.
 *
 * @param millis sorted
 * @param errors how many were not answered as they should be; they are in no percentile
 * @param rate how many were sent in a second, as it came out
 */
record Latencies(double[] millis, int errors, double rate) {
    static Latencies of(double[] millis, int errors, double rate) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted, errors, rate);
    }

    /** The time within which {@code share} of the requests were answered. */
    double at(double share) {
        if (millis.length == 0) {
            return Double.NaN;
        }
        return millis[(int) Math.min(millis.length - 1L, (long) Math.ceil(share * millis.length) - 1)];
    }

    String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.1f | %.1f | %.1f | %.1f | %d |",
                what,
                millis.length + errors,
                rate,
                at(0.5),
                at(0.95),
                at(0.99),
                at(1),
                errors);
    }
}
