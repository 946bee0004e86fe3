package cn.hegui.engine;

import cn.hegui.model.Texts;

/** Rules that cannot be used: a DRL that does not compile, or one that does not keep to the form. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    RulesException(Texts texts) {
        super(texts.en());
        this.texts = texts;
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }
}
