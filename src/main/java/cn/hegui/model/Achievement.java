package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A figure that a region has reached. Null is not known. */
@FactList(value = "目标完成情况", namedBy = "metric", unique = false)
public record Achievement(
        @Fact("指标") String metric,
        @Fact(value = "数值", is = Measure.NUMBER) @Nullable BigDecimal value,
        @Fact("所属日期") @Nullable LocalDate on) {}
