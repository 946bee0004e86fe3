package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** The kinds of steps, with their names in the log. */
public enum StepKind implements Coded {
    LEAD_OPENED("lead-opened", Step.LeadOpened.class, "登记线索", "register the lead"),
    CASE_OPENED("case-opened", Step.CaseOpened.class, "立案", "open the case"),
    NOTICE_ISSUED("notice-issued", Step.NoticeIssued.class, "发出整改通知", "issue the notice of rectification"),
    REFUSED_IN_WRITING("refused-in-writing", Step.RefusedInWriting.class, "登记书面拒绝", "record a refusal in writing"),
    CORRECTED("corrected", Step.Corrected.class, "登记改正，结案", "record the correction and close"),
    OBJECTION_FILED("objection-filed", Step.ObjectionFiled.class, "登记异议", "record an objection"),
    OBJECTION_ENDED("objection-ended", Step.ObjectionEnded.class, "登记异议结果", "record the end of an objection"),
    REFUSAL_PROPOSED("refusal-proposed", Step.RefusalProposed.class, "提出认定", "propose the determination"),
    REFUSAL_DECLINED("refusal-declined", Step.RefusalDeclined.class, "不予批准或撤回", "decline or take back the proposal"),
    REFUSAL_APPROVED("refusal-approved", Step.RefusalApproved.class, "批准认定", "approve the determination"),
    TRANSFERRED("transferred", Step.Transferred.class, "信用系统签收", "received by the credit system"),
    CORRECTED_AFTER_DETERMINATION(
            "corrected-after-determination",
            Step.CorrectedAfterDetermination.class,
            "登记认定后改正",
            "record the correction after the determination"),
    REPAIR_APPLIED("repair-applied", Step.RepairApplied.class, "登记修复申请", "record the application for repair"),
    REPAIR_DECLINED("repair-declined", Step.RepairDeclined.class, "不予修复", "decline the repair"),
    REPAIR_GRANTED("repair-granted", Step.RepairGranted.class, "准予修复", "grant the repair"),
    WITHDRAWN("withdrawn", Step.Withdrawn.class, "撤销认定", "withdraw the determination"),
    DISMISSED("dismissed", Step.Dismissed.class, "撤案", "dismiss");

    private final String code;
    private final Class<? extends Step> type;
    private final Texts title;

    StepKind(String code, Class<? extends Step> type, String zh, String en) {
        this.code = code;
        this.type = type;
        this.title = new Texts(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    /** The class of its steps. */
    public Class<? extends Step> type() {
        return type;
    }

    /** What people call taking it. */
    public Texts title() {
        return title;
    }

    static StepKind of(Step step) {
        for (StepKind kind : values()) {
            if (kind.type.isInstance(step)) {
                return kind;
            }
        }
        throw new IllegalStateException("a step that is no kind: " + step.getClass());
    }
}
