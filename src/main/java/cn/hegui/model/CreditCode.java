package cn.hegui.model;

/** The unified social credit code of a legal person (GB 32100-2015). */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private CreditCode() {}

    /** Whether {@code text} has 18 characters of the code's alphabet; says nothing of its check digit. */
    public static boolean hasForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The place of a character in the code's alphabet, which is its value; negative where it is none of it. */
    public static int value(char character) {
        return ALPHABET.indexOf(character);
    }

    /** Whether the last character of {@code code}, which has the form, is the check digit of the others. */
    public static boolean hasCheckDigit(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += value(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return value(code.charAt(17)) == (31 - sum % 31) % 31;
    }
}
