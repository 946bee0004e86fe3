package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The staff of one post of an enterprise from a day on, until the same post's next figure's day. Null is not known. */
@FactList(value = "各岗位职工人数", unique = false)
public record PostStaffing(
        @Fact("岗位") @Nullable String post,
        @Fact("起始日期") @Nullable LocalDate from,

        @Fact(value = "该岗位职工人数", is = Measure.COUNT) @Nullable
        Long staff) {}
