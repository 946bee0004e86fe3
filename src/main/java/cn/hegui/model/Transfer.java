package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The transfer of one research result made on duty; amounts in CNY. Null is not known. */
@FactList(value = "职务科技成果转化", namedBy = "id")
public record Transfer(
        @Fact("编号") String id,
        @Fact("日期") @Nullable LocalDate on,
        @Fact(value = "净收入", is = Measure.AMOUNT) @Nullable BigDecimal netIncome,

        @Fact(value = "奖励金额（完成人和重要贡献人员）", is = Measure.AMOUNT) @Nullable
        BigDecimal reward) {}
