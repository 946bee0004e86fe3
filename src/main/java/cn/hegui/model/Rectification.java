package cn.hegui.model;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A notice that orders an enterprise to correct a breach, and what became of it. Null is not known. */
@FactList(
        value = "责令改正",
        namedBy = {"noticeNo", "rule", "target"})
public record Rectification(
        @Fact("通知书编号") String noticeNo,
        @Fact("发出机关") @Nullable String issuedBy,
        @Fact("涉及事项") String rule,
        @Fact("涉及年度") String target,
        @Fact("发出日期") @Nullable LocalDate issuedOn,
        @Fact("整改期限") @Nullable LocalDate dueOn,
        @Fact("改正日期") @Nullable LocalDate correctedOn,
        @Fact("认定拒不改正日期") @Nullable LocalDate refusalConfirmedOn,
        @Fact("认定文书编号") @Nullable String refusalDocumentNo,
        @Fact("认定机关") @Nullable String refusalAuthority,
        @Fact("期限前书面拒绝") @Nullable Boolean refusedInWriting,
        @Fact("复议或诉讼未结") @Nullable Boolean contested) {
    /** The rules whose refused correction a credit clause speaks of. */
    public static final Set<String> CREDIT_RULES =
            Set.of("training-fund.extraction-rate", "training-fund.frontline-share");
}
