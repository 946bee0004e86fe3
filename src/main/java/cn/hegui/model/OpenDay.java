package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day on which a school opened its training facilities. Null is not known. */
@FactList("开放日")
public record OpenDay(
        @Fact("日期") @Nullable LocalDate on,
        @Fact("免费") @Nullable Boolean free,
        @Fact("对象") @Nullable Audience audience) {}
