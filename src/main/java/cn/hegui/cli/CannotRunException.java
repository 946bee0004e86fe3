package cn.hegui.cli;

import cn.hegui.model.Texts;

/** The command cannot do what it was asked to, for a reason that its user can mend; it ends with exit code 2. */
final class CannotRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    CannotRunException(Texts texts) {
        super(texts.en());
        this.texts = texts;
    }

    /** What is wrong and what to try, in both languages. */
    Texts texts() {
        return texts;
    }
}
