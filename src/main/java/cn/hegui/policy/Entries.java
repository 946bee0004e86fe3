package cn.hegui.policy;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The properties of one mapping of a file, asked for by name; {@link #close} refuses what nobody asked for. A value that
 * is absent or bad comes back as null or empty and is a problem by then.
 */
public final class Entries {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final int LONGEST_WORD = 100;

    private static final Texts TEXT = new Texts("文字（像数字的须加引号）", "a text (in quotes where it looks like a number)");
    private static final Texts DATE =
            new Texts("日期（年-月-日，如 2020-07-08）", "a date (YYYY-MM-DD, for example 2020-07-08)");
    private static final Texts COUNT = new Texts("不小于 0 的整数", "a whole number, not negative");
    private static final Texts YES_NO = new Texts("true 或 false", "true or false");
    private static final Texts LIST = new Texts("列表", "a list");
    private static final Texts PROPERTIES = new Texts("一组“名称: 值”", "properties of the form name: value");

    private final String file;
    private final Place place;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** The properties of {@code node}, which stands in {@code file}. */
    public Entries(String file, MappingNode node, Problems problems) {
        this.file = file;
        this.place = Place.of(file, node);
        this.problems = problems;
        for (NodeTuple property : node.getValue()) {
            Place at = Place.of(file, property.getKeyNode());
            if (!(property.getKeyNode() instanceof ScalarNode key)) {
                problems.unexpected(at, "", new Texts("属性名", "the name of a property"));
            } else if (values.putIfAbsent(key.getValue(), property.getValueNode()) != null) {
                problems.add(
                        at,
                        key.getValue(),
                        "属性“" + Problems.shown(key.getValue()) + "”写了两次。",
                        "The property \"" + Problems.shown(key.getValue()) + "\" is given twice.");
            } else {
                keys.put(key.getValue(), at);
            }
        }
    }

    /** Where the mapping begins. */
    public Place place() {
        return place;
    }

    /** Where the value of {@code name} begins; where it is absent, the mapping. */
    public Place place(String name) {
        Node value = values.get(name);
        return value == null ? place : Place.of(file, value);
    }

    /** The names given, in order, whether asked for or not. */
    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Where the name {@code name} stands. */
    Place placeOfName(String name) {
        return keys.getOrDefault(name, place);
    }

    /** Whether {@code name} is given. */
    public boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    /** The value of {@code name}; null where it is not given. */
    public @Nullable Node node(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** A text that must be there, not blank. */
    public @Nullable String text(String name) {
        return required(name) == null ? null : textIfGiven(name);
    }

    /** A text that is not blank; null where it is not given. */
    public @Nullable String textIfGiven(String name) {
        Node value = node(name);
        return value == null ? null : text(value);
    }

    /** A text that must be there and may look like a number: what a document prints. */
    @Nullable
    String printed(String name) {
        Node value = required(name);
        if (value instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
            return scalar.getValue();
        }
        return value == null ? null : text(value);
    }

    /** A text of letters, digits and points or hyphens, as ids are made of, that must be there. */
    @Nullable
    String word(String name, Pattern pattern) {
        String value = text(name);
        // Java matches a repeated group by recursion: a long text would overflow the stack.
        if (value != null
                && (value.length() > LONGEST_WORD || !pattern.matcher(value).matches())) {
            problems.unexpected(
                    place(name),
                    value,
                    new Texts("小写字母、数字和连字符组成的名称", "a name of lower-case letters, digits and hyphens"));
            return null;
        }
        return value;
    }

    /** A day that must be there. */
    public @Nullable LocalDate day(String name) {
        return required(name) == null ? null : dayIfGiven(name);
    }

    /** A day; null where it is not given. */
    public @Nullable LocalDate dayIfGiven(String name) {
        Node value = node(name);
        return value == null ? null : day(value);
    }

    /** A whole number from {@code least} to {@code most} that must be there; -1 where it is not. */
    int whole(String name, int least, int most) {
        Node value = required(name);
        return value == null ? -1 : whole(value, least, most);
    }

    int wholeIfGiven(String name, int least, int most) {
        Node value = node(name);
        return value == null ? -1 : whole(value, least, most);
    }

    /** Yes or no; no where it is not given. */
    boolean flag(String name) {
        Node value = node(name);
        return value != null && Boolean.TRUE.equals(flag(value));
    }

    List<String> texts(String name) {
        Node value = node(name);
        return value == null ? List.of() : texts(value);
    }

    <E extends Enum<E> & Coded> @Nullable E coded(String name, Class<E> type, Texts what) {
        String code = text(name);
        return code == null ? null : coded(code, place(name), type, what);
    }

    /** A list of codes; empty where it is not given. Given and empty is refused: it would read as none and mean all. */
    <E extends Enum<E> & Coded> Set<E> codes(String name, Class<E> type, Texts what) {
        EnumSet<E> codes = EnumSet.noneOf(type);
        Node value = node(name);
        if (value == null) {
            return codes;
        }
        List<Node> nodes = nodes(value);
        if (nodes.isEmpty() && value instanceof SequenceNode) {
            problems.unexpected(Place.of(file, value), "", new Texts("至少一项" + what.zh(), "at least one " + what.en()));
        }
        for (Node each : nodes) {
            String code = text(each);
            E constant = code == null ? null : coded(code, Place.of(file, each), type, what);
            if (constant != null) {
                codes.add(constant);
            }
        }
        return Collections.unmodifiableSet(codes);
    }

    /** One text that must be one of {@code known}; null where it is not given. */
    public @Nullable String oneOfIfGiven(String name, List<String> known, Texts what) {
        String value = textIfGiven(name);
        if (value != null && !known.contains(value)) {
            problems.unknown(place(name), value, what, known);
            return null;
        }
        return value;
    }

    /** The mapping {@code name}, which must be there. */
    @Nullable
    Entries entry(String name) {
        Node value = required(name);
        return value == null ? null : entries(value);
    }

    @Nullable
    Entries entryIfGiven(String name) {
        Node value = node(name);
        return value == null ? null : entries(value);
    }

    /** The mappings of the list {@code name}; empty where it is not given. Given and empty is refused. */
    public List<Entries> list(String name) {
        Node value = node(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            problems.unexpected(Place.of(file, value), "", new Texts("至少一项的列表", "a list of at least one item"));
        }
        List<Entries> list = new ArrayList<>();
        for (Node each : nodes(value)) {
            Entries entries = entries(each);
            if (entries != null) {
                list.add(entries);
            }
        }
        return list;
    }

    /** A text in both languages that must be there. */
    @Nullable
    Texts bothLanguages(String name) {
        Entries both = entry(name);
        if (both == null) {
            return null;
        }
        Texts texts = both.bothLanguages();
        both.close();
        return texts;
    }

    /** The text in both languages that stands in this mapping itself. */
    @Nullable
    Texts bothLanguages() {
        String zh = text("zh");
        String en = text("en");
        return zh == null || en == null ? null : new Texts(zh, en);
    }

    /** Ends the asking: every property that was given and never asked for is refused. */
    public void close() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                problems.unknownProperty(placeOfName(name), name, asked);
            }
        }
    }

    // ---- single values, for those who read nodes themselves ----

    @Nullable
    public String text(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            if (!scalar.getValue().isBlank()) {
                return scalar.getValue().strip();
            }
            problems.unexpected(Place.of(file, node), "", TEXT);
            return null;
        }
        Optional<Texts> maybe =
                node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                        ? Optional.of(new Texts(quoted(scalar), quoted(scalar)))
                        : Optional.empty();
        problems.unexpected(Place.of(file, node), shown(node), TEXT, maybe);
        return null;
    }

    @Nullable
    LocalDate day(Node node) {
        if (node instanceof ScalarNode scalar && DAY.matcher(scalar.getValue()).matches()) {
            try {
                return LocalDate.parse(scalar.getValue());
            } catch (DateTimeException e) {
                // 2019-02-30 has the form of a day and is none.
            }
        }
        problems.unexpected(Place.of(file, node), shown(node), DATE);
        return null;
    }

    @Nullable
    Boolean flag(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        problems.unexpected(Place.of(file, node), shown(node), YES_NO);
        return null;
    }

    /** The texts of a list. */
    public List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        for (Node each : nodes(node)) {
            String text = text(each);
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /** The items of a list; empty, with a problem, where the node is none. */
    public List<Node> nodes(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.unexpected(Place.of(file, node), shown(node), LIST);
        return List.of();
    }

    /** The mapping that {@code node} is; null, with a problem, where it is none. */
    public @Nullable Entries entries(Node node) {
        if (node instanceof MappingNode mapping) {
            return new Entries(file, mapping, problems);
        }
        problems.unexpected(Place.of(file, node), shown(node), PROPERTIES);
        return null;
    }

    private int whole(Node node, int least, int most) {
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && WHOLE.matcher(scalar.getValue()).matches()) {
            int value = Integer.parseInt(scalar.getValue());
            if (value >= least && value <= most) {
                return value;
            }
        }
        problems.unexpected(
                Place.of(file, node),
                shown(node),
                most == Integer.MAX_VALUE && least == 0
                        ? COUNT
                        : new Texts(least + " 到 " + most + " 的整数", "a whole number from " + least + " to " + most));
        return -1;
    }

    private <E extends Enum<E> & Coded> @Nullable E coded(String code, Place at, Class<E> type, Texts what) {
        E constant = Coded.find(type, code);
        if (constant == null) {
            problems.unknown(
                    at,
                    code,
                    what,
                    Arrays.stream(type.getEnumConstants()).map(Coded::code).toList());
        }
        return constant;
    }

    private @Nullable Node required(String name) {
        Node value = node(name);
        if (value == null) {
            problems.missing(place, name);
        }
        return value;
    }

    private static String quoted(ScalarNode scalar) {
        return "\"" + scalar.getValue() + "\"";
    }

    /** A node as a message shows it. */
    public static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "[…]" : "{…}";
    }
}
