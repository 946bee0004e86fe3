package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A graduate hired by an enterprise. Null is not known. */
@FactList(value = "录用毕业生", namedBy = "id")
public record Graduate(
        @Fact("编号") String id,
        @Fact("学生") @Nullable String student,

        @Fact(value = "学校", of = SubjectKind.ENTERPRISE) @Nullable
        String school,

        @Fact(value = "企业", of = SubjectKind.INSTITUTION) @Nullable
        String enterprise,

        @Fact("录用日期") @Nullable LocalDate hiredOn,
        @Fact("离职日期") @Nullable LocalDate leftOn,
        @Fact("已签劳动合同") @Nullable Boolean contractSigned,
        @Fact("技工院校班级") @Nullable TrainingClass trainingClass,
        @Fact("落实待遇") @Nullable Treatment treatedAs,
        @Fact("本地园区就业") @Nullable Boolean localPark,
        @Fact("学校推荐") @Nullable Boolean recommended,
        @Fact("应届") @Nullable Boolean fresh) {}
