package cn.hegui.impact;

import cn.hegui.model.Clause;
import cn.hegui.model.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A finding that two books see differently.
 *
 * @param clause as the newer book has it; as the older one has it where only that made a finding
 * @param target what was judged
 * @param from null: the older book made no such finding
 * @param to null: the newer book makes no such finding
 */
public record Flip(
        Subject subject,
        Clause clause,
        String target,
        @Nullable Verdict from,
        @Nullable Verdict to) {}
