package cn.hegui.duty;

/** Whether an internship agreement is signed. Judged by {@code internship.agreement-signed}. */
public record InternshipAgreement(boolean signed) implements Duty {}
