package cn.hegui.service.cases;

import cn.hegui.cases.Breach;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.Publication;
import cn.hegui.cases.RecordMembers;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.model.Coded;
import cn.hegui.model.Relation;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import cn.hegui.service.cases.CaseViews.Detail;
import cn.hegui.service.cases.CaseViews.Due;
import cn.hegui.store.CaseLine;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            papers.add(new Detail(new Texts("提出的认定", "Proposed determination"), determined(proposal)));
        }
        CreditCase.Determination determination = it.determination();
        if (determination != null) {
            papers.add(new Detail(new Texts("认定", "Determination"), determined(determination)));
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

    private static Texts determined(CreditCase.Determination it) {
        String papers = it.documentNo() + " · " + it.authority() + " · " + it.determinedOn() + " · ";
        Texts severity = it.publication().severity().title();
        return new Texts(papers + severity.zh(), papers + severity.en());
    }

    private static Detail detail(String zh, String en, String value) {
        return new Detail(new Texts(zh, en), new Texts(value, value));
    }

    /** The fields of a step as it was taken, in their order. */
    static List<Detail> details(Step step) {
        List<Detail> details = new ArrayList<>();
        if (step instanceof Step.LeadOpened lead) {
            Breach.FindingPlace finding = lead.breach().finding();
            details.add(detail("来自核对", "From run", finding.run() + " #" + finding.number() + " · " + finding.asOf()));
            return details;
        }
        Map<String, Object> members = RecordMembers.of((Record) step);
        for (StepFields.Field field : StepFields.of(step.kind(), List.of())) {
            Object value = members.get(field.name());
            if (value != null) {
                details.add(new Detail(field.title(), told(field, value.toString())));
            }
        }
        if (step instanceof Step.RefusalProposed proposed) {
            Publication publication = proposed.publication();
            String months = publication.minimumMonths() + "–" + publication.maximumMonths();
            details.add(new Detail(
                    new Texts("程度和公示", "severity and publication"),
                    new Texts(
                            publication.severity().title().zh() + " · "
                                    + (publication.published() ? months + " 个月" : "不公示"),
                            publication.severity().title().en() + " · "
                                    + (publication.published() ? months + " months" : "not published"))));
        }
        return details;
    }

    /** A value as its choice is called; other values are as they were entered. */
    private static Texts told(StepFields.Field field, String value) {
        return field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(StepFields.Choice::title)
                .orElseGet(() -> new Texts(value, value));
    }

    /** The figures of a breached clause in one phrase; empty where its rule has none. */
    static Texts figures(Breach.BreachedClause clause) {
        String measured = clause.measured();
        String required = clause.required();
        Unit unit = clause.unit() == null ? null : Coded.find(Unit.class, clause.unit());
        if (measured == null || required == null || unit == null) {
            return new Texts("", "");
        }
        boolean least = Relation.AT_LEAST.code().equals(clause.relation());
        String missing = clause.amountMissing();
        String zh = "实际 " + figure(measured, unit, true) + "，要求" + (least ? "不低于 " : "不超过 ")
                + figure(required, unit, true) + (missing == null ? "" : "，差 " + figure(missing, unit, true));
        String en = "measured " + figure(measured, unit, false) + ", required " + (least ? "at least " : "at most ")
                + figure(required, unit, false) + (missing == null ? "" : ", missing " + figure(missing, unit, false));
        return new Texts(zh, en);
    }

    private static String figure(String plain, Unit unit, boolean zh) {
        BigDecimal figure = new BigDecimal(plain);
        if (unit == Unit.SHARE) {
            return figure.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        NumberFormat form = NumberFormat.getNumberInstance(Locale.ROOT);
        form.setMinimumFractionDigits(Math.max(0, figure.scale()));
        form.setMaximumFractionDigits(Math.max(0, figure.scale()));
        String word = switch (unit) {
            case CNY -> zh ? "元" : "CNY";
            case HOUR -> zh ? "学时" : "hours";
            case DAY -> zh ? "天" : "days";
            case YEAR -> zh ? "年" : "years";
            case COUNT, SHARE -> "";
        };
        return word.isEmpty() ? form.format(figure) : form.format(figure) + " " + word;
    }

    /** What of a case is due from {@code from} to {@code to}, both included. */
    static List<Due> dues(CaseLine line, LocalDate from, LocalDate to, LocalDate today) {
        List<Due> dues = new ArrayList<>();
        if (line.stage() == Stage.NOTIFIED || line.stage() == Stage.PROPOSED) {
            add(dues, line.dueOn(), new Texts("整改期限", "deadline"), line, from, to, today);
        } else {
            add(dues, line.repairableFrom(), new Texts("可申请修复", "repair possible"), line, from, to, today);
            add(dues, line.publishedUntil(), new Texts("公示届满", "publication ends"), line, from, to, today);
        }
        return dues;
    }

    private static void add(
            List<Due> dues,
            @Nullable LocalDate day,
            Texts what,
            CaseLine line,
            LocalDate from,
            LocalDate to,
            LocalDate today) {
        if (day != null && !day.isBefore(from) && !day.isAfter(to)) {
            dues.add(new Due(day, what, line, day.isBefore(today)));
        }
    }
}
