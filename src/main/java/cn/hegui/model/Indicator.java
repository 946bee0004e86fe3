package cn.hegui.model;

/** One indicator of an evaluation of schools; {@code weight} in points of 100. */
public record Indicator(String id, String level1, String level2, String indicator, String unit, int weight) {}
