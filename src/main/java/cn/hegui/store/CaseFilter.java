package cn.hegui.store;

import cn.hegui.cases.Stage;
import cn.hegui.model.RegionCode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for.
 *
 * @param stages empty: all
 * @param region with all that lies in it; null: all
 * @param text part of the name or the id of the subject; null: any
 * @param overdueOn only those under rectification whose deadline has passed on that day; null: any
 */
public record CaseFilter(
        Set<Stage> stages,
        @Nullable RegionCode region,
        @Nullable String text,
        @Nullable LocalDate overdueOn) {
    /** All cases. */
    public static final CaseFilter ALL = new CaseFilter(Set.of(), null, null, null);
}
