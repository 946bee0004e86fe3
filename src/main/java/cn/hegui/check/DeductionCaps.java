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
 */
record DeductionCaps(BigDecimal lowest, BigDecimal highest) {
    private static final String HIGH_TECH = "highTech";

    /** Of the clauses that judge {@code account}, the lowest cap; null where none of {@code clauses} does. */
    static @Nullable DeductionCaps binding(TrainingAccount account, List<Clause> clauses) {
        Boolean highTech = account.highTech();
        BigDecimal ofOthers = YesNo.atWorst(highTech) ? null : lowest(account, clauses, false);
        BigDecimal ofHighTech = YesNo.isNo(highTech) ? null : lowest(account, clauses, true);
        if (highTech == null && ofOthers != null && ofHighTech == null) {
            ofHighTech = everOfHighTech(clauses);
        }
        boolean complete = highTech != null || (ofOthers != null && ofHighTech != null);
        BigDecimal first = ofOthers != null ? ofOthers : ofHighTech;
        BigDecimal second = ofHighTech != null ? ofHighTech : ofOthers;
        return !complete || first == null || second == null
                ? null
                : new DeductionCaps(first.min(second), first.max(second));
    }

    /**
     * The caps by which {@code clause}, which is in force on the account's last day, judges {@code account}: its own;
     * where it is for others than high-tech enterprises and that is not known, up to the cap of these.
     */
    static DeductionCaps under(Clause clause, TrainingAccount account, List<Clause> clauses) {
        BigDecimal own = clause.parameters().decimal("capRate");
        BigDecimal other = null;
        if (isForOthers(clause) && account.highTech() == null) {
            BigDecimal now = ofHighTech(clauses, Docket.lastDayOf(account.year()));
            other = now == null ? everOfHighTech(clauses) : now;
        }
        return new DeductionCaps(own, other == null ? own : own.max(other));
    }

    /** Whether {@code clause} is for high-tech enterprises only. */
    static boolean isForHighTech(Clause clause) {
        return YesNo.atWorst(clause.parameters().flagOrNull(HIGH_TECH));
    }

    /** Whether {@code clause} is for others than high-tech enterprises only. */
    static boolean isForOthers(Clause clause) {
        return YesNo.isNo(clause.parameters().flagOrNull(HIGH_TECH));
    }

    private static @Nullable BigDecimal lowest(TrainingAccount account, List<Clause> clauses, boolean highTech) {
        LocalDate lastDay = Docket.lastDayOf(account.year());
        BigDecimal lowest = null;
        for (Clause clause : clauses) {
            if (clause.inForce().contains(lastDay) && !(highTech ? isForOthers(clause) : isForHighTech(clause))) {
                BigDecimal rate = clause.parameters().decimal("capRate");
                lowest = lowest == null ? rate : lowest.min(rate);
            }
        }
        return lowest;
    }

    /**
     * The cap that high-tech enterprises were ever given: in years before it took effect none had more, so that a
     * deduction above it was too much for anybody.
     */
    private static @Nullable BigDecimal everOfHighTech(List<Clause> clauses) {
        return ofHighTech(clauses, null);
    }

    /** The lowest cap for high-tech enterprises among {@code clauses} that are in force on {@code day}, or ever where that is null. */
    private static @Nullable BigDecimal ofHighTech(List<Clause> clauses, @Nullable LocalDate day) {
        return clauses.stream()
                .filter(DeductionCaps::isForHighTech)
                .filter(clause -> day == null || clause.inForce().contains(day))
                .map(clause -> clause.parameters().decimal("capRate"))
                .min(BigDecimal::compareTo)
                .orElse(null);
    }
}
