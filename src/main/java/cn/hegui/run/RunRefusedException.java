package cn.hegui.run;

import cn.hegui.model.Texts;

/** A run cannot be made, or not be written, for a reason that whoever asked for it can mend. */
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    RunRefusedException(Texts texts) {
        super(texts.en());
        this.texts = texts;
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }
}
