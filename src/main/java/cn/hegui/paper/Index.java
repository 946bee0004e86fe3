package cn.hegui.paper;

import cn.hegui.model.Outcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers the findings of a run, each outcome for itself, in the order of the run: F-00001 the first that fails. Every
 * report of a run that counts them from the first calls a finding by the same number, and so does a later run of equal
 * facts, whatever outcomes it lists.
 */
final class Index {
    private final Map<Outcome, Integer> last = new EnumMap<>(Outcome.class);

    /** The number of the next finding of {@code outcome}. */
    String next(Outcome outcome) {
        int number = last.merge(outcome, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s-%05d", letter(outcome), number);
    }

    private static String letter(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "P";
            case FAIL -> "F";
            case UNKNOWN -> "U";
            case PENDING -> "D";
            case NOTAPPLICABLE -> "N";
        };
    }
}
