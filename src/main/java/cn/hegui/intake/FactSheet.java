package cn.hegui.intake;

import cn.hegui.model.Measure;
import cn.hegui.model.SubjectKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table of the tabular form: the subjects of a kind, or the items of one of their lists, one a row.
 *
 * @param list the field of the subject that the table holds, a list or the indicators; null: the subjects themselves
 */
public record FactSheet(SubjectKind kind, @Nullable FactField list) {
    /** The name of the column that says to which subject a row of a list belongs. */
    public static final String SUBJECT = "subject";

    /** The name of the column that says that a subject has none of what the table lists. */
    public static final String NONE = "none";

    /** The heading of {@code NONE}. */
    public static final String NONE_HEADING = "无此类记录";

    /** The name of the cell, above the headings, that says whether the table is complete. */
    public static final String COMPLETE = "complete";

    /** The heading of {@code COMPLETE}. */
    public static final String COMPLETE_HEADING = "本表已填全";

    /** The columns of the table of indicators. */
    private static final List<FactField> INDICATOR =
            List.of(indicator("id", "指标编号", FactType.TEXT, true), indicator("value", "数值", FactType.DECIMAL, false));

    private static FactField indicator(String name, String heading, FactType type, boolean naming) {
        return new FactField(
                name,
                heading,
                type,
                type == FactType.TEXT ? Measure.PLAIN : Measure.NUMBER,
                Map.of(),
                BigDecimal.ZERO,
                FactSchema.LARGEST,
                FactSchema.LONGEST_NUMBER,
                naming,
                null,
                naming ? 0 : 1);
    }

    /** The name of the list; of the subjects their kind. */
    public String name() {
        return list == null ? kind.code() : list.name();
    }

    /** The Chinese title. */
    public String heading() {
        return list == null ? kind.word() : list.heading();
    }

    /** Its columns but the key and {@code NONE}. A region is named by its code once. */
    public List<FactField> fields() {
        if (list != null) {
            return list.type() == FactType.LIST ? list.itemsOfList().fields() : INDICATOR;
        }
        List<FactField> fields = new ArrayList<>();
        for (FactField field : FactSchema.of(kind).subject().fields()) {
            boolean cell = field.type() != FactType.LIST && field.type() != FactType.INDICATORS;
            if (cell && !(kind == SubjectKind.REGION && field.name().equals("region"))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Whether it holds the indicators, an id and a number a row. */
    public boolean isIndicators() {
        return list != null && list.type() == FactType.INDICATORS;
    }

    /** The heading of the column that names the subject. */
    public String keyHeading() {
        return FactSchema.of(kind).subject().known("id").heading();
    }
}
