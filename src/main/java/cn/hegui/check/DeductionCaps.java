package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.TrainingAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The caps on deduction, as rates of taxable pay, between which an account's own lies: one rate, unless it is not known
 * whether the enterprise was a high-tech one that year.
 *
 * @param highest null where nothing caps the accounts of high-tech enterprises and this may be one (2008 and 2009)
 */
record DeductionCaps(BigDecimal lowest, @Nullable BigDecimal highest) {
    private static final String HIGH_TECH = "highTech";

    /** Of the clauses that judge {@code account}, the lowest cap; null where it is not known that any does. */
    static @Nullable DeductionCaps binding(TrainingAccount account, List<Clause> clauses) {
        BigDecimal ofOthers = lowest(clauses, each -> isInForce(each, account) && !isForHighTech(each));
        BigDecimal ofHighTech = lowest(clauses, each -> isInForce(each, account) && !isForOthers(each));
        BigDecimal first = YesNo.atWorst(account.highTech()) ? ofHighTech : ofOthers;
        BigDecimal second = YesNo.isNo(account.highTech()) ? ofOthers : ofHighTech;
        return first == null || second == null ? null : new DeductionCaps(first.min(second), first.max(second));
    }

    /**
     * The caps by which {@code clause}, which is in force on the account's last day, judges {@code account}: its own;
     * where it is for others than high-tech enterprises and that is not known, up to the cap of these.
     */
    static DeductionCaps under(Clause clause, TrainingAccount account, List<Clause> clauses) {
        BigDecimal own = clause.parameters().decimal("capRate");
        if (!isForOthers(clause) || account.highTech() != null) {
            return new DeductionCaps(own, own);
        }
        BigDecimal ofHighTech = lowest(clauses, each -> isInForce(each, account) && isForHighTech(each));
        return new DeductionCaps(own, ofHighTech == null ? null : own.max(ofHighTech));
    }

    /** Whether {@code clause} is for high-tech enterprises only. */
    static boolean isForHighTech(Clause clause) {
        return YesNo.atWorst(clause.parameters().flagOrNull(HIGH_TECH));
    }

    /** Whether {@code clause} is for others than high-tech enterprises only. */
    static boolean isForOthers(Clause clause) {
        return YesNo.isNo(clause.parameters().flagOrNull(HIGH_TECH));
    }

    private static @Nullable BigDecimal lowest(List<Clause> clauses, Predicate<Clause> which) {
        BigDecimal lowest = null;
        for (Clause clause : clauses) {
            if (which.test(clause)) {
                BigDecimal rate = clause.parameters().decimal("capRate");
                lowest = lowest == null ? rate : lowest.min(rate);
            }
        }
        return lowest;
    }

    private static boolean isInForce(Clause clause, TrainingAccount account) {
        return clause.inForce().contains(Docket.lastDayOf(account.year()));
    }
}
