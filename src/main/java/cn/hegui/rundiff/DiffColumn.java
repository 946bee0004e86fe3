package cn.hegui.rundiff;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The columns of a comparison, in a table of text and in a workbook. */
enum DiffColumn {
    STATE("状态", "state", 10),
    CAUSE("变动来源", "moved by", 14),
    NAME("主体", "subject", 26),
    SUBJECT("主体代码", "subject id", 21),
    KIND("类别", "kind", 8),
    REGION("地区代码", "region", 9),
    REGION_NAME("地区", "region name", 20),
    CLAUSE("条款", "clause", 28),
    GROUND("依据", "ground", 30),
    TARGET("对象", "target", 12),
    WAS("原结论", "was", 16),
    WAS_MEASURED("原实际", "measured then", 14),
    WAS_REQUIRED("原要求", "required then", 14),
    WAS_MISSING("原差额", "missing then", 14),
    IS("现结论", "is", 16),
    IS_MEASURED("现实际", "measured now", 14),
    IS_REQUIRED("现要求", "required now", 14),
    IS_MISSING("现差额", "missing now", 14),
    MESSAGE("说明", "message", 60);

    private final Texts heading;
    private final int width;

    DiffColumn(String zh, String en, int width) {
        this.heading = new Texts(zh, en);
        this.width = width;
    }

    Texts heading() {
        return heading;
    }

    int width() {
        return width;
    }

    /** The figure of {@code change}; null where there is none, or this column holds words. */
    @Nullable
    BigDecimal figure(Change change) {
        FindingLine before = change.before();
        FindingLine after = change.after();
        return switch (this) {
            case WAS_MEASURED -> before == null ? null : before.measured();
            case WAS_REQUIRED -> before == null ? null : before.required();
            case WAS_MISSING -> before == null ? null : before.amountMissing();
            case IS_MEASURED -> after == null ? null : after.measured();
            case IS_REQUIRED -> after == null ? null : after.required();
            case IS_MISSING -> after == null ? null : after.amountMissing();
            default -> null;
        };
    }

    /** The words of {@code change}; empty where there are none, or this column holds a figure. */
    String words(Change change, Language language) {
        FindingLine shown = change.shown();
        return switch (this) {
            case STATE -> change.state().words().in(language);
            case CAUSE -> change.causes(language);
            case NAME -> shown.subjectName();
            case SUBJECT -> shown.subject();
            case KIND -> Words.of(shown.kind()).in(language);
            case REGION -> shown.region();
            case REGION_NAME -> shown.regionName();
            case CLAUSE -> shown.clause();
            case GROUND -> shown.citation().ground();
            case TARGET -> shown.target();
            case WAS -> DiffWords.verdict(change.before(), language);
            case IS -> DiffWords.verdict(change.after(), language);
            case MESSAGE -> shown.message();
            case WAS_MEASURED, WAS_REQUIRED, WAS_MISSING, IS_MEASURED, IS_REQUIRED, IS_MISSING -> "";
        };
    }
}
