package cn.hegui.report;

import cn.hegui.model.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Names fields as people who fill them in know them. */
@FunctionalInterface
public interface FactHeadings {
    /**
     * The Chinese heading of {@code field}, or null where there is no such field.
     *
     * @param list the list in which it is looked for first; null: the subject itself
     */
    @Nullable
    String heading(SubjectKind kind, @Nullable String list, String field);
}
