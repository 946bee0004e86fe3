package cn.hegui.model;

/** What kind of enterprise a project partner is. */
public enum PartnerType implements Coded {
    /** 国有企业 */
    STATE_OWNED("state-owned"),
    /** 行业龙头企业 */
    LEADING("leading"),
    /** 上市公司 */
    LISTED("listed"),
    /** 其他 */
    OTHER("other");

    private final String code;

    PartnerType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
