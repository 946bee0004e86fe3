package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A factory run by a school. Null is not known. */
@FactList(value = "校办工厂", namedBy = "id")
public record Factory(
        @Fact("编号") String id,
        @Fact("名称") @Nullable String name,
        @Fact("服务教学的非营利性") @Nullable Boolean teachingNonProfit,
        @Fact("利用国有资产投资") @Nullable Boolean stateAssetInvested,
        @Fact("投资日期") @Nullable LocalDate investedOn,
        @Fact("已作可行性论证") @Nullable Boolean feasibilityStudied,
        @Fact("主管部门审核同意") @Nullable Boolean authorityApproved,
        @Fact("财政部门审批") @Nullable Boolean financeApproved) {}
