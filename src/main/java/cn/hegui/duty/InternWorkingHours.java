package cn.hegui.duty;

/** Whether an intern was put on night shifts or overtime. Judged by {@code internship.no-overtime}. */
public record InternWorkingHours(boolean nightShift, boolean overtime) implements Duty {}
