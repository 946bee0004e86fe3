package cn.hegui.explain;

import cn.hegui.model.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an explanation, and those that it rests on.
 *
 * @param outcome what a finding came to; null where the branch is none
 * @param text in the language asked for; names in it are as the facts give them
 */
public record Branch(Part part, @Nullable Outcome outcome, String text, List<Branch> branches) {
    public Branch {
        branches = List.copyOf(branches);
    }

    static Branch of(Part part, String text) {
        return new Branch(part, null, text, List.of());
    }

    static Branch over(Part part, String text, List<Branch> branches) {
        return new Branch(part, null, text, branches);
    }

    /** A heading above statements of the same part. */
    static Branch listing(Part part, String heading, List<String> texts) {
        return over(part, heading, texts.stream().map(text -> of(part, text)).toList());
    }
}
