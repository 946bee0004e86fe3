package cn.hegui.policy;

import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the value of a parameter as its rule kind types it, exactly: decimals from their digits, never by a double. */
final class ParameterValues {
    private static final Pattern SHARE = Pattern.compile("0(\\.[0-9]{1,12})?|1(\\.0{1,12})?");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,12})?");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,10})?)\\s*[%％]");

    private static final Texts VALUE = new Texts("值", "value");
    private static final Texts MAP = new Texts("一组“名称: 值”", "properties of the form name: value");

    private ParameterValues() {}

    /**
     * The value of {@code node}, of the Java type that {@link ParameterType} names; null where it has another type, which
     * is then a problem. {@code around} is the mapping that it stands in.
     */
    static @Nullable Object read(Node node, ParameterSpec spec, Entries around, String file, Problems problems) {
        return switch (spec.type()) {
            case SHARE ->
                decimal(
                        node,
                        SHARE,
                        new Texts("0 到 1 之间的比例（如 0.6）", "a share from 0 to 1 (for example 0.6)"),
                        file,
                        problems);
            case AMOUNT -> amount(node, file, problems);
            case WHOLE -> whole(node, file, problems);
            case NUMBER -> decimal(node, NUMBER, new Texts("不小于 0 的数", "a number, not negative"), file, problems);
            case DATE -> around.day(node);
            case YES_NO -> around.flag(node);
            case TEXT -> text(node, spec, around, file, problems);
            case TEXTS -> {
                List<Object> texts = new ArrayList<>();
                for (Node each : items(node, around, file, problems)) {
                    add(texts, text(each, spec, around, file, problems));
                }
                yield List.copyOf(texts);
            }
            case WHOLES -> {
                List<Object> numbers = new ArrayList<>();
                for (Node each : items(node, around, file, problems)) {
                    add(numbers, whole(each, file, problems));
                }
                yield List.copyOf(numbers);
            }
            case AMOUNTS -> {
                List<Object> amounts = new ArrayList<>();
                for (Node each : items(node, around, file, problems)) {
                    add(amounts, amount(each, file, problems));
                }
                yield List.copyOf(amounts);
            }
            case AMOUNT_MAP, TEXT_MAP -> map(node, spec, around, file, problems);
        };
    }

    private static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    private static List<Node> items(Node node, Entries around, String file, Problems problems) {
        List<Node> nodes = around.nodes(node);
        if (nodes.isEmpty() && !(node instanceof ScalarNode) && !(node instanceof MappingNode)) {
            problems.unexpected(Place.of(file, node), "", new Texts("至少一项的列表", "a list of at least one item"));
        }
        return nodes;
    }

    private static @Nullable Object map(Node node, ParameterSpec spec, Entries around, String file, Problems problems) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            problems.unexpected(Place.of(file, node), Entries.shown(node), MAP);
            return null;
        }
        Entries entries = new Entries(file, mapping, problems);
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple property : mapping.getValue()) {
            Object value = spec.type() == ParameterType.AMOUNT_MAP
                    ? amount(property.getValueNode(), file, problems)
                    : text(property.getValueNode(), spec, around, file, problems);
            if (value != null && property.getKeyNode() instanceof ScalarNode key) {
                values.put(key.getValue(), value);
            }
        }
        if (spec.type() == ParameterType.AMOUNT_MAP && !spec.values().isEmpty()) {
            for (String name : entries.names()) {
                if (!spec.values().contains(name)) {
                    problems.unknown(entries.placeOfName(name), name, VALUE, spec.values());
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable String text(
            Node node, ParameterSpec spec, Entries around, String file, Problems problems) {
        String text = around.text(node);
        if (text != null && !spec.values().isEmpty() && !spec.values().contains(text)) {
            problems.unknown(Place.of(file, node), text, VALUE, spec.values());
            return null;
        }
        return text;
    }

    private static @Nullable BigDecimal amount(Node node, String file, Problems problems) {
        return decimal(
                node,
                AMOUNT,
                new Texts("金额（元，不小于 0，至多两位小数）", "an amount in CNY, not negative, of at most 2 decimals"),
                file,
                problems);
    }

    private static @Nullable BigDecimal whole(Node node, String file, Problems problems) {
        return decimal(node, WHOLE, new Texts("不小于 0 的整数", "a whole number, not negative"), file, problems);
    }

    private static @Nullable BigDecimal decimal(
            Node node, Pattern pattern, Texts expected, String file, Problems problems) {
        if (node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))
                && pattern.matcher(scalar.getValue()).matches()) {
            return new BigDecimal(scalar.getValue());
        }
        String meant = meant(node, pattern);
        Optional<Texts> maybe = meant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Texts(meant + "（不加引号）", meant + ", without quotes"));
        problems.unexpected(Place.of(file, node), Entries.shown(node), expected, maybe);
        return null;
    }

    /** 60% is how people write 0.6, and "0.6" in quotes is a text. */
    private static String meant(Node node, Pattern pattern) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        Matcher percent = PERCENT.matcher(scalar.getValue());
        if (percent.matches()) {
            String share = new BigDecimal(percent.group(1)).movePointLeft(2).toPlainString();
            return pattern.matcher(share).matches() ? share : "";
        }
        return pattern.matcher(scalar.getValue()).matches() ? scalar.getValue() : "";
    }
}
