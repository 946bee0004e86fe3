package cn.hegui.model;

/** How heavily a failed finding weighs, heaviest first. */
public enum Severity implements Coded {
    /** 违规 */
    VIOLATION("violation"),
    /** 预警 */
    WARNING("warning"),
    /** 提示 */
    ADVISORY("advisory");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
