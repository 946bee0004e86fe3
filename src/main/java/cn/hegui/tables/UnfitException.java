package cn.hegui.tables;

import cn.hegui.model.Texts;

/** The form asked for cannot hold the facts; another can. */
public final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    UnfitException(String zh, String en) {
        super(zh);
        this.texts = new Texts(zh, en);
    }

    /** What does not fit and which form to take. */
    public Texts texts() {
        return texts;
    }
}
