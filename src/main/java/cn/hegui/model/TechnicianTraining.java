package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A technician training that an employee completed. Null is not known. */
@FactList(value = "技师培训", namedBy = "id")
public record TechnicianTraining(
        @Fact("编号") String id,
        @Fact("职工") @Nullable String employee,
        @Fact("等级") @Nullable TechnicianGrade grade,
        @Fact("符合条件参保") @Nullable Boolean insured,
        @Fact("完成日期") @Nullable LocalDate completedOn) {}
