package cn.hegui.model;

/** What a clause comes to for one subject and one target. */
public enum Outcome implements Coded {
    /** 符合 */
    PASS("pass"),
    /** 不符合 */
    FAIL("fail"),
    /** 资料不全，无法判定 */
    UNKNOWN("unknown"),
    /** 尚未到期 */
    PENDING("pending"),
    /** 不适用 */
    NOTAPPLICABLE("notapplicable");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
