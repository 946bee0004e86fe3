package cn.hegui.cli;

import cn.hegui.model.Coded;
import cn.hegui.model.Severity;
import cn.hegui.report.Counts;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** From which severity on a check ends with exit code 1. */
enum FailOn implements Coded {
    VIOLATION("violation", Severity.VIOLATION),
    WARNING("warning", Severity.WARNING),
    ADVISORY("advisory", Severity.ADVISORY),
    NEVER("never", null);

    private final String code;
    private final @Nullable Severity least;

    FailOn(String code, @Nullable Severity least) {
        this.code = code;
        this.least = least;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether {@code findings} hold one that is grave enough. */
    boolean isReachedBy(Counts findings) {
        return isReachedBy(findings::of);
    }

    /** Whether {@code count} counts one that is grave enough. */
    boolean isReachedBy(ToLongFunction<Severity> count) {
        for (Severity severity : Severity.values()) {
            if (least != null && severity.compareTo(least) <= 0 && count.applyAsLong(severity) > 0) {
                return true;
            }
        }
        return false;
    }
}
