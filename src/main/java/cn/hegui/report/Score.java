package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditCode;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.CreditState;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one subject adds to the sums of a run.
 *
 * @param id what names the subject among those of its kind
 * @param groups its findings
 * @param missing the fields whose absence leaves findings open
 * @param creditStates the states of its credit records
 */
public record Score(
        SubjectKind kind,
        String id,
        RegionCode region,
        List<Group> groups,
        List<MissingField> missing,
        List<CreditState> creditStates) {

    /** Findings of one clause that came to the same; with a {@code waiver} those that it excuses. */
    public record Group(
            Clause clause,
            Outcome outcome,
            @Nullable Severity severity,
            @Nullable Waiver waiver,
            int count) {
        /** Findings that nothing excuses. */
        public Group(Clause clause, Outcome outcome, @Nullable Severity severity, int count) {
            this(clause, outcome, severity, null, count);
        }
    }

    /** What {@code judgement} adds. */
    public static Score of(Judgement judgement) {
        Subject subject = judgement.subject();
        List<Finding> findings = judgement.findings();
        List<Group> groups = new ArrayList<>();
        List<MissingField> missing = new ArrayList<>(0);
        int first = 0;
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Clause clause = finding.clause();
            if (finding.outcome() == Outcome.UNKNOWN && finding.waiver() == null) {
                long alone = finding.missing().size() == 1 ? 1 : 0;
                for (String field : finding.missing()) {
                    missing.add(new MissingField(subject.kind(), clause.rule(), field, alone, 1));
                }
            }
            if (i + 1 == findings.size() || !isAlike(finding, findings.get(i + 1))) {
                groups.add(new Group(clause, finding.outcome(), finding.severity(), finding.waiver(), i + 1 - first));
                first = i + 1;
            }
        }
        return new Score(
                subject.kind(),
                subject.id(),
                subject.region(),
                groups,
                missing,
                judgement.creditRecords().stream().map(CreditRecord::state).toList());
    }

    private static boolean isAlike(Finding one, Finding other) {
        return one.clause() == other.clause()
                && one.outcome() == other.outcome()
                && one.severity() == other.severity()
                && Objects.equals(one.waiver(), other.waiver());
    }

    /** Whether it is an enterprise whose id has a wrong check digit. */
    boolean hasWrongCheckDigit() {
        return kind == SubjectKind.ENTERPRISE && !CreditCode.hasCheckDigit(id);
    }

    /** How many findings there are of each outcome and severity. */
    Counts counts() {
        Counts counts = new Counts();
        for (Group group : groups) {
            counts.add(group);
        }
        return counts;
    }
}
