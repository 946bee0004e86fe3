package cn.hegui.duty;

/** Whether an institution has a council. Judged by {@code governance.council}. */
public record CouncilEstablished(boolean established) implements Duty {}
