package cn.hegui.model;

/** Who receives a subsidy. */
public enum Recipient implements Coded {
    @Named("企业")
    ENTERPRISE("enterprise"),
    @Named("学校")
    SCHOOL("school"),
    @Named("学生")
    STUDENT("student"),
    @Named("职工")
    EMPLOYEE("employee");

    private final String code;

    Recipient(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
