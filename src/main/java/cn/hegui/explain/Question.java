package cn.hegui.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a subject.
 *
 * @param clause the id of a clause, or of a rule for all its clauses; null: all that was found
 * @param target what was judged, as the finding names it; null: all targets
 * @param settings the facts as they are assumed to be, as in {@code trainingAccounts[2022].spent=100000}
 */
public record Question(@Nullable String clause, @Nullable String target, List<String> settings) {
    public Question {
        settings = List.copyOf(settings);
    }
}
