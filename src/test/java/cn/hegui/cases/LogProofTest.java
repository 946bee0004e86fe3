package cn.hegui.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done to a log, its proof says so. */
class LogProofTest {
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @Test
    void aLogAsItWasWrittenIsProved() {
        List<LogEntry> log = log();
        assertThat(fault(log, List.of(log.get(3).head(), log.get(log.size() - 1).head())))
                .isNull();
    }

    /** Worked out apart from the program: sha256sum of the line below. */
    @Test
    void theHashIsThatOfTheCanonicalBytes() {
        LogEntry entry = LogEntry.next(
                new Head(41, "0a".repeat(32)),
                Cases.ID,
                2,
                Instant.parse("2026-05-04T01:02:03.004Z"),
                new By("17", Office.AUDITOR),
                new Step.CaseOpened(),
                "线索属实，\"立案\"");
        assertThat(new String(entry.canonicalLine(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"hash\":\"" + entry.hash() + "\",", ""))
                .isEqualTo(
                        "{\"account\":\"17\",\"at\":\"2026-05-04T01:02:03.004Z\","
                                + "\"case\":\"00000000-0000-4000-8000-000000000001\",\"office\":\"auditor\","
                                + "\"previous\":\"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a\","
                                + "\"reason\":\"线索属实，\\\"立案\\\"\",\"seq\":42,\"step\":{\"kind\":\"case-opened\"},\"version\":2}");
        assertThat(entry.hash()).isEqualTo("c7d39dd16ad4c10075a87308458e006c4cc33509ee034f4d4e33e273fe6b6a62");
    }

    @Test
    void aChangedEntryShows() {
        List<LogEntry> log = log();
        LogEntry entry = log.get(2);
        Step.NoticeIssued notice = (Step.NoticeIssued) entry.step();
        log.set(
                2,
                copy(
                        entry,
                        new Step.NoticeIssued(
                                notice.noticeNo(),
                                notice.issuedBy(),
                                notice.issuedOn(),
                                notice.dueOn().minusDays(1)),
                        entry.previous(),
                        entry.hash()));
        assertThat(fault(log, List.of())).contains("第 3 条").contains("改动");
    }

    @Test
    void aChangedEntryWithItsHashMadeAnewShowsAtTheNext() {
        List<LogEntry> log = log();
        LogEntry entry = log.get(4);
        log.set(
                4,
                LogEntry.next(
                        log.get(3).head(),
                        entry.caseId(),
                        entry.version(),
                        entry.at(),
                        entry.by(),
                        entry.step(),
                        "另一个理由"));
        assertThat(fault(log, List.of())).contains("第 6 条").contains("没有接在");
    }

    @Test
    void aLogWrittenAnewShowsByAnAnchor() {
        List<LogEntry> log = log();
        Head published = log.get(4).head();
        List<LogEntry> anew = new ArrayList<>();
        Head head = Head.EMPTY;
        for (LogEntry entry : log) {
            LogEntry next =
                    LogEntry.next(head, entry.caseId(), entry.version(), entry.at(), entry.by(), entry.step(), "改写");
            anew.add(next);
            head = next.head();
        }
        assertThat(fault(anew, List.of())).isNull();
        assertThat(fault(anew, List.of(published))).contains("第 5 条").contains("改写");
    }

    @Test
    void aRemovedEntryShows() {
        List<LogEntry> log = log();
        log.remove(3);
        assertThat(fault(log, List.of())).contains("应为 4").contains("实为 5");
    }

    @Test
    void aRemovedCaseShows() {
        List<LogEntry> log = log();
        log.removeIf(entry -> entry.caseId().equals(OTHER));
        assertThat(fault(log, List.of())).isNotNull();
    }

    @Test
    void anInsertedEntryShows() {
        List<LogEntry> log = log();
        log.add(3, log.get(2));
        assertThat(fault(log, List.of())).contains("应为 4").contains("实为 3");
    }

    @Test
    void movedEntriesShow() {
        List<LogEntry> log = log();
        LogEntry third = log.remove(2);
        log.add(3, third);
        assertThat(fault(log, List.of())).contains("应为 3").contains("实为 4");
    }

    @Test
    void aLogCutOffShowsByAnAnchorOnly() {
        List<LogEntry> log = log();
        Head published = log.get(log.size() - 1).head();
        List<LogEntry> cut = log.subList(0, log.size() - 1);
        assertThat(fault(cut, List.of())).as("nothing in the log itself tells").isNull();
        assertThat(fault(cut, List.of(published))).contains("截去");
    }

    @Test
    void aStepThatTheLawDoesNotAllowShowsThoughItsHashIsRight() {
        List<LogEntry> log = log();
        LogEntry last = log.get(log.size() - 1);
        // The one who proposed approves, behind the program's back.
        LogEntry forged =
                LogEntry.next(last.head(), Cases.ID, 5, last.at(), Cases.FIRST, new Step.RefusalApproved(), "批准");
        log.add(forged);
        assertThat(fault(log, List.of())).contains("不允许的步骤").contains("另一人");
    }

    @Test
    void timeThatRunsBackShows() {
        List<LogEntry> log = log();
        LogEntry last = log.get(log.size() - 1);
        log.add(LogEntry.next(
                last.head(), OTHER, 2, last.at().minusMillis(1), Cases.AUDITOR, new Step.CaseOpened(), "立案"));
        assertThat(fault(log, List.of())).contains("时间早于");
    }

    @Test
    void aLineThatIsNoEntryIsRefused() {
        Map<String, Object> line = new TreeMap<>(log().get(0).line());
        line.put("remark", "x");
        assertThatThrownBy(() -> LogEntry.read(line)).hasMessageContaining("remark");
        Map<String, Object> without = new TreeMap<>(log().get(0).line());
        without.remove("hash");
        assertThatThrownBy(() -> LogEntry.read(without)).hasMessageContaining("/hash");
        Map<String, Object> odd = new TreeMap<>(log().get(1).line());
        odd.put("step", Map.of("kind", "case-opened", "by", "me"));
        assertThatThrownBy(() -> LogEntry.read(odd)).hasMessageContaining("by");
        odd.put("step", Map.of("kind", "forgotten"));
        assertThatThrownBy(() -> LogEntry.read(odd)).hasMessageContaining("forgotten");
    }

    /** Two cases, their steps one through the other. */
    private static List<LogEntry> log() {
        List<LogEntry> log = new ArrayList<>();
        add(log, Cases.ID, 1, "2026-05-01", By.MACHINE, new Step.LeadOpened(Cases.breach()), null);
        add(log, Cases.ID, 2, "2026-05-04", Cases.AUDITOR, new Step.CaseOpened(), "立案");
        add(log, Cases.ID, 3, "2026-05-06", Cases.AUDITOR, Cases.notice(), "通知");
        add(log, OTHER, 1, "2026-05-07", Cases.AUDITOR, new Step.LeadOpened(Cases.breach()), "线索");
        add(log, Cases.ID, 4, "2026-07-01", Cases.FIRST, Cases.proposal(), "认定");
        add(log, OTHER, 2, "2026-07-01", Cases.AUDITOR, new Step.CaseOpened(), "立案");
        return log;
    }

    private static void add(
            List<LogEntry> log, UUID id, long version, String day, By by, Step step, @Nullable String reason) {
        Head head = log.isEmpty() ? Head.EMPTY : log.get(log.size() - 1).head();
        log.add(LogEntry.next(head, id, version, Cases.on(day), by, step, reason));
    }

    private static LogEntry copy(LogEntry entry, Step step, String previous, String hash) {
        return new LogEntry(
                entry.seq(),
                previous,
                entry.caseId(),
                entry.version(),
                entry.at(),
                entry.by(),
                step,
                entry.reason(),
                hash);
    }

    private static @Nullable String fault(List<LogEntry> log, List<Head> anchors) {
        LogProof proof = new LogProof(anchors);
        for (LogEntry entry : log) {
            LogProof.Fault fault = proof.take(entry);
            if (fault != null) {
                return fault.texts().zh();
            }
        }
        LogProof.Fault fault = proof.end();
        return fault == null ? null : fault.texts().zh();
    }
}
