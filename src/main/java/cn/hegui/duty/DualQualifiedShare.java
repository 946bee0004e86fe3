package cn.hegui.duty;

import java.math.BigDecimal;

/** Dual-qualified professional teachers, and how many the share demands (not rounded); persons. Judged by {@code teacher.dual-qualified-share}. */
public record DualQualifiedShare(BigDecimal dualQualified, BigDecimal required) implements Duty {}
