package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/**
 * What an authority has excused in writing: one clause or one rule, for one subject or a region with all that lies in it.
 *
 * @param line where it stands in its file, from 1
 * @param clause the clause that is waived; null: a rule is
 * @param rule the rule that is waived, whatever clause lays it down; null: a clause is
 * @param subject the id of the subject that is excused; null: a region is
 * @param region the region that is excused with all that lies in it; null: a subject is
 * @param documentNo the number of the document that grants it
 * @param time the days as of which it holds
 */
public record Waiver(
        int line,
        @Nullable String clause,
        @Nullable String rule,
        @Nullable String subject,
        @Nullable RegionCode region,
        String reason,
        String approver,
        String documentNo,
        Interval time) {
    /** Whether it excuses from {@code other}, were it asked of a subject that it covers. */
    public boolean waives(Clause other) {
        return clause != null ? clause.equals(other.id()) : other.rule().equals(rule);
    }

    /** Whether it excuses {@code other}. */
    public boolean covers(Subject other) {
        return region != null ? region.contains(other.region()) : other.id().equals(subject);
    }
}
