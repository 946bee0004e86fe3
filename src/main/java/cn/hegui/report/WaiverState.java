package cn.hegui.report;

import cn.hegui.model.Coded;
import cn.hegui.model.Waiver;
import java.time.LocalDate;

/** What became of a waiver in a run: all but one that was used want a look by those who granted it. */
public enum WaiverState implements Coded {
    /** It held and excused at least one finding. */
    USED("used"),
    /** It held and excused nothing: there was nothing to excuse, or it names the wrong subject. */
    UNUSED("unused"),
    /** It no longer held on the day of the run. */
    EXPIRED("expired"),
    /** It did not yet hold on the day of the run. */
    NOT_YET("not-yet");

    private final String code;

    WaiverState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The state of {@code waiver} as of a day after it excused {@code findings}. */
    public static WaiverState of(Waiver waiver, LocalDate asOf, long findings) {
        if (asOf.isBefore(waiver.time().effective())) {
            return NOT_YET;
        }
        if (!waiver.time().contains(asOf)) {
            return EXPIRED;
        }
        return findings > 0 ? USED : UNUSED;
    }
}
