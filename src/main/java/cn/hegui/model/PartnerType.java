package cn.hegui.model;

/** What kind of enterprise a project partner is. */
public enum PartnerType implements Coded {
    @Named("国有企业")
    STATE_OWNED("state-owned"),
    @Named("行业龙头企业")
    LEADING("leading"),
    @Named("上市公司")
    LISTED("listed"),
    @Named("其他")
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
