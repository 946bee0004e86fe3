package cn.hegui.rundiff;

import cn.hegui.model.Texts;

/** What moved between two runs. */
public enum Cause {
    FACTS("事实", "facts"),
    LAW("政策", "law"),
    DAY("基准日", "as-of date"),
    WAIVER("豁免", "waiver"),
    OPTIONS("核对选项", "options"),
    PROGRAM("程序", "program");

    private final Texts words;

    Cause(String zh, String en) {
        this.words = new Texts(zh, en);
    }

    /** What it is called. */
    public Texts words() {
        return words;
    }
}
