package cn.hegui.model;

/** The level of government that owns an enterprise, or none. */
public enum Owner implements Coded {
    @Named("市属国有")
    CITY("city"),
    @Named("省属国有")
    PROVINCE("province"),
    @Named("中央企业")
    CENTRAL("central"),
    @Named("非国有")
    NONE("none");

    private final String code;

    Owner(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
