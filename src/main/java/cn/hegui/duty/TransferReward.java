package cn.hegui.duty;

import java.math.BigDecimal;

/** What was granted to those who made a research result, and what the clause demands; CNY. Judged by {@code transfer.reward-share}. */
public record TransferReward(BigDecimal reward, BigDecimal required) implements Duty {}
