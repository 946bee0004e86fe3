package cn.hegui.site;

import cn.hegui.model.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Names fields and lists of facts as people who fill them in know them: in Chinese. */
public interface FactNames {
    /**
     * The heading of {@code field}, or null where there is no such field.
     *
     * @param list the list in which it is looked for first; null: the subject itself
     */
    @Nullable
    String field(SubjectKind kind, @Nullable String list, String field);

    /** The title of {@code list}, or null where there is no such list. */
    @Nullable
    String list(SubjectKind kind, String list);
}
