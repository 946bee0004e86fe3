package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A claim to a subsidy; amount in CNY. Null is not known. */
@FactList(value = "补贴申领", namedBy = "id")
public record SubsidyClaim(
        @Fact("编号") String id,
        @Fact("补贴项目") @Nullable Scheme scheme,
        @Fact("依据的事项编号") @Nullable String evidence,
        @Fact(value = "就业第几年", is = Measure.COUNT) @Nullable Long employmentYear,
        @Fact("领取人") @Nullable Recipient recipient,
        @Fact("状态") @Nullable ClaimStatus status,
        @Fact(value = "金额", is = Measure.AMOUNT) @Nullable BigDecimal amount,
        @Fact("申领日期") @Nullable LocalDate claimedOn) {}
