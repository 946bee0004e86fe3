package cn.hegui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever is attempted in whatever order: what the law asks before a record, by what was accepted, not by the table. */
class ProcedurePropertyTest {
    private static final LocalDate START = LocalDate.parse("2026-05-01");

    /** An attempt: who tries what, how many days after the one before. */
    record Attempt(int days, By by, Step step) {}

    @Property(tries = 4000, seed = "20261127", edgeCases = EdgeCasesMode.NONE)
    void aRecordNeedsAllThatTheLawAsks(@ForAll("attempts") List<Attempt> attempts) {
        List<Attempt> accepted = new ArrayList<>();
        CreditCase it = Cases.lead(Cases.breach());
        Instant at = it.last();
        boolean everDetermined = false;
        for (Attempt attempt : attempts) {
            at = at.plus(attempt.days(), ChronoUnit.DAYS);
            if (Procedure.attempt(it, attempt.step(), attempt.by(), at, "理由")
                    instanceof Procedure.Outcome.Moved moved) {
                boolean wasDetermined = it.determination() != null;
                it = moved.after();
                accepted.add(attempt);
                assertThat(it.version()).isEqualTo(accepted.size() + 1L);
                if (!wasDetermined && it.determination() != null) {
                    everDetermined = true;
                    holdsAllThatTheLawAsks(accepted, LocalDate.ofInstant(at, Procedure.CHINA));
                }
            }
        }
        Statistics.label("determined").collect(everDetermined);
        Statistics.label("determined").coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    }

    /** Reads the accepted attempts alone. */
    private static void holdsAllThatTheLawAsks(List<Attempt> accepted, LocalDate today) {
        Step.NoticeIssued notice = null;
        LocalDate refusedOn = null;
        Attempt proposal = null;
        Set<String> pending = new LinkedHashSet<>();
        for (Attempt one : accepted) {
            Step step = one.step();
            assertThat(step).isNotInstanceOf(Step.Corrected.class).isNotInstanceOf(Step.Dismissed.class);
            if (step instanceof Step.NoticeIssued issued) {
                notice = issued;
            } else if (step instanceof Step.RefusedInWriting refused) {
                refusedOn = refused.on();
            } else if (step instanceof Step.RefusalProposed) {
                proposal = one;
            } else if (step instanceof Step.ObjectionFiled filed) {
                pending.add(filed.no());
            } else if (step instanceof Step.ObjectionEnded ended) {
                pending.remove(ended.no());
                assertThat(ended.sustained()).isFalse();
            }
        }
        Attempt approval = accepted.get(accepted.size() - 1);
        assertThat(approval.step()).isInstanceOf(Step.RefusalApproved.class);
        assertThat(notice).isNotNull();
        assertThat(proposal).isNotNull();
        Step.RefusalProposed proposed = (Step.RefusalProposed) proposal.step();
        assertThat(proposed.documentNo()).isNotBlank();
        assertThat(proposed.authority()).isNotBlank();
        assertThat(proposal.by().office()).isEqualTo(Office.AUTHORITY);
        assertThat(approval.by().office()).isEqualTo(Office.AUTHORITY);
        assertThat(approval.by().account()).isNotEqualTo(proposal.by().account());
        assertThat(pending).isEmpty();
        assertThat(notice.issuedOn()).isBeforeOrEqualTo(notice.dueOn());
        assertThat(proposed.determinedOn()).isBeforeOrEqualTo(today);
        if (refusedOn == null) {
            assertThat(proposed.determinedOn()).isAfter(notice.dueOn());
        } else {
            assertThat(proposed.determinedOn())
                    .isAfterOrEqualTo(notice.issuedOn())
                    .isAfterOrEqualTo(refusedOn);
        }
    }

    @Property(tries = 1000, seed = "20261128", edgeCases = EdgeCasesMode.NONE)
    void replayedALogGivesTheSameState(@ForAll("attempts") List<Attempt> attempts) {
        CreditCase it = Cases.lead(Cases.breach());
        List<LogEntry> log = new ArrayList<>();
        log.add(LogEntry.next(Head.EMPTY, it.id(), 1, it.last(), By.MACHINE, new Step.LeadOpened(it.breach()), null));
        Instant at = it.last();
        for (Attempt attempt : attempts) {
            at = at.plus(attempt.days(), ChronoUnit.DAYS);
            if (Procedure.attempt(it, attempt.step(), attempt.by(), at, "理由")
                    instanceof Procedure.Outcome.Moved moved) {
                it = moved.after();
                log.add(LogEntry.next(
                        log.get(log.size() - 1).head(), it.id(), it.version(), at, attempt.by(), attempt.step(), "理由"));
            }
        }
        LogProof proof = new LogProof(List.of(log.get(log.size() - 1).head()));
        for (LogEntry entry : log) {
            LogEntry read = LogEntry.read(entry.line());
            assertThat(read).isEqualTo(entry);
            assertThat(proof.take(read)).isNull();
        }
        assertThat(proof.end()).isNull();
        assertThat(proof.cases().get(it.id())).isEqualTo(it);
    }

    @Property(tries = 1000, seed = "20261129", edgeCases = EdgeCasesMode.NONE)
    void offersAreWhatCanBeTaken(@ForAll("attempts") List<Attempt> attempts) {
        CreditCase it = Cases.lead(Cases.breach());
        Instant at = it.last();
        for (Attempt attempt : attempts) {
            at = at.plus(attempt.days(), ChronoUnit.DAYS);
            boolean offered = Procedure.offers(it, attempt.by(), LocalDate.ofInstant(at, Procedure.CHINA)).stream()
                    .anyMatch(offer -> offer.kind() == attempt.step().kind() && offer.why() == null);
            if (Procedure.attempt(it, attempt.step(), attempt.by(), at, "理由")
                    instanceof Procedure.Outcome.Moved moved) {
                assertThat(offered).as("%s from %s", attempt, it.stage()).isTrue();
                it = moved.after();
            }
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Arbitraries.randomValue(random -> {
            List<Attempt> attempts = new ArrayList<>();
            int count = 60 + random.nextInt(60);
            for (int i = 0; i < count; i++) {
                attempts.add(attempt(random));
            }
            return attempts;
        });
    }

    private static Attempt attempt(java.util.Random random) {
        List<By> people = List.of(
                Cases.AUDITOR,
                Cases.AUDITOR,
                Cases.FIRST,
                Cases.FIRST,
                Cases.SECOND,
                Cases.SECOND,
                Cases.CREDIT,
                By.MACHINE);
        return new Attempt(random.nextInt(6), people.get(random.nextInt(people.size())), step(random));
    }

    private static Step step(RandomGenerator random) {
        LocalDate day = START.plusDays(random.nextInt(300));
        String paper = random.nextInt(12) == 0 ? " " : "文 " + random.nextInt(2);
        return switch (random.nextInt(24)) {
            case 0, 1 -> new Step.CaseOpened();
            case 2, 3 ->
                new Step.NoticeIssued(
                        paper, "人社局", START.plusDays(random.nextInt(40)), START.plusDays(random.nextInt(60)));
            case 4 -> new Step.RefusedInWriting(day, paper);
            case 5 -> random.nextInt(3) > 0 ? new Step.RefusalApproved() : new Step.Corrected(day, paper);
            case 6 -> new Step.ObjectionFiled(paper, ObjectionKind.REVIEW, day);
            case 7, 8 -> new Step.ObjectionEnded(paper, random.nextInt(6) == 0, day, "复议 1");
            case 9, 10, 11, 12 ->
                new Step.RefusalProposed(
                        paper,
                        random.nextInt(12) == 0 ? "" : "人社局",
                        START.plusDays(random.nextInt(120)),
                        Cases.ORDINARY);
            case 13 -> new Step.RefusalDeclined();
            case 14, 15, 16 -> new Step.RefusalApproved();
            case 17 -> new Step.Transferred(paper);
            case 18 -> new Step.CorrectedAfterDetermination(day, paper);
            case 19 -> new Step.RepairApplied(day, paper);
            case 20 -> new Step.RepairDeclined(paper);
            case 21 -> new Step.RepairGranted(day, paper);
            case 22 -> random.nextInt(4) > 0 ? new Step.CaseOpened() : new Step.Withdrawn(paper);
            default -> random.nextInt(4) > 0 ? new Step.CaseOpened() : new Step.Dismissed();
        };
    }
}
