package cn.hegui.policy.lint;

import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyException;
import cn.hegui.policy.Problem;
import cn.hegui.policy.RuleKinds;
import cn.hegui.policy.Written;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks over a policy folder for what its keeper should see. */
public final class Lint {
    private Lint() {}

    /**
     * The remarks on the policy files, by file and line.
     *
     * <p>A file that the book refuses is refused here too, by {@link PolicyException}, unless every place that is refused
     * has a remark: then these are returned, and what needs the book has to wait until they are mended.
     *
     * @param policies the folder; null: the files of the program
     * @param scenarios the folder of scenario files; null: clauses are not asked for scenarios
     * @param asOf the day from which ages are counted
     */
    public static List<Remark> remarks(
            @Nullable Path policies, RuleKinds kinds, @Nullable Path scenarios, LocalDate asOf) {
        List<Written> documents = policies == null ? Written.bundledPolicies() : Written.in(policies);
        List<Remark> remarks = new ArrayList<>();
        WrittenChecks writtenChecks = new WrittenChecks(asOf, remarks);
        documents.forEach(writtenChecks::look);
        Map<String, WrittenClause> clauses = new LinkedHashMap<>();
        for (Written document : documents) {
            WrittenClause.in(document).forEach(clause -> clauses.putIfAbsent(clause.id(), clause));
        }
        try {
            PolicyBook book = policies == null ? PolicyBook.bundled(kinds) : PolicyBook.read(policies, kinds);
            BookChecks bookChecks = new BookChecks(book, clauses, asOf, remarks);
            bookChecks.look();
            if (scenarios != null) {
                bookChecks.scenarios(told(scenarios));
            }
        } catch (PolicyException refused) {
            if (!refused.problems().stream().allMatch(problem -> isRemarked(problem, remarks))) {
                throw refused;
            }
        }
        return remarks.stream()
                .sorted(Comparator.comparing(Remark::file)
                        .thenComparingInt(Remark::line)
                        .thenComparing(Remark::code))
                .toList();
    }

    private static boolean isRemarked(Problem problem, List<Remark> remarks) {
        return remarks.stream()
                .anyMatch(remark -> remark.weight() == Weight.ERROR
                        && remark.file().equals(problem.file())
                        && remark.line() == problem.line());
    }

    /** The clauses of which at least one scenario is told. */
    private static Set<String> told(Path scenarios) {
        Set<String> told = new HashSet<>();
        for (Written file : Written.in(scenarios)) {
            for (Written group : file.list("clauses")) {
                String clause = group.text("clause");
                if (clause != null && !group.list("scenarios").isEmpty()) {
                    told.add(clause);
                }
            }
        }
        return told;
    }
}
