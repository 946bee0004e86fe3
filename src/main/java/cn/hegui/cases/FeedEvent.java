package cn.hegui.cases;

import cn.hegui.model.Coded;
import org.jspecify.annotations.Nullable;

/** What a step means to the credit system. */
public enum FeedEvent implements Coded {
    /** A record may be entered. */
    RECORDABLE("recordable"),
    /** The determination is contested: the record is in doubt until {@link #UPHELD} or {@link #WITHDRAWN}. */
    CONTESTED("contested"),
    /** No objection is pending any more; the record stands. */
    UPHELD("upheld"),
    /** Corrected since the determination; the record may be repaired after the minimum publication. */
    REPAIRABLE("repairable"),
    /** Repaired: publication ends. */
    REPAIRED("repaired"),
    /** The record was wrong: it is to be taken out. */
    WITHDRAWN("withdrawn");

    private final String code;

    FeedEvent(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether it takes from a record that was delivered before: whoever follows records must hear of it. */
    public boolean takesAway() {
        return this != RECORDABLE;
    }

    /** What {@code step}, which led from {@code before} to {@code after}, means to the credit system; null: nothing. */
    public static @Nullable FeedEvent of(Step step, CreditCase before, CreditCase after) {
        return switch (step.kind()) {
            case REFUSAL_APPROVED -> RECORDABLE;
            case OBJECTION_FILED -> after.determination() != null && !before.isContested() ? CONTESTED : null;
            case OBJECTION_ENDED -> {
                if (after.determination() == null) {
                    yield null;
                }
                yield after.stage() == Stage.WITHDRAWN ? WITHDRAWN : after.isContested() ? null : UPHELD;
            }
            case CORRECTED_AFTER_DETERMINATION -> REPAIRABLE;
            case REPAIR_GRANTED -> REPAIRED;
            case WITHDRAWN -> WITHDRAWN;
            case LEAD_OPENED,
                    CASE_OPENED,
                    NOTICE_ISSUED,
                    REFUSED_IN_WRITING,
                    CORRECTED,
                    REFUSAL_PROPOSED,
                    REFUSAL_DECLINED,
                    TRANSFERRED,
                    REPAIR_APPLIED,
                    REPAIR_DECLINED,
                    DISMISSED -> null;
        };
    }
}
