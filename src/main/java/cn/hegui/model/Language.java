package cn.hegui.model;

/** The languages in which the product speaks. */
public enum Language implements Coded {
    /** 中文 */
    ZH("zh"),
    /** English */
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
