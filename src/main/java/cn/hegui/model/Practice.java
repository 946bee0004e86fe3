package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A period that a teacher spent practising at an enterprise; both days included. Null is not known. */
@FactList(value = "教师企业实践", namedBy = "teacher", unique = false)
public record Practice(
        @Fact("教师编号") String teacher,
        @Fact("企业") @Nullable String enterprise,
        @Fact("开始日期") @Nullable LocalDate from,
        @Fact("结束日期") @Nullable LocalDate to) {}
