package cn.hegui.model;

/** The highest education of a teacher, ascending. */
public enum Education implements Coded {
    /** 中专、高中 */
    SECONDARY("secondary"),
    /** 高职、大专 */
    HIGHER_VOCATIONAL("higher-vocational"),
    /** 本科 */
    BACHELOR("bachelor"),
    /** 硕士 */
    MASTER("master"),
    /** 博士 */
    DOCTOR("doctor");

    private final String code;

    Education(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
