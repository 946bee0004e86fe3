package cn.hegui.duty;

import java.math.BigDecimal;

/** The figure that a region has reached, and its target. Judged by {@code region.target}. */
public record RegionTarget(BigDecimal reached, BigDecimal target) implements Duty {}
