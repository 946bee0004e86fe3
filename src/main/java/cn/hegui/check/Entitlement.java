package cn.hegui.check;

import cn.hegui.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme grants on one ground, as far as the known facts tell; CNY.
 *
 * @param eligible whether the ground is eligible; null where that is not known
 * @param atLeast the least that it grants where eligible
 * @param atMost the most that it grants where eligible; null where there is no bound
 * @param openConditions the absent fields for want of which it is not known whether the ground is eligible
 * @param openAmounts the absent fields for want of which it is not known how much it grants
 * @param lacking the fields of the conditions for which the ground is not eligible
 */
record Entitlement(
        @Nullable Boolean eligible,
        BigDecimal atLeast,
        @Nullable BigDecimal atMost,
        SortedSet<String> openConditions,
        List<Band> openAmounts,
        List<String> lacking) {
    /** What is not eligible, for want of what {@code lacking} names, is granted nothing. */
    static Entitlement nothing(List<String> lacking) {
        return new Entitlement(false, Money.ZERO, Money.ZERO, new TreeSet<>(), List.of(), lacking);
    }

    /** The absent {@code field} decides about sums above {@code above}, up to {@code upTo}; null: all above. */
    record Band(String field, BigDecimal above, @Nullable BigDecimal upTo) {
        /** Whether {@code claimed}, or more where it is {@code unbounded}, lies in it. */
        boolean decides(BigDecimal claimed, boolean unbounded) {
            return (unbounded || claimed.compareTo(above) > 0) && (upTo == null || claimed.compareTo(upTo) <= 0);
        }
    }

    /** {@code atLeast} to {@code atMost} where all {@code conditions} hold, nothing where one does not. */
    static Entitlement where(
            List<Trait> conditions, BigDecimal atLeast, @Nullable BigDecimal atMost, List<Band> openAmounts) {
        Boolean eligible = Trait.all(conditions);
        return YesNo.isNo(eligible)
                ? nothing(Trait.failing(conditions))
                : new Entitlement(
                        eligible, atLeast, atMost, new TreeSet<>(Trait.open(conditions)), openAmounts, List.of());
    }

    /** {@code amount} where all {@code conditions} hold, nothing where one does not. */
    static Entitlement where(List<Trait> conditions, BigDecimal amount) {
        return where(conditions, amount, amount, List.of());
    }

    /** The least that the facts allow, eligible or not. */
    BigDecimal lowest() {
        return YesNo.atWorst(eligible) ? atLeast : Money.ZERO;
    }

    boolean isKnown() {
        return atMost != null && lowest().compareTo(atMost) == 0;
    }

    /** Either of two, where it is not known which; {@code field} would tell. */
    static Entitlement either(Entitlement one, Entitlement other, String field) {
        if (one.isKnown() && other.isKnown() && one.lowest().compareTo(other.lowest()) == 0) {
            // Of two that grant nothing, only what both lack is surely why.
            return new Entitlement(
                    one.eligible, one.atLeast, one.atMost, one.openConditions, one.openAmounts, inBoth(one, other));
        }
        boolean sameEligibility = one.eligible != null && one.eligible.equals(other.eligible);
        BigDecimal most = one.atMost == null || other.atMost == null ? null : one.atMost.max(other.atMost);
        SortedSet<String> conditions = new TreeSet<>(one.openConditions);
        conditions.addAll(other.openConditions);
        List<Band> amounts = new ArrayList<>(one.openAmounts);
        amounts.addAll(other.openAmounts);
        if (sameEligibility) {
            amounts.add(new Band(field, one.atLeast.min(other.atLeast), most));
        } else {
            conditions.add(field);
        }
        return new Entitlement(
                sameEligibility ? one.eligible : null,
                one.atLeast.min(other.atLeast),
                most,
                conditions,
                amounts,
                inBoth(one, other));
    }

    private static List<String> inBoth(Entitlement one, Entitlement other) {
        return one.lacking.stream().filter(other.lacking::contains).toList();
    }
}
