package cn.hegui.model;

/** Who runs an institution. */
public enum Sponsor implements Coded {
    /** 市属 */
    CITY("city"),
    /** 省属 */
    PROVINCE("province"),
    /** 部属 */
    STATE("state"),
    /** 民办 */
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
