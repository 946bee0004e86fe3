package cn.hegui.duty;

/** Whether a joint meeting was held in a quarter. Judged by {@code region.quarterly-meeting}. */
public record QuarterlyMeeting(boolean held) implements Duty {}
