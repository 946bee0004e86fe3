package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.CreditCode;
import cn.hegui.model.Measure;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The reading of one record, token by token. Checks stand in the order of the text, so that the first breach thrown is
 * the first breach there is; a breach of the syntax comes as the parser's own exception.
 */
final class SubjectReading {
    private static final String TRAINING_FUND = "training-fund.";

    private final FactReader reader;
    private final RawRecord text;
    private final JsonParser parser;
    /** Where the first byte stands that is not UTF-8; in {@code text} a question mark stands for it. */
    private final long invalid;

    private final Map<String, UnknownProperty> unknown = new LinkedHashMap<>(0);
    private long idOffset;

    SubjectReading(FactReader reader, RawRecord text, JsonParser parser, long invalid) {
        this.reader = reader;
        this.text = text;
        this.parser = parser;
        this.invalid = invalid;
    }

    /** The subject; throws {@link Breach} or {@link JacksonException} at the first breach. */
    Reading.Accepted read() {
        JsonToken first = advance();
        if (first != JsonToken.START_OBJECT) {
            Texts found = found(first);
            throw breach(Reason.notAnObject(found.zh(), found.en()));
        }
        Subject subject = subject();
        if (parser.nextToken() != null) {
            long offset = offset();
            throw new Breach(Reason.notJson(text.columnAt(offset)), "", offset);
        }
        Place place = text.place(idOffset, "/id");
        return new Reading.Accepted(subject, place, List.copyOf(unknown.values()), text.origin());
    }

    /** What one object has shown so far. */
    private static final class Shown {
        private final @Nullable Object[] values;
        /** A bit for the position of every field that stood in the object, null or not. */
        private long fields;

        private @Nullable Set<String> others;

        Shown(int width) {
            values = new Object[width];
        }

        boolean isNew(FactField field) {
            long bit = 1L << field.position();
            boolean fresh = (fields & bit) == 0;
            fields |= bit;
            return fresh;
        }

        boolean isNew(String other) {
            if (others == null) {
                others = new HashSet<>();
            }
            return others.add(other);
        }
    }

    private Subject subject() {
        String name = nextName();
        SubjectKind kind = "kind".equals(name) ? kind() : kindAhead();
        if (kind == null) {
            throw breachWithoutKind(name);
        }
        FactTable table = FactSchema.of(kind).subject();
        Shown shown = new Shown(table.width());
        if ("kind".equals(name)) {
            shown.isNew("kind");
            name = nextName();
        }
        while (name != null) {
            FactField field = table.field(name);
            if (field != null) {
                property(kind, table, field, shown);
                checkOfSubject(kind, table, field, shown);
            } else if (!name.equals("kind")) {
                unknown(kind, table, null, name, shown);
            } else if (shown.isNew(name)) {
                // The kind ahead was found here, and it is known.
                advance();
            } else {
                throw breach(Reason.duplicateProperty(name));
            }
            name = nextName();
        }
        requireNaming(table, shown, true);
        return (Subject) table.construct(shown.values);
    }

    /** The kind that the current property gives. */
    private SubjectKind kind() {
        JsonToken token = advance();
        if (token == JsonToken.VALUE_NULL) {
            throw breach(Reason.missingKind());
        }
        if (token != JsonToken.VALUE_STRING) {
            throw breach(Reason.wrongKindType(found(token)));
        }
        String code = parser.getString();
        SubjectKind kind = Coded.find(SubjectKind.class, code);
        if (kind == null) {
            throw breach(code.isBlank() ? Reason.missingKind() : Reason.unknownKind(code));
        }
        return kind;
    }

    /** The kind where it does not stand first; null where there is none that is known. */
    private @Nullable SubjectKind kindAhead() {
        try (JsonParser ahead = FactReader.parser(text)) {
            return Identification.kindOf(ahead);
        }
    }

    /**
     * The first breach of a record whose kind cannot be known: that of the kind itself, unless something comes first
     * that is wrong in a subject of any kind.
     */
    private Breach breachWithoutKind(@Nullable String first) {
        FactTable any = FactSchema.of(SubjectKind.INSTITUTION).subject();
        Shown shown = new Shown(any.width());
        for (String name = first; name != null; name = nextName()) {
            FactField field = any.field(name);
            if (name.equals("kind")) {
                kind();
                throw new IllegalStateException("the kind was not found, yet it is there");
            } else if (field != null && (field.naming() || name.equals("name"))) {
                property(SubjectKind.INSTITUTION, any, field, shown);
            } else if (shown.isNew(name)) {
                skip(advance());
            } else {
                return breach(Reason.duplicateProperty(name));
            }
        }
        return breachOfAbsent("kind", Reason.missingKind());
    }

    /** Reads the value of a known field and checks it against those that stand before it. */
    private void property(SubjectKind kind, FactTable table, FactField field, Shown shown) {
        if (!shown.isNew(field)) {
            throw breach(Reason.duplicateProperty(field.name()));
        }
        Object value = value(kind, field);
        if (value == null) {
            if (field.naming()) {
                throw breach(Reason.missing(
                        table, field, table == FactSchema.of(kind).subject()));
            }
            return;
        }
        shown.values[field.position()] = value;
        FieldOrder order = table.order(field);
        if (order != null) {
            checkOrder(order, shown.values);
        }
    }

    private void checkOrder(FieldOrder order, @Nullable Object[] values) {
        Object lesser = values[order.lesser().position()];
        Object greater = values[order.greater().position()];
        boolean wrong = false;
        if (lesser instanceof LocalDate from && greater instanceof LocalDate to) {
            wrong = to.isBefore(from);
        } else if (lesser instanceof BigDecimal part && greater instanceof BigDecimal whole) {
            wrong = part.compareTo(whole) > 0;
        }
        if (wrong) {
            throw breach(Reason.wrongOrder(order, plain(lesser), plain(greater)));
        }
    }

    private void checkOfSubject(SubjectKind kind, FactTable table, FactField field, Shown shown) {
        if (!field.naming()) {
            return;
        }
        Object value = shown.values[field.position()];
        if (field.name().equals("id") && value instanceof String id) {
            idOffset = offset();
            if (kind == SubjectKind.ENTERPRISE && !CreditCode.hasForm(id)) {
                throw breach(Reason.creditCode(id));
            }
            if (kind == SubjectKind.INSTITUTION && id.codePointCount(0, id.length()) > FactSchema.LONGEST_ID) {
                throw breach(Reason.idTooLong(id));
            }
        }
        if (field.name().equals("region") && value instanceof RegionCode region && isOutside(region)) {
            throw breach(Reason.regionOutside(region.code(), String.valueOf(reader.within())));
        }
        if (kind == SubjectKind.REGION
                && shown.values[table.known("id").position()] instanceof String id
                && shown.values[table.known("region").position()] instanceof RegionCode region
                && !id.equals(region.code())) {
            throw breach(Reason.regionMismatch(id, region.code()));
        }
    }

    private boolean isOutside(RegionCode region) {
        RegionCode within = reader.within();
        return within != null && !within.contains(region);
    }

    private void requireNaming(FactTable table, Shown shown, boolean ofSubject) {
        for (FactField field : table.namedBy()) {
            if (shown.values[field.position()] == null) {
                throw breachOfAbsent(field.name(), Reason.missing(table, field, ofSubject));
            }
        }
    }

    private List<Object> list(SubjectKind kind, FactField field) {
        FactTable items = field.itemsOfList();
        List<Object> list = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (JsonToken token = advance(); token != JsonToken.END_ARRAY; token = advance()) {
            if (token != JsonToken.START_OBJECT) {
                throw breach(Reason.wrongItem(items, found(token)));
            }
            list.add(item(kind, items, names));
        }
        return Collections.unmodifiableList(list);
    }

    private Object item(SubjectKind kind, FactTable table, Set<Object> names) {
        Shown shown = new Shown(table.width());
        for (String name = nextName(); name != null; name = nextName()) {
            FactField field = table.field(name);
            if (field == null) {
                unknown(kind, table, table.name(), name, shown);
                continue;
            }
            property(kind, table, field, shown);
            if (field.naming()) {
                checkTarget(table, shown.values);
                checkName(table, shown.values, names);
            }
        }
        requireNaming(table, shown, false);
        return table.construct(shown.values);
    }

    /** A notice about training funds must say of which year it is. */
    private void checkTarget(FactTable table, @Nullable Object[] values) {
        FactField target = table.field("target");
        FactField rule = table.field("rule");
        if (target == null
                || rule == null
                || !(values[target.position()] instanceof String year)
                || !(values[rule.position()] instanceof String about)
                || !about.startsWith(TRAINING_FUND)) {
            return;
        }
        if (!year.matches("[0-9]{4}")) {
            throw breach(Reason.targetNotAYear(about, year));
        }
        int number = Integer.parseInt(year);
        if (number < FactSchema.FIRST_YEAR || number > FactSchema.LAST_YEAR) {
            throw breach(Reason.yearOutOfRange(target, year));
        }
    }

    /** As soon as all that names an item has been read, no item before it may have the same name. */
    private void checkName(FactTable table, @Nullable Object[] values, Set<Object> names) {
        if (!table.unique()) {
            return;
        }
        List<Object> name = new ArrayList<>(table.namedBy().size());
        for (FactField field : table.namedBy()) {
            Object part = values[field.position()];
            if (part == null) {
                return;
            }
            name.add(part);
        }
        if (!names.add(name.size() == 1 ? name.get(0) : name)) {
            throw breach(Reason.duplicateItem(
                    table, String.join(" ", name.stream().map(Object::toString).toList())));
        }
    }

    private Map<String, BigDecimal> indicators(SubjectKind kind, FactField field) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        Shown shown = new Shown(0);
        for (String id = nextName(); id != null; id = nextName()) {
            if (!reader.indicators().contains(id)) {
                unknown(kind, null, field.name(), id, shown);
            } else if (!shown.isNew(id)) {
                throw breach(Reason.duplicateProperty(id));
            } else {
                JsonToken token = advance();
                if (token != JsonToken.VALUE_NULL) {
                    numbers.put(id, decimal(indicator(field, id), token));
                }
            }
        }
        return Collections.unmodifiableMap(numbers);
    }

    /** One indicator as a field of its own, so that its number is read and named like any other. */
    private static FactField indicator(FactField all, String id) {
        return new FactField(
                id,
                all.heading(),
                FactType.DECIMAL,
                Measure.NUMBER,
                Map.of(),
                all.least(),
                all.most(),
                FactSchema.LONGEST_NUMBER,
                false,
                null,
                0);
    }

    private void unknown(SubjectKind kind, @Nullable FactTable table, @Nullable String list, String name, Shown shown) {
        if (!shown.isNew(name)) {
            throw breach(Reason.duplicateProperty(name));
        }
        String path = list == null ? name : list + "." + name;
        if (reader.isStrict()) {
            List<String> known = table == null
                    ? List.copyOf(reader.indicators())
                    : table.fields().stream().map(FactField::name).toList();
            throw breach(Reason.unknownProperty(path, name, known));
        }
        UnknownProperty before = unknown.get(path);
        unknown.put(
                path,
                before == null
                        ? new UnknownProperty(kind, path, 1, text.place(offset(), pointer()))
                        : new UnknownProperty(kind, path, before.count() + 1, before.first()));
        skip(advance());
    }

    /** Passes over a value; what is wrong in any JSON is wrong there too. */
    private void skip(JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            Set<String> names = new HashSet<>();
            for (String name = nextName(); name != null; name = nextName()) {
                if (!names.add(name)) {
                    throw breach(Reason.duplicateProperty(name));
                }
                skip(advance());
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken item = advance(); item != JsonToken.END_ARRAY; item = advance()) {
                skip(item);
            }
        }
    }

    private @Nullable Object value(SubjectKind kind, FactField field) {
        JsonToken token = advance();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text(field, token);
            case REGION -> region(field, token);
            case FLAG -> flag(field, token);
            case DATE -> date(field, token);
            case CHOICE -> choice(field, token);
            case YEAR -> decimal(field, token).intValueExact();
            case COUNT -> decimal(field, token).longValueExact();
            case DECIMAL -> decimal(field, token);
            case TARGET ->
                token == JsonToken.VALUE_STRING
                        ? text(field, token)
                        : decimal(field, token).toPlainString();
            case LIST -> {
                require(token == JsonToken.START_ARRAY, field, token);
                yield list(kind, field);
            }
            case INDICATORS -> {
                require(token == JsonToken.START_OBJECT, field, token);
                yield indicators(kind, field);
            }
        };
    }

    private void require(boolean rightType, FactField field, JsonToken token) {
        if (!rightType) {
            throw breach(Reason.wrongType(field, found(token)));
        }
    }

    private @Nullable String text(FactField field, JsonToken token) {
        require(token == JsonToken.VALUE_STRING, field, token);
        String value = parser.getString();
        if (Reason.hasUnpairedSurrogate(value)) {
            throw breach(Reason.unpairedSurrogate());
        }
        return value.isBlank() ? null : value;
    }

    private @Nullable RegionCode region(FactField field, JsonToken token) {
        String value = text(field, token);
        if (value != null && !RegionCode.isValid(value)) {
            throw breach(Reason.regionForm(value));
        }
        return value == null ? null : new RegionCode(value);
    }

    private Boolean flag(FactField field, JsonToken token) {
        require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, field, token);
        return token == JsonToken.VALUE_TRUE;
    }

    private Coded choice(FactField field, JsonToken token) {
        require(token == JsonToken.VALUE_STRING, field, token);
        Coded constant = field.choices().get(parser.getString());
        if (constant == null) {
            throw breach(Reason.notInEnumeration(field, parser.getString()));
        }
        return constant;
    }

    private LocalDate date(FactField field, JsonToken token) {
        require(token == JsonToken.VALUE_STRING, field, token);
        char[] chars = parser.getStringCharacters();
        int from = parser.getStringOffset();
        boolean formed = parser.getStringLength() == 10 && chars[from + 4] == '-' && chars[from + 7] == '-';
        int year = formed ? digits(chars, from, 4) : -1;
        int month = formed ? digits(chars, from + 5, 2) : -1;
        int day = formed ? digits(chars, from + 8, 2) : -1;
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            throw breach(Reason.notADate(field, parser.getString()));
        }
        if (year < FactSchema.FIRST_YEAR || year > FactSchema.LAST_YEAR) {
            throw breach(Reason.dateOutOfRange(field, parser.getString()));
        }
        return LocalDate.of(year, month, day);
    }

    /** The number that these digits write, or a negative one where one is no digit. */
    private static int digits(char[] chars, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (chars[i] < '0' || chars[i] > '9') {
                return -1;
            }
            number = number * 10 + chars[i] - '0';
        }
        return number;
    }

    private BigDecimal decimal(FactField field, JsonToken token) {
        boolean asText = token == JsonToken.VALUE_STRING && field.measure() == Measure.AMOUNT;
        require(asText || token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT, field, token);
        if (asText && !NumberText.isNumber(parser.getString())) {
            throw breach(Reason.notANumber(field, parser.getString()));
        }
        char[] chars = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int length = parser.getStringLength();
        BigDecimal number = length > FactSchema.LONGEST_NUMBER ? null : NumberText.exact(chars, from, length);
        if (number == null ? chars[from] == '-' : number.signum() < 0) {
            throw breach(Reason.negative(field, parser.getString()));
        }
        if (number == null || number.compareTo(FactSchema.LARGEST) > 0) {
            throw breach(Reason.tooLarge(field, parser.getString()));
        }
        if (number.scale() > field.decimals()) {
            throw breach(Reason.tooManyDecimals(field, parser.getString()));
        }
        if (number.compareTo(field.least()) < 0 || number.compareTo(field.most()) > 0) {
            throw breach(Reason.outOfRange(field, parser.getString()));
        }
        return number;
    }

    /** The name of the next property, or null at the end of the object. */
    private @Nullable String nextName() {
        return advance() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
    }

    private JsonToken advance() {
        JsonToken token = parser.nextToken();
        if (invalid != Utf8.VALID) {
            checkUtf8();
        }
        // The parser itself fails where a record ends too early; nothing at all is no record.
        if (token == null) {
            throw new Breach(Reason.notJson(1), "", 0);
        }
        return token;
    }

    /** Fails where the invalid byte stands in the current text or property name; elsewhere it breaks the syntax. */
    private void checkUtf8() {
        long start = offset();
        boolean inText = start < text.size() && text.byteAt((int) start) == '"' && textEnd(start) > invalid;
        if (inText || start > invalid) {
            boolean inName = parser.currentToken() == JsonToken.PROPERTY_NAME;
            throw new Breach(Reason.notUtf8(text.columnAt(invalid)), inName ? "" : pointer(), invalid);
        }
    }

    /** Where the text that starts with the quotation mark at {@code start} ends. */
    private long textEnd(long start) {
        int i = (int) start + 1;
        while (i < text.size() && text.byteAt(i) != '"') {
            i += text.byteAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private Texts found(JsonToken token) {
        return Reason.found(token, token.isScalarValue() ? parser.getString() : "");
    }

    private static String plain(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private long offset() {
        return parser.currentTokenLocation().getByteOffset();
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    /** A breach that stands at the current token. */
    private Breach breach(Reason reason) {
        return new Breach(reason, pointer(), offset());
    }

    /** A breach of something absent: it stands at the end of the object that lacks it. */
    private Breach breachOfAbsent(String name, Reason reason) {
        return new Breach(reason, pointer() + "/" + name, offset());
    }
}
