package cn.hegui.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses which known word a misspelt one means. */
public final class Nearest {
    private static final int LONGEST = 40;

    private static final int MOST = 5;

    private Nearest() {}

    /** The known words, at most five and the nearest first, that hold {@code word} or are a third of it or less away. */
    public static List<String> most(String word, Collection<String> known) {
        return known.stream()
                .distinct()
                .filter(candidate -> likeness(word, candidate) * 3 <= Math.max(word.length(), candidate.length()))
                .sorted(Comparator.comparingInt((String candidate) -> likeness(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The edits between the two; none where {@code candidate} holds {@code word}. */
    static int likeness(String word, String candidate) {
        return word.length() > 1 && candidate.contains(word) ? 0 : edits(word, candidate);
    }

    /** The known word that is a third of its letters or less away from {@code word}, or null where none is. */
    static @Nullable String to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance * 3 <= candidate.length()) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** The edits between the two, whatever their case; as many as letters where {@code word} is longer than any name. */
    static int edits(String word, String other) {
        return word.length() > LONGEST
                ? word.length()
                : distance(word.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** How many letters must be added, dropped or changed to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
