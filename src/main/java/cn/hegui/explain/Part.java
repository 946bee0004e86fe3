package cn.hegui.explain;

import cn.hegui.model.Coded;

/** What a branch of an explanation tells. */
public enum Part implements Coded {
    SUBJECT("subject"),
    SOURCE("source"),
    WARNING("warning"),
    ASSUMPTION("assumption"),
    MOVE("move"),
    FINDING("finding"),
    MESSAGE("message"),
    CLAUSE("clause"),
    PARAMETER("parameter"),
    FACT("fact"),
    CALCULATION("calculation"),
    SEVERITY("severity"),
    DUE("due"),
    MISSING("missing"),
    CHANGE("change"),
    SETTLED("settled"),
    SILENCE("silence");

    private final String code;

    Part(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
