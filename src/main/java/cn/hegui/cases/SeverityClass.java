package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** How grave the authority holds a determined behaviour to be; how long it is published depends on it. */
public enum SeverityClass implements Coded {
    MINOR("minor", "轻微", "minor"),
    ORDINARY("ordinary", "一般", "ordinary"),
    SERIOUS("serious", "严重", "serious");

    private final String code;
    private final Texts title;

    SeverityClass(String code, String zh, String en) {
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
