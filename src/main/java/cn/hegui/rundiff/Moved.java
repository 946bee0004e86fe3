package cn.hegui.rundiff;

import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunSummary;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What moved between two runs, by the hashes in their summaries, and which of it can have moved one finding. Where equal
 * hashes do not settle it, what the two findings say does; what they leave open stays open.
 */
public final class Moved {
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    private final Set<String> lawFiles = new TreeSet<>();

    private Moved() {}

    static Moved between(RunSummary before, RunSummary after) {
        Moved moved = new Moved();
        moved.note(Cause.FACTS, !hashes(before.inputs()).equals(hashes(after.inputs())));
        moved.lawFiles.addAll(differing(before.policies(), after.policies()));
        moved.lawFiles.addAll(differing(before.kinds(), after.kinds()));
        moved.note(Cause.LAW, !moved.lawFiles.isEmpty());
        moved.note(Cause.DAY, !before.asOf().equals(after.asOf()));
        moved.note(Cause.WAIVER, !Objects.equals(waivers(before), waivers(after)));
        moved.note(Cause.OPTIONS, before.options().strict() != after.options().strict());
        moved.note(
                Cause.PROGRAM, !before.program().sha256().equals(after.program().sha256()));
        return moved;
    }

    private void note(Cause cause, boolean differs) {
        if (differs) {
            causes.add(cause);
        }
    }

    /** By what the files hold; where they lie and in which order they were given does not matter. */
    private static List<String> hashes(List<RunSummary.FileHash> files) {
        return files.stream().map(RunSummary.FileHash::sha256).sorted().toList();
    }

    private static @Nullable String waivers(RunSummary run) {
        return run.waivers() == null ? null : run.waivers().sha256();
    }

    private static Set<String> differing(List<RunSummary.FileHash> before, List<RunSummary.FileHash> after) {
        Map<String, String> then = new TreeMap<>();
        before.forEach(file -> then.put(file.file(), file.sha256()));
        Set<String> differing = new TreeSet<>();
        for (RunSummary.FileHash file : after) {
            if (!file.sha256().equals(then.remove(file.file()))) {
                differing.add(file.file());
            }
        }
        differing.addAll(then.keySet());
        return differing;
    }

    /** What is not the same in the two runs. */
    public Set<Cause> causes() {
        return Set.copyOf(causes);
    }

    /** The policy and rule files that are not the same. */
    public Set<String> lawFiles() {
        return Set.copyOf(lawFiles);
    }

    /** What can have moved a finding that one run has and the other has not; {@code judged}: its subject is in both. */
    Set<Cause> of(FindingLine finding, boolean judged) {
        Set<Cause> may = EnumSet.noneOf(Cause.class);
        if (has(Cause.FACTS)) {
            may.add(Cause.FACTS);
        }
        if (!judged) {
            // Neither law nor day takes a subject out of the records.
            if (has(Cause.OPTIONS)) {
                may.add(Cause.OPTIONS);
            }
            return settled(may);
        }
        if (isLawMoved(finding)) {
            may.add(Cause.LAW);
        }
        if (has(Cause.DAY)) {
            may.add(Cause.DAY);
        }
        return settled(may);
    }

    /** What can have moved a finding from {@code before} to {@code after}. */
    Set<Cause> of(FindingLine before, FindingLine after) {
        Set<Cause> may = EnumSet.noneOf(Cause.class);
        if (!sameWaiver(before, after)) {
            may.add(Cause.WAIVER);
            if (sameFinding(before, after)) {
                return may;
            }
        }
        boolean sameFacts = equal(before.measured(), after.measured())
                && before.details().equals(after.details())
                && before.missing().equals(after.missing())
                && before.region().equals(after.region());
        boolean sameLaw = before.citation().equals(after.citation())
                && equal(before.required(), after.required())
                && before.required() != null;
        boolean facts = has(Cause.FACTS);
        boolean law = isLawMoved(after);
        if (facts && law) {
            facts = !sameFacts;
            law = !sameLaw || sameFacts;
        }
        if (facts) {
            may.add(Cause.FACTS);
        }
        if (law) {
            may.add(Cause.LAW);
        }
        if (has(Cause.DAY)) {
            may.add(Cause.DAY);
        }
        return settled(may);
    }

    /** Whether a waiver apart, the two are one finding to whoever has to mend it. */
    static boolean sameFinding(FindingLine before, FindingLine after) {
        return before.outcome() == after.outcome()
                && before.severity() == after.severity()
                && equal(before.measured(), after.measured())
                && equal(before.required(), after.required())
                && equal(before.amountMissing(), after.amountMissing())
                && Objects.equals(before.dueOn(), after.dueOn())
                && before.missing().equals(after.missing());
    }

    static boolean sameWaiver(FindingLine before, FindingLine after) {
        return Objects.equals(before.waiver(), after.waiver());
    }

    private static boolean equal(java.math.@Nullable BigDecimal one, java.math.@Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** Whether the file of the clause, or one of its rule, is not the same. */
    private boolean isLawMoved(FindingLine finding) {
        int slash = finding.clause().indexOf('/');
        String document = slash < 0 ? finding.clause() : finding.clause().substring(0, slash);
        return lawFiles.contains("policies/" + document + ".yaml")
                || lawFiles.contains("kinds/" + finding.rule() + ".yaml")
                || lawFiles.contains("kinds/" + finding.rule() + ".drl");
    }

    private boolean has(Cause cause) {
        return causes.contains(cause);
    }

    /** The program is named only where nothing else can have done it. */
    private Set<Cause> settled(Set<Cause> may) {
        if (!may.isEmpty()) {
            return may;
        }
        for (Cause cause : List.of(Cause.LAW, Cause.OPTIONS, Cause.PROGRAM)) {
            if (has(cause)) {
                return EnumSet.of(cause);
            }
        }
        // The same files in another order: of two records of one subject another is the first.
        return EnumSet.of(Cause.FACTS);
    }
}
