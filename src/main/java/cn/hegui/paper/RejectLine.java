package cn.hegui.paper;

import org.jspecify.annotations.Nullable;

/** A line of {@code rejects.jsonl}. */
public record RejectLine(
        String file, long line, String pointer, @Nullable String id, Reason reason) implements RunLine {
    /** Why the record is not judged. */
    public record Reason(String code, String sentence) {}
}
