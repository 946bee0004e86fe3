package cn.hegui.duty;

import java.math.BigDecimal;

/** What has been claimed on one ground up to and including a claim, and what the scheme grants on it; CNY. Judged by {@code subsidy.post-internship}. */
public record PostInternshipSubsidy(BigDecimal claimed, BigDecimal entitlement) implements Duty {}
