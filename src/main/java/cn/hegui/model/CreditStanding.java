package cn.hegui.model;

/** The standing of a subject in the public credit system. */
public enum CreditStanding implements Coded {
    @Named("信用良好")
    GOOD("good"),
    @Named("失信")
    DISHONEST("dishonest");

    private final String code;

    CreditStanding(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
