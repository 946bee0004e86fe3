package cn.hegui.model;

/** To whom an open day was open. */
public enum Audience implements Coded {
    @Named("中小学")
    PRIMARY_SECONDARY("primary-secondary"),
    @Named("其他")
    OTHER("other");

    private final String code;

    Audience(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
