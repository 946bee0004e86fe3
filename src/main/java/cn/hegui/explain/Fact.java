package cn.hegui.explain;

import cn.hegui.intake.FactField;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule reads, given or not.
 *
 * @param list the list in which it stands; null: the subject itself
 * @param item what names the item of the list; null where it is of the subject, or the list itself
 * @param pointer the JSON pointer in the subject's record where it stands, or should
 * @param value as written; null: not given
 */
public record Fact(
        @Nullable String list,
        @Nullable String item,
        FactField field,
        String pointer,
        @Nullable Object value) {
    /** Whether the facts give it. */
    public boolean isGiven() {
        return value != null;
    }
}
