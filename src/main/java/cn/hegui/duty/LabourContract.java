package cn.hegui.duty;

/** Whether a graduate hired has a labour contract. Judged by {@code graduate.labour-contract}. */
public record LabourContract(boolean signed) implements Duty {}
