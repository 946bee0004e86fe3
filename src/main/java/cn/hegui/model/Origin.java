package cn.hegui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows where in the tables each fact of one subject stands. */
public interface Origin {
    /**
     * The places of {@code facts}, as {@link RuleKind#needs()} names them.
     *
     * @param list the list whose item was judged; null: the subject itself
     * @param target what was judged, as {@link Finding#target()} says it
     */
    Source source(@Nullable String list, String target, List<String> facts);

    /** The rows that the subject takes, by sheet. */
    List<SheetRows> rows();
}
