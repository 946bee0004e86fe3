package cn.hegui.explain;

import cn.hegui.model.Texts;

/** What was asked cannot be answered: there is no such subject, clause, target or field, or the run is not as it was. */
public final class UnanswerableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    UnanswerableException(String zh, String en) {
        super(en);
        this.texts = new Texts(zh, en);
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }
}
