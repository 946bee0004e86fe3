package cn.hegui.model;

/** The highest education of a teacher, ascending. */
public enum Education implements Coded {
    @Named("中专、高中")
    SECONDARY("secondary"),
    @Named("高职、大专")
    HIGHER_VOCATIONAL("higher-vocational"),
    @Named("本科")
    BACHELOR("bachelor"),
    @Named("硕士")
    MASTER("master"),
    @Named("博士")
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
