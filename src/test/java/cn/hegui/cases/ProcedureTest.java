package cn.hegui.cases;

import static cn.hegui.cases.Cases.AUDITOR;
import static cn.hegui.cases.Cases.CREDIT;
import static cn.hegui.cases.Cases.FIRST;
import static cn.hegui.cases.Cases.FRONTLINE;
import static cn.hegui.cases.Cases.REFUSAL;
import static cn.hegui.cases.Cases.SECOND;
import static cn.hegui.cases.Cases.day;
import static cn.hegui.cases.Cases.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.cases.Cases.Run;
import cn.hegui.model.CreditState;
import cn.hegui.model.Force;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transitions, one situation each. */
class ProcedureTest {
    private static final Step CORRECTED_JUNE = new Step.Corrected(day("2026-06-20"), "补充列支凭证 12 份");

    @Test
    void fromLeadToRepair() {
        Run run = new Run(Cases.determined());
        assertThat(run.it().creditState()).isEqualTo(CreditState.RECORDABLE);
        assertThat(run.it().basis()).containsExactly(REFUSAL.id(), FRONTLINE.id());
        run = run.then("2026-07-03", CREDIT, new Step.Transferred("XY-2026-000123"));
        assertThat(run.it().stage()).isEqualTo(Stage.TRANSFERRED);
        run = run.then("2026-08-10", AUDITOR, new Step.CorrectedAfterDetermination(day("2026-08-09"), "补提凭证"));
        assertThat(run.it().creditState()).isEqualTo(CreditState.REPAIRABLE);
        run = run.then("2026-10-02", AUDITOR, new Step.RepairApplied(day("2026-10-02"), "承诺 2026-7"));
        run = run.then("2026-10-09", FIRST, new Step.RepairGranted(day("2026-10-09"), "双人社修〔2026〕1号"));
        assertThat(run.it().stage()).isEqualTo(Stage.REPAIRED);
        assertThat(run.it().creditState()).isNull();
        assertThat(run.it().version()).isEqualTo(9);
    }

    @Test
    void theMachineOpensALeadAndNothingMore() {
        CreditCase lead = Cases.lead(breach());
        assertThat(lead.stage()).isEqualTo(Stage.LEAD);
        assertThat(lead.creditState()).isEqualTo(CreditState.CANDIDATE);
        for (StepKind kind : StepKind.values()) {
            if (kind != StepKind.LEAD_OPENED) {
                assertThat(Procedure.offices(kind)).as(kind.code()).doesNotContain(Office.MACHINE);
            }
        }
        assertThat(new Run(lead).hindered("2026-05-02", By.MACHINE, new Step.CaseOpened()))
                .isEqualTo("not-your-office");
    }

    @Test
    void anAuthorityOpensNoLeadForItself() {
        assertThat(Procedure.open(Cases.ID, new Step.LeadOpened(breach()), FIRST, on("2026-05-01"), "发现"))
                .isInstanceOf(Procedure.Outcome.Refused.class);
    }

    @Test
    void onlyTheAuthorityDetermines() {
        for (StepKind kind : EnumSet.of(
                StepKind.REFUSAL_PROPOSED,
                StepKind.REFUSAL_APPROVED,
                StepKind.REFUSAL_DECLINED,
                StepKind.REPAIR_GRANTED,
                StepKind.REPAIR_DECLINED,
                StepKind.OBJECTION_ENDED,
                StepKind.WITHDRAWN)) {
            assertThat(Procedure.offices(kind)).as(kind.code()).containsExactly(Office.AUTHORITY);
        }
        assertThat(Procedure.offices(StepKind.TRANSFERRED)).containsExactly(Office.CREDIT_SYSTEM);
    }

    /** The deadline itself is still in time; the determination comes after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 2026-06-30, deadline-not-passed",
        "2026-07-01, 2026-06-30, dates-out-of-order",
        "2026-07-01, 2026-07-02, in-the-future"
    })
    void noDeterminationBeforeTheDeadlineHasPassed(String today, String determinedOn, String why) {
        Step proposal = new Step.RefusalProposed("认〔2026〕1号", "人社局", day(determinedOn), Cases.ORDINARY);
        assertThat(new Run(Cases.notified(breach())).hindered(today, FIRST, proposal))
                .isEqualTo(why);
    }

    @Test
    void aRefusalInWritingNeedsNoDeadline() {
        Run run = new Run(Cases.notified(breach()))
                .then("2026-05-20", AUDITOR, new Step.RefusedInWriting(day("2026-05-18"), "复函 2026-3"));
        Step early = new Step.RefusalProposed("认〔2026〕1号", "人社局", day("2026-05-17"), Cases.ORDINARY);
        assertThat(run.hindered("2026-05-21", FIRST, early)).isEqualTo("dates-out-of-order");
        Step proposal = new Step.RefusalProposed("认〔2026〕1号", "人社局", day("2026-05-18"), Cases.ORDINARY);
        run = run.then("2026-05-21", FIRST, proposal).then("2026-05-22", SECOND, new Step.RefusalApproved());
        assertThat(run.it().creditState()).isEqualTo(CreditState.RECORDABLE);
    }

    @Test
    void nobodyApprovesTheirOwnProposal() {
        Run run = new Run(Cases.notified(breach())).then("2026-07-01", FIRST, Cases.proposal());
        assertThat(run.it().creditState()).isEqualTo(CreditState.CANDIDATE);
        assertThat(run.hindered("2026-07-02", FIRST, new Step.RefusalApproved()))
                .isEqualTo("same-person");
        By sameAccountElsewhere = new By(FIRST.account(), Office.AUDITOR);
        assertThat(run.hindered("2026-07-02", sameAccountElsewhere, new Step.RefusalApproved()))
                .isEqualTo("not-your-office");
    }

    @Test
    void whoCorrectsBeforeTheApprovalHasNoRecord() {
        Run run = new Run(Cases.notified(breach()))
                .then("2026-07-01", FIRST, Cases.proposal())
                .then("2026-07-02", AUDITOR, new Step.Corrected(day("2026-07-02"), "凭证"));
        assertThat(run.it().stage()).isEqualTo(Stage.CORRECTED);
        assertThat(run.it().creditState()).isNull();
        assertThat(run.hindered("2026-07-03", SECOND, new Step.RefusalApproved()))
                .isEqualTo("not-from-here");
    }

    @Test
    void whoHadCorrectedBeforeTheDeterminationIsNotRepairedButTheRecordWithdrawn() {
        Run run = new Run(Cases.determined());
        Step before = new Step.CorrectedAfterDetermination(day("2026-06-30"), "凭证");
        assertThat(run.hindered("2026-07-10", AUDITOR, before)).isEqualTo("corrected-before-determination");
        assertThat(run.then("2026-07-10", FIRST, new Step.Withdrawn("双人社撤〔2026〕1号"))
                        .it()
                        .stage())
                .isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void whileContestedNothingIsDetermined() {
        Run run = new Run(Cases.notified(breach()))
                .then("2026-06-01", AUDITOR, new Step.ObjectionFiled("FY-1", ObjectionKind.REVIEW, day("2026-06-01")))
                .then("2026-06-02", AUDITOR, new Step.ObjectionFiled("SS-2", ObjectionKind.LAWSUIT, day("2026-06-02")));
        assertThat(run.hindered("2026-07-01", FIRST, Cases.proposal())).isEqualTo("contested");
        run = run.then("2026-07-05", FIRST, new Step.ObjectionEnded("FY-1", false, day("2026-07-04"), "复议决定 1"));
        assertThat(run.hindered("2026-07-06", FIRST, Cases.proposal())).isEqualTo("contested");
        run = run.then("2026-07-20", FIRST, new Step.ObjectionEnded("SS-2", false, day("2026-07-19"), "判决 2"));
        assertThat(run.hindered("2026-07-21", FIRST, Cases.proposal()))
                .as("determined before the objection had ended")
                .isEqualTo("dates-out-of-order");
    }

    @Test
    void anObjectionUndoesAProposal() {
        Run run = new Run(Cases.notified(breach()))
                .then("2026-07-01", FIRST, Cases.proposal())
                .then(
                        "2026-07-02",
                        AUDITOR,
                        new Step.ObjectionFiled("CS-1", ObjectionKind.STATEMENT, day("2026-07-02")));
        assertThat(run.it().stage()).isEqualTo(Stage.NOTIFIED);
        assertThat(run.hindered("2026-07-02", SECOND, new Step.RefusalApproved()))
                .isEqualTo("not-from-here");
    }

    @Test
    void aDeterminedRecordUnderReviewIsALead() {
        Run run = new Run(Cases.determined())
                .then("2026-07-08", AUDITOR, new Step.ObjectionFiled("FY-9", ObjectionKind.REVIEW, day("2026-07-08")));
        assertThat(run.it().creditState()).isEqualTo(CreditState.CANDIDATE);
        CreditCase upheld = run.then(
                        "2026-08-08", FIRST, new Step.ObjectionEnded("FY-9", false, day("2026-08-07"), "复议决定 9"))
                .it();
        assertThat(upheld.creditState()).isEqualTo(CreditState.RECORDABLE);
        CreditCase annulled = run.then(
                        "2026-08-08", FIRST, new Step.ObjectionEnded("FY-9", true, day("2026-08-07"), "复议决定 9"))
                .it();
        assertThat(annulled.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(annulled.withdrawalNo()).isEqualTo("复议决定 9");
    }

    @Test
    void aSustainedObjectionToTheNoticeEndsTheCase() {
        Run run = new Run(Cases.notified(breach()))
                .then(
                        "2026-06-01",
                        AUDITOR,
                        new Step.ObjectionFiled("CS-1", ObjectionKind.STATEMENT, day("2026-06-01")))
                .then("2026-06-05", FIRST, new Step.ObjectionEnded("CS-1", true, day("2026-06-04"), "复核 1"));
        assertThat(run.it().stage()).isEqualTo(Stage.DISMISSED);
        assertThat(run.it().creditState()).isNull();
    }

    /** 民法典 arts. 201, 202: three months from 1 July end with 1 October, twelve with 1 July. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-01, minimum-not-over",
        "2027-07-02, publication-ended",
    })
    void repairHasItsTime(String today, String why) {
        Run run = new Run(Cases.determined())
                .then("2026-07-09", AUDITOR, new Step.CorrectedAfterDetermination(day("2026-07-01"), "凭证"));
        assertThat(run.hindered(today, AUDITOR, new Step.RepairApplied(day(today), "承诺 1")))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-02", "2027-07-01"})
    void repairIsOpenFromTheDayAfterTheMinimumToTheLastDay(String today) {
        Run run = new Run(Cases.determined())
                .then("2026-07-09", AUDITOR, new Step.CorrectedAfterDetermination(day("2026-07-01"), "凭证"))
                .then(today, AUDITOR, new Step.RepairApplied(day(today), "承诺 1"));
        assertThat(run.it().stage()).isEqualTo(Stage.REPAIR_PENDING);
    }

    @Test
    void aMonthWithoutTheDayEndsOnItsLast() {
        Publication publication = new Publication(SeverityClass.SERIOUS, 12, 36, true, "办法");
        assertThat(publication.repairableFrom(day("2028-02-29"))).isEqualTo(day("2029-03-01"));
        assertThat(new Publication(SeverityClass.ORDINARY, 3, 12, true, "办法").lastDay(day("2026-11-30")))
                .isEqualTo(day("2027-11-30"));
        assertThat(new Publication(SeverityClass.MINOR, 0, 3, false, "办法").repairableFrom(day("2026-11-30")))
                .isEqualTo(day("2026-11-30"));
        assertThat(new Publication(SeverityClass.MINOR, 0, 3, false, "办法").lastDay(day("2026-11-30")))
                .isEqualTo(day("2027-02-28"));
    }

    @Test
    void whoHasNotCorrectedIsNotRepaired() {
        assertThat(new Run(Cases.determined())
                        .hindered("2026-10-09", AUDITOR, new Step.RepairApplied(day("2026-10-09"), "承诺 1")))
                .isEqualTo("not-corrected");
    }

    @Test
    void aDeclinedRepairLeavesTheRecordWhereItWas() {
        Run run = new Run(Cases.determined())
                .then("2026-07-09", AUDITOR, new Step.CorrectedAfterDetermination(day("2026-07-05"), "凭证"))
                .then("2026-10-05", AUDITOR, new Step.RepairApplied(day("2026-10-05"), "承诺 1"));
        assertThat(run.then("2026-10-06", FIRST, new Step.RepairDeclined("不予 1"))
                        .it()
                        .stage())
                .isEqualTo(Stage.RECORDABLE);
        assertThat(run.then("2026-10-06", CREDIT, new Step.Transferred("XY-1"))
                        .then("2026-10-07", FIRST, new Step.RepairDeclined("不予 1"))
                        .it()
                        .stage())
                .isEqualTo(Stage.TRANSFERRED);
    }

    @Test
    void aSecondReceiptIsRefused() {
        Run run = new Run(Cases.determined()).then("2026-07-03", CREDIT, new Step.Transferred("XY-1"));
        assertThat(run.hindered("2026-07-04", CREDIT, new Step.Transferred("XY-2")))
                .isEqualTo("not-from-here");
    }

    @Test
    void afterItsEndACaseMovesNoMore() {
        CreditCase closed = new Run(Cases.notified(breach()))
                .then("2026-06-20", AUDITOR, CORRECTED_JUNE)
                .it();
        assertThat(closed.stage().isClosed()).isTrue();
        assertThat(Procedure.offers(closed, AUDITOR, day("2026-07-01"))).isEmpty();
        assertThat(Procedure.offers(closed, FIRST, day("2026-07-01"))).isEmpty();
    }

    /** What the specification keeps from ever being more than a lead, each with the words that say why. */
    @ParameterizedTest
    @EnumSource(Impediment.class)
    void whatCannotFoundARecordNeverDoes(Impediment impediment) {
        Breach breach = switch (impediment) {
            case NO_CREDIT_CLAUSE -> breach("91350100M000100Y43", List.of(FRONTLINE), List.of());
            case CREDIT_CLAUSE_CANNOT_FOUND ->
                breach(
                        "91350100M000100Y43",
                        List.of(FRONTLINE),
                        List.of(new Breach.CreditClause(
                                "town-2018/1/credit",
                                "credit.training-fund-refusal",
                                "征求意见稿",
                                "记入",
                                day("2018-01-01"),
                                null,
                                false)));
            case ID_CHECK_DIGIT -> breach("91350100M000100Y4Z", List.of(FRONTLINE), List.of(REFUSAL));
            case DRAFT -> breach(clause(Force.MANDATORY, Severity.ADVISORY, true, false, false));
            case UNVERIFIED -> breach(clause(Force.MANDATORY, Severity.ADVISORY, false, true, false));
            case INTERPRETATION -> breach(clause(Force.MANDATORY, Severity.WARNING, false, false, true));
            case NOT_A_VIOLATION -> breach(clause(Force.IN_PRINCIPLE, Severity.WARNING, false, false, false));
        };
        assertThat(breach.impediments()).contains(impediment);
        Run run = new Run(Cases.notified(breach));
        Procedure.Outcome outcome = Procedure.attempt(run.it(), Cases.proposal(), FIRST, on("2026-07-01"), "认定");
        assertThat(outcome).isInstanceOfSatisfying(Procedure.Outcome.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo("cannot-found");
            assertThat(refused.why().texts().zh()).contains(impediment.words().zh());
            assertThat(refused.why().texts().en()).contains(impediment.words().en());
        });
        assertThat(run.then("2026-06-20", AUDITOR, CORRECTED_JUNE).it().stage())
                .as("it can still be put right")
                .isEqualTo(Stage.CORRECTED);
    }

    @Test
    void aNoticeFromBeforeTheCreditClauseFoundsNoRecord() {
        Breach.CreditClause later = new Breach.CreditClause(
                REFUSAL.id(), REFUSAL.rule(), REFUSAL.citation(), REFUSAL.words(), day("2026-05-07"), null, true);
        Breach.CreditClause ended = new Breach.CreditClause(
                REFUSAL.id(),
                REFUSAL.rule(),
                REFUSAL.citation(),
                REFUSAL.words(),
                day("2020-01-01"),
                day("2026-05-06"),
                true);
        for (Breach.CreditClause clause : List.of(later, ended)) {
            CreditCase it = Cases.notified(breach("91350100M000100Y43", List.of(FRONTLINE), List.of(clause)));
            assertThat(new Run(it).hindered("2026-07-01", FIRST, Cases.proposal()))
                    .isEqualTo("no-credit-clause-then");
        }
    }

    @Test
    void whatFoundsARecordStandsBesideWhatDoesNot() {
        Breach.BreachedClause draft = clause(Force.MANDATORY, Severity.ADVISORY, true, false, false);
        CreditCase it = Cases.notified(breach("91350100M000100Y43", List.of(draft, FRONTLINE), List.of(REFUSAL)));
        assertThat(it.basis()).containsExactly(REFUSAL.id(), FRONTLINE.id());
    }

    @Test
    void noCaseOfARegion() {
        assertThatThrownBy(() -> new Breach(
                        "330600",
                        SubjectKind.REGION,
                        "绍兴市",
                        Cases.breach().region(),
                        "region.target",
                        "x",
                        List.of(FRONTLINE),
                        List.of(),
                        Cases.breach().finding()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  '|blank",
                "13912345678 联系|personal-data",
                "'身份证 11010519491231002X'|personal-data",
                "110105194912310021 号|ok",
                "911101051949123100 号|ok",
                "'a\tb'|control-character"
            })
    void papersHoldNothingAboutAPerson(String text, String expected) {
        Step step = new Step.NoticeIssued(text, "人社局", day("2026-05-06"), day("2026-06-30"));
        Run run = new Run(Cases.lead(breach())).then("2026-05-04", AUDITOR, new Step.CaseOpened());
        if (expected.equals("ok")) {
            assertThat(run.then("2026-05-06", AUDITOR, step).it().stage()).isEqualTo(Stage.NOTIFIED);
        } else {
            assertThat(run.hindered("2026-05-06", AUDITOR, step)).isEqualTo(expected);
        }
    }

    @Test
    void papersAreShort() {
        Run run = new Run(Cases.lead(breach())).then("2026-05-04", AUDITOR, new Step.CaseOpened());
        Step step = new Step.NoticeIssued("改".repeat(101), "人社局", day("2026-05-06"), day("2026-06-30"));
        assertThat(run.hindered("2026-05-06", AUDITOR, step)).isEqualTo("too-long");
    }

    @Test
    void everyStepHasAReason() {
        CreditCase lead = Cases.lead(breach());
        assertThat(Procedure.attempt(lead, new Step.CaseOpened(), AUDITOR, on("2026-05-04"), null))
                .isInstanceOf(Procedure.Outcome.Refused.class);
        assertThat(Procedure.attempt(lead, new Step.CaseOpened(), AUDITOR, on("2026-05-04"), " "))
                .isInstanceOf(Procedure.Outcome.Refused.class);
    }

    @Test
    void timeOnlyGoesForward() {
        CreditCase it = Cases.notified(breach());
        assertThat(new Run(it).hindered("2026-05-05", AUDITOR, CORRECTED_JUNE)).isEqualTo("time-runs-back");
    }

    @Test
    void theDayIsThatOfChina() {
        Run run = new Run(Cases.notified(breach()));
        Step proposal = Cases.proposal();
        // 16:00 UTC on 30 June is midnight of 1 July in China.
        assertThat(Procedure.attempt(
                        run.it(), proposal, FIRST, java.time.Instant.parse("2026-06-30T15:59:59.999Z"), "认定"))
                .isInstanceOf(Procedure.Outcome.Refused.class);
        assertThat(Procedure.attempt(run.it(), proposal, FIRST, java.time.Instant.parse("2026-06-30T16:00:00Z"), "认定"))
                .isInstanceOf(Procedure.Outcome.Moved.class);
    }

    @Test
    void offersSayWhyNotYet() {
        CreditCase it = Cases.notified(breach());
        List<Procedure.Offer> offers = Procedure.offers(it, FIRST, day("2026-06-30"));
        assertThat(offers.stream().filter(offer -> offer.kind() == StepKind.REFUSAL_PROPOSED))
                .singleElement()
                .satisfies(offer -> assertThat(offer.why()).isNotNull());
        assertThat(Procedure.offers(it, FIRST, day("2026-07-01")).stream()
                        .filter(offer -> offer.kind() == StepKind.REFUSAL_PROPOSED))
                .singleElement()
                .satisfies(offer -> assertThat(offer.why()).isNull());
    }

    @Test
    void everyKindOfStepLeadsFromSomewhere() {
        Set<StepKind> first = EnumSet.of(StepKind.LEAD_OPENED);
        assertThat(Arrays.stream(StepKind.values()).filter(kind -> !first.contains(kind)))
                .allSatisfy(
                        kind -> assertThat(Procedure.from(kind)).as(kind.code()).isNotEmpty());
        assertThat(Arrays.stream(StepKind.values()).map(kind -> kind.type().getName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Step.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    private static Breach breach(Breach.BreachedClause clause) {
        return Cases.breach("91350100M000100Y43", List.of(clause), List.of(REFUSAL));
    }

    private static Breach breach() {
        return Cases.breach();
    }

    private static Breach breach(
            String subject, List<Breach.BreachedClause> clauses, List<Breach.CreditClause> creditClauses) {
        return Cases.breach(subject, clauses, creditClauses);
    }

    private static Breach.BreachedClause clause(
            Force force, Severity severity, boolean draft, boolean unverified, boolean interpretation) {
        return new Breach.BreachedClause(
                "town-2020/1/frontline",
                "条",
                "文",
                force,
                severity,
                draft,
                unverified,
                interpretation,
                null,
                null,
                null,
                null,
                null);
    }
}
