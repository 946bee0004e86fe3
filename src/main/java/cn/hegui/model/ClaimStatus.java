package cn.hegui.model;

/** How far a subsidy claim has come. */
public enum ClaimStatus implements Coded {
    /** 已申请 */
    FILED("filed"),
    /** 已支付 */
    PAID("paid"),
    /** 已驳回 */
    REFUSED("refused"),
    /** 已撤回 */
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
