package cn.hegui.policy;

import cn.hegui.model.Coded;
import cn.hegui.model.Outcome;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The kinds of duty that the program can judge: one YAML description and one DRL of the same name each. Immutable; reading
 * throws {@link PolicyException} with all that is wrong.
 */
public final class RuleKinds {
    private static final String FOLDER = "kinds";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9]*");

    private static final Texts SUBJECT = new Texts("主体类别", "kind of subject");
    private static final Texts TYPE = new Texts("参数类型", "parameter type");

    private final SortedMap<String, RuleKind> byId;
    private final Map<String, String> rules;
    private final List<PolicyFile> files;

    private RuleKinds(SortedMap<String, RuleKind> byId, Map<String, String> rules, List<PolicyFile> files) {
        this.byId = Collections.unmodifiableSortedMap(byId);
        this.rules = Map.copyOf(rules);
        this.files = List.copyOf(files);
    }

    /** Reads the kinds that the program brings along. */
    public static RuleKinds bundled() {
        Problems problems = new Problems();
        return read(StoredFiles.bundled(FOLDER, problems), Place.of("rules/" + FOLDER), problems);
    }

    /** Reads the {@code .yaml} and {@code .drl} files that lie in {@code kindsDir} itself. */
    public static RuleKinds read(Path kindsDir) {
        Problems problems = new Problems();
        return read(StoredFiles.in(kindsDir, FOLDER, problems), Place.of(kindsDir.toString()), problems);
    }

    private static RuleKinds read(List<StoredFile> files, Place folder, Problems problems) {
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(folder, "", "文件夹中没有规则类别文件（.yaml 与 .drl）。", "The folder holds no rule kinds (.yaml and .drl).");
        }
        Map<String, StoredFile> descriptions = byStem(files, ".yaml");
        Map<String, StoredFile> rules = byStem(files, ".drl");
        SortedMap<String, RuleKind> byId = new TreeMap<>();
        descriptions.forEach((stem, file) -> {
            if (!rules.containsKey(stem)) {
                alone(file, stem + ".drl", problems);
            }
            RuleKind kind = new KindReader(file.shown(), problems).read(file);
            if (kind != null) {
                byId.put(kind.id(), kind);
            }
        });
        rules.forEach((stem, file) -> {
            if (!descriptions.containsKey(stem)) {
                alone(file, stem + ".yaml", problems);
            }
        });
        problems.throwIfAny();
        Map<String, String> texts = new TreeMap<>();
        rules.forEach((stem, file) -> texts.put(stem, new String(file.bytes(), StandardCharsets.UTF_8)));
        return new RuleKinds(byId, texts, files.stream().map(StoredFile::proof).toList());
    }

    private static Map<String, StoredFile> byStem(List<StoredFile> files, String ending) {
        return files.stream()
                .filter(file -> file.name().endsWith(ending))
                .collect(Collectors.toMap(StoredFile::stem, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static void alone(StoredFile file, String companion, Problems problems) {
        problems.add(
                Place.of(file.shown()),
                companion,
                "旁边缺少同名文件“" + companion + "”：每个规则类别要有一个 .yaml 和一个 .drl。",
                "The file \"" + companion + "\" is missing beside it: a rule kind is a .yaml and a .drl of one name.");
    }

    /** The kinds by id, sorted. */
    public Map<String, RuleKind> byId() {
        return byId;
    }

    /**
     * The kind of that id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public RuleKind get(String id) {
        RuleKind kind = byId.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("no rule kind " + id
                    + Nearest.to(id, byId.keySet())
                            .map(name -> ". Maybe " + name)
                            .orElse(""));
        }
        return kind;
    }

    /**
     * The text of the rule of that kind, as its DRL file holds it.
     *
     * @throws IllegalArgumentException where there is no such kind
     */
    public String rule(String id) {
        return Objects.requireNonNull(rules.get(get(id).id()), "read with its description");
    }

    /** The stored YAML and DRL files, by name. */
    List<PolicyFile> files() {
        return files;
    }

    /** Reads one description. */
    private static final class KindReader {
        private final String file;
        private final Problems problems;

        KindReader(String file, Problems problems) {
            this.file = file;
            this.problems = problems;
        }

        @Nullable
        RuleKind read(StoredFile stored) {
            MappingNode root = Yaml.read(stored, problems);
            if (root == null) {
                return null;
            }
            Entries kind = new Entries(file, root, problems);
            String id = kind.word("kind", NAME);
            if (id != null && !id.equals(stored.stem())) {
                problems.add(
                        kind.place("kind"),
                        id,
                        "kind“" + id + "”与文件名“" + stored.stem() + "”不一致。",
                        "The kind \"" + id + "\" differs from the file name. Maybe \"" + stored.stem() + "\".");
            }
            Texts title = kind.bothLanguages("title");
            Set<SubjectKind> subjects = subjects(kind);
            String list = kind.textIfGiven("list");
            List<String> needs = kind.texts("needs");
            if (!kind.has("needs")) {
                problems.missing(kind.place(), "needs");
            }
            Map<String, ParameterSpec> parameters = parameters(kind);
            Entries messages = kind.entry("messages");
            Texts about = messages == null ? null : messages.bothLanguages("about");
            Map<Outcome, Texts> byOutcome = messages == null ? Map.of() : messages(messages);
            Texts remedy = kind.bothLanguages("remedy");
            Texts example = kind.bothLanguages("example");
            kind.close();
            if (id == null || title == null || about == null || remedy == null || example == null) {
                return null;
            }
            return new RuleKind(id, title, subjects, list, needs, parameters, about, byOutcome, remedy, example);
        }

        private Set<SubjectKind> subjects(Entries kind) {
            if (!kind.has("subjects")) {
                problems.missing(kind.place(), "subjects");
            }
            return kind.codes("subjects", SubjectKind.class, SUBJECT);
        }

        private Map<Outcome, Texts> messages(Entries messages) {
            Map<Outcome, Texts> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                if (outcome == Outcome.FAIL || messages.has(outcome.code())) {
                    Texts texts = messages.bothLanguages(outcome.code());
                    if (texts != null) {
                        byOutcome.put(outcome, texts);
                    }
                }
            }
            messages.close();
            return Collections.unmodifiableMap(byOutcome);
        }

        private Map<String, ParameterSpec> parameters(Entries kind) {
            Entries parameters = kind.entryIfGiven("parameters");
            Map<String, ParameterSpec> specs = new LinkedHashMap<>();
            if (parameters == null) {
                return specs;
            }
            for (String name : parameters.names()) {
                if (!PARAMETER.matcher(name).matches()) {
                    problems.unexpected(
                            parameters.placeOfName(name),
                            name,
                            new Texts(
                                    "字母和数字组成、以小写字母开头的参数名",
                                    "a parameter name of letters and digits, first a small letter"));
                }
                Node node = parameters.node(name);
                Entries spec = node == null ? null : parameters.entries(node);
                ParameterSpec read = spec == null ? null : parameter(name, spec);
                if (read != null) {
                    specs.put(name, read);
                }
            }
            return Collections.unmodifiableMap(specs);
        }

        private @Nullable ParameterSpec parameter(String name, Entries spec) {
            ParameterType type = spec.coded("type", ParameterType.class, TYPE);
            boolean optional = spec.flag("optional");
            List<String> values = spec.texts("values");
            Node fallback = spec.node("default");
            // Where the default comes from; for those who read the file.
            spec.textIfGiven("source");
            spec.close();
            if (type == null) {
                return null;
            }
            if (!values.isEmpty() && !TYPES_WITH_VALUES.contains(type)) {
                problems.add(
                        spec.place("values"),
                        "values",
                        "只有这些类型的参数可以写 values：" + codes(TYPES_WITH_VALUES, "、") + "。",
                        "Only parameters of these types have values: " + codes(TYPES_WITH_VALUES, ", ") + ".");
            }
            ParameterSpec plain = new ParameterSpec(name, type, optional, null, values);
            if (fallback == null) {
                return plain;
            }
            Object value = ParameterValues.read(fallback, plain, spec, file, problems);
            return new ParameterSpec(name, type, optional, value, values);
        }

        private static final Set<ParameterType> TYPES_WITH_VALUES = Collections.unmodifiableSet(new TreeSet<>(
                List.of(ParameterType.TEXT, ParameterType.TEXTS, ParameterType.TEXT_MAP, ParameterType.AMOUNT_MAP)));

        private static String codes(Set<ParameterType> types, String separator) {
            return types.stream().map(Coded::code).collect(Collectors.joining(separator));
        }
    }
}
