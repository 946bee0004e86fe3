package cn.hegui.store;

import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Which findings of a run are asked for; what is null does not matter.
 *
 * @param document the id of the document, the first part of a clause's id
 * @param region the region, with all that lies in it
 * @param subject the id of a subject
 * @param text what a subject's name or id holds
 * @param waived whether something excuses from it
 */
public record FindingsFilter(
        @Nullable Outcome outcome,
        @Nullable Severity severity,
        @Nullable SubjectKind kind,
        @Nullable String clause,
        @Nullable String rule,
        @Nullable String document,
        @Nullable RegionCode region,
        @Nullable String subject,
        @Nullable String text,
        @Nullable Boolean waived) {
    /** All findings. */
    public static final FindingsFilter ALL =
            new FindingsFilter(null, null, null, null, null, null, null, null, null, null);

    /** All findings of one subject. */
    public static FindingsFilter ofSubject(String subject) {
        return new FindingsFilter(null, null, null, null, null, null, null, subject, null, null);
    }
}
