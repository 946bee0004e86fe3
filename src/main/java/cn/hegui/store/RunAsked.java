package cn.hegui.store;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a run to do.
 *
 * @param region whose subjects are judged, and by whom the results are seen
 * @param withWaivers whether the waivers that are in force are applied
 * @param since the earlier run from which is carried over; null: all is judged
 * @param inputs the files of facts, in their order
 */
public record RunAsked(
        UUID id,
        String title,
        RegionCode region,
        UUID by,
        String byName,
        LocalDate asOf,
        Set<Outcome> outcomes,
        Language language,
        boolean strict,
        boolean withWaivers,
        @Nullable UUID since,
        List<Input> inputs) {
    public RunAsked {
        outcomes = Set.copyOf(outcomes);
        inputs = List.copyOf(inputs);
    }

    /** A file of facts under the name that the run reports. */
    public record Input(String name, long length, String sha256) {}
}
