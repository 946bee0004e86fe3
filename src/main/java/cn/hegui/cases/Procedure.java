package cn.hegui.cases;

import static cn.hegui.cases.Office.AUDITOR;
import static cn.hegui.cases.Office.AUTHORITY;
import static cn.hegui.cases.Office.CREDIT_SYSTEM;
import static cn.hegui.cases.Office.MACHINE;
import static cn.hegui.cases.Stage.CORRECTED;
import static cn.hegui.cases.Stage.DISMISSED;
import static cn.hegui.cases.Stage.LEAD;
import static cn.hegui.cases.Stage.NOTIFIED;
import static cn.hegui.cases.Stage.OPENED;
import static cn.hegui.cases.Stage.PROPOSED;
import static cn.hegui.cases.Stage.RECORDABLE;
import static cn.hegui.cases.Stage.REPAIRED;
import static cn.hegui.cases.Stage.REPAIR_PENDING;
import static cn.hegui.cases.Stage.TRANSFERRED;
import static cn.hegui.cases.Stage.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of transitions: what the law allows next, by whom, under which conditions. Anything else is refused in words.
 * A step needs its stage, its office, what must hold of the case whatever the papers say, and papers that are in order.
 */
public final class Procedure {
    /** The time of the law: days begin at midnight in China. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** The longest number or name of a paper, in characters. */
    public static final int LONGEST_PAPER = 100;
    /** The longest reason or description of evidence, in characters. */
    public static final int LONGEST_TEXT = 1000;

    private static final Map<StepKind, Row<?>> TABLE = new EnumMap<>(StepKind.class);

    static {
        row(StepKind.CASE_OPENED, Step.CaseOpened.class).from(LEAD).by(AUDITOR).to(OPENED);
        row(StepKind.NOTICE_ISSUED, Step.NoticeIssued.class)
                .from(OPENED)
                .by(AUDITOR, AUTHORITY)
                .papers(Procedure::noticePapers)
                .to((draft, step, by) -> {
                    draft.stage = NOTIFIED;
                    draft.notice =
                            new CreditCase.Notice(step.noticeNo(), step.issuedBy(), step.issuedOn(), step.dueOn());
                });
        row(StepKind.REFUSED_IN_WRITING, Step.RefusedInWriting.class)
                .from(NOTIFIED)
                .by(AUDITOR, AUTHORITY)
                .when((it, by, today) ->
                        it.refusedInWritingOn() == null ? null : Hindrance.alreadyRefused(it.refusedInWritingOn()))
                .papers((it, step, today) -> first(
                        notAfterToday("书面拒绝日期", "refusal in writing", step.on(), today),
                        notBeforeNotice("书面拒绝日期", "refusal in writing", step.on(), it),
                        text(step.evidence(), "证据", "evidence")))
                .to((draft, step, by) -> draft.refusedInWritingOn = step.on());
        row(StepKind.CORRECTED, Step.Corrected.class)
                .from(OPENED, NOTIFIED, PROPOSED)
                .by(AUDITOR, AUTHORITY)
                .papers((it, step, today) -> first(
                        notAfterToday("改正日期", "correction", step.on(), today), text(step.evidence(), "证据", "evidence")))
                .to((draft, step, by) -> {
                    draft.stage = CORRECTED;
                    draft.correctedOn = step.on();
                    draft.proposal = null;
                });
        row(StepKind.OBJECTION_FILED, Step.ObjectionFiled.class)
                .from(NOTIFIED, PROPOSED, RECORDABLE, TRANSFERRED, REPAIR_PENDING)
                .by(AUDITOR, AUTHORITY)
                .papers((it, step, today) -> first(
                        paper(step.no(), "异议编号", "number of the objection"),
                        it.objections().containsKey(step.no()) ? Hindrance.sameObjection(step.no()) : null,
                        notAfterToday("异议日期", "objection", step.on(), today),
                        notBeforeNotice("异议日期", "objection", step.on(), it)))
                .to((draft, step, by) -> {
                    draft.objections.put(step.no(), new CreditCase.PendingObjection(step.way(), step.on()));
                    if (draft.stage == PROPOSED) {
                        // Who is heard after the proposal was drawn up must be heard in it.
                        draft.stage = NOTIFIED;
                        draft.proposal = null;
                    }
                });
        row(StepKind.OBJECTION_ENDED, Step.ObjectionEnded.class)
                .from(NOTIFIED, RECORDABLE, TRANSFERRED, REPAIR_PENDING)
                .by(AUTHORITY)
                .when((it, by, today) -> it.isContested() ? null : Hindrance.noObjection())
                .papers(Procedure::objectionPapers)
                .to((draft, step, by) -> {
                    draft.objections.remove(step.no());
                    draft.objectionEndedOn = later(draft.objectionEndedOn, step.on());
                    if (step.sustained()) {
                        boolean determined = draft.stage.isDetermined();
                        draft.withdrawalNo = determined ? step.documentNo() : null;
                        draft.stage = determined ? WITHDRAWN : DISMISSED;
                        draft.objections.clear();
                    }
                });
        row(StepKind.REFUSAL_PROPOSED, Step.RefusalProposed.class)
                .from(NOTIFIED)
                .by(AUTHORITY)
                .when(Procedure::mayBeDetermined)
                .papers((it, step, today) -> first(
                        paper(step.documentNo(), "认定文书号", "document number"),
                        paper(step.authority(), "认定机关", "authority"),
                        paper(step.publication().basis(), "公示依据", "basis of publication"),
                        notAfterToday("认定日期", "determination", step.determinedOn(), today),
                        determinedInOrder(it, step.determinedOn())))
                .to((draft, step, by) -> {
                    draft.stage = PROPOSED;
                    draft.proposal = new CreditCase.Determination(
                            step.documentNo(),
                            step.authority(),
                            step.determinedOn(),
                            step.publication(),
                            by.account(),
                            null);
                });
        row(StepKind.REFUSAL_DECLINED, Step.RefusalDeclined.class)
                .from(PROPOSED)
                .by(AUTHORITY)
                .to((draft, step, by) -> {
                    draft.stage = NOTIFIED;
                    draft.proposal = null;
                });
        row(StepKind.REFUSAL_APPROVED, Step.RefusalApproved.class)
                .from(PROPOSED)
                .by(AUTHORITY)
                .when((it, by, today) -> first(mayBeDetermined(it, by, today), secondPerson(it, by)))
                .to((draft, step, by) -> {
                    CreditCase.Determination proposal = draft.proposed();
                    draft.stage = RECORDABLE;
                    draft.proposal = null;
                    draft.determination = new CreditCase.Determination(
                            proposal.documentNo(),
                            proposal.authority(),
                            proposal.determinedOn(),
                            proposal.publication(),
                            proposal.proposedBy(),
                            by.account());
                });
        row(StepKind.TRANSFERRED, Step.Transferred.class)
                .from(RECORDABLE, REPAIR_PENDING)
                .by(CREDIT_SYSTEM)
                .when((it, by, today) -> it.receipt() == null ? null : Hindrance.alreadyTransferred())
                .papers((it, step, today) -> unfitReceipt(step.receipt()))
                .to((draft, step, by) -> {
                    draft.stage = draft.stage == RECORDABLE ? TRANSFERRED : draft.stage;
                    draft.receipt = step.receipt();
                });
        row(StepKind.CORRECTED_AFTER_DETERMINATION, Step.CorrectedAfterDetermination.class)
                .from(RECORDABLE, TRANSFERRED)
                .by(AUDITOR, AUTHORITY)
                .when((it, by, today) -> it.correctedOn() == null ? null : Hindrance.alreadyCorrected(it.correctedOn()))
                .papers((it, step, today) -> first(
                        notAfterToday("改正日期", "correction", step.on(), today),
                        it.determination() != null
                                        && step.on().isBefore(it.determination().determinedOn())
                                ? Hindrance.correctedBefore(
                                        step.on(), it.determination().determinedOn())
                                : null,
                        text(step.evidence(), "证据", "evidence")))
                .to((draft, step, by) -> draft.correctedOn = step.on());
        row(StepKind.REPAIR_APPLIED, Step.RepairApplied.class)
                .from(RECORDABLE, TRANSFERRED)
                .by(AUDITOR, AUTHORITY)
                .when(Procedure::mayBeRepaired)
                .papers((it, step, today) -> first(
                        paper(step.pledgeNo(), "信用承诺书编号", "number of the pledge"),
                        notAfterToday("申请日期", "application", step.on(), today),
                        repairInOrder(it, step.on())))
                .to((draft, step, by) -> {
                    draft.stage = REPAIR_PENDING;
                    draft.repair = new CreditCase.Repair(step.on(), step.pledgeNo(), null, null);
                });
        row(StepKind.REPAIR_DECLINED, Step.RepairDeclined.class)
                .from(REPAIR_PENDING)
                .by(AUTHORITY)
                .papers((it, step, today) -> paper(step.documentNo(), "文书号", "document number"))
                .to((draft, step, by) -> {
                    draft.stage = draft.receipt == null ? RECORDABLE : TRANSFERRED;
                    draft.repair = null;
                });
        row(StepKind.REPAIR_GRANTED, Step.RepairGranted.class)
                .from(REPAIR_PENDING)
                .by(AUTHORITY)
                .when((it, by, today) -> it.isContested() ? Hindrance.contested() : null)
                .papers((it, step, today) -> first(
                        paper(step.documentNo(), "准予修复文书号", "document number"),
                        notAfterToday("准予日期", "grant", step.on(), today),
                        it.repair() == null
                                ? null
                                : ordered("申请日期", "application", it.repair().appliedOn(), "准予日期", "grant", step.on())))
                .to((draft, step, by) -> {
                    CreditCase.Repair applied = draft.applied();
                    draft.stage = REPAIRED;
                    draft.repair = new CreditCase.Repair(
                            applied.appliedOn(), applied.pledgeNo(), step.on(), step.documentNo());
                });
        row(StepKind.WITHDRAWN, Step.Withdrawn.class)
                .from(RECORDABLE, TRANSFERRED, REPAIR_PENDING, REPAIRED)
                .by(AUTHORITY)
                .papers((it, step, today) -> paper(step.documentNo(), "撤销文书号", "document number"))
                .to((draft, step, by) -> {
                    draft.stage = WITHDRAWN;
                    draft.withdrawalNo = step.documentNo();
                    draft.objections.clear();
                });
        row(StepKind.DISMISSED, Step.Dismissed.class)
                .from(LEAD, OPENED, NOTIFIED)
                .by(AUDITOR, AUTHORITY)
                .to((draft, step, by) -> {
                    draft.stage = DISMISSED;
                    draft.objections.clear();
                });
    }

    private Procedure() {}

    /** What comes of an attempted step. */
    public sealed interface Outcome {
        /** It is taken: the case as it is then. */
        record Moved(CreditCase after) implements Outcome {}

        /** It is not: why. Nothing has changed. */
        record Refused(Hindrance why) implements Outcome {}
    }

    /** What a lead would come to under a new {@code id}. */
    public static Outcome open(UUID id, Step.LeadOpened step, By by, Instant at, @Nullable String reason) {
        if (by.office() != MACHINE && by.office() != AUDITOR) {
            return new Outcome.Refused(
                    Hindrance.notYourOffice(StepKind.LEAD_OPENED, by.office(), List.of(MACHINE, AUDITOR)));
        }
        Hindrance why = reason(reason, by);
        return why != null
                ? new Outcome.Refused(why)
                : new Outcome.Moved(new CreditCase(
                        id,
                        1,
                        LEAD,
                        step.breach(),
                        null,
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        at.truncatedTo(ChronoUnit.MILLIS)));
    }

    /**
     * What {@code step} would come to.
     *
     * @param at when it is taken, whose day in China is today; never before the last step
     * @param reason why, in the words of who takes it; only the credit system needs none
     */
    public static Outcome attempt(CreditCase it, Step step, By by, Instant at, @Nullable String reason) {
        Row<?> row = TABLE.get(step.kind());
        if (row == null) {
            return new Outcome.Refused(Hindrance.notFromHere(step.kind(), it.stage(), EnumSet.noneOf(Stage.class)));
        }
        Instant instant = at.truncatedTo(ChronoUnit.MILLIS);
        if (instant.isBefore(it.last())) {
            return new Outcome.Refused(Hindrance.timeRunsBack());
        }
        return row.attempt(it, step, by, instant, reason);
    }

    /** A step that a case offers to somebody: {@code why} it cannot be taken yet; null: it can, with papers in order. */
    public record Offer(StepKind kind, @Nullable Hindrance why) {}

    /** The steps that the stage of the case and the office of {@code by} allow on {@code today}, in the order of the table. */
    public static List<Offer> offers(CreditCase it, By by, LocalDate today) {
        List<Offer> offers = new ArrayList<>();
        TABLE.forEach((kind, row) -> {
            if (row.from.contains(it.stage()) && row.offices.contains(by.office())) {
                offers.add(new Offer(kind, row.hindrance(it, by, today)));
            }
        });
        return offers;
    }

    /** Why {@code receipt} can be none of a credit system; null: it can. */
    public static @Nullable Hindrance unfitReceipt(String receipt) {
        return paper(receipt, "回执号", "receipt");
    }

    /** The stages from which steps of {@code kind} lead on; none for the first. */
    public static Set<Stage> from(StepKind kind) {
        Row<?> row = TABLE.get(kind);
        return row == null ? Set.of() : Set.copyOf(row.from);
    }

    /** The offices that may take steps of {@code kind}. */
    public static Set<Office> offices(StepKind kind) {
        Row<?> row = TABLE.get(kind);
        return row == null ? Set.of(MACHINE, AUDITOR) : Set.copyOf(row.offices);
    }

    // ---- what must hold of the case ----

    private static @Nullable Hindrance mayBeDetermined(CreditCase it, By by, LocalDate today) {
        List<Impediment> impediments = it.breach().impediments();
        CreditCase.Notice notice = it.notice();
        if (!impediments.isEmpty()) {
            return Hindrance.impeded(impediments);
        }
        if (notice == null) {
            return Hindrance.notFromHere(StepKind.REFUSAL_PROPOSED, it.stage(), EnumSet.of(NOTIFIED));
        }
        if (it.behaviour() == null) {
            return Hindrance.noCreditClauseThen(notice.issuedOn());
        }
        if (it.isContested()) {
            return Hindrance.contested();
        }
        return it.refusedInWritingOn() == null && !it.isDeadlinePassed(today)
                ? Hindrance.deadlineNotPassed(notice.dueOn())
                : null;
    }

    private static @Nullable Hindrance secondPerson(CreditCase it, By by) {
        return it.proposal() != null && it.proposal().proposedBy().equals(by.account()) ? Hindrance.samePerson() : null;
    }

    private static @Nullable Hindrance mayBeRepaired(CreditCase it, By by, LocalDate today) {
        CreditCase.Determination determination = it.determination();
        if (it.isContested()) {
            return Hindrance.contested();
        }
        if (determination == null || it.correctedOn() == null) {
            return Hindrance.notCorrected();
        }
        if (it.isPublicationEnded(today)) {
            return Hindrance.publicationEnded(determination.lastDay());
        }
        return today.isBefore(determination.repairableFrom())
                ? Hindrance.minimumNotOver(determination.repairableFrom())
                : null;
    }

    // ---- what must hold of the papers ----

    private static @Nullable Hindrance noticePapers(CreditCase it, Step.NoticeIssued step, LocalDate today) {
        return first(
                paper(step.noticeNo(), "通知书编号", "number of the notice"),
                paper(step.issuedBy(), "发出机关", "issuing authority"),
                notAfterToday("发出日期", "notice", step.issuedOn(), today),
                ordered("发出日期", "notice", step.issuedOn(), "整改期限", "deadline", step.dueOn()));
    }

    private static @Nullable Hindrance objectionPapers(CreditCase it, Step.ObjectionEnded step, LocalDate today) {
        CreditCase.PendingObjection pending = it.objections().get(step.no());
        if (pending == null) {
            return Hindrance.noSuchObjection(step.no(), it.objections().keySet());
        }
        return first(
                paper(step.documentNo(), "文书号", "document number"),
                notAfterToday("了结日期", "end of the objection", step.on(), today),
                ordered("异议日期", "objection", pending.filedOn(), "了结日期", "end of the objection", step.on()));
    }

    /** issuedOn <= dueOn < determinedOn, or with a refusal in writing not before it; not before a last objection ended. */
    private static @Nullable Hindrance determinedInOrder(CreditCase it, LocalDate determinedOn) {
        CreditCase.Notice notice = it.notice();
        LocalDate refusedOn = it.refusedInWritingOn();
        if (notice == null) {
            return null;
        }
        Hindrance order;
        if (refusedOn != null) {
            order = ordered("书面拒绝日期", "refusal in writing", refusedOn, "认定日期", "determination", determinedOn);
        } else {
            order = notice.dueOn().isBefore(determinedOn)
                    ? null
                    : Hindrance.determinedBeforeDeadline(determinedOn, notice.dueOn());
        }
        LocalDate ended = it.objectionEndedOn();
        return first(
                order,
                ended == null
                        ? null
                        : ordered("异议了结日期", "end of the objection", ended, "认定日期", "determination", determinedOn));
    }

    private static @Nullable Hindrance repairInOrder(CreditCase it, LocalDate appliedOn) {
        CreditCase.Determination determination = it.determination();
        LocalDate correctedOn = it.correctedOn();
        if (determination == null || correctedOn == null) {
            return Hindrance.notCorrected();
        }
        if (appliedOn.isBefore(determination.repairableFrom())) {
            return Hindrance.minimumNotOver(determination.repairableFrom());
        }
        return ordered("改正日期", "correction", correctedOn, "申请日期", "application", appliedOn);
    }

    private static @Nullable Hindrance notBeforeNotice(String zh, String en, LocalDate day, CreditCase it) {
        CreditCase.Notice notice = it.notice();
        return notice == null ? null : ordered("通知发出日期", "notice", notice.issuedOn(), zh, en, day);
    }

    private static @Nullable Hindrance ordered(
            String earlierZh, String earlierEn, LocalDate earlier, String laterZh, String laterEn, LocalDate later) {
        return later.isBefore(earlier)
                ? Hindrance.datesOutOfOrder(earlierZh, earlierEn, earlier, laterZh, laterEn, later)
                : null;
    }

    private static @Nullable Hindrance notAfterToday(String zh, String en, LocalDate day, LocalDate today) {
        return day.isAfter(today) ? Hindrance.inTheFuture(zh, en, day, today) : null;
    }

    private static @Nullable Hindrance paper(String text, String zh, String en) {
        return PaperText.hindrance(text, zh, en, LONGEST_PAPER);
    }

    private static @Nullable Hindrance text(String text, String zh, String en) {
        return PaperText.hindrance(text, zh, en, LONGEST_TEXT);
    }

    private static @Nullable Hindrance reason(@Nullable String reason, By by) {
        if (reason == null) {
            boolean speaks = by.office() == AUDITOR || by.office() == AUTHORITY;
            return speaks ? Hindrance.blank("理由", "reason") : null;
        }
        return text(reason, "理由", "reason");
    }

    private static @Nullable Hindrance first(@Nullable Hindrance... found) {
        for (Hindrance one : found) {
            if (one != null) {
                return one;
            }
        }
        return null;
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    // ---- the table ----

    private static <S extends Step> Row<S> row(StepKind kind, Class<S> type) {
        Row<S> row = new Row<>(kind, type);
        TABLE.put(kind, row);
        return row;
    }

    /** What must hold of a case before somebody may take a step. */
    @FunctionalInterface
    private interface Condition {
        @Nullable
        Hindrance hindrance(CreditCase it, By by, LocalDate today);
    }

    /** What must hold of the papers of a step. */
    @FunctionalInterface
    private interface Papers<S> {
        @Nullable
        Hindrance hindrance(CreditCase it, S step, LocalDate today);
    }

    /** What a step changes. */
    @FunctionalInterface
    private interface Effect<S> {
        void apply(Draft draft, S step, By by);
    }

    private static final class Row<S extends Step> {
        private final StepKind kind;
        private final Class<S> type;
        private Set<Stage> from = Set.of();
        private Set<Office> offices = Set.of();
        private Condition condition = (it, by, today) -> null;
        private Papers<S> papers = (it, step, today) -> null;
        private Effect<S> effect = (draft, step, by) -> {};

        Row(StepKind kind, Class<S> type) {
            this.kind = kind;
            this.type = type;
        }

        Row<S> from(Stage first, Stage... others) {
            from = EnumSet.of(first, others);
            return this;
        }

        Row<S> by(Office first, Office... others) {
            offices = EnumSet.of(first, others);
            return this;
        }

        Row<S> when(Condition holds) {
            condition = holds;
            return this;
        }

        Row<S> papers(Papers<S> inOrder) {
            papers = inOrder;
            return this;
        }

        void to(Stage stage) {
            effect = (draft, step, by) -> draft.stage = stage;
        }

        void to(Effect<S> change) {
            effect = change;
        }

        @Nullable
        Hindrance hindrance(CreditCase it, By by, LocalDate today) {
            return condition.hindrance(it, by, today);
        }

        Outcome attempt(CreditCase it, Step step, By by, Instant at, @Nullable String reason) {
            LocalDate today = LocalDate.ofInstant(at, CHINA);
            S own = type.cast(step);
            Hindrance why = null;
            if (!offices.contains(by.office())) {
                why = Hindrance.notYourOffice(kind, by.office(), offices);
            } else if (!from.contains(it.stage())) {
                why = Hindrance.notFromHere(kind, it.stage(), from);
            }
            if (why == null) {
                why = first(hindrance(it, by, today), papers.hindrance(it, own, today), Procedure.reason(reason, by));
            }
            if (why != null) {
                return new Outcome.Refused(why);
            }
            Draft draft = new Draft(it);
            effect.apply(draft, own, by);
            return new Outcome.Moved(draft.sealed(at));
        }
    }

    /** The next state while it is drawn up. */
    private static final class Draft {
        private final CreditCase before;
        private Stage stage;
        private CreditCase.@Nullable Notice notice;
        private @Nullable LocalDate refusedInWritingOn;
        private @Nullable LocalDate correctedOn;
        private final Map<String, CreditCase.PendingObjection> objections;
        private @Nullable LocalDate objectionEndedOn;
        private CreditCase.@Nullable Determination proposal;
        private CreditCase.@Nullable Determination determination;
        private @Nullable String receipt;
        private CreditCase.@Nullable Repair repair;
        private @Nullable String withdrawalNo;

        Draft(CreditCase before) {
            this.before = before;
            stage = before.stage();
            notice = before.notice();
            refusedInWritingOn = before.refusedInWritingOn();
            correctedOn = before.correctedOn();
            objections = new LinkedHashMap<>(before.objections());
            objectionEndedOn = before.objectionEndedOn();
            proposal = before.proposal();
            determination = before.determination();
            receipt = before.receipt();
            repair = before.repair();
            withdrawalNo = before.withdrawalNo();
        }

        CreditCase.Determination proposed() {
            return Objects.requireNonNull(proposal);
        }

        CreditCase.Repair applied() {
            return Objects.requireNonNull(repair);
        }

        CreditCase sealed(Instant at) {
            return new CreditCase(
                    before.id(),
                    before.version() + 1,
                    stage,
                    before.breach(),
                    notice,
                    refusedInWritingOn,
                    correctedOn,
                    objections,
                    objectionEndedOn,
                    proposal,
                    determination,
                    receipt,
                    repair,
                    withdrawalNo,
                    at);
        }
    }
}
