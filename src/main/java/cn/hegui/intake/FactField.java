package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.Measure;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of one kind of subject or of the items of one of its lists, as facts.md defines it.
 *
 * @param name its name in files
 * @param heading its Chinese heading
 * @param choices for {@code CHOICE}: the constants by code, in the order of the enumeration; else empty
 * @param least the least valid number
 * @param most the greatest valid number
 * @param decimals how many decimals are valid, trailing zeros aside
 * @param naming whether an object without it is rejected: it names the object, alone or with others
 * @param items for {@code LIST}: the fields of its items; else null
 * @param position its place among the components of the model's record
 */
public record FactField(
        String name,
        String heading,
        FactType type,
        Measure measure,
        Map<String, Coded> choices,
        BigDecimal least,
        BigDecimal most,
        int decimals,
        boolean naming,
        @Nullable FactTable items,
        int position) {

    /** The fields of the items of this list; fails for a field that is no list. */
    FactTable itemsOfList() {
        if (items == null) {
            throw new IllegalStateException(name + " is no list");
        }
        return items;
    }
}
