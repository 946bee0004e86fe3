package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The staff of an enterprise from a day on, until the next figure's day. Null is not known. */
@FactList(value = "在岗职工人数", unique = false)
public record Staffing(
        @Fact("起始日期") @Nullable LocalDate from,

        @Fact(value = "在岗职工人数", is = Measure.COUNT) @Nullable
        Long staff) {}
