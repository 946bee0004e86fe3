package cn.hegui.duty;

/** Enterprise practice of a teacher in the two windows that may be meant, by both ways of counting, and what is required; days. Judged by {@code teacher.enterprise-practice}. */
public record EnterprisePractice(int rollingAmount, int rollingDays, int cycleAmount, int cycleDays, int required)
        implements Duty {}
