package cn.hegui.duty;

/** Whether the income of training services is in the accounts of the school. Judged by {@code training-service.unified-accounts}. */
public record TrainingServiceAccounts(boolean inUnifiedAccounts) implements Duty {}
