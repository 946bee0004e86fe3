package cn.hegui.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes.
 *
 * @param colour whether the output is a terminal that shows colour; elsewhere symbols and words say it alone
 * @param live whether standard error is a terminal, on which a line may be written over
 * @param columns the width of the terminal; 0 where the output is none, and lines are not broken
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, boolean live, int columns) {
    /** Control characters, and those that turn the direction of writing or stand unseen: a name must not draw. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    /** A colour, which never stands without the word that it underlines. */
    enum Colour {
        RED("31"),
        YELLOW("33"),
        GREEN("32"),
        CYAN("36"),
        BOLD("1"),
        FAINT("2");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    /**
     * The terminal of this process. Java 17 cannot tell whether a stream is a terminal, so the launcher says it. UTF-8
     * whatever the locale.
     */
    static Terminal ofProcess() {
        boolean out = Boolean.getBoolean("hegui.terminal.out");
        boolean noColour = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                out && !noColour,
                Boolean.getBoolean("hegui.terminal.err"),
                out ? Math.max(0, Integer.getInteger("hegui.terminal.columns", 0)) : 0);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** {@code text} in {@code paint} where colours are shown. */
    String painted(Colour paint, String text) {
        return colour ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
    }

    /** {@code text} from the facts without what could move the cursor or hide itself. */
    static String clean(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    /** Writes a line to standard output. */
    void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** Writes {@code text} to standard output, each line after {@code indent} and none wider than the terminal. */
    void wrapped(String indent, String text) {
        for (String line : DisplayWidth.wrap(text, columns == 0 ? 0 : columns - DisplayWidth.of(indent))) {
            line(indent + line);
        }
    }

    /** Writes a line to standard error, at once. */
    void tell(String text) {
        err.print(text);
        err.print('\n');
        err.flush();
    }
}
