package cn.hegui.duty;

/** The longest concentrated practice of a new teacher, and what is required; days. Judged by {@code teacher.induction-practice}. */
public record InductionPractice(int longestRun, int required) implements Duty {}
