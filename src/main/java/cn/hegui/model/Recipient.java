package cn.hegui.model;

/** Who receives a subsidy. */
public enum Recipient implements Coded {
    /** 企业 */
    ENTERPRISE("enterprise"),
    /** 学校 */
    SCHOOL("school"),
    /** 学生 */
    STUDENT("student"),
    /** 职工 */
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
