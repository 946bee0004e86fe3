package cn.hegui.model;

/** The unit of the figures of a finding. */
public enum Unit implements Coded {
    /** 元 */
    CNY("CNY"),
    /** 学时 */
    HOUR("hour"),
    /** 比例 */
    SHARE("share"),
    /** 天 */
    DAY("day"),
    /** 年 */
    YEAR("year"),
    /** 数量 */
    COUNT("count");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
