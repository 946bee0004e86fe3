package cn.hegui.service.cases;

import cn.hegui.cases.Breach;
import cn.hegui.model.Clause;
import cn.hegui.model.Outcome;
import cn.hegui.model.Rectification;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.UnusableRunException;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Ground;
import cn.hegui.store.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a finding of a run gives rise to: the breach with all clauses of the same subject, rule and target that were not met.
 * A finding is named by its run and the number of its line in {@code findings.jsonl}, from 1. Lines are passed over in
 * bounded memory; only those of the one subject are read.
 */
@Component
class RunFindings {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_OF_A_SUBJECT = 20_000;

    private final DataFolder folder;
    private final PolicyBook book;

    RunFindings(DataFolder folder, PolicyBook book) {
        this.folder = folder;
        this.book = book;
    }

    /** What is to be said of a finding. */
    sealed interface Answer {
        /** It can give rise to a case: {@code message} is its sentence. */
        record Found(Breach breach, String message) implements Answer {}

        /** It cannot: why. */
        record Unfit(Texts why) implements Answer {}

        /** There is none, or none that may be seen. */
        record Absent() implements Answer {}
    }

    Answer find(String run, long number, Scope scope) throws IOException {
        Path place = folder.runs().resolve(run);
        if (!RUN.matcher(run).matches() || number < 1 || !Files.isDirectory(place)) {
            return new Answer.Absent();
        }
        RunFiles files;
        try {
            files = RunFiles.unproved(place);
        } catch (UnusableRunException unfinished) {
            return new Answer.Absent();
        }
        List<FindingLine> lines = ofSubject(files, number);
        FindingLine chosen = lines.isEmpty() ? null : lines.get(0);
        if (chosen == null || !scope.covers(new RegionCode(chosen.region()), chosen.subject())) {
            return new Answer.Absent();
        }
        Texts why = unfit(chosen);
        if (why != null) {
            return new Answer.Unfit(why);
        }
        List<Breach.BreachedClause> clauses = new ArrayList<>();
        for (FindingLine line : lines) {
            boolean same = line.rule().equals(chosen.rule()) && line.target().equals(chosen.target());
            if (same && line.outcome() == Outcome.FAIL && line.waiver() == null) {
                Breach.BreachedClause clause = clause(line);
                if (clause != null && clauses.stream().noneMatch(one -> one.id().equals(clause.id()))) {
                    clauses.add(clause);
                }
            }
        }
        if (clauses.isEmpty()) {
            return new Answer.Unfit(new Texts(
                    "该次核对所依据的条款不在现用政策库中（" + chosen.clause() + "），请用现用政策重新核对。",
                    "The clause of that run (" + chosen.clause()
                            + ") is not in the book in use; check again with it."));
        }
        Breach breach = new Breach(
                chosen.subject(),
                chosen.kind(),
                chosen.name(),
                new RegionCode(chosen.region()),
                chosen.rule(),
                chosen.target(),
                clauses,
                creditClauses(chosen),
                new Breach.FindingPlace(
                        run,
                        RunFiles.sha256(place.resolve(RunFiles.SUMMARY)),
                        Long.toString(number),
                        files.summary().asOf()));
        return new Answer.Found(breach, chosen.message());
    }

    private static @Nullable Texts unfit(FindingLine line) {
        if (line.kind() == SubjectKind.REGION) {
            return new Texts("目标约束的是制定目标的政府，不对地区立案。", "A goal binds the government that set it: no case of a region.");
        }
        if (line.outcome() != Outcome.FAIL) {
            return new Texts("只有“不符合”的结论才能立案。", "Only a finding \"not met\" can give rise to a case.");
        }
        if (line.waiver() != null) {
            return new Texts(
                    "该事项已由 " + line.waiver().documentNo() + " 豁免，不立案。",
                    "It is excused by " + line.waiver().documentNo() + ": no case.");
        }
        return line.rule().startsWith("credit.")
                ? new Texts("请从所涉经费的核对结论立案。", "Open the case from the finding on the fund itself.")
                : null;
    }

    /** The chosen line first, then the others of its subject, which stand together. */
    private static List<FindingLine> ofSubject(RunFiles files, long number) throws IOException {
        List<String> before = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        String subject = "";
        try (BufferedReader lines = Files.newBufferedReader(files.file(RunFiles.FINDINGS))) {
            String line;
            for (long at = 1; (line = lines.readLine()) != null; at++) {
                String of = line.substring(0, Math.max(0, line.indexOf(',')));
                if (at <= number && !of.equals(subject)) {
                    before.clear();
                    subject = of;
                } else if (at > number && !of.equals(subject)) {
                    break;
                }
                if (at == number) {
                    raw.add(line);
                } else if (before.size() < MOST_OF_A_SUBJECT) {
                    before.add(line);
                }
            }
        }
        if (raw.isEmpty()) {
            return List.of();
        }
        raw.addAll(before);
        List<FindingLine> read = new ArrayList<>();
        for (String line : raw) {
            read.add(files.finding(line.getBytes(StandardCharsets.UTF_8)));
        }
        return read;
    }

    private Breach.@Nullable BreachedClause clause(FindingLine line) {
        Clause clause = book.clause(line.clause()).orElse(null);
        if (clause == null) {
            return null;
        }
        Severity severity = Objects.requireNonNull(line.severity());
        return new Breach.BreachedClause(
                clause.id(),
                line.citation().ground(),
                line.citation().words(),
                clause.force(),
                severity,
                clause.document().isDraft(),
                clause.isUnverified(),
                clause.interpretation() != null,
                plain(line.measured()),
                line.relation() == null ? null : line.relation().code(),
                plain(line.required()),
                line.unit() == null ? null : line.unit().code(),
                plain(line.amountMissing()));
    }

    private static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }

    private List<Breach.CreditClause> creditClauses(FindingLine line) {
        if (line.kind() != SubjectKind.ENTERPRISE || !Rectification.CREDIT_RULES.contains(line.rule())) {
            return List.of();
        }
        return book.binding(new RegionCode(line.region())).stream()
                .filter(clause -> clause.rule().equals("credit.training-fund-refusal"))
                .map(clause -> new Breach.CreditClause(
                        clause.id(),
                        clause.rule(),
                        Ground.name(clause),
                        clause.words(),
                        clause.inForce().effective(),
                        clause.inForce().until(),
                        clause.severity() == Severity.VIOLATION))
                .toList();
    }
}
