package cn.hegui.model;

/** The highest education of a teacher, ascending. */
public enum Education implements Coded {
    @Named(
            value = "中职（中专）",
            also = {"中职", "中专", "高中"})
    SECONDARY("secondary"),
    @Named(
            value = "高职（大专）",
            also = {"高职", "大专"})
    HIGHER_VOCATIONAL("higher-vocational"),
    @Named("本科")
    BACHELOR("bachelor"),
    @Named(value = "硕士研究生", also = "硕士")
    MASTER("master"),
    @Named(value = "博士研究生", also = "博士")
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
