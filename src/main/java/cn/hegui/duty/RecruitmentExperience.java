package cn.hegui.duty;

import java.math.BigDecimal;

/** Years that a teacher had worked in enterprises before being hired, what is required, and whether the teacher is exempt. Judged by {@code teacher.recruitment-experience}. */
public record RecruitmentExperience(BigDecimal years, BigDecimal required, boolean exempt) implements Duty {}
