package cn.hegui.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely means. */
final class Nearest {
    /** Longer than any name of the contract; keeps a hostile value from costing its length squared. */
    private static final int LONGEST = 80;

    private Nearest() {}

    /** The known name with the least edits from {@code value}, if at most two in five letters (at least 2) differ. */
    static Optional<String> to(String value, Collection<String> known) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = value.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(2, value.length() * 2 / 5) + 1;
        for (String name : known) {
            int edits = edits(wanted, name.toLowerCase(Locale.ROOT));
            // A name all of whose letters differ is no likeness, however short both are.
            if (edits < least && edits < Math.max(name.length(), wanted.length())) {
                nearest = name;
                least = edits;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
