package cn.hegui.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file as it is written, with its lines, before anything of it is refused: for those who look at how
 * the files are kept rather than at what they mean. A property of another form than the one asked for reads as absent.
 */
public final class Written {
    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Written(String file, MappingNode node) {
        this.file = file;
        this.line = Place.of(file, node).line();
        for (NodeTuple property : node.getValue()) {
            if (property.getKeyNode() instanceof ScalarNode name) {
                values.putIfAbsent(name.getValue(), property.getValueNode());
            }
        }
    }

    /** The policy files that the program brings along, by name; throws {@link PolicyException} where one is no YAML. */
    public static List<Written> bundledPolicies() {
        Problems problems = new Problems();
        return read(StoredFiles.bundled("policies", problems), problems);
    }

    /** The {@code .yaml} files of {@code folder}, by name; throws {@link PolicyException} where one is no YAML. */
    public static List<Written> in(Path folder) {
        Problems problems = new Problems();
        return read(StoredFiles.in(folder, "policies", problems), problems);
    }

    private static List<Written> read(List<StoredFile> files, Problems problems) {
        List<Written> roots = new ArrayList<>();
        for (StoredFile file : files) {
            if (file.name().endsWith(".yaml")) {
                MappingNode root = Yaml.read(file, problems);
                if (root != null) {
                    roots.add(new Written(file.shown(), root));
                }
            }
        }
        problems.throwIfAny();
        return List.copyOf(roots);
    }

    /** The file as messages point at it. */
    public String file() {
        return file;
    }

    /** The line on which the mapping begins, from 1. */
    public int line() {
        return line;
    }

    /** The line on which the value of {@code name} begins; where it is absent, that of the mapping. */
    public int line(String name) {
        Node value = values.get(name);
        return value == null ? line : Place.of(file, value).line();
    }

    /** Whether the property is there, in whatever form. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The characters of a single value, without space around them; null where there are none. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof ScalarNode scalar
                        && !scalar.getValue().isBlank()
                ? scalar.getValue().strip()
                : null;
    }

    /** The mapping of that name. */
    public @Nullable Written mapping(String name) {
        return values.get(name) instanceof MappingNode mapping ? new Written(file, mapping) : null;
    }

    /** The mappings of the list of that name; empty where there are none. */
    public List<Written> list(String name) {
        List<Written> list = new ArrayList<>();
        if (values.get(name) instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                if (each instanceof MappingNode mapping) {
                    list.add(new Written(file, mapping));
                }
            }
        }
        return list;
    }
}
