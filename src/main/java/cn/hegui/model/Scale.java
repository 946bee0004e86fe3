package cn.hegui.model;

/** The size class of an enterprise. */
public enum Scale implements Coded {
    /** 大型 */
    LARGE("large"),
    /** 中型 */
    MEDIUM("medium"),
    /** 小型 */
    SMALL("small"),
    /** 微型 */
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
