package cn.hegui.duty;

/** Whether an intern on a post is paid. Judged by {@code internship.fair-pay}. */
public record InternshipPay(boolean paid) implements Duty {}
