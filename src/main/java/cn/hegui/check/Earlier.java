package cn.hegui.check;

import cn.hegui.model.Money;
import cn.hegui.model.SubsidyClaim;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What had been claimed on the ground of a claim before it, by day and then by place in the list; CNY.
 *
 * @param sums what it may come to: one sum where all days are known, else one for each way in which claims without a day
 *     may lie before
 * @param unbounded whether an amount among them is not known, so that it may come to more
 * @param open the absent fields for want of which it is not known
 */
record Earlier(SortedSet<BigDecimal> sums, boolean unbounded, SortedSet<String> open) {
    /** Beyond so many ways only the least and the most are kept. */
    private static final int MOST_WAYS = 1024;

    BigDecimal atLeast() {
        return sums.first();
    }

    /** The most of what is known; there may be more where it is {@code unbounded}. */
    BigDecimal atMost() {
        return sums.last();
    }

    /** Adds up the claims before the one at {@code place}; a claim whose ground is not known stands alone. */
    static Earlier than(int place, List<SubsidyClaim> claims, Evidence evidence, LocalDate asOf) {
        SubsidyClaim claim = claims.get(place);
        String ground = evidence.ground(claim);
        SortedSet<BigDecimal> sums = new TreeSet<>(List.of(Money.ZERO));
        boolean unbounded = false;
        SortedSet<String> open = new TreeSet<>();
        LocalDate day = claim.claimedOn();
        for (int i = 0; i < claims.size() && ground != null; i++) {
            SubsidyClaim other = claims.get(i);
            LocalDate otherDay = other.claimedOn();
            // A claim that is judged was made by the as-of date, whatever its day.
            LocalDate latest = day == null ? asOf : day;
            boolean surelyLater = otherDay != null
                    && (otherDay.isAfter(latest) || (day != null && otherDay.equals(day) && i > place));
            if (i == place || surelyLater || !Subsidies.counts(other) || !ground.equals(evidence.ground(other))) {
                continue;
            }
            boolean surelyEarlier = day != null && otherDay != null;
            BigDecimal amount = other.amount();
            if (!surelyEarlier && (amount == null || amount.signum() > 0)) {
                open.add("claimedOn");
            }
            if (amount == null) {
                open.add("amount");
                unbounded = true;
            } else {
                sums = plus(sums, amount, surelyEarlier);
            }
        }
        return new Earlier(sums, unbounded, open);
    }

    private static SortedSet<BigDecimal> plus(SortedSet<BigDecimal> sums, BigDecimal amount, boolean surely) {
        SortedSet<BigDecimal> longer = new TreeSet<>();
        sums.forEach(sum -> longer.add(sum.add(amount)));
        if (!surely) {
            longer.addAll(sums);
        }
        return longer.size() <= MOST_WAYS ? longer : new TreeSet<>(List.of(longer.first(), longer.last()));
    }
}
