package cn.hegui.model;

/** The degree as whose holder a graduate is treated, ascending. */
public enum Treatment implements Coded {
    @Named("中专")
    SECONDARY("secondary"),
    @Named("大专")
    COLLEGE("college"),
    @Named("本科")
    BACHELOR("bachelor");

    private final String code;

    Treatment(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
