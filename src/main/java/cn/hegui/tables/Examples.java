package cn.hegui.tables;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Coded;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invented subjects by which the template shows how each field is filled; together they fill every one. */
public final class Examples {
    private static final String FILE = "example.jsonl";

    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, String> byField = new HashMap<>();

    /** @param indicators the indicator ids that are known */
    public Examples(Set<String> indicators) {
        FactReader reader = new FactReader(indicators, false);
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            in.transferTo(all);
            for (String line : all.toString(StandardCharsets.UTF_8).split("\n")) {
                Reading reading = reader.read(RawRecord.of(FILE, 1, line.getBytes(StandardCharsets.UTF_8)));
                if (reading instanceof Reading.Accepted accepted) {
                    add(accepted.subject());
                } else {
                    throw new IllegalStateException("the example is no valid subject: " + reading);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(Subject subject) throws IOException {
        subjects.add(subject);
        FactRows.write(subject, (sheet, values) -> {
            List<FactRows.Column> columns = FactRows.columns(sheet);
            for (int i = 0; i < columns.size(); i++) {
                Object value = values.get(i);
                if (value != null) {
                    byField.putIfAbsent(key(sheet, columns.get(i).name()), shown(value));
                }
            }
        });
    }

    private static String key(FactSheet sheet, String column) {
        return sheet.kind().code() + '/' + sheet.name() + '/' + column;
    }

    private static String shown(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return value instanceof Coded coded ? coded.word() : value.toString();
    }

    /** The subjects of {@code kinds}. */
    public List<Subject> subjects(Collection<SubjectKind> kinds) {
        return subjects.stream()
                .filter(subject -> kinds.contains(subject.kind()))
                .toList();
    }

    /** A value that may stand in a column; null where the examples have none. */
    public @Nullable String of(FactSheet sheet, String column) {
        return byField.get(key(sheet, column));
    }
}
