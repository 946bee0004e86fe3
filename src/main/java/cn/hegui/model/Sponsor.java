package cn.hegui.model;

/** Who runs an institution. */
public enum Sponsor implements Coded {
    @Named("市属")
    CITY("city"),
    @Named("省属")
    PROVINCE("province"),
    @Named("部属")
    STATE("state"),
    @Named("民办")
    PRIVATE("private");

    private final String code;

    Sponsor(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
