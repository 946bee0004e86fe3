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
 */
record Entitlement(
        @Nullable Boolean eligible,
        BigDecimal atLeast,
        @Nullable BigDecimal atMost,
        SortedSet<String> openConditions,
        List<Band> openAmounts) {
    /** What is not eligible is granted nothing. */
    static final Entitlement NOTHING = new Entitlement(false, Money.ZERO, Money.ZERO, new TreeSet<>(), List.of());

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
                ? NOTHING
                : new Entitlement(eligible, atLeast, atMost, new TreeSet<>(Trait.open(conditions)), openAmounts);
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
            return one;
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
                sameEligibility ? one.eligible : null, one.atLeast.min(other.atLeast), most, conditions, amounts);
    }
}
