package cn.hegui.duty;

import java.math.BigDecimal;

/** Training cost deducted from taxable income, and what may be deducted; CNY. Judged by {@code training-fund.deduction-cap}. */
public record DeductionCap(BigDecimal deducted, BigDecimal allowed) implements Duty {}
