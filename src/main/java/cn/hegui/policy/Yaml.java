package cn.hegui.policy;

import cn.hegui.model.Texts;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML file into its nodes, which know their line and column. Composed, never constructed: no tag makes an
 * object. Refuses what costs more than it says: nesting beyond 32 levels and aliases that unfold into too many values.
 */
public final class Yaml {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 500_000;

    private Yaml() {}

    /** The mapping that the file holds; null where it holds none, which is then a problem. */
    public static @Nullable MappingNode read(StoredFile file, Problems problems) {
        String text = decode(file, problems);
        if (text == null) {
            return null;
        }
        Node root;
        try {
            root = compose(file.shown(), text);
        } catch (TooDeep e) {
            problems.add(
                    at(file.shown(), e.mark),
                    "",
                    "嵌套超过 " + DEEPEST + " 层。",
                    "Nested deeper than " + DEEPEST + " levels.");
            return null;
        } catch (ReaderException e) {
            problems.unexpected(
                    at(file.shown(), text, e.getPosition()),
                    String.format("U+%04X", e.getCodePoint()),
                    new Texts("YAML 允许的字符", "a character that YAML allows"));
            return null;
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            bad(at(file.shown(), e.getProblemMark()), context + e.getProblem(), problems);
            return null;
        } catch (YamlEngineException e) {
            bad(Place.of(file.shown()), String.valueOf(e.getMessage()), problems);
            return null;
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.unexpected(
                    new Place(file.shown(), 1, 1),
                    root == null ? "" : Entries.shown(root),
                    new Texts("一组“名称: 值”", "properties of the form name: value"));
            return null;
        }
        return isBounded(file.shown(), mapping, problems) ? mapping : null;
    }

    private static void bad(Place at, String problem, Problems problems) {
        problems.add(
                at,
                "",
                "不是正确的 YAML：" + problem + "。也许错在此处之前，例如缺引号或缩进不齐。",
                "Not well-formed YAML: " + problem
                        + ". Maybe the mistake stands before it: a missing quote, an uneven indent.");
    }

    private static @Nullable Node compose(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(Integer.MAX_VALUE)
                // The reader copies all that it holds for every buffer it adds: one buffer, or a long line takes
                // seconds.
                .setBufferSize(text.length() + 1)
                // Aliases are counted below, by what they unfold into rather than by how many there are.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        Parser parser = new BoundedParser(new ParserImpl(settings, new StreamReader(settings, text)));
        return new Composer(settings, parser).getSingleNode().orElse(null);
    }

    private static @Nullable String decode(StoredFile file, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString();
            problems.add(
                    at(file.shown(), before, before.codePointCount(0, before.length())),
                    "",
                    "文件不是 UTF-8 编码，此处的字节无法解读。也许是按 GBK 保存的，请另存为 UTF-8。",
                    "The file is not UTF-8: the bytes here have no meaning. Maybe it was saved as GBK; save it as"
                            + " UTF-8.");
            return null;
        }
        // Windows editors write a byte order mark; it is no part of the text.
        return !text.isEmpty() && text.charAt(0) == '\uFEFF'
                ? text.subSequence(1, text.length()).toString()
                : text.toString();
    }

    private static Place at(String file, String text, int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = (int) text.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
        return new Place(file, line, text.codePointCount(lineStart, end) + 1);
    }

    private static Place at(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> Place.of(file));
    }

    private static boolean isBounded(String file, MappingNode root, Problems problems) {
        int left = MOST_VALUES;
        for (NodeTuple property : root.getValue()) {
            left -= weigh(property.getValueNode(), 1, left);
            if (left < 0) {
                problems.add(
                        Place.of(file, property.getKeyNode()),
                        "",
                        "别名（&、*）展开后的值超过 " + MOST_VALUES + " 个，或者嵌套超过 " + DEEPEST + " 层。",
                        "Aliases (&, *) unfold into more than " + MOST_VALUES + " values or " + DEEPEST + " levels.");
                return false;
            }
        }
        return true;
    }

    /** How many values {@code node} unfolds into; more than {@code left} as soon as that is certain. */
    private static int weigh(Node node, int depth, int left) {
        if (depth > DEEPEST) {
            return left + 1;
        }
        int weight = 1;
        if (node instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                weight += weigh(each, depth + 1, left - weight);
                if (weight > left) {
                    return left + 1;
                }
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                for (Node part : List.of(each.getKeyNode(), each.getValueNode())) {
                    weight += weigh(part, depth + 1, left - weight);
                    if (weight > left) {
                        return left + 1;
                    }
                }
            }
        }
        return weight;
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Mark> mark;

        TooDeep(Optional<Mark> mark) {
            this.mark = mark;
        }
    }

    /** Counts levels as they open: the composer after it recurses, and would end a hostile file in a stack overflow. */
    private static final class BoundedParser implements Parser {
        private final Parser parser;
        private int depth;

        BoundedParser(Parser parser) {
            this.parser = parser;
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return parser.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            Event event = parser.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new TooDeep(event.getStartMark());
            }
            return event;
        }
    }
}
