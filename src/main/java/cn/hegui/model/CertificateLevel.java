package cn.hegui.model;

/** The level of a vocational certificate, ascending. */
public enum CertificateLevel implements Coded {
    @Named("初级")
    JUNIOR("junior"),
    @Named("中级")
    INTERMEDIATE("intermediate"),
    @Named("高级")
    SENIOR("senior");

    private final String code;

    CertificateLevel(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
