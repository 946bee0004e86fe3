package cn.hegui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cases.Cases.Run;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the credit system is told, and when. */
class CreditEntryTest {
    @Test
    void nothingIsToldBeforeADetermination() {
        assertThat(CreditEntry.of(Cases.lead(Cases.breach()))).isNull();
        assertThat(CreditEntry.of(new Run(Cases.notified(Cases.breach()))
                        .then("2026-07-01", Cases.FIRST, Cases.proposal())
                        .it()))
                .isNull();
    }

    @Test
    void aDeterminedRecordTellsItsPapersAndTimes() {
        CreditEntry entry = Objects.requireNonNull(CreditEntry.of(Cases.determined()));
        assertThat(entry.members().toString())
                .contains(
                        "state=recordable",
                        "refusalDocumentNo=双人社认〔2026〕1号",
                        "repairableFrom=2026-10-02",
                        "lastDay=2027-07-01")
                .contains("basis=[guobanfa-2017-95/12/credit, shuangyashan-2020/11/frontline]")
                .contains("amountMissing=1800.00");
        assertThat(CreditEntry.read(entry.members())).isEqualTo(entry);
    }

    /** Accounts, reasons and evidence are officials' and stay in the log. */
    @Test
    void nothingAboutAPersonIsTold() {
        CreditCase it = new Run(Cases.determined())
                .then(
                        "2026-08-10",
                        Cases.AUDITOR,
                        new Step.CorrectedAfterDetermination(Cases.day("2026-08-09"), "会计王某补正"))
                .it();
        String told = Objects.requireNonNull(CreditEntry.of(it)).members().toString();
        assertThat(told)
                .contains("state=repairable")
                .doesNotContain("王某", "authority-1", "authority-2", "auditor-1", "核对材料后办理");
    }

    @Test
    void eachStepMeansItsEvent() {
        CreditCase determined = Cases.determined();
        Step approved = new Step.RefusalApproved();
        assertThat(FeedEvent.of(approved, determined, determined)).isEqualTo(FeedEvent.RECORDABLE);
        Step first = new Step.ObjectionFiled("FY-1", ObjectionKind.REVIEW, Cases.day("2026-07-08"));
        CreditCase contested = event(determined, Cases.AUDITOR, first, FeedEvent.CONTESTED);
        Step second = new Step.ObjectionFiled("SS-2", ObjectionKind.LAWSUIT, Cases.day("2026-07-08"));
        CreditCase twice = event(contested, Cases.AUDITOR, second, null);
        Step oneEnded = new Step.ObjectionEnded("FY-1", false, Cases.day("2026-07-08"), "决定 1");
        CreditCase once = event(twice, Cases.FIRST, oneEnded, null);
        Step allEnded = new Step.ObjectionEnded("SS-2", false, Cases.day("2026-07-08"), "判决 2");
        event(once, Cases.FIRST, allEnded, FeedEvent.UPHELD);
        event(
                once,
                Cases.FIRST,
                new Step.ObjectionEnded("SS-2", true, Cases.day("2026-07-08"), "判决 2"),
                FeedEvent.WITHDRAWN);
        event(determined, Cases.FIRST, new Step.Withdrawn("撤 1"), FeedEvent.WITHDRAWN);
        event(
                determined,
                Cases.AUDITOR,
                new Step.CorrectedAfterDetermination(Cases.day("2026-07-05"), "凭证"),
                FeedEvent.REPAIRABLE);
        event(determined, Cases.CREDIT, new Step.Transferred("XY-1"), null);
        CreditCase notified = Cases.notified(Cases.breach());
        Step early = new Step.ObjectionFiled("FY-1", ObjectionKind.REVIEW, Cases.day("2026-07-08"));
        event(notified, Cases.AUDITOR, early, null);
    }

    private static CreditCase event(CreditCase before, By by, Step step, FeedEvent expected) {
        CreditCase after = new Run(before).then("2026-07-08", by, step).it();
        assertThat(FeedEvent.of(step, before, after)).as(step.toString()).isEqualTo(expected);
        return after;
    }

    @Test
    void onlyANewRecordTakesNothingAway() {
        assertThat(List.of(FeedEvent.values()).stream().filter(event -> !event.takesAway()))
                .containsExactly(FeedEvent.RECORDABLE);
    }
}
