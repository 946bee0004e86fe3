package cn.hegui.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The training fund of an enterprise in one year; amounts in CNY. Null is not known. */
@FactList(value = "职工教育经费", namedBy = "year")
public record TrainingAccount(
        @Fact(value = "年度", is = Measure.YEAR) int year,
        @Fact(value = "工资总额", is = Measure.AMOUNT) @Nullable BigDecimal payroll,

        @Fact(value = "工资薪金总额", is = Measure.AMOUNT) @Nullable
        BigDecimal taxPayroll,

        @Fact(value = "提取金额", is = Measure.AMOUNT) @Nullable BigDecimal extracted,
        @Fact(value = "实际支出", is = Measure.AMOUNT) @Nullable BigDecimal spent,

        @Fact(value = "用于一线职工", is = Measure.AMOUNT) @Nullable
        BigDecimal frontlineSpent,

        @Fact(value = "税前扣除金额", is = Measure.AMOUNT) @Nullable
        BigDecimal deducted,

        @Fact(value = "上年结转金额", is = Measure.AMOUNT) @Nullable
        BigDecimal carriedIn,

        @Fact(value = "全额扣除的培训费用", is = Measure.AMOUNT) @Nullable
        BigDecimal fullyDeductible,

        @Fact("当年为高新技术或技术先进型服务企业") @Nullable Boolean highTech) {}
