package cn.hegui.site;

import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.SubjectKind;
import org.jspecify.annotations.Nullable;

/** The names that the fact files go by. */
public final class SchemaNames implements FactNames {
    @Override
    public @Nullable String field(SubjectKind kind, @Nullable String list, String field) {
        return FactSchema.heading(kind, list, field);
    }

    @Override
    public @Nullable String list(SubjectKind kind, String list) {
        return FactSchema.of(kind).lists().stream()
                .filter(table -> table.name().equals(list))
                .map(FactTable::heading)
                .findFirst()
                .orElse(null);
    }
}
