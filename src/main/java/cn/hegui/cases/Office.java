package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** In which office somebody acts on a case. */
public enum Office implements Coded {
    /** The program itself. */
    MACHINE("machine", "系统", "the program"),
    /** Audits: opens cases, issues notices, keeps the papers. */
    AUDITOR("auditor", "审核人员", "an auditor"),
    /** Determines. */
    AUTHORITY("authority", "主管部门", "the authority"),
    /** Receives records. */
    CREDIT_SYSTEM("credit-system", "信用信息系统", "the credit system");

    private final String code;
    private final Texts title;

    Office(String code, String zh, String en) {
        this.code = code;
        this.title = new Texts(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts title() {
        return title;
    }
}
