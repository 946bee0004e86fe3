package cn.hegui.selfcheck;

import cn.hegui.model.Texts;

/**
 * The matters into which people divide what is asked and found, in the order in which they are shown. The family of a rule
 * kind, its id before the dot, says to which it belongs; a new kind of a known family needs no entry here.
 */
public enum Theme {
    /** What the subject is: its level, its sponsor, its owner. */
    PROFILE("单位情况", "The organisation"),
    TRAINING_FUND("经费", "Training funds", "training-fund"),
    TEACHING("专业与课时", "Programmes and hours", "programme", "teaching"),
    TEACHERS("教师", "Teachers", "teacher"),
    INTERNSHIP("实习", "Internships", "internship"),
    GRADUATES("毕业生与定向班", "Graduates and targeted classes", "graduate", "targeted-class"),
    SUBSIDIES("补贴申领", "Subsidy claims", "subsidy"),
    FACTORY("校办工厂", "School factories", "factory"),
    TRAINING_SERVICE("培训服务", "Training services", "training-service"),
    COOPERATION("治理与合作", "Governance and cooperation", "governance", "cooperation", "facility"),
    TRANSFER("成果转化", "Transfer of research", "transfer"),
    CREDIT("信用", "Credit", "credit"),
    /** What a family that is not known here is about. */
    OTHER("其他", "Other");

    private final Texts words;
    private final String[] families;

    Theme(String zh, String en, String... families) {
        this.words = new Texts(zh, en);
        this.families = families;
    }

    /** What it is called. */
    public Texts words() {
        return words;
    }

    /** The matter to which the rule kind of that id belongs. */
    public static Theme of(String rule) {
        int dot = rule.indexOf('.');
        String family = dot < 0 ? rule : rule.substring(0, dot);
        for (Theme theme : values()) {
            for (String known : theme.families) {
                if (known.equals(family)) {
                    return theme;
                }
            }
        }
        return OTHER;
    }
}
