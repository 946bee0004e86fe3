package cn.hegui.duty;

import java.math.BigDecimal;

/** Fees and cost of training services of the year and of all years up to it, and whether the surplus goes back to training; CNY. Judged by {@code training-service.non-profit}. */
public record TrainingServiceFees(
        BigDecimal fees, BigDecimal cost, BigDecimal feesToDate, BigDecimal costToDate, boolean surplusToTraining)
        implements Duty {}
