package cn.hegui.store;

import cn.hegui.cases.Stage;
import cn.hegui.model.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case in a list.
 *
 * @param dueOn the deadline of its notice; null: no notice
 * @param repairableFrom the first day on which repair may be applied for; null: nothing is determined
 * @param publishedUntil the last day of publication; null: nothing is determined
 * @param place where the case stands in lists, latest moved first: the place of its last step in the log
 */
public record CaseLine(
        UUID id,
        long version,
        Stage stage,
        String subject,
        @Nullable String name,
        RegionCode region,
        String rule,
        String target,
        boolean contested,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate determinedOn,
        @Nullable LocalDate repairableFrom,
        @Nullable LocalDate publishedUntil,
        Instant openedAt,
        Instant movedAt,
        long place) {}
