package cn.hegui.duty;

/** For how many years running the employment rate of a programme missed the line, how many are tolerated short of, and whether enrolment was cut. Judged by {@code programme.exit}. */
public record ProgrammeExit(int yearsBelow, int consecutiveYears, boolean enrolmentCut) implements Duty {}
