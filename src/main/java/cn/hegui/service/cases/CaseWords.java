package cn.hegui.service.cases;

import cn.hegui.cases.CreditCase;
import cn.hegui.cases.RecordMembers;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.model.Texts;
import cn.hegui.service.cases.CaseViews.Detail;
import cn.hegui.service.cases.CaseViews.Due;
import cn.hegui.store.CaseLine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case is told in. */
final class CaseWords {
    private CaseWords() {}

    /** What time has done to a case, or will. */
    static List<Texts> clock(CreditCase it, LocalDate today) {
        List<Texts> words = new ArrayList<>();
        CreditCase.Notice notice = it.notice();
        CreditCase.Determination determination = it.determination();
        if (it.stage() == Stage.NOTIFIED && notice != null) {
            long days = notice.dueOn().toEpochDay() - today.toEpochDay();
            words.add(
                    it.isDeadlinePassed(today)
                            ? new Texts(
                                    "整改期限 " + notice.dueOn() + " 已过，未见改正；是否拒不改正须由主管部门认定，现仅为线索。",
                                    "The deadline " + notice.dueOn()
                                            + " has passed and no correction is recorded. Whether correction was refused is for the authority to determine; so far it is a lead.")
                            : new Texts(
                                    "整改期限 " + notice.dueOn() + "，还有 " + days + " 天。",
                                    "The deadline is " + notice.dueOn() + ", in " + days + " days."));
        }
        if (it.isContested()) {
            words.add(new Texts(
                    "异议未结：" + String.join("、", it.objections().keySet()) + "。",
                    "Objections pending: " + String.join(", ", it.objections().keySet()) + "."));
        }
        boolean standing =
                it.stage() == Stage.RECORDABLE || it.stage() == Stage.TRANSFERRED || it.stage() == Stage.REPAIR_PENDING;
        if (standing && determination != null) {
            if (it.isPublicationEnded(today)) {
                words.add(new Texts(
                        "公示期已于 " + determination.lastDay() + " 届满，自行终止。",
                        "Publication ended by itself on " + determination.lastDay() + "."));
            } else {
                words.add(new Texts(
                        "公示至 " + determination.lastDay() + " 届满自行终止；" + determination.repairableFrom()
                                + (today.isBefore(determination.repairableFrom()) ? " 起" : " 起已")
                                + "可申请修复"
                                + (it.correctedOn() == null ? "（须先改正并作出承诺）" : "") + "。",
                        "Publication ends by itself on " + determination.lastDay() + "; repair may be applied for from "
                                + determination.repairableFrom() + " on"
                                + (it.correctedOn() == null ? ", once corrected and pledged" : "") + "."));
            }
        }
        return words;
    }

    /** The papers of a case. */
    static List<Detail> papers(CreditCase it) {
        List<Detail> papers = new ArrayList<>();
        CreditCase.Notice notice = it.notice();
        if (notice != null) {
            papers.add(detail("整改通知", "Notice", notice.no() + " · " + notice.issuedBy() + " · " + notice.issuedOn()));
            papers.add(detail("整改期限", "Deadline", notice.dueOn().toString()));
        }
        if (it.refusedInWritingOn() != null) {
            papers.add(
                    detail("书面拒绝", "Refused in writing", it.refusedInWritingOn().toString()));
        }
        CreditCase.Determination proposal = it.proposal();
        if (proposal != null) {
            papers.add(detail("提出的认定", "Proposed determination", determined(proposal)));
        }
        CreditCase.Determination determination = it.determination();
        if (determination != null) {
            papers.add(detail("认定", "Determination", determined(determination)));
        }
        if (it.correctedOn() != null) {
            papers.add(detail("改正日期", "Corrected on", it.correctedOn().toString()));
        }
        if (it.receipt() != null) {
            papers.add(detail("信用系统回执", "Receipt of the credit system", it.receipt()));
        }
        CreditCase.Repair repair = it.repair();
        if (repair != null) {
            papers.add(detail("修复申请", "Repair applied for", repair.appliedOn() + " · " + repair.pledgeNo()));
            if (repair.grantedOn() != null && repair.documentNo() != null) {
                papers.add(detail("准予修复", "Repair granted", repair.grantedOn() + " · " + repair.documentNo()));
            }
        }
        if (it.withdrawalNo() != null) {
            papers.add(detail("撤销文书", "Withdrawn by", it.withdrawalNo()));
        }
        return papers;
    }

    private static String determined(CreditCase.Determination it) {
        return it.documentNo() + " · " + it.authority() + " · " + it.determinedOn() + " · "
                + it.publication().severity().title().zh() + " "
                + it.publication().severity().title().en();
    }

    private static Detail detail(String zh, String en, String value) {
        return new Detail(new Texts(zh, en), value);
    }

    /** The fields of a step as it was taken, in their order. */
    static List<Detail> details(Step step) {
        List<Detail> details = new ArrayList<>();
        if (step instanceof Step.LeadOpened lead) {
            details.add(detail(
                    "来自核对",
                    "From run",
                    lead.breach().finding().run() + " #"
                            + lead.breach().finding().number() + " · "
                            + lead.breach().finding().asOf()));
            return details;
        }
        Map<String, Object> members = RecordMembers.of((Record) step);
        for (StepFields.Field field : StepFields.of(step.kind(), List.of())) {
            Object value = members.get(field.name());
            if (value instanceof Boolean sustained) {
                details.add(new Detail(field.title(), sustained ? "成立 sustained" : "维持 upheld"));
            } else if (value != null) {
                details.add(new Detail(field.title(), value.toString()));
            }
        }
        if (step instanceof Step.RefusalProposed proposed) {
            details.add(detail(
                    "程度",
                    "severity class",
                    proposed.publication().severity().title().zh() + " · "
                            + proposed.publication().minimumMonths() + "–"
                            + proposed.publication().maximumMonths() + " 个月 months"));
        }
        return details;
    }

    /** What of a case is due in a month. */
    static List<Due> dues(CaseLine line, YearMonth month, LocalDate today) {
        List<Due> dues = new ArrayList<>();
        if (line.stage() == Stage.NOTIFIED || line.stage() == Stage.PROPOSED) {
            add(dues, line.dueOn(), new Texts("整改期限", "deadline"), line, month, today);
        } else {
            add(dues, line.repairableFrom(), new Texts("可申请修复", "repair possible"), line, month, today);
            add(dues, line.publishedUntil(), new Texts("公示届满", "publication ends"), line, month, today);
        }
        return dues;
    }

    private static void add(
            List<Due> dues, @Nullable LocalDate day, Texts what, CaseLine line, YearMonth month, LocalDate today) {
        if (day != null && YearMonth.from(day).equals(month)) {
            dues.add(new Due(day, what, line, day.isBefore(today)));
        }
    }
}
