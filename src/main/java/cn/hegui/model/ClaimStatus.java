package cn.hegui.model;

/** How far a subsidy claim has come. */
public enum ClaimStatus implements Coded {
    @Named("已申请")
    FILED("filed"),
    @Named("已支付")
    PAID("paid"),
    @Named("已驳回")
    REFUSED("refused"),
    @Named("已撤回")
    WITHDRAWN("withdrawn");

    private final String code;

    ClaimStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
