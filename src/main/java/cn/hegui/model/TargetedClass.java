package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A class that a school runs for an enterprise, in one year. Null is not known. */
@FactList(value = "冠名、定向班", namedBy = "id")
public record TargetedClass(
        @Fact("编号") String id,
        @Fact("学校") @Nullable String school,
        @Fact(value = "年度", is = Measure.YEAR) @Nullable Integer year,
        @Fact(value = "学生数", is = Measure.COUNT) @Nullable Long students,
        @Fact("经批准") @Nullable Boolean approved,
        @Fact("申请日期") @Nullable LocalDate appliedOn,
        @Fact("已备案") @Nullable Boolean filed) {}
