package cn.hegui.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The training services of an institution in one year; amounts in CNY. Null is not known. */
@FactList(value = "培训服务", namedBy = "year")
public record TrainingService(
        @Fact(value = "年度", is = Measure.YEAR) int year,
        @Fact(value = "收费", is = Measure.AMOUNT) @Nullable BigDecimal fees,
        @Fact(value = "成本", is = Measure.AMOUNT) @Nullable BigDecimal cost,
        @Fact("结余用于培训") @Nullable Boolean surplusToTraining,
        @Fact("纳入学校财务统一管理") @Nullable Boolean inUnifiedAccounts) {}
