package cn.hegui.check;

import cn.hegui.duty.Duty;
import cn.hegui.model.Money;
import cn.hegui.model.Relation;
import cn.hegui.model.Share;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A share of an amount that must be reached, in CNY to the fen.
 *
 * @param share the least share of the base
 * @param baseField the name of the base
 * @param base the amount that the share is of; null: not known
 */
record Floor(BigDecimal share, String baseField, @Nullable BigDecimal base) {
    /** Makes the duty of one rule kind from what was reached and what is required. */
    interface Laid {
        Duty with(BigDecimal reached, BigDecimal required);
    }

    static Floor of(BigDecimal share, String baseField, @Nullable BigDecimal base) {
        return new Floor(share, baseField, base);
    }

    /** Lays {@code reached}, named {@code field}, before the rules; where it is absent it is at least nothing. */
    void judge(Case one, String field, @Nullable BigDecimal reached, Laid duty) {
        judge(one, reached == null ? Money.ZERO : reached, reached != null, duty);
        if (base == null || base.signum() != 0) {
            one.missingIfAbsent(field, reached);
        }
    }

    /** Lays what was reached, at least {@code atLeast} and no more where it is {@code complete}, before the rules. */
    void judge(Case one, BigDecimal atLeast, boolean complete, Laid duty) {
        if (base == null) {
            one.unknown(baseField);
            return;
        }
        if (base.signum() == 0) {
            one.nothingToJudge();
            return;
        }
        BigDecimal whole = base;
        BigDecimal required = Money.due(share, whole);
        Duty atWorst = duty.with(atLeast, required);
        if (complete) {
            one.figures(atLeast, Relation.AT_LEAST, required, Unit.CNY)
                    .detailLater("share", () -> Share.of(atLeast, whole, share))
                    .amountMissing(required.subtract(atLeast));
        }
        one.judge(complete ? atWorst : duty.with(atLeast.max(required), required), atWorst);
    }
}
