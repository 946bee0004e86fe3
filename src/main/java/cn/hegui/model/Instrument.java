package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A plan, measure, platform or body that exists in a region. Null is not known. */
@FactList("制度与平台")
public record Instrument(
        @Fact("主题") @Nullable String topic,
        @Fact("日期") @Nullable LocalDate on) {}
