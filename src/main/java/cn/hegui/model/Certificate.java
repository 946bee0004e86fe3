package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A vocational certificate that an employee obtained. Null is not known. */
@FactList(value = "职业资格证书", namedBy = "id")
public record Certificate(
        @Fact("编号") String id,
        @Fact("职工") @Nullable String employee,
        @Fact("等级") @Nullable CertificateLevel level,
        @Fact("紧缺职业（工种）") @Nullable Boolean shortage,
        @Fact("符合条件参保") @Nullable Boolean insured,

        @Fact(value = "失业保险缴费月数", is = Measure.COUNT) @Nullable
        Long insuredMonths,

        @Fact("发证日期") @Nullable LocalDate issuedOn) {}
