package cn.hegui.duty;

/** Whether a publication was made for a year. Judged by {@code region.annual-publication}. */
public record AnnualPublication(boolean published) implements Duty {}
