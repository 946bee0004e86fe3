package cn.hegui.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The income of a school factory in one year and its use; amounts in CNY. Null is not known. */
@FactList(
        value = "校办工厂年度收入",
        namedBy = {"factory", "year"})
public record FactoryYear(
        @Fact("工厂编号") String factory,
        @Fact(value = "年度", is = Measure.YEAR) int year,
        @Fact(value = "收入", is = Measure.AMOUNT) @Nullable BigDecimal income,

        @Fact(value = "用于教育教学", is = Measure.AMOUNT) @Nullable
        BigDecimal usedForTeaching,

        @Fact(value = "生产再投入", is = Measure.AMOUNT) @Nullable
        BigDecimal reinvested,

        @Fact(value = "留存学校账户", is = Measure.AMOUNT) @Nullable
        BigDecimal retained,

        @Fact(value = "教师、专家和学生报酬", is = Measure.AMOUNT) @Nullable
        BigDecimal laborPaid,

        @Fact("收入报财政部门备案") @Nullable Boolean incomeReported,
        @Fact("纳入预算") @Nullable Boolean inBudget) {}
