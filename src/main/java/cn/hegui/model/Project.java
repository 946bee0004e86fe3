package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A project of cooperative education. Null is not known. */
@FactList(value = "协同育人项目", namedBy = "id")
public record Project(
        @Fact("编号") String id,
        @Fact("合作方") @Nullable String partner,
        @Fact("合作方类型") @Nullable PartnerType partnerType,
        @Fact("起始日期") @Nullable LocalDate since,
        @Fact("终止日期") @Nullable LocalDate until) {}
