package cn.hegui.model;

/** The level of an institution. */
public enum Level implements Coded {
    @Named("中等职业学校")
    SECONDARY_VOCATIONAL("secondary-vocational"),
    @Named("技工院校")
    TECHNICIAN("technician"),
    @Named("高等职业学校")
    HIGHER_VOCATIONAL("higher-vocational"),
    @Named("应用型本科")
    APPLIED_UNDERGRADUATE("applied-undergraduate"),
    @Named("普通本科")
    UNDERGRADUATE("undergraduate");

    private final String code;

    Level(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
