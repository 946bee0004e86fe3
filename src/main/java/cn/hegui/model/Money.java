package cn.hegui.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of CNY, exact, and what a clause demands of them to the fen. */
public final class Money {
    /** Nothing, to the fen. */
    public static final BigDecimal ZERO = new BigDecimal("0.00");

    private Money() {}

    /** What a rate or share of an amount comes to: rounded half up to the fen, for a duty in money is owed to the fen. */
    public static BigDecimal due(BigDecimal rate, BigDecimal base) {
        return rate.multiply(base).setScale(2, RoundingMode.HALF_UP);
    }
}
