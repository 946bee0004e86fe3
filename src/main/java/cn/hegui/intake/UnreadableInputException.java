package cn.hegui.intake;

import cn.hegui.model.Texts;

/** The input cannot be judged at all: the run ends with exit code 2 and leaves no files. */
public final class UnreadableInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    /** Says in both languages which input it is, what is wrong with it, and what to try. */
    public UnreadableInputException(Texts texts) {
        super(texts.zh());
        this.texts = texts;
    }

    /** What is wrong, in both languages. */
    public Texts texts() {
        return texts;
    }
}
