package cn.hegui.model;

/** In what capacity somebody works with the service; each account has one. */
public enum Role implements Coded {
    /** 学校或企业：只看自己 */
    SCHOOL("school", new Texts("学校（企业）", "school or firm")),
    /** 审核人员：核对本辖区，立案，登记通知和改正 */
    AUDITOR("auditor", new Texts("审核人员", "auditor")),
    /** 主管部门：认定 */
    AUTHORITY("authority", new Texts("主管部门", "authority")),
    /** 信用系统：只读信用记录 */
    CREDIT_SYSTEM("credit-system", new Texts("信用系统", "credit system")),
    /** 管理员：只管账号，看不到核对结果 */
    ADMINISTRATOR("administrator", new Texts("管理员", "administrator"));

    private final String code;
    private final Texts name;

    Role(String code, Texts name) {
        this.code = code;
        this.name = name;
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts title() {
        return name;
    }
}
