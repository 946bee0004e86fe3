package cn.hegui.model;

/** What a subject is. */
public enum SubjectKind implements Coded {
    @Named("企业")
    ENTERPRISE("enterprise"),
    @Named("院校")
    INSTITUTION("institution"),
    @Named("地区")
    REGION("region");

    private final String code;

    SubjectKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
