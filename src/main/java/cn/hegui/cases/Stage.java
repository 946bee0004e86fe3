package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** How far a case has come; what time alone changes (a deadline passed, a publication ended) is computed, no stage. */
public enum Stage implements Coded {
    /** A breach was found; nobody has looked at it. All that a machine can bring about. */
    LEAD("lead", "线索", "lead", false),
    /** An auditor has taken it up. */
    OPENED("opened", "已立案", "case opened", false),
    /** A notice of rectification was issued. */
    NOTIFIED("notified", "整改中", "under rectification", false),
    /** One person of the authority proposes to determine the refusal; a second has to approve. */
    PROPOSED("proposed", "认定待批准", "determination to be approved", false),
    /** The refusal was determined: the credit system may enter it. */
    RECORDABLE("recordable", "可记录（已认定）", "determined", false),
    /** The credit system has acknowledged the record. */
    TRANSFERRED("transferred", "已移送", "transferred", false),
    /** Corrected, pledged, and the repair applied for. */
    REPAIR_PENDING("repair-pending", "修复待决定", "repair applied for", false),
    /** The record was repaired. */
    REPAIRED("repaired", "已修复", "repaired", true),
    /** Corrected before any determination: no record. */
    CORRECTED("corrected", "已改正", "corrected", true),
    /** Closed without any record: no ground. */
    DISMISSED("dismissed", "已撤案", "dismissed", true),
    /** A record that was wrong, taken back; nothing of it is deleted. */
    WITHDRAWN("withdrawn", "已撤销", "withdrawn", true);

    private final String code;
    private final Texts name;
    private final boolean closed;

    Stage(String code, String zh, String en, boolean closed) {
        this.code = code;
        this.name = new Texts(zh, en);
        this.closed = closed;
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts title() {
        return name;
    }

    /** Whether another case of the same subject, rule and year may be opened beside it. */
    public boolean isClosed() {
        return closed;
    }

    /** Whether a determination stands: a record may be with the credit system. */
    public boolean isDetermined() {
        return this == RECORDABLE || this == TRANSFERRED || this == REPAIR_PENDING || this == REPAIRED;
    }
}
