package cn.hegui.tables;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.SheetNames;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays a subject out as rows of tables: one of its own, one for each item; one that says so for each list that is empty. */
final class FactRows {
    /** Takes the rows of a subject. */
    interface Table {
        /** A row of {@code sheet}: a value for each of its {@link #columns}, null where not known. */
        void row(FactSheet sheet, List<@Nullable Object> values) throws IOException;
    }

    private FactRows() {}

    /** The columns of a sheet: of a list, whose it is, the facts, and whether there is none; of subjects the facts. */
    static List<Column> columns(FactSheet sheet) {
        List<Column> columns = new ArrayList<>();
        if (sheet.list() != null) {
            columns.add(new Column(FactSheet.SUBJECT, sheet.keyHeading(), null));
        }
        sheet.fields().forEach(field -> columns.add(new Column(field.name(), field.heading(), field)));
        if (sheet.list() != null) {
            columns.add(new Column(FactSheet.NONE, FactSheet.NONE_HEADING, null));
        }
        return columns;
    }

    /**
     * A column of a sheet.
     *
     * @param field the fact that it holds; null for the two that no fact stands in
     */
    record Column(String name, String heading, @Nullable FactField field) {}

    static void write(Subject subject, Table table) throws IOException {
        FactTable facts = FactSchema.of(subject.kind()).subject();
        for (FactSheet sheet : SheetNames.of(subject.kind())) {
            FactField list = sheet.list();
            if (list == null) {
                List<@Nullable Object> values = new ArrayList<>();
                sheet.fields().forEach(field -> values.add(cell(facts.value(subject, field))));
                table.row(sheet, values);
                continue;
            }
            Object items = facts.value(subject, list);
            if (items instanceof List<?> rows && list.items() != null) {
                for (Object item : rows) {
                    List<@Nullable Object> values = new ArrayList<>();
                    values.add(subject.id());
                    for (FactField field : sheet.fields()) {
                        values.add(cell(list.items().value(item, field)));
                    }
                    values.add(null);
                    table.row(sheet, values);
                }
                if (rows.isEmpty()) {
                    table.row(sheet, none(subject, sheet));
                }
            } else if (items instanceof Map<?, ?> numbers) {
                for (Map.Entry<?, ?> number : numbers.entrySet()) {
                    List<@Nullable Object> values = new ArrayList<>();
                    values.add(subject.id());
                    values.add(String.valueOf(number.getKey()));
                    values.add(Objects.requireNonNull((BigDecimal) number.getValue()));
                    values.add(null);
                    table.row(sheet, values);
                }
                if (numbers.isEmpty()) {
                    table.row(sheet, none(subject, sheet));
                }
            }
        }
    }

    private static List<@Nullable Object> none(Subject subject, FactSheet sheet) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(subject.id());
        sheet.fields().forEach(field -> values.add(null));
        values.add(true);
        return values;
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof RegionCode region ? region.code() : value;
    }
}
