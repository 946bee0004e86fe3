package cn.hegui.duty;

/** Whether an intern was charged anything. Judged by {@code internship.no-fees}. */
public record InternFees(boolean charged) implements Duty {}
