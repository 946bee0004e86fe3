package cn.hegui.rank;

import cn.hegui.model.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one indicator earns a school.
 *
 * @param value the school's figure; null where not given
 * @param highest the highest figure in the school's group; null where no school gives one
 * @param earned the points, rounded half up to 4 decimals
 */
public record Points(
        Indicator indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal highest,
        BigDecimal earned) {}
