package cn.hegui.cases;

import cn.hegui.model.Force;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A breach, people and papers to write cases with. */
public final class Cases {
    public static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    public static final By AUDITOR = new By("auditor-1", Office.AUDITOR);
    public static final By FIRST = new By("authority-1", Office.AUTHORITY);
    public static final By SECOND = new By("authority-2", Office.AUTHORITY);
    public static final By CREDIT = new By("credit-1", Office.CREDIT_SYSTEM);
    public static final Publication ORDINARY = new Publication(SeverityClass.ORDINARY, 3, 12, true, "信用修复管理办法");

    public static final Breach.BreachedClause FRONTLINE = new Breach.BreachedClause(
            "shuangyashan-2020/11/frontline",
            "《双鸭山市深化产教融合实施办法》（十一）",
            "职工教育培训经费 60% 以上用于一线职工",
            Force.MANDATORY,
            Severity.VIOLATION,
            false,
            false,
            false,
            "15000.00",
            ">=",
            "16800.00",
            "CNY",
            "1800.00");
    public static final Breach.CreditClause REFUSAL = new Breach.CreditClause(
            "guobanfa-2017-95/12/credit",
            "credit.training-fund-refusal",
            "国办发〔2017〕95号（十二）",
            "拒不改正的，记入企业信用记录",
            LocalDate.parse("2017-12-05"),
            null,
            true);

    private Cases() {}

    public static Breach breach() {
        return breach("91350100M000100Y43", List.of(FRONTLINE), List.of(REFUSAL));
    }

    public static Breach breach(
            String subject, List<Breach.BreachedClause> clauses, List<Breach.CreditClause> creditClauses) {
        return new Breach(
                subject,
                SubjectKind.ENTERPRISE,
                "集贤晨曦机械有限公司",
                new RegionCode("230521"),
                "training-fund.frontline-share",
                "2022",
                clauses,
                creditClauses,
                new Breach.FindingPlace("run-7", "ab".repeat(32), "17", LocalDate.parse("2024-12-31")));
    }

    /** The start of a day in China. */
    public static Instant on(String day) {
        return LocalDate.parse(day).atStartOfDay(Procedure.CHINA).toInstant();
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static CreditCase lead(Breach breach) {
        return moved(Procedure.open(ID, new Step.LeadOpened(breach), By.MACHINE, on("2026-05-01"), null));
    }

    public static CreditCase notified(Breach breach) {
        return new Run(lead(breach))
                .then("2026-05-04", AUDITOR, new Step.CaseOpened())
                .then("2026-05-06", AUDITOR, notice())
                .it();
    }

    public static CreditCase determined() {
        return new Run(notified(breach()))
                .then("2026-07-01", FIRST, proposal())
                .then("2026-07-02", SECOND, new Step.RefusalApproved())
                .it();
    }

    public static Step.NoticeIssued notice() {
        return new Step.NoticeIssued("双人社改〔2026〕4号", "双鸭山市人力资源和社会保障局", day("2026-05-06"), day("2026-06-30"));
    }

    public static Step.RefusalProposed proposal() {
        return new Step.RefusalProposed("双人社认〔2026〕1号", "双鸭山市人力资源和社会保障局", day("2026-07-01"), ORDINARY);
    }

    static CreditCase moved(Procedure.Outcome outcome) {
        if (outcome instanceof Procedure.Outcome.Moved moved) {
            return moved.after();
        }
        throw new AssertionError(outcome);
    }

    /** A case that goes on, step by step. */
    public record Run(CreditCase it) {
        public Run then(String day, By by, Step step) {
            return new Run(moved(Procedure.attempt(it, step, by, on(day), "核对材料后办理")));
        }

        /** The code of what stands in the way of {@code step}. */
        public String hindered(String day, By by, Step step) {
            Procedure.Outcome outcome = Procedure.attempt(it, step, by, on(day), "核对材料后办理");
            if (outcome instanceof Procedure.Outcome.Refused refused) {
                return refused.why().code();
            }
            throw new AssertionError("taken: " + step);
        }
    }
}
