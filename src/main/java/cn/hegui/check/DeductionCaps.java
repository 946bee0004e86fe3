package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.TrainingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caps on deduction, as rates of taxable pay, between which an account's own lies: one rate, unless it is not known
 * whether the enterprise was a high-tech one that year.
 *
 * @param highest null where nothing caps the accounts of high-tech enterprises and this may be one (2008 and 2009)
 */
record DeductionCaps(BigDecimal lowest, @Nullable BigDecimal highest) {
    private static final String HIGH_TECH = "highTech";
    private static final String CAP_RATE = "capRate";

    /** Of the clauses that judge {@code account}, the lowest cap; null where it is not known that any does. */
    static @Nullable DeductionCaps binding(TrainingAccount account, List<Clause> clauses) {
        LocalDate lastDay = Docket.lastDayOf(account.year());
        BigDecimal ofOthers = null;
        BigDecimal ofHighTech = null;
        for (Clause clause : clauses) {
            if (clause.inForce().contains(lastDay)) {
                BigDecimal rate = clause.parameters().decimal(CAP_RATE);
                Boolean highTech = clause.parameters().flagOrNull(HIGH_TECH);
                if (!YesNo.atWorst(highTech)) {
                    ofOthers = lower(ofOthers, rate);
                }
                if (!YesNo.isNo(highTech)) {
                    ofHighTech = lower(ofHighTech, rate);
                }
            }
        }
        BigDecimal first = YesNo.atWorst(account.highTech()) ? ofHighTech : ofOthers;
        BigDecimal second = YesNo.isNo(account.highTech()) ? ofOthers : ofHighTech;
        return first == null || second == null ? null : new DeductionCaps(first.min(second), first.max(second));
    }

    /**
     * The caps by which {@code clause}, which is in force on the account's last day, judges {@code account}: its own;
     * where it is for others than high-tech enterprises and that is not known, up to the cap of these.
     */
    static DeductionCaps under(Clause clause, TrainingAccount account, List<Clause> clauses) {
        BigDecimal own = clause.parameters().decimal(CAP_RATE);
        if (!isForOthers(clause) || account.highTech() != null) {
            return new DeductionCaps(own, own);
        }
        LocalDate lastDay = Docket.lastDayOf(account.year());
        BigDecimal ofHighTech = null;
        for (Clause each : clauses) {
            if (each.inForce().contains(lastDay) && isForHighTech(each)) {
                ofHighTech = lower(ofHighTech, each.parameters().decimal(CAP_RATE));
            }
        }
        return new DeductionCaps(own, ofHighTech == null ? null : own.max(ofHighTech));
    }

    /** Whether it is known which cap it is. */
    boolean isOne() {
        return highest != null && lowest.compareTo(highest) == 0;
    }

    /** Whether {@code clause} is for high-tech enterprises only. */
    static boolean isForHighTech(Clause clause) {
        return YesNo.atWorst(clause.parameters().flagOrNull(HIGH_TECH));
    }

    /** Whether {@code clause} is for others than high-tech enterprises only. */
    static boolean isForOthers(Clause clause) {
        return YesNo.isNo(clause.parameters().flagOrNull(HIGH_TECH));
    }

    private static BigDecimal lower(@Nullable BigDecimal one, BigDecimal other) {
        return one == null ? other : one.min(other);
    }
}
