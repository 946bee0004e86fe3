package cn.hegui.model;

/** What is known of the force of a document. */
public enum DocumentStatus implements Coded {
    /** 现行 */
    IN_FORCE("in-force"),
    /** 征求意见稿 */
    DRAFT("draft");

    private final String code;

    DocumentStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
