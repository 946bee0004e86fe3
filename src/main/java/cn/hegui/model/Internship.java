package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One internship of one student at one enterprise; pay in CNY a month. Null is not known. */
@FactList(value = "学生实习", namedBy = "id")
public record Internship(
        @Fact("编号") String id,
        @Fact("学生") @Nullable String student,

        @Fact(value = "学校", of = SubjectKind.ENTERPRISE) @Nullable
        String school,

        @Fact(value = "企业", of = SubjectKind.INSTITUTION) @Nullable
        String enterprise,

        @Fact("学校层次") @Nullable Level schoolLevel,
        @Fact("实习类型") @Nullable InternshipType type,
        @Fact("开始日期") @Nullable LocalDate from,
        @Fact("结束日期") @Nullable LocalDate to,
        @Fact("已签实习协议") @Nullable Boolean agreementSigned,
        @Fact(value = "月报酬", is = Measure.AMOUNT) @Nullable BigDecimal monthlyPay,
        @Fact("联席会议有计划安排") @Nullable Boolean arranged) {}
