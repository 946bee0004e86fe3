package cn.hegui.duty;

/** Whether a member from industry sits on the council. Judged by {@code governance.council-industry}. */
public record CouncilIndustrySeat(boolean industrySeated) implements Duty {}
