package cn.hegui.model;

/** The subsidy schemes; each is judged by the rule kind {@code subsidy.<code>}. */
public enum Scheme implements Coded {
    @Named("定向培养补助")
    TARGETED_CLASS("targeted-class"),
    @Named("跟岗实习补助")
    SHADOW_INTERNSHIP("shadow-internship"),
    @Named("顶岗实习补助")
    POST_INTERNSHIP("post-internship"),
    @Named("人才输送奖补（学校）")
    PLACEMENT_SCHOOL("placement-school"),
    @Named("人才输送奖补（学生）")
    PLACEMENT_STUDENT("placement-student"),
    @Named("技能证书补贴")
    SKILL_CERTIFICATE("skill-certificate"),
    @Named("技师培训补贴")
    TECHNICIAN_TRAINING("technician-training");

    private final String code;

    Scheme(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
