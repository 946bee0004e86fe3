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
        @Fact("联席会议有计划安排") @Nullable Boolean arranged,
        @Fact("出生日期") @Nullable LocalDate bornOn,
        @Fact(value = "年级", is = Measure.COUNT) @Nullable Long schoolYear,
        @Fact("实习场所") @Nullable Venue venue,
        @Fact("通过中介安排") @Nullable Boolean viaIntermediary,
        @Fact("能独立上岗") @Nullable Boolean independent,

        @Fact(value = "同岗位工资", is = Measure.AMOUNT) @Nullable
        BigDecimal postWage,

        @Fact(value = "最低档工资", is = Measure.AMOUNT) @Nullable
        BigDecimal lowestWage,

        @Fact("岗位") @Nullable String post,

        @Fact(value = "向学生收取的费用", is = Measure.AMOUNT) @Nullable
        BigDecimal feesCharged,

        @Fact("安排夜班") @Nullable Boolean nightShift,
        @Fact("安排加班") @Nullable Boolean overtime,
        @Fact("特殊安排已备案") @Nullable Boolean specialArrangementFiled) {}
