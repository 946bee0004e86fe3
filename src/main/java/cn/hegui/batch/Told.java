package cn.hegui.batch;

import cn.hegui.model.Judgement;
import cn.hegui.model.Origin;
import cn.hegui.report.Score;
import org.jspecify.annotations.Nullable;

/** What was found of one subject of a part, and whence it is known. */
sealed interface Told {
    /** A subject that was judged; one that {@code keeps} may be carried over by a later run. */
    record Judged(
            Judgement judgement,
            Score score,
            Hash facts,
            long linesAfterStart,
            @Nullable Origin origin,
            boolean keeps) implements Told {}

    /** A subject that would be judged no differently than an earlier run judged it. */
    record Carried(IndexEntry entry) implements Told {}
}
