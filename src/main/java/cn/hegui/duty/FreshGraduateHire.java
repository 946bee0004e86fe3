package cn.hegui.duty;

/** Whether a teacher was hired as a fresh graduate, and whether the teacher is exempt. Judged by {@code teacher.no-fresh-graduates}. */
public record FreshGraduateHire(boolean freshGraduate, boolean exempt) implements Duty {}
