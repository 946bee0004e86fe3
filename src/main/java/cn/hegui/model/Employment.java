package cn.hegui.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The employment of the graduates of a programme in one year. Null is not known. */
@FactList(
        value = "专业就业",
        namedBy = {"programme", "year"})
public record Employment(
        @Fact("专业编号") String programme,
        @Fact(value = "年度", is = Measure.YEAR) int year,
        @Fact(value = "就业率", is = Measure.SHARE) @Nullable BigDecimal rate,
        @Fact(value = "招生数", is = Measure.COUNT) @Nullable Long enrolment) {}
