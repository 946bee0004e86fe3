package cn.hegui.selfcheck;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.TypedText;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditCode;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Sponsor;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of one subject while they are being filled in: as they would stand in a record, and what was typed that cannot
 * stand there. A place in it is a JSON pointer: {@code /level}, {@code /trainingAccounts/0/spent}. For one thread.
 */
public final class Draft {
    /** The file name under which its record is read. */
    public static final String FILE = "self-check.json";

    /** More rows of one list than a self-check takes. */
    public static final int MOST_ROWS = 5_000;

    /** Of a subject that gives no id: no region has the code 000000, so these are nobody's. */
    static final Map<SubjectKind, String> NOBODY =
            Map.of(SubjectKind.ENTERPRISE, nobody("91000000000000000"), SubjectKind.INSTITUTION, "SELF-CHECK");

    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(FactSchema.LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final SubjectKind kind;
    private final FactTable subject;
    private final Map<String, Object> values;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    /** What was typed at a place that cannot stand there, and why. */
    public record Fault(String typed, Texts reason) {}

    private Draft(SubjectKind kind, Map<String, Object> values) {
        this.kind = kind;
        this.subject = FactSchema.of(kind).subject();
        this.values = values;
    }

    /** A draft of which nothing but the kind is known. */
    public static Draft blank(SubjectKind kind) {
        return new Draft(kind, new LinkedHashMap<>());
    }

    /**
     * The draft that {@code json} holds, a school or a firm; null where it holds none, or one with too many rows. What the
     * schema does not know is left out.
     */
    public static @Nullable Draft of(String json) {
        Object read;
        try {
            read = JSON.readValue(json, Object.class);
        } catch (JacksonException broken) {
            return null;
        }
        if (!(read instanceof Map<?, ?> map) || !(map.get("kind") instanceof String code)) {
            return null;
        }
        SubjectKind kind = Coded.find(SubjectKind.class, code);
        if (kind == null || kind == SubjectKind.REGION || map.values().stream().anyMatch(Draft::isTooLong)) {
            return null;
        }
        Draft draft = blank(kind);
        map.forEach((name, value) -> draft.put(draft.values, draft.subject, String.valueOf(name), value));
        return draft;
    }

    private void put(Map<String, Object> object, FactTable table, String name, @Nullable Object value) {
        FactField field = table.field(name);
        if (field == null || value == null) {
            return;
        }
        FactTable items = field.items();
        if (items != null && value instanceof List<?> list) {
            List<Object> rows = new ArrayList<>();
            for (Object row : list) {
                if (row instanceof Map<?, ?> map) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    map.forEach((key, each) -> put(item, items, String.valueOf(key), each));
                    rows.add(item);
                }
            }
            object.put(name, rows);
        } else if (field.type() == FactType.INDICATORS && value instanceof Map<?, ?> map) {
            Map<String, Object> numbers = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                Object number = scalar(each);
                if (number != null) {
                    numbers.put(String.valueOf(key), number);
                }
            });
            object.put(name, numbers);
        } else if (items == null && field.type() != FactType.INDICATORS) {
            Object scalar = scalar(value);
            if (scalar != null) {
                object.put(name, scalar);
            }
        }
    }

    /** Whether it has more rows than a self-check takes: to leave some out would be to find something else. */
    private static boolean isTooLong(@Nullable Object value) {
        return value instanceof List<?> list && list.size() > MOST_ROWS;
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number && isLong(number)) {
            // As a text it is of the wrong type, and so the reader says; written out it would fill the memory.
            return number.toString();
        }
        return value instanceof BigDecimal || value instanceof Boolean || value instanceof String ? value : null;
    }

    private static boolean isLong(BigDecimal number) {
        return Math.abs((long) number.scale()) > 2L * FactSchema.LONGEST_NUMBER;
    }

    /** The kind of subject. */
    public SubjectKind kind() {
        return kind;
    }

    /** The region; null where none is given that has the form of a code. */
    public @Nullable RegionCode region() {
        return values.get("region") instanceof String code && RegionCode.isValid(code) ? new RegionCode(code) : null;
    }

    /** Whom a questionnaire would ask; null where the region is not known. */
    public Questionnaire.@Nullable Asked asked() {
        RegionCode region = region();
        return region == null
                ? null
                : new Questionnaire.Asked(
                        kind,
                        region,
                        values.get("level") instanceof String code ? Coded.find(Level.class, code) : null,
                        values.get("sponsor") instanceof String code ? Coded.find(Sponsor.class, code) : null);
    }

    /** The field at {@code pointer}; null where there is none, or no row there. */
    public @Nullable FactField field(String pointer) {
        String[] steps = steps(pointer);
        if (steps.length == 1) {
            return subject.field(steps[0]);
        }
        FactTable items = items(steps[0]);
        return steps.length == 3 && items != null && row(steps[0], steps[1]) != null ? items.field(steps[2]) : null;
    }

    /** What stands at {@code pointer} as a person would type it; empty where nothing does. What cannot stand there, as typed. */
    public String text(String pointer) {
        Fault fault = faults.get(pointer);
        return fault == null ? written(value(pointer)) : fault.typed();
    }

    private @Nullable Object value(String pointer) {
        String[] steps = steps(pointer);
        if (steps.length == 1) {
            return values.get(steps[0]);
        }
        Map<String, Object> row = steps.length == 3 ? row(steps[0], steps[1]) : null;
        return row == null ? null : row.get(steps[2]);
    }

    private static String written(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return isLong(number) ? number.toString() : number.toPlainString();
        }
        return value == null || value instanceof List<?> || value instanceof Map<?, ?> ? "" : value.toString();
    }

    /** Sets what stands at {@code pointer} to what was typed; blank: not known. Passes over places that there are not. */
    public void type(String pointer, String typed) {
        FactField field = field(pointer);
        if (field == null || field.type() == FactType.LIST || field.type() == FactType.INDICATORS) {
            return;
        }
        faults.remove(pointer);
        if (typed.strip().equals(written(value(pointer)))) {
            return;
        }
        TypedText read =
                TypedText.of(kind, field, typed.length() > LONGEST_TEXT ? typed.substring(0, LONGEST_TEXT) : typed);
        Texts fault = read.fault();
        if (fault != null) {
            faults.put(pointer, new Fault(typed, fault));
            return;
        }
        String[] steps = steps(pointer);
        Map<String, Object> object = steps.length == 1 ? values : row(steps[0], steps[1]);
        if (object == null) {
            return;
        }
        Object value = read.value();
        if (value == null) {
            object.remove(steps[steps.length - 1]);
        } else {
            object.put(steps[steps.length - 1], value);
        }
    }

    /** Notes that what stands at {@code pointer} cannot stay: the reader refuses it beside the rest. */
    public void refuse(String pointer, Texts reason) {
        faults.put(pointer, new Fault(text(pointer), reason));
    }

    /** What was typed that cannot stand where it was typed, by place. */
    public Map<String, Fault> faults() {
        return Collections.unmodifiableMap(faults);
    }

    /** How many rows {@code list} has; negative where it is not known, 0 where there is none. */
    public int rows(String list) {
        return values.get(list) instanceof List<?> rows ? rows.size() : -1;
    }

    /** Says that there is none of {@code list}, or that this is not known; a list that has rows is left as it is. */
    public void setNone(String list, boolean none) {
        if (items(list) != null && rows(list) <= 0) {
            if (none) {
                values.put(list, new ArrayList<>());
            } else {
                values.remove(list);
            }
        }
    }

    /**
     * Adds a row to {@code list}, named as the next in turn would be: a year before the least there is, a number of its own.
     *
     * @param asOf the day of the check, whose last full year comes first
     */
    public void addRow(String list, LocalDate asOf) {
        FactTable items = items(list);
        if (items == null || rows(list) >= MOST_ROWS) {
            return;
        }
        List<Object> rows = values.get(list) instanceof List<?> before ? new ArrayList<>(before) : new ArrayList<>();
        Map<String, Object> row = new LinkedHashMap<>();
        for (FactField field : items.namedBy()) {
            if (field.type() == FactType.YEAR) {
                row.put(field.name(), BigDecimal.valueOf(nextYear(rows, field.name(), asOf)));
            } else if (items.namedBy().size() == 1) {
                row.put(field.name(), nextNumber(rows, field.name()));
            }
        }
        rows.add(row);
        values.put(list, rows);
    }

    private static int nextYear(List<?> rows, String field, LocalDate asOf) {
        int least = asOf.getYear();
        for (Object row : rows) {
            if (row instanceof Map<?, ?> map
                    && map.get(field) instanceof BigDecimal year
                    && year.intValue() > FactSchema.FIRST_YEAR) {
                least = Math.min(least, year.intValue());
            }
        }
        return least - 1;
    }

    private static String nextNumber(List<?> rows, String field) {
        Set<String> taken = rows.stream()
                .map(row -> row instanceof Map<?, ?> map ? written(map.get(field)) : "")
                .collect(Collectors.toSet());
        int number = rows.size() + 1;
        while (taken.contains(Integer.toString(number))) {
            number++;
        }
        return Integer.toString(number);
    }

    /** Takes the row at {@code pointer}, as in {@code /trainingAccounts/0}, away; without rows a list is not known. */
    public void removeRow(String pointer) {
        String[] steps = steps(pointer);
        if (steps.length == 2 && row(steps[0], steps[1]) != null && values.get(steps[0]) instanceof List<?> before) {
            List<Object> rows = new ArrayList<>(before);
            rows.remove(Integer.parseInt(steps[1]));
            if (rows.isEmpty()) {
                values.remove(steps[0]);
            } else {
                values.put(steps[0], rows);
            }
            faults.keySet().removeIf(place -> place.startsWith("/" + steps[0] + "/"));
        }
    }

    private @Nullable FactTable items(String list) {
        FactField field = subject.field(list);
        return field == null ? null : field.items();
    }

    @SuppressWarnings("unchecked") // rows are only ever put there as maps by name
    private @Nullable Map<String, Object> row(String list, String index) {
        if (!(values.get(list) instanceof List<?> rows) || !index.matches("[0-9]{1,4}")) {
            return null;
        }
        int at = Integer.parseInt(index);
        return at < rows.size() ? (Map<String, Object>) rows.get(at) : null;
    }

    private static String[] steps(String pointer) {
        return (pointer.startsWith("/") ? pointer.substring(1) : pointer).split("/", -1);
    }

    /** The facts as JSON: a subject, without an id where none was given. */
    public String json() {
        return JSON.writeValueAsString(withKind(values));
    }

    /** The record to be judged; where no id was given, under one that is nobody's. */
    public RawRecord record() {
        Map<String, Object> all = withKind(values);
        if (!(all.get("id") instanceof String id) || id.isBlank()) {
            all.put("id", NOBODY.getOrDefault(kind, ""));
        }
        return RawRecord.of(FILE, 1, JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code id} stands for a subject that gave none. */
    public static boolean isNobody(String id) {
        return NOBODY.containsValue(id);
    }

    private Map<String, Object> withKind(Map<String, Object> rest) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", kind.code());
        for (FactField field : subject.fields()) {
            Object value = rest.get(field.name());
            if (value != null) {
                all.put(field.name(), value);
            }
        }
        return all;
    }

    private static String nobody(String first) {
        for (char digit : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (CreditCode.hasCheckDigit(first + digit)) {
                return first + digit;
            }
        }
        throw new IllegalStateException("every code has a check digit");
    }
}
