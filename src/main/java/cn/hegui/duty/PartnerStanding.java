package cn.hegui.duty;

/** Whether a partner in a cooperation is in good standing. Judged by {@code credit.partner-standing}. */
public record PartnerStanding(boolean goodStanding) implements Duty {}
