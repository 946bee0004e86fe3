package cn.hegui.duty;

/** The age of an intern in full years on the first day, and the least that the clause demands. Judged by {@code internship.minimum-age}. */
public record InternAge(int age, int minAge) implements Duty {}
