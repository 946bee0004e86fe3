package cn.hegui.explain;

import cn.hegui.intake.FactSearch;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A finished run as it lies in its folder, and what has changed since. */
public final class PastRun {
    private final RunFiles files;

    private PastRun(RunFiles files) {
        this.files = files;
    }

    /**
     * The run in {@code folder}, once its files are found to be as it left them.
     *
     * @throws cn.hegui.paper.UnusableRunException where the folder holds no finished run or a file was changed since
     */
    public static PastRun in(Path folder) throws IOException {
        return new PastRun(RunFiles.in(folder));
    }

    /** What the run came to and what it rested on. */
    public RunSummary summary() {
        return files.summary();
    }

    /** The names of the inputs, to be read again; fails where one of them was standard input. */
    public List<String> inputs() {
        List<String> inputs =
                summary().inputs().stream().map(RunSummary.FileHash::file).toList();
        if (inputs.contains("-")) {
            throw new UnanswerableException(
                    "当次核对的事实来自标准输入，无法重新读取。请把事实存成文件，用 --facts 给出，并给出 --as-of。",
                    "The facts of that run came from standard input and cannot be read again. Save them in a file and "
                            + "name it with --facts and --as-of.");
        }
        return inputs;
    }

    /** What is not as it was in the run: facts, policies, rules or the program. */
    List<Texts> changes(List<FactSearch.Read> read, PolicyBook book, String programSha256) {
        List<Texts> changes = new ArrayList<>();
        Map<String, String> facts = new TreeMap<>();
        read.forEach(file -> facts.put(file.name(), file.sha256()));
        for (RunSummary.FileHash input : summary().inputs()) {
            if (!input.sha256().equals(facts.get(input.file()))) {
                changes.add(new Texts(
                        "事实文件 " + input.file() + " 在核对之后改动过（SHA-256 不同）：以下按现在的内容说明，不一定是当次的结论。",
                        "The facts in " + input.file()
                                + " were changed after the run (another SHA-256): what follows is by "
                                + "what stands there now, and need not be what the run found."));
            }
        }
        Map<String, String> policies = new TreeMap<>();
        for (PolicyFile file : book.files()) {
            policies.put(file.name(), file.sha256());
        }
        Map<String, String> before = new TreeMap<>();
        summary().policies().forEach(file -> before.put(file.file(), file.sha256()));
        summary().kinds().forEach(file -> before.put(file.file(), file.sha256()));
        long differing = before.entrySet().stream()
                .filter(file -> !file.getValue().equals(policies.get(file.getKey())))
                .count();
        long added = policies.keySet().stream()
                .filter(name -> name.startsWith("policies/") || name.startsWith("kinds/"))
                .filter(name -> !before.containsKey(name))
                .count();
        if (differing + added > 0) {
            changes.add(new Texts(
                    (differing + added) + " 个政策或规则文件与当次核对所用的不同。如果当次用了 --policies 或 --rules，请同样给出。",
                    (differing + added)
                            + " policy or rule files are not those of the run. If it was run with --policies or "
                            + "--rules, give them again."));
        }
        if (!summary().program().sha256().equals(programSha256)) {
            changes.add(new Texts(
                    "当次核对用的是另一版程序（" + summary().program().version() + "）。",
                    "The run was made by another build of the program ("
                            + summary().program().version() + ")."));
        }
        return changes;
    }

    /** Those of {@code now}, all findings of one subject, that are not as the run lists them, each with what it lists; null: nothing. */
    Map<FindingLine, @Nullable FindingLine> differing(SubjectKind kind, String id, List<FindingLine> now)
            throws IOException {
        Map<List<String>, FindingLine> listed = new TreeMap<>(PastRun::compare);
        files.findings(line -> {
            if (line.kind() == kind && line.subject().equals(id)) {
                listed.put(List.of(line.clause(), line.target()), line);
            }
        });
        Map<FindingLine, @Nullable FindingLine> differing = new LinkedHashMap<>();
        for (FindingLine line : now) {
            FindingLine before = listed.remove(List.of(line.clause(), line.target()));
            boolean isListed = summary().options().outcomes().contains(line.outcome());
            if (before == null ? isListed : !judgedAlike(before, line)) {
                differing.put(line, before);
            }
        }
        for (FindingLine gone : listed.values()) {
            differing.put(gone, gone);
        }
        return differing;
    }

    private static int compare(List<String> one, List<String> other) {
        int byClause = one.get(0).compareTo(other.get(0));
        return byClause != 0 ? byClause : one.get(1).compareTo(other.get(1));
    }

    /** Whether two lines say the same, in whatever language. */
    static boolean judgedAlike(FindingLine one, FindingLine other) {
        return one.outcome() == other.outcome()
                && one.severity() == other.severity()
                && Objects.equals(one.measured(), other.measured())
                && Objects.equals(one.required(), other.required())
                && Objects.equals(one.amountMissing(), other.amountMissing())
                && Objects.equals(one.dueOn(), other.dueOn())
                && one.missing().equals(other.missing())
                && one.notes().equals(other.notes());
    }
}
