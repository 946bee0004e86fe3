package cn.hegui.duty;

import java.math.BigDecimal;

/** Interns on posts present at once, and the most that the clause allows for the staff of that day; persons. Judged by {@code internship.headcount}. */
public record InternHeadcount(BigDecimal interns, BigDecimal limit) implements Duty {}
