package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a region has published, and for which year. Null is not known. */
@FactList("公开发布")
public record Publication(
        @Fact("主题") @Nullable String topic,
        @Fact("日期") @Nullable LocalDate on,
        @Fact(value = "所属年度", is = Measure.YEAR) @Nullable Integer forYear) {}
