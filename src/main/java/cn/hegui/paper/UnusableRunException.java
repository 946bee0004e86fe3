package cn.hegui.paper;

import cn.hegui.model.Texts;

/** The folder is no finished run, or not as the run left it; nothing is reported of it. */
public final class UnusableRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    /** Says {@code texts}: what is wrong and what to try. */
    public UnusableRunException(Texts texts) {
        super(texts.en());
        this.texts = texts;
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }
}
