package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** By what way a subject contests. */
public enum ObjectionKind implements Coded {
    /** A statement to the authority itself. */
    STATEMENT("statement", "陈述申辩", "statement of defence"),
    /** Review by the authority above. */
    REVIEW("review", "行政复议", "administrative review"),
    /** An action in court. */
    LAWSUIT("lawsuit", "行政诉讼", "action in court");

    private final String code;
    private final Texts title;

    ObjectionKind(String code, String zh, String en) {
        this.code = code;
        this.title = new Texts(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts title() {
        return title;
    }
}
