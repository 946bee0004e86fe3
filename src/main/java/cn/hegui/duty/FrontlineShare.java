package cn.hegui.duty;

import java.math.BigDecimal;

/** Training funds spent on front-line staff, and what the clause demands; CNY. Judged by {@code training-fund.frontline-share}. */
public record FrontlineShare(BigDecimal frontlineSpent, BigDecimal required) implements Duty {}
