package cn.hegui.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text of a paper must be to stand in a case: there, short, whole, and without what points at a person. */
final class PaperText {
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<![0-9A-Z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Z])");
    private static final Pattern MOBILE_NUMBER = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private PaperText() {}

    /** Why {@code text} cannot stand there; null: it can. {@code zh} and {@code en} name it. */
    static @Nullable Hindrance hindrance(String text, String zh, String en, int longest) {
        if (text.isBlank()) {
            return Hindrance.blank(zh, en);
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Hindrance.tooLong(zh, en, longest, length);
        }
        boolean broken = text.codePoints()
                .anyMatch(one ->
                        Character.getType(one) == Character.SURROGATE || (Character.isISOControl(one) && one != '\n'));
        if (broken) {
            return Hindrance.controlCharacter(zh, en);
        }
        return pointsAtAPerson(text) ? Hindrance.personal(zh, en) : null;
    }

    private static boolean pointsAtAPerson(String text) {
        if (MOBILE_NUMBER.matcher(text).find()) {
            return true;
        }
        Matcher numbers = IDENTITY_NUMBER.matcher(text);
        while (numbers.find()) {
            if (isIdentityNumber(numbers.group())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the check digit of GB 11643 and a day of birth fit, so that long document numbers pass. */
    private static boolean isIdentityNumber(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        int month = Integer.parseInt(number.substring(10, 12));
        int day = Integer.parseInt(number.substring(12, 14));
        if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return Character.toUpperCase(number.charAt(17)) == CHECK.charAt(sum % 11);
    }
}
