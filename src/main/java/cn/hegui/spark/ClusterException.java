package cn.hegui.spark;

import cn.hegui.model.Texts;
import org.jspecify.annotations.Nullable;

/** The run cannot be completed, for a reason told in both languages; nothing of its results is left. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Texts texts;

    ClusterException(Texts texts, @Nullable Throwable cause) {
        super(texts.zh(), cause);
        this.texts = texts;
    }

    ClusterException(Texts texts) {
        this(texts, null);
    }

    /** What is wrong and what to try. */
    public Texts texts() {
        return texts;
    }
}
