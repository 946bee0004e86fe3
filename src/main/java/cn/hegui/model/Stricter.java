package cn.hegui.model;

/** Which of two values of a parameter binds harder. */
public enum Stricter implements Coded {
    /** The greater number or the later day: a least share. */
    HIGHER("higher"),
    /** The smaller number or the earlier day: a cap, a term. */
    LOWER("lower");

    private final String code;

    Stricter(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
