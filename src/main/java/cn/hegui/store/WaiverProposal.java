package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver that somebody proposes, and what became of it.
 *
 * @param region where it holds: all of it where no subject is named, else where the subject is
 * @param clause the clause that is waived; null: all of {@code rule}
 * @param subject the id of the subject; null: all of the region
 * @param approver the authority that has excused, with its document {@code documentNo}
 * @param until the first day that is no longer waived
 * @param proposerRegion of whom it needs another person of the same region or above to decide
 * @param decision null: nobody has decided
 * @param withdrawn null: nobody has
 */
public record WaiverProposal(
        UUID id,
        long number,
        RegionCode region,
        @Nullable String clause,
        @Nullable String rule,
        @Nullable String subject,
        String reason,
        String approver,
        String documentNo,
        LocalDate from,
        LocalDate until,
        Step proposed,
        RegionCode proposerRegion,
        State state,
        @Nullable Step decision,
        @Nullable String decisionNote,
        @Nullable Step withdrawn) {
    /** Who did something, and when. */
    public record Step(UUID by, String name, Instant at) {}

    /** What became of it. */
    public enum State implements Coded {
        PROPOSED("proposed", new Texts("待审批", "awaits a second person")),
        APPROVED("approved", new Texts("已批准", "approved")),
        REFUSED("refused", new Texts("未批准", "refused")),
        WITHDRAWN("withdrawn", new Texts("已撤销", "withdrawn"));

        private final String code;
        private final Texts words;

        State(String code, Texts words) {
            this.code = code;
            this.words = words;
        }

        @Override
        public String code() {
            return code;
        }

        /** What people call it. */
        public Texts words() {
            return words;
        }
    }

    /** Whether it is approved and holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return state == State.APPROVED && !day.isBefore(from) && day.isBefore(until);
    }

    /** Whether it was approved and is over by {@code day}. */
    public boolean hasExpiredOn(LocalDate day) {
        return state == State.APPROVED && !day.isBefore(until);
    }
}
