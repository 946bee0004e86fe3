package cn.hegui.cases;

import cn.hegui.model.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Why a step cannot be taken: a code, and a sentence that says what stands in its way. The catalogue of all of them. */
public record Hindrance(String code, Texts texts) {
    private static Hindrance of(String code, String zh, String en) {
        return new Hindrance(code, new Texts(zh, en));
    }

    static Hindrance notFromHere(StepKind step, Stage stage, Collection<Stage> from) {
        return of(
                "not-from-here",
                "案件现为“%s”，不能“%s”。该步骤只能在下列状态进行：%s。"
                        .formatted(
                                stage.title().zh(),
                                step.title().zh(),
                                from.stream().map(one -> one.title().zh()).collect(Collectors.joining("、"))),
                "The case is \"%s\": one cannot %s now. That is possible only when it is: %s."
                        .formatted(
                                stage.title().en(),
                                step.title().en(),
                                from.stream().map(one -> one.title().en()).collect(Collectors.joining(", "))));
    }

    static Hindrance noCase(StepKind step) {
        return of(
                "no-case",
                "案件须从线索开始，不能先“%s”。".formatted(step.title().zh()),
                "Every case begins as a lead: one cannot %s before."
                        .formatted(step.title().en()));
    }

    static Hindrance notYourOffice(StepKind step, Office office, Collection<Office> offices) {
        return of(
                "not-your-office",
                "“%s”只能由%s进行，%s不能代行。"
                        .formatted(
                                step.title().zh(),
                                offices.stream().map(one -> one.title().zh()).collect(Collectors.joining("或")),
                                office.title().zh()),
                "Only %s may %s, not %s."
                        .formatted(
                                offices.stream().map(one -> one.title().en()).collect(Collectors.joining(" or ")),
                                step.title().en(),
                                office.title().en()));
    }

    static Hindrance impeded(List<Impediment> impediments) {
        return of(
                "cannot-found",
                "不能作出认定，只能作为线索或督促整改：%s。"
                        .formatted(impediments.stream()
                                .map(one -> one.words().zh())
                                .collect(Collectors.joining("；"))),
                "No determination can rest on it, it stays a lead or a rectification: %s."
                        .formatted(impediments.stream()
                                .map(one -> one.words().en())
                                .collect(Collectors.joining("; "))));
    }

    static Hindrance noCreditClauseThen(LocalDate issuedOn) {
        return of(
                "no-credit-clause-then",
                "通知发出之日（%s）没有现行条款把拒不改正规定为信用信息，不能作出认定。".formatted(issuedOn),
                "On the day of the notice (%s) no clause in force made a refusal a credit behaviour: no determination."
                        .formatted(issuedOn));
    }

    static Hindrance contested() {
        return of(
                "contested",
                "异议、复议或诉讼尚未了结，在此之前不能作出认定。",
                "An objection, review or lawsuit is pending: no determination before it has ended.");
    }

    static Hindrance deadlineNotPassed(LocalDate dueOn) {
        return of(
                "deadline-not-passed",
                "整改期限 %s 尚未届满，也没有书面拒绝，不能认定拒不改正。".formatted(dueOn),
                "The deadline %s has not passed and nobody has refused in writing: no refusal can be determined."
                        .formatted(dueOn));
    }

    static Hindrance datesOutOfOrder(
            String earlierZh, String earlierEn, LocalDate earlier, String laterZh, String laterEn, LocalDate later) {
        return of(
                "dates-out-of-order",
                "日期先后不对：%s %s 应%s %s %s。".formatted(laterZh, later, "不早于", earlierZh, earlier),
                "Dates out of order: the %s %s must not be before the %s %s."
                        .formatted(laterEn, later, earlierEn, earlier));
    }

    static Hindrance determinedBeforeDeadline(LocalDate determinedOn, LocalDate dueOn) {
        return of(
                "dates-out-of-order",
                "日期先后不对：认定日期 %s 应晚于整改期限 %s。".formatted(determinedOn, dueOn),
                "Dates out of order: the determination %s must be after the deadline %s."
                        .formatted(determinedOn, dueOn));
    }

    static Hindrance inTheFuture(String zh, String en, LocalDate day, LocalDate today) {
        return of(
                "in-the-future",
                "%s %s 在今天（%s）之后，尚未发生的事不能登记。".formatted(zh, day, today),
                "The %s %s is after today (%s): what has not happened cannot be recorded.".formatted(en, day, today));
    }

    static Hindrance samePerson() {
        return of(
                "same-person",
                "提出认定的人不能批准自己的提议，须由该部门另一人批准。",
                "Who proposed the determination cannot approve it: a second person of the authority has to.");
    }

    static Hindrance correctedBefore(LocalDate on, LocalDate determinedOn) {
        return of(
                "corrected-before-determination",
                "改正日期 %s 早于认定日期 %s：认定之前已经改正的，不应作出认定，请改为撤销。".formatted(on, determinedOn),
                ("The correction %s was before the determination %s: who had corrected before should not have been"
                                + " determined. Withdraw the determination instead.")
                        .formatted(on, determinedOn));
    }

    static Hindrance alreadyCorrected(LocalDate on) {
        return of(
                "already-corrected",
                "已登记于 %s 改正。".formatted(on),
                "A correction on %s is recorded already.".formatted(on));
    }

    static Hindrance notCorrected() {
        return of("not-corrected", "尚未登记改正，不能申请修复。", "No correction is recorded: no repair before it.");
    }

    static Hindrance minimumNotOver(LocalDate from) {
        return of(
                "minimum-not-over",
                "最短公示期未满，%s 起方可申请修复。".formatted(from),
                "The minimum publication is not over: repair may be applied for from %s on.".formatted(from));
    }

    static Hindrance publicationEnded(LocalDate lastDay) {
        return of(
                "publication-ended",
                "公示期已于 %s 届满并自行终止，无需修复。".formatted(lastDay),
                "Publication ended by itself on %s: there is nothing to repair.".formatted(lastDay));
    }

    static Hindrance alreadyTransferred() {
        return of("already-transferred", "信用系统已经签收。", "The credit system has acknowledged it already.");
    }

    static Hindrance alreadyRefused(LocalDate on) {
        return of(
                "already-refused",
                "已登记于 %s 书面拒绝。".formatted(on),
                "A refusal in writing of %s is recorded already.".formatted(on));
    }

    static Hindrance sameObjection(String no) {
        return of(
                "same-objection",
                "编号“%s”的异议已经登记。".formatted(no),
                "An objection \"%s\" is recorded already.".formatted(no));
    }

    static Hindrance noObjection() {
        return of("no-objection", "没有未结的异议。", "No objection is pending.");
    }

    static Hindrance noSuchObjection(String no, Collection<String> pending) {
        return of(
                "no-such-objection",
                "没有编号“%s”的未结异议；未结的有：%s。".formatted(no, String.join("、", pending)),
                "No objection \"%s\" is pending; pending are: %s.".formatted(no, String.join(", ", pending)));
    }

    static Hindrance blank(String zh, String en) {
        return of("blank", "%s不能为空。".formatted(zh), "The %s must not be empty.".formatted(en));
    }

    static Hindrance tooLong(String zh, String en, int longest, int length) {
        return of(
                "too-long",
                "%s至多 %d 个字符，现为 %d 个。".formatted(zh, longest, length),
                "The %s may have at most %d characters; it has %d.".formatted(en, longest, length));
    }

    static Hindrance controlCharacter(String zh, String en) {
        return of(
                "control-character",
                "%s含有控制字符或不成对的代理字符，请重新输入。".formatted(zh),
                "The %s holds a control character or half a character. Type it again.".formatted(en));
    }

    static Hindrance personal(String zh, String en) {
        return of(
                "personal-data",
                "%s含有居民身份证号码或手机号码。案件和信用记录只关于单位，请删去个人信息。".formatted(zh),
                "The %s holds an identity or mobile phone number. Cases and credit records are about legal persons: leave"
                                .formatted(en)
                        + " personal data out.");
    }

    /** The clock says that the step comes before the last one of the log. */
    public static Hindrance timeRunsBack() {
        return of(
                "time-runs-back",
                "该步骤的时间早于上一步，不能登记。请检查服务器时钟。",
                "The step would be earlier than the one before it. Check the server's clock.");
    }
}
