package cn.hegui.model;

/** How a measured figure must stand to the required one; both include equality. */
public enum Relation implements Coded {
    /** The measured figure must reach the required one. */
    AT_LEAST(">="),
    /** The measured figure must not exceed the required one. */
    AT_MOST("<=");

    private final String code;

    Relation(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
