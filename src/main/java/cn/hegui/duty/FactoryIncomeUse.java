package cn.hegui.duty;

import java.math.BigDecimal;

/** Income of a school factory put to teaching and production, and what the clause demands; CNY. Judged by {@code factory.income-use}. */
public record FactoryIncomeUse(BigDecimal used, BigDecimal required) implements Duty {}
