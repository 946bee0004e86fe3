package cn.hegui.duty;

/** Whether an enterprise takes part in a new programme. Judged by {@code programme.enterprise-participation}. */
public record ProgrammeParticipation(boolean enterpriseParticipated) implements Duty {}
