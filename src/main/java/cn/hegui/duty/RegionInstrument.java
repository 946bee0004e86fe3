package cn.hegui.duty;

/** Whether a plan, measure, platform or body exists. Judged by {@code region.instrument}. */
public record RegionInstrument(boolean present) implements Duty {}
