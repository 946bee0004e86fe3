package cn.hegui.duty;

/** Whether an institution has a project with a partner of the kinds named. Judged by {@code cooperation.project-required}. */
public record ProjectRequired(boolean projectActive) implements Duty {}
