package cn.hegui.model;

/** How strongly a clause binds. */
public enum Force implements Coded {
    /** 必须 */
    MANDATORY("mandatory"),
    /** 原则上 */
    IN_PRINCIPLE("in-principle"),
    /** 目标 */
    TARGET("target"),
    /** 鼓励，不构成义务 */
    ENCOURAGED("encouraged");

    private final String code;

    Force(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
