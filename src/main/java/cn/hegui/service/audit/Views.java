package cn.hegui.service.audit;

import cn.hegui.explain.Branch;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RejectLine;
import cn.hegui.paper.RunSummary;
import cn.hegui.paper.SubjectLine;
import cn.hegui.rundiff.Change;
import cn.hegui.rundiff.DiffTally;
import cn.hegui.rundiff.State;
import cn.hegui.store.FindingNote;
import cn.hegui.store.FindingsIndex.Count;
import cn.hegui.store.RunRecord;
import cn.hegui.store.Upload;
import cn.hegui.store.WaiverProposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the pages of the workspace show. */
public final class Views {
    private Views() {}

    /** The runs, the newest first. */
    public record RunList(
            Names names, List<RunRecord> runs, @Nullable Long older, boolean mayStart) {}

    /**
     * The form for a new run.
     *
     * @param chosen the uploads that were ticked
     */
    public record NewRun(
            Names names,
            RegionCode region,
            List<Upload> uploads,
            List<RunRecord> finished,
            LocalDate asOf,
            long largest,
            List<UUID> chosen,
            @Nullable Texts problem) {}

    /** How far a run is: a part of its page that renews itself. */
    public record Progress(Names names, RunRecord run, boolean mayCancel) {}

    /** A run with what it came to. */
    public record Run(
            Names names,
            RunRecord run,
            boolean mayCancel,
            @Nullable RunSummary summary,
            List<ClauseSum> clauses,
            List<RegionCode> regions,
            List<RunSummary.FileHash> files,
            List<RunRecord> others) {}

    /**
     * The breaches of one clause.
     *
     * @param byRegion how many in each of the regions shown
     * @param heat how dark each of them is, from 0 to 5
     */
    public record ClauseSum(
            String clause,
            long violations,
            long warnings,
            long advisories,
            long unknown,
            long subjects,
            @Nullable BigDecimal money,
            List<Long> byRegion,
            List<Integer> heat) {
        /** All that fail. */
        public long fails() {
            return violations + warnings + advisories;
        }
    }

    /** A link with its words, and whether it is what is shown. */
    public record Choice(String value, String words, boolean chosen) {}

    /**
     * A page of a list.
     *
     * @param first the address of the first page; null: this is it
     */
    public record Paging(
            long from,
            long to,
            long total,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next) {}

    /** Findings of a run. */
    public record Findings(
            Names names,
            RunRecord run,
            List<FindingLine> findings,
            Paging paging,
            List<Choice> outcomes,
            List<Choice> severities,
            List<Choice> clauses,
            List<Choice> sorts,
            List<Choice> waived,
            String region,
            String text) {}

    /** Subjects of a run. */
    public record Subjects(
            Names names,
            RunRecord run,
            List<SubjectLine> subjects,
            Paging paging,
            boolean onlyBreaches,
            boolean worstFirst,
            String region,
            String text) {}

    /** What was found of a subject in another run. */
    public record Past(RunRecord run, SubjectLine line) {}

    /** One subject of a run. */
    public record Subject(
            Names names,
            RunRecord run,
            SubjectLine line,
            List<FindingLine> findings,
            long total,
            List<Past> history,
            Map<String, Long> notes) {
        /** What the notes on a finding are counted by. */
        public static String key(FindingLine finding) {
            return finding.clause() + "\n" + finding.target();
        }
    }

    /** Why a finding is as it is, what would change it, and what people wrote of it. */
    public record Explanation(
            Names names,
            RunRecord run,
            SubjectLine line,
            @Nullable FindingLine finding,
            String clause,
            String target,
            @Nullable Branch tree,
            List<String> settings,
            @Nullable Texts problem,
            List<FindingNote> notes,
            long largestAttachment,
            @Nullable Texts noteProblem) {}

    /** Records that were not judged. */
    public record Rejects(Names names, RunRecord run, List<RejectLine> rejects, Paging paging) {}

    /** Two runs compared. */
    public record Diff(
            Names names,
            RunRecord before,
            RunRecord after,
            List<String> moved,
            DiffTally tally,
            Map<State, List<Change>> first,
            List<RunRecord> others) {
        /** The states in their order. */
        public State[] states() {
            return State.values();
        }

        /** The severities in their order. */
        public Severity[] severities() {
            return Severity.values();
        }
    }

    /** A waiver with what the reader may do. */
    public record WaiverRow(WaiverProposal waiver, String subjectName, boolean mayDecide, boolean mayWithdraw) {}

    /** The waivers. */
    public record Waivers(Names names, LocalDate today, List<WaiverRow> rows) {}

    /** The form for a waiver. */
    public record NewWaiver(
            Names names,
            RegionCode region,
            @Nullable UUID run,
            @Nullable String subject,
            @Nullable String clause,
            Map<String, String> values,
            List<Choice> clauses,
            @Nullable Texts problem) {
        /** What was entered. */
        public String value(String name) {
            return values.getOrDefault(name, "");
        }
    }

    /** The findings by value. */
    static List<Choice> choices(List<Count> counts, @Nullable String chosen, UnaryOperator<String> words) {
        return counts.stream()
                .map(count -> new Choice(
                        count.value(),
                        words.apply(count.value()) + String.format(Locale.ROOT, " (%,d)", count.count()),
                        count.value().equals(chosen)))
                .toList();
    }
}
