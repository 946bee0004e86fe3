package cn.hegui.intake.cells;

/**
 * How texts stand in cells: people leave blanks around them, which do not count; a character that a cell cannot hold, or
 * a blank that does count, stands as {@code _xHHHH_}, as spreadsheets themselves write it (ECMA-376 part 1, 22.9.2.19).
 */
public final class CellText {
    private static final String HEX = "0123456789ABCDEFabcdef";

    private CellText() {}

    /** The text without the blanks around it: spaces of any width, line ends, byte order marks. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || c == 0x85
                || c == 0xa0
                || c == 0x3000
                || c == 0xfeff
                || c >= 0x2000 && c <= 0x200d
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x2060;
    }

    /** The text that a cell holding {@code written} stands for. */
    public static String read(String written) {
        String text = trimmed(written);
        return text.contains("_x") ? unescaped(text) : text;
    }

    /** What a cell must hold so that {@link #read} gives {@code text}. */
    public static String written(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        StringBuilder written = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = i < from || i >= to || isForbidden(c) || c == '_' && isEscape(text, i);
            if (escape && written == null) {
                written = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (written != null) {
                if (escape) {
                    written.append("_x").append(String.format("%04X", (int) c)).append('_');
                } else {
                    written.append(c);
                }
            }
        }
        return written == null ? text : written.toString();
    }

    /** What XML 1.0 cannot hold, or changes on the way. */
    private static boolean isForbidden(char c) {
        return c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xfffe || c == 0xffff;
    }

    private static String unescaped(String text) {
        StringBuilder read = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '_' && isEscape(text, i)) {
                read.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                read.append(text.charAt(i));
            }
        }
        return read.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + 6 >= text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (HEX.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
