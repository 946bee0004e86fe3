package cn.hegui.model;

import java.math.BigDecimal;

/** What was measured and what is required, in one unit. */
public record Figures(BigDecimal measured, Relation relation, BigDecimal required, Unit unit) {}
