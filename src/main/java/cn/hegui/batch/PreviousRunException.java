package cn.hegui.batch;

import cn.hegui.model.Texts;

/** An earlier run from which nothing can be carried over: it is not there, not finished, or not as it was written. */
public final class PreviousRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    PreviousRunException(Texts texts) {
        super(texts.en());
        this.texts = texts;
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }
}
