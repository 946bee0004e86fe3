package cn.hegui.check;

import cn.hegui.duty.Duty;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether something that a clause demands is there: surely, or perhaps, because an entry lacks what decides whether it
 * counts, or because the whole list is not known.
 */
final class Presence {
    private boolean sure;
    private final SortedSet<String> open = new TreeSet<>();
    private final @Nullable String absentList;

    private Presence(@Nullable String absentList) {
        this.absentList = absentList;
    }

    /** Looks through {@code entries} of the list named {@code list}; an entry is there where all its traits hold. */
    static <T> Presence in(String list, @Nullable Collection<T> entries, Function<T, List<Trait>> traits) {
        Presence presence = new Presence(entries == null ? list : null);
        if (entries != null) {
            for (T entry : entries) {
                List<Trait> conditions = traits.apply(entry);
                Boolean counts = Trait.all(conditions);
                presence.sure |= YesNo.atWorst(counts);
                presence.open.addAll(Trait.open(conditions));
            }
        }
        return presence;
    }

    /** Lays it before the rules. An open entry would turn whatever is not a pass; an absent list only a fail. */
    void judge(Case one, Function<Boolean, Duty> duty) {
        if (sure) {
            one.judge(duty.apply(true));
        } else if (absentList != null) {
            one.judge(duty.apply(true), duty.apply(false)).missing(absentList);
        } else if (open.isEmpty()) {
            one.judge(duty.apply(false));
        } else {
            one.judge(duty.apply(true), duty.apply(false));
            open.forEach(one::openUnlessMet);
        }
    }
}
