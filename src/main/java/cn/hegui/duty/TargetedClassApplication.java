package cn.hegui.duty;

/** Whether a class was applied for in a month set for it, and filed. Judged by {@code targeted-class.application}. */
public record TargetedClassApplication(boolean inSetMonth, boolean filed) implements Duty {}
