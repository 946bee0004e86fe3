package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** How far a run is. */
public enum RunState implements Coded {
    QUEUED("queued", new Texts("排队中", "queued")),
    RUNNING("running", new Texts("核对中", "running")),
    FINISHED("finished", new Texts("已完成", "finished")),
    FAILED("failed", new Texts("未完成", "failed")),
    CANCELLED("cancelled", new Texts("已取消", "cancelled"));

    private final String code;
    private final Texts words;

    RunState(String code, Texts words) {
        this.code = code;
        this.words = words;
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts words() {
        return words;
    }

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
