package cn.hegui.intake;

import cn.hegui.model.CellPlace;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/**
 * One record as it was written: its values under their wire names, and where each of them stands. What stands in it is
 * as the reader would have it; whether it is valid is for {@link FactReader} to say.
 */
public final class FactRecord {
    private final RawRecord raw;
    private final Map<String, Object> values;
    private final Map<String, Long> offsets;

    private FactRecord(RawRecord raw, Map<String, Object> values, Map<String, Long> offsets) {
        this.raw = raw;
        this.values = values;
        this.offsets = offsets;
    }

    /** The content of {@code raw}, which the reader accepts. */
    public static FactRecord of(RawRecord raw) {
        Map<String, Long> offsets = new HashMap<>();
        try (JsonParser parser = FactReader.parser(raw)) {
            parser.nextToken();
            return new FactRecord(raw, object(parser, "", offsets), offsets);
        }
    }

    /** The values by name: texts, decimals, booleans, maps and lists of these; nulls are left out. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The items of {@code list}, in order; empty where it is absent or none. */
    public List<Map<?, ?>> items(String list) {
        List<Map<?, ?>> items = new ArrayList<>();
        if (values.get(list) instanceof List<?> all) {
            for (Object item : all) {
                if (item instanceof Map<?, ?> map) {
                    items.add(map);
                }
            }
        }
        return items;
    }

    /** Where the value of {@code pointer} stands, or what is nearest around it. */
    public Place place(String pointer) {
        String at = pointer;
        while (!offsets.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return raw.place(offsets.getOrDefault(at, 0L), pointer);
    }

    /** The cell of the table where the value of {@code pointer} stands, or would; null of JSON. */
    public @Nullable CellPlace cell(String pointer) {
        TableOrigin origin = raw.origin();
        return origin == null ? null : origin.cell(pointer);
    }

    /**
     * The same record with other values, to be read anew.
     *
     * @param changes the new value by pointer, a text for any value that stands in quotation marks; null: not known
     */
    public RawRecord with(Map<String, @Nullable Object> changes) {
        Map<String, Object> changed = copy(values);
        changes.forEach((pointer, value) -> set(changed, pointer.substring(1).split("/", -1), value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.RECORDS.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, changed);
        }
        return RawRecord.of(raw.file(), raw.line(), bytes.toByteArray());
    }

    private static void set(Map<String, Object> changed, String[] steps, @Nullable Object value) {
        String name = steps[steps.length - 1];
        if (steps.length == 1) {
            put(changed, name, value);
        } else if (changed.get(steps[0]) instanceof List<?> list
                && list.get(Integer.parseInt(steps[1])) instanceof Map<?, ?> item) {
            Map<String, Object> other = copy(item);
            put(other, name, value);
            List<Object> items = new ArrayList<>(list);
            items.set(Integer.parseInt(steps[1]), other);
            changed.put(steps[0], items);
        } else {
            throw new IllegalArgumentException("no such item: " + String.join("/", steps));
        }
    }

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.put(name, value);
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private static Map<String, Object> object(JsonParser parser, String pointer, Map<String, Long> offsets) {
        offsets.put(pointer, parser.currentTokenLocation().getByteOffset());
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), offsets);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, String pointer, Map<String, Long> offsets) {
        offsets.put(pointer, parser.currentTokenLocation().getByteOffset());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, pointer, offsets);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    Object item = value(parser, pointer + "/" + i, offsets);
                    if (item != null) {
                        list.add(item);
                    }
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, each) -> {
                json.writeName(name.toString());
                write(json, each);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(each -> write(json, each));
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }
}
