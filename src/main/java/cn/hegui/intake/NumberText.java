package cn.hegui.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The exact number that a text of at most {@code FactSchema.LONGEST_NUMBER} characters writes. */
final class NumberText {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** As many digits as a long holds for certain. */
    private static final int SHORT = 18;

    private NumberText() {}

    /** Whether the text is a number as JSON writes it. */
    static boolean isNumber(String text) {
        return JSON_NUMBER.matcher(text).matches();
    }

    /**
     * The number without trailing zeros after its decimal point and without exponent, so that equal numbers are equal
     * values; null where its exponent is beyond all bounds. Takes a number as JSON writes it.
     */
    static @Nullable BigDecimal exact(char[] text, int offset, int length) {
        return length > SHORT ? exactOfAny(new String(text, offset, length)) : exactOfShort(text, offset, length);
    }

    private static @Nullable BigDecimal exactOfShort(char[] text, int offset, int length) {
        long digits = 0;
        int scale = -1;
        int start = text[offset] == '-' ? offset + 1 : offset;
        for (int i = start; i < offset + length; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                scale = scale < 0 ? scale : scale + 1;
            } else if (c == '.') {
                scale = 0;
            } else {
                return exactOfAny(new String(text, offset, length));
            }
        }
        scale = Math.max(0, scale);
        while (scale > 0 && digits % 10 == 0) {
            digits /= 10;
            scale--;
        }
        return BigDecimal.valueOf(start > offset ? -digits : digits, scale);
    }

    private static @Nullable BigDecimal exactOfAny(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException exponentBeyondInt) {
            return null;
        }
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        long digitsBeforePoint = (long) stripped.precision() - stripped.scale();
        // Written out, a number beyond these bounds would fill the memory.
        if (digitsBeforePoint > 2L * FactSchema.LONGEST_NUMBER || stripped.scale() > 2L * FactSchema.LONGEST_NUMBER) {
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
