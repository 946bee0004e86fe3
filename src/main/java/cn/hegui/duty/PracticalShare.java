package cn.hegui.duty;

import java.math.BigDecimal;

/** Practical teaching hours of a programme, and what the clause demands; hours. Judged by {@code teaching.practical-share}. */
public record PracticalShare(BigDecimal practicalHours, BigDecimal required) implements Duty {}
