package cn.hegui.duty;

/** The school year of an intern on a post, and the first in which the clause allows it. Judged by {@code internship.not-first-year}. */
public record InternSchoolYear(long schoolYear, long fromSchoolYear) implements Duty {}
