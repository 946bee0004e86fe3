package cn.hegui.bench.facts;

import java.util.SplittableRandom;

/** Chance for one subject: equal seeds and numbers draw equal facts, whatever was drawn before. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed, long number) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A whole number from {@code least} to {@code most}. */
    int whole(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long whole(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A day of the years {@code first} to {@code last}; 28 days a month are enough. */
    java.time.LocalDate day(int first, int last) {
        return java.time.LocalDate.of(whole(first, last), whole(1, 12), whole(1, 28));
    }
}
