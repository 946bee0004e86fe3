package cn.hegui.duty;

/** Whether the income of a factory is reported to the finance department and booked in the budget. Judged by {@code factory.income-reporting}. */
public record FactoryReporting(boolean incomeReported, boolean inBudget) implements Duty {}
