package cn.hegui.explain;

import cn.hegui.check.Judge;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactRecord;
import cn.hegui.intake.RawRecord;
import cn.hegui.model.Finding;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.RuleKinds;
import java.util.List;

/**
 * The facts of one subject on which its findings rest, each with its place, for those who let people change them; and which
 * change of one of them would do. For one thread.
 */
public final class Levers {
    private final SubjectFacts facts;
    private final Trials trials;
    private final RuleKinds kinds;

    /**
     * @param record the facts, which {@code reader} accepts
     * @param judge the judge of the findings that will be asked about
     */
    public Levers(SubjectKind kind, RawRecord record, FactReader reader, Judge judge, RuleKinds kinds) {
        this.facts = new SubjectFacts(kind, FactRecord.of(record));
        this.trials = new Trials(judge, reader, facts, List.of());
        this.kinds = kinds;
    }

    /** A fact with another value under which a finding is met, all else as it is; it was tried. */
    public record Change(Fact fact, Object value) {}

    /** The facts that the rule of {@code finding} reads for it, given or not, in the order in which the rule names them. */
    public List<Fact> behind(Finding finding) {
        return facts.behind(kind(finding), finding);
    }

    /** Where what {@code finding} misses should stand; a figure that the clause leaves open stands nowhere. */
    public List<Fact> absent(Finding finding) {
        RuleKind kind = kind(finding);
        return finding.missing().stream()
                .flatMap(field -> facts.absent(field, kind, finding).stream())
                .distinct()
                .toList();
    }

    /** Changes of one fact by which {@code finding} would be met. */
    public List<Change> meeting(Finding finding) {
        return trials.thatMeet(finding, behind(finding)).stream()
                .map(trial -> new Change(trial.fact(), trial.value()))
                .toList();
    }

    private RuleKind kind(Finding finding) {
        return kinds.get(finding.clause().rule());
    }
}
