package cn.hegui.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as they are shown: never so that a missed one reads as met. */
public final class Share {
    private static final int DECIMALS = 6;

    private Share() {}

    /**
     * {@code part / whole} to 6 decimals, rounded away from {@code limit}: a share below the limit down, one above it up.
     * {@code whole} is not zero.
     */
    public static BigDecimal of(BigDecimal part, BigDecimal whole, BigDecimal limit) {
        boolean below = part.compareTo(limit.multiply(whole)) < 0;
        return part.divide(whole, DECIMALS, below ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }
}
