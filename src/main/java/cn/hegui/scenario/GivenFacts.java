package cn.hegui.scenario;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.model.Texts;
import cn.hegui.policy.Entries;
import cn.hegui.policy.Place;
import cn.hegui.policy.Problems;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The facts of one scenario under their wire names, and where each of them stands: intake reads them as it reads any
 * record, and what it says of a JSON pointer is said of a line of the scenario file.
 */
final class GivenFacts {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Texts NUMBER = new Texts("数字", "a number");

    private final String file;
    private final Problems problems;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    GivenFacts(String file, Place start, Problems problems) {
        this.file = file;
        this.problems = problems;
        places.put("", start);
    }

    /** Adds the properties of {@code node}, a subject of {@code table}. */
    void add(MappingNode node, FactTable table) {
        properties(node, table, "", values);
    }

    /** Adds one property of the subject. */
    void add(String name, String value, Place at) {
        values.put(name, value);
        places.put("/" + name, at);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The facts by wire name, without those that are null. */
    Map<String, Object> values() {
        return values;
    }

    /** Where the value of the JSON pointer stands, or the nearest one around it. */
    Place place(String pointer) {
        String at = pointer;
        while (!places.containsKey(at) && at.lastIndexOf('/') >= 0) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Place place = places.get(at);
        return place == null ? Place.of(file) : place;
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, values);
        }
        return bytes.toByteArray();
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

    private void properties(MappingNode node, @Nullable FactTable table, String pointer, Map<String, Object> into) {
        MappingNode english = table == null ? node : Terms.of(table).english(file, node, problems);
        for (NodeTuple property : english.getValue()) {
            if (!(property.getKeyNode() instanceof ScalarNode key)) {
                problems.unexpected(
                        Place.of(file, property.getKeyNode()), "", new Texts("属性名", "the name of a property"));
                continue;
            }
            String name = key.getValue();
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            Object value = value(property.getValueNode(), table == null ? null : table.field(name), at);
            // Null means not known, as an absent property does.
            if (value != null && into.putIfAbsent(name, value) != null) {
                problems.add(
                        Place.of(file, key),
                        name,
                        "属性“" + name + "”写了两次。",
                        "The property \"" + name + "\" is given twice.");
            }
        }
    }

    private @Nullable Object value(Node node, @Nullable FactField field, String pointer) {
        places.put(pointer, Place.of(file, node));
        if (node instanceof MappingNode mapping) {
            Map<String, Object> object = new LinkedHashMap<>();
            properties(mapping, field == null ? null : field.items(), pointer, object);
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            for (Node each : sequence.getValue()) {
                Object value = value(each, field, pointer + "/" + list.size());
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar, field) : null;
    }

    private @Nullable Object scalar(ScalarNode scalar, @Nullable FactField field) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                // The digits as they stand: an amount never passes through floating point.
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                problems.unexpected(Place.of(file, scalar), Entries.shown(scalar), NUMBER);
                return null;
            }
        }
        if (field != null && field.type() == FactType.FLAG && (text.equals("是") || text.equals("否"))) {
            return text.equals("是");
        }
        return text;
    }
}
