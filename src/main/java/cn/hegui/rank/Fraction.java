package cn.hegui.rank;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact ratio in lowest terms, not negative. Scores are sums of thirds and sevenths: as decimals two equal scores
 * could differ in the last digit, and equal ranks would depend on it.
 */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    Fraction {
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** {@code part / whole}; {@code whole} is greater than zero. */
    static Fraction of(BigDecimal part, BigDecimal whole) {
        int scale = Math.max(0, Math.max(part.scale(), whole.scale()));
        return new Fraction(
                part.setScale(scale).unscaledValue(), whole.setScale(scale).unscaledValue());
    }

    Fraction times(int factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The ratio as a decimal, rounded half up. */
    BigDecimal toDecimal(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
