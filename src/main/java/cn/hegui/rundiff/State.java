package cn.hegui.rundiff;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** What became of a finding that leaves something open: it is not met, cannot be judged, or is not yet due. */
public enum State implements Coded {
    /** Open now and not before. */
    NEW("new", "新增", "new"),
    /** Open before and now, but not as it was. */
    CHANGED("changed", "变化", "changed"),
    /** Open before, and no longer of a subject that is still judged. */
    FIXED("fixed", "已消除", "fixed"),
    /** Open before, of a subject that is no longer judged: nothing says that it was mended. */
    GONE("gone", "主体不再核对", "subject no longer judged"),
    /** Open before and now, and the same. */
    PERSISTING("persisting", "仍存在", "persisting");

    private final String code;
    private final Texts words;

    State(String code, String zh, String en) {
        this.code = code;
        this.words = new Texts(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    /** What it is called. */
    public Texts words() {
        return words;
    }
}
