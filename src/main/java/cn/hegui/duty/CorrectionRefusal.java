package cn.hegui.duty;

/** Whether an authority has confirmed that correction is refused, and whether the confirmation is proper. Judged by {@code credit.training-fund-refusal}. */
public record CorrectionRefusal(boolean confirmed, boolean proper) implements Duty {}
