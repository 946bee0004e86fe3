package cn.hegui.bench.facts;

/** Unified social credit codes (GB 32100-2015) with both check digits right, one for each number. */
final class CreditCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final long NUMBERS = 31L * 31 * 31 * 31 * 31 * 31;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCodes() {}

    /** The code of the enterprise of that number, registered in {@code region}. */
    static String of(long number, String region) {
        StringBuilder code = new StringBuilder(18).append("91").append(region).append("MA");
        // Numbers that follow each other lie apart, as those of a real register do; 31 does not divide the factor.
        long rest = number * 7_654_321L % NUMBERS;
        for (int i = 0; i < 6; i++) {
            code.append(ALPHABET.charAt((int) (rest % 31)));
            rest /= 31;
        }
        code.append(organisationCheck(code.substring(8)));
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.append(ALPHABET.charAt((31 - sum % 31) % 31)).toString();
    }

    /** The check digit of the organisation code inside it (GB 11714). */
    private static char organisationCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(digits.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
