package cn.hegui.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One condition that an entry meets, does not meet, or, for want of {@code field}, may meet. */
record Trait(String field, @Nullable Boolean holds) {
    /** A condition on a value, known where the value is. */
    static Trait of(String field, @Nullable Object value, boolean holdsIfKnown) {
        return new Trait(field, value == null ? null : holdsIfKnown);
    }

    /** Whether all of {@code traits} hold: no where one does not, not known where one is open. */
    static @Nullable Boolean all(List<Trait> traits) {
        boolean open = false;
        for (Trait trait : traits) {
            if (YesNo.isNo(trait.holds)) {
                return false;
            }
            open |= trait.holds == null;
        }
        return open ? null : true;
    }

    /** The fields of those of {@code traits} that do not hold. */
    static List<String> failing(List<Trait> traits) {
        return traits.stream()
                .filter(trait -> YesNo.isNo(trait.holds))
                .map(Trait::field)
                .distinct()
                .toList();
    }

    /** The fields for want of which it is open whether all of {@code traits} hold. */
    static List<String> open(List<Trait> traits) {
        if (Objects.equals(all(traits), false)) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        for (Trait trait : traits) {
            if (trait.holds == null) {
                fields.add(trait.field);
            }
        }
        return fields;
    }
}
