package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.Money;
import cn.hegui.model.TrainingAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training cost each account year brings forward from the years before it (财税〔2018〕51号: what exceeds the cap may
 * be deducted in later years); CNY.
 */
final class CarryForward {
    private final List<Carried> carried;

    private CarryForward(List<Carried> carried) {
        this.carried = carried;
    }

    /**
     * What a year brings forward.
     *
     * @param given the figure given; null where there is none
     * @param computed what the year before leaves over; null where that is not known
     */
    record Carried(@Nullable BigDecimal given, @Nullable BigDecimal computed) {
        /** The figure given, else the one computed; null where neither is known. */
        @Nullable
        BigDecimal amount() {
            return given != null ? given : computed;
        }

        /** Whether both are known and are not the same. */
        boolean differs() {
            return given != null && computed != null && given.compareTo(computed) != 0;
        }
    }

    /** The chain of {@code accounts}, ascending by year, under the deduction-cap clauses among {@code clauses}. */
    static CarryForward of(List<TrainingAccount> accounts, List<Clause> clauses) {
        List<Carried> carried = new ArrayList<>(accounts.size());
        BigDecimal out = null;
        int yearBefore = Integer.MIN_VALUE;
        for (TrainingAccount account : accounts) {
            Carried in = new Carried(account.carriedIn(), account.year() == yearBefore + 1 ? out : null);
            carried.add(in);
            out = carriedOut(account, in.amount(), clauses);
            yearBefore = account.year();
        }
        return new CarryForward(carried);
    }

    /** What the account at {@code index} brings forward. */
    Carried into(int index) {
        return carried.get(index);
    }

    /** What is left over; where it is not known which cap binds, only what every cap leaves alike. */
    private static @Nullable BigDecimal carriedOut(
            TrainingAccount account, @Nullable BigDecimal carriedIn, List<Clause> clauses) {
        if (account.spent() == null || account.taxPayroll() == null || carriedIn == null) {
            return null;
        }
        DeductionCaps caps = DeductionCaps.binding(account, clauses);
        if (caps == null || caps.highest() == null) {
            return null;
        }
        BigDecimal available = account.spent().add(carriedIn);
        BigDecimal atMost = leftOver(available, Money.due(caps.lowest(), account.taxPayroll()));
        if (caps.isOne()) {
            return atMost;
        }
        BigDecimal atLeast = leftOver(available, Money.due(caps.highest(), account.taxPayroll()));
        return atMost.compareTo(atLeast) == 0 ? atMost : null;
    }

    private static BigDecimal leftOver(BigDecimal available, BigDecimal cap) {
        return available.subtract(available.min(cap));
    }
}
