package cn.hegui.duty;

/** The rank of a teacher's education, what is required, and whether the teacher is exempt. Judged by {@code teacher.recruitment-education}. */
public record RecruitmentEducation(int educationRank, int required, boolean exempt) implements Duty {}
