package cn.hegui.duty;

import java.math.BigDecimal;

/** The monthly pay of an intern who works independently, and the least that the clause demands; CNY. Judged by {@code internship.pay-floor}. */
public record InternPayFloor(BigDecimal monthlyPay, BigDecimal required) implements Duty {}
