package cn.hegui.policy;

import cn.hegui.model.Coded;
import cn.hegui.model.Outcome;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Stricter;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The kinds of duty that the program can judge: one YAML description and one DRL of the same name each. Immutable; reading
 * throws {@link PolicyException} with all that is wrong.
 */
public final class RuleKinds {
    private static final String FOLDER = "kinds";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9]*");

    private static final Texts SUBJECT = new Texts("主体类别", "kind of subject");
    private static final Texts PARAMETER_NAME = new Texts("参数", "parameter");
    private static final Texts STRICTER = new Texts("从严方向", "direction of strictness");
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
        List<Read> read = descriptions.values().parallelStream().map(Read::of).toList();
        for (Read one : read) {
            String stem = one.file().stem();
            if (!rules.containsKey(stem)) {
                alone(one.file(), stem + ".drl", problems);
            }
            problems.addAll(one.problems());
            RuleKind kind = one.kind();
            if (kind != null) {
                byId.put(kind.id(), kind);
            }
        }
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

    /** A file with the kind that it describes, which is null where that cannot be read. */
    private record Read(StoredFile file, @Nullable RuleKind kind, Problems problems) {
        static Read of(StoredFile file) {
            Problems problems = new Problems();
            return new Read(file, new KindReader(file.shown(), problems).read(file), problems);
        }
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
    public List<PolicyFile> files() {
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
            Map<Outcome, List<Wording>> byOutcome = messages == null ? Map.of() : messages(messages);
            Map<String, Texts> conditions = phrases(kind, "conditions");
            Map<String, Texts> remarks = phrases(kind, "remarks");
            Texts remedy = kind.bothLanguages("remedy");
            Texts example = kind.bothLanguages("example");
            kind.close();
            if (id == null || title == null || about == null || remedy == null || example == null) {
                return null;
            }
            return new RuleKind(
                    id,
                    title,
                    subjects,
                    list,
                    needs,
                    parameters,
                    about,
                    byOutcome,
                    conditions,
                    remarks,
                    remedy,
                    example);
        }

        private Set<SubjectKind> subjects(Entries kind) {
            if (!kind.has("subjects")) {
                problems.missing(kind.place(), "subjects");
            }
            return kind.codes("subjects", SubjectKind.class, SUBJECT);
        }

        private Map<Outcome, List<Wording>> messages(Entries messages) {
            Map<Outcome, List<Wording>> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                if (outcome == Outcome.FAIL || messages.has(outcome.code())) {
                    byOutcome.put(outcome, wordings(messages, outcome.code()));
                }
            }
            messages.close();
            return Collections.unmodifiableMap(byOutcome);
        }

        /** One template, or a list of them, each with what a finding must show for it to be taken. */
        private static List<Wording> wordings(Entries messages, String outcome) {
            List<Wording> wordings = new ArrayList<>();
            if (!(messages.node(outcome) instanceof SequenceNode)) {
                Texts texts = messages.bothLanguages(outcome);
                return texts == null ? List.of() : List.of(new Wording(Map.of(), texts));
            }
            for (Entries each : messages.list(outcome)) {
                Texts texts = each.bothLanguages();
                Entries when = each.entryIfGiven("when");
                each.close();
                if (texts != null) {
                    wordings.add(new Wording(when == null ? Map.of() : shown(when), texts));
                }
            }
            return List.copyOf(wordings);
        }

        /** What a finding must show, as written: 0, true, a code, a day. */
        private static Map<String, String> shown(Entries when) {
            Map<String, String> shown = new LinkedHashMap<>();
            for (String name : when.names()) {
                if (when.node(name) instanceof ScalarNode value) {
                    shown.put(name, value.getValue());
                } else {
                    // A list or a mapping: told as any other value that should be a text.
                    when.textIfGiven(name);
                }
            }
            return Collections.unmodifiableMap(shown);
        }

        private static Map<String, Texts> phrases(Entries kind, String name) {
            Entries given = kind.entryIfGiven(name);
            Map<String, Texts> phrases = new LinkedHashMap<>();
            if (given != null) {
                for (String code : given.names()) {
                    Texts texts = given.bothLanguages(code);
                    if (texts != null) {
                        phrases.put(code, texts);
                    }
                }
            }
            return Collections.unmodifiableMap(phrases);
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
                String other = spec == null ? null : spec.textIfGiven("unless");
                if (spec != null && other != null && (other.equals(name) || !parameters.has(other))) {
                    problems.unknown(spec.place("unless"), other, PARAMETER_NAME, parameters.names());
                }
            }
            return Collections.unmodifiableMap(specs);
        }

        private @Nullable ParameterSpec parameter(String name, Entries spec) {
            ParameterType type = spec.coded("type", ParameterType.class, TYPE);
            boolean optional = spec.flag("optional");
            String unless = spec.textIfGiven("unless");
            Stricter stricter = spec.has("stricter") ? spec.coded("stricter", Stricter.class, STRICTER) : null;
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
            if (stricter != null && !TYPES_WITH_ORDER.contains(type)) {
                problems.add(
                        spec.place("stricter"),
                        "stricter",
                        "只有这些类型的参数可以写 stricter：" + codes(TYPES_WITH_ORDER, "、") + "。",
                        "Only parameters of these types have stricter values: " + codes(TYPES_WITH_ORDER, ", ") + ".");
            }
            ParameterSpec plain = new ParameterSpec(name, type, optional, unless, null, stricter, values);
            if (fallback == null) {
                return plain;
            }
            Object value = ParameterValues.read(fallback, plain, spec, file, problems);
            return new ParameterSpec(name, type, optional, unless, value, stricter, values);
        }

        private static final Set<ParameterType> TYPES_WITH_VALUES = Collections.unmodifiableSet(new TreeSet<>(
                List.of(ParameterType.TEXT, ParameterType.TEXTS, ParameterType.TEXT_MAP, ParameterType.AMOUNT_MAP)));

        private static final Set<ParameterType> TYPES_WITH_ORDER = Collections.unmodifiableSet(new TreeSet<>(List.of(
                ParameterType.SHARE,
                ParameterType.AMOUNT,
                ParameterType.WHOLE,
                ParameterType.NUMBER,
                ParameterType.DATE)));

        private static String codes(Set<ParameterType> types, String separator) {
            return types.stream().map(Coded::code).collect(Collectors.joining(separator));
        }
    }
}
