package cn.hegui.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** How wide text is on a terminal, where a Chinese character takes two columns. */
final class DisplayWidth {
    /** Narrower, and a line would hold no sentence. */
    private static final int NARROWEST = 20;

    private DisplayWidth() {}

    /** The columns that {@code text} takes; it holds no colour. */
    static int of(String text) {
        return text.isEmpty() ? 0 : Ansi.OFF.text(text).getCJKAdjustedLength();
    }

    /** {@code text} with spaces behind it, {@code width} columns wide or as wide as it is. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** {@code text} with spaces before it. */
    static String paddedLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** {@code text} in lines of at most {@code width} columns, broken where either language allows; 0: one line. */
    static List<String> wrap(String text, int width) {
        if (width <= 0 || of(text) <= width) {
            return List.of(text);
        }
        int most = Math.max(NARROWEST, width);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        // Knows that no line begins with 。 or ends with （.
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINESE);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to);
            if (!line.isEmpty() && of(line + piece.stripTrailing()) > most) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
