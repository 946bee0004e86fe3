package cn.hegui.check;

import org.jspecify.annotations.Nullable;

/** Yes, no or not known: what it is at best and at worst where yes is what the clause demands. */
final class YesNo {
    private YesNo() {}

    /** Yes unless it is known to be no. */
    static boolean atBest(@Nullable Boolean value) {
        return value == null || value;
    }

    /** No unless it is known to be yes. */
    static boolean atWorst(@Nullable Boolean value) {
        return value != null && value;
    }

    /** Whether it is known to be no. */
    static boolean isNo(@Nullable Boolean value) {
        return !atBest(value);
    }
}
