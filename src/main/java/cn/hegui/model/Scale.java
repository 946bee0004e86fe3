package cn.hegui.model;

/** The size class of an enterprise. */
public enum Scale implements Coded {
    @Named("大型")
    LARGE("large"),
    @Named("中型")
    MEDIUM("medium"),
    @Named("小型")
    SMALL("small"),
    @Named("微型")
    MICRO("micro");

    private final String code;

    Scale(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
