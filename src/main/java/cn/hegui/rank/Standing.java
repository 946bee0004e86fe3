package cn.hegui.rank;

import cn.hegui.model.Institution;
import java.math.BigDecimal;
import java.util.List;

/**
 * The place of one school in its group.
 *
 * @param rank from 1; schools of exactly equal scores share one, and the next is skipped (1, 1, 3)
 * @param score out of 100, rounded half up to 4 decimals; places are given by the exact score
 * @param points one for each indicator, in the order of the document
 */
public record Standing(int rank, Institution school, BigDecimal score, List<Points> points) {
    /** The ids of the indicators that are not given and therefore earn nothing. */
    public List<String> missing() {
        return points.stream()
                .filter(point -> point.value() == null)
                .map(point -> point.indicator().id())
                .toList();
    }

    /** Whether the score may still rise because an indicator is not given. */
    public boolean isProvisional() {
        return points.stream().anyMatch(point -> point.value() == null);
    }
}
