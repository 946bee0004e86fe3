package cn.hegui.rundiff;

import cn.hegui.model.Language;
import cn.hegui.model.Severity;
import cn.hegui.paper.FindingLine;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one finding between two runs.
 *
 * @param before as the older run has it; null: nothing was open
 * @param after as the newer run has it; null: nothing is open
 * @param causes what may have moved it; one: that did. Empty where it persists
 */
public record Change(
        State state, @Nullable FindingLine before, @Nullable FindingLine after, Set<Cause> causes) {

    public Change {
        causes = causes.isEmpty() ? Set.of() : EnumSet.copyOf(causes);
    }

    /** The finding as it is; where it is no longer, as it was. */
    public FindingLine shown() {
        return Objects.requireNonNull(after != null ? after : before);
    }

    /** What may have moved it, in words. */
    public String causes(Language language) {
        return words(causes, language);
    }

    /** What {@code causes} are called together. */
    public static String words(Set<Cause> causes, Language language) {
        return causes.stream()
                .map(cause -> cause.words().in(language))
                .collect(Collectors.joining(language == Language.ZH ? "或" : " or "));
    }

    /** The severity that has come up: of a finding that fails, unexcused, more gravely than before; null: none. */
    public @Nullable Severity arisen() {
        Severity now = severity(after);
        Severity then = severity(before);
        return now == null || (then != null && then.compareTo(now) <= 0) ? null : now;
    }

    private static @Nullable Severity severity(@Nullable FindingLine finding) {
        return finding == null || finding.waiver() != null ? null : finding.severity();
    }
}
