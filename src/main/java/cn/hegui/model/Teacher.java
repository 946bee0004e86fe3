package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A teacher of an institution. Null is not known. */
@FactList(value = "教师", namedBy = "id")
public record Teacher(
        @Fact("编号") String id,
        @Fact("类别") @Nullable TeacherCategory category,
        @Fact("入职日期") @Nullable LocalDate hiredOn,
        @Fact("离职日期") @Nullable LocalDate leftOn,
        @Fact("双师型") @Nullable Boolean dualQualified,

        @Fact(value = "入职前企业工作年数", is = Measure.NUMBER) @Nullable
        BigDecimal priorEnterpriseYears,

        @Fact("学历") @Nullable Education education,
        @Fact("高级工以上") @Nullable Boolean seniorSkilled,
        @Fact("应届毕业生") @Nullable Boolean freshGraduate,
        @Fact("职业技术师范毕业") @Nullable Boolean vocationalNormal) {}
