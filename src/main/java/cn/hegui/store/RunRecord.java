package cn.hegui.store;

import cn.hegui.model.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param number counts runs up in the order in which they were asked for
 * @param attempts how often it was begun: more than once where the service was killed meanwhile
 * @param cancelled whether somebody asked to stop it
 * @param result null until it is finished
 * @param failure why it failed; null where it did not
 */
public record RunRecord(
        RunAsked asked,
        long number,
        Instant createdAt,
        RunState state,
        int attempts,
        boolean cancelled,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long bytesTotal,
        long bytesRead,
        long recordsRead,
        @Nullable Result result,
        @Nullable Texts failure) {
    /**
     * What it came to.
     *
     * @param failed findings that fail
     * @param unknown findings that cannot be judged
     * @param carried subjects that were carried over from an earlier run
     */
    public record Result(long judged, long rejected, long failed, long unknown, long carried) {}

    /** How much of its input is read, in hundredths. */
    public int percent() {
        return state == RunState.FINISHED
                ? 100
                : bytesTotal <= 0 ? 0 : (int) Math.min(99, 100 * bytesRead / bytesTotal);
    }
}
