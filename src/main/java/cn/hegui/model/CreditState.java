package cn.hegui.model;

/** How far a credit record has come: the machine proposes, an authority determines. */
public enum CreditState implements Coded {
    /** 线索（待认定） */
    CANDIDATE("candidate"),
    /** 可记录（已认定） */
    RECORDABLE("recordable"),
    /** 可修复 */
    REPAIRABLE("repairable");

    private final String code;

    CreditState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
