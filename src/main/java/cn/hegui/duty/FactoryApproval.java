package cn.hegui.duty;

/** The three steps before a school invests state assets in a factory. Judged by {@code factory.investment-approval}. */
public record FactoryApproval(boolean feasibilityStudied, boolean authorityApproved, boolean financeApproved)
        implements Duty {}
