package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A programme of an institution; hours are teaching hours. Null is not known. */
@FactList(value = "专业", namedBy = "id")
public record Programme(
        @Fact("编号") String id,
        @Fact("名称") @Nullable String name,
        @Fact("现代学徒制、企业新型学徒制") @Nullable Boolean apprenticeship,
        @Fact(value = "总课时", is = Measure.HOURS) @Nullable BigDecimal totalHours,

        @Fact(value = "实践性教学课时", is = Measure.HOURS) @Nullable
        BigDecimal practicalHours,

        @Fact("开设日期") @Nullable LocalDate openedOn,
        @Fact("有行业企业参与") @Nullable Boolean enterpriseParticipated) {}
