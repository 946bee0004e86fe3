package cn.hegui.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
public final class Numerals {
    /** GB/T 15835: four digits stand without a separator, and so no year ever gets one. */
    private static final int UNGROUPED_DIGITS = 4;

    private Numerals() {}

    /** An amount of CNY: {@code 1,800.00}; what is finer than a fen is rounded as {@code rounding} says. */
    public static String money(BigDecimal amount, RoundingMode rounding) {
        return grouped(amount.setScale(2, rounding).toPlainString(), 0);
    }

    /** A share as {@code 53.57%}: at most 2 decimals, rounded as {@code rounding} says. */
    static String percent(BigDecimal share, RoundingMode rounding) {
        return number(share.movePointRight(2).setScale(2, rounding)) + "%";
    }

    /** A share that is a limit, as {@code 1.5%}: never rounded. */
    public static String exactPercent(BigDecimal share) {
        return number(share.movePointRight(2)) + "%";
    }

    /** Any number, exact, without trailing zeros: {@code 12,000.5}. */
    public static String number(BigDecimal number) {
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return grouped(plain, UNGROUPED_DIGITS);
    }

    private static String grouped(String plain, int ungroupedDigits) {
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        if (end - start <= ungroupedDigits) {
            return plain;
        }
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
