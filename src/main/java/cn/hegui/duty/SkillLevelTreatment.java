package cn.hegui.duty;

/** The rank of the degree as whose holder a graduate is treated, and the rank due to the training class. Judged by {@code graduate.skill-level-treatment}. */
public record SkillLevelTreatment(int treatedRank, int dueRank) implements Duty {}
