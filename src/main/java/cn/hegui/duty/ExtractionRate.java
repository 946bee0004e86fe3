package cn.hegui.duty;

import java.math.BigDecimal;

/** Funds extracted for training, and what the clause demands; CNY. Judged by {@code training-fund.extraction-rate}. */
public record ExtractionRate(BigDecimal extracted, BigDecimal required) implements Duty {}
