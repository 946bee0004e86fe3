package cn.hegui.scenario;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditState;
import cn.hegui.model.Outcome;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.Entries;
import cn.hegui.policy.Place;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Problems;
import cn.hegui.policy.StoredFile;
import cn.hegui.policy.StoredFiles;
import cn.hegui.policy.Yaml;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads scenario files; what is wrong with any of them is gathered, so that its author sees all of it at once. */
public final class ScenarioReader {
    private static final String FOLDER = "scenarios";
    private static final String NO_FINDING = "none";

    private static final Texts OUTCOME = new Texts("结论", "outcome");
    private static final Texts SEVERITY = new Texts("严重程度", "severity");
    private static final Texts STATE = new Texts("信用记录状态", "credit state");
    private static final Texts KIND = new Texts("主体类别", "kind of subject");
    private static final Texts CLAUSE = new Texts("条款", "clause");
    private static final Texts PROPERTIES = new Texts("一组“名称: 值”", "properties of the form name: value");
    private static final Texts EXPECTED = new Texts("一项结论、一列结论或者“无”（none）", "a finding, a list of findings, or none");
    private static final Texts CREDIT = new Texts("一条信用记录或者“无”（none）", "a credit record, or none");
    private static final Texts NUMBER = new Texts("数字", "a number");
    private static final Texts PLAIN = new Texts("文字或者数字", "a text or a number");

    /** The id of a subject that a scenario does not name; the firm's is the example of GB 32100-2015. */
    private static final Map<SubjectKind, String> IDS =
            Map.of(SubjectKind.ENTERPRISE, "91350100M000100Y43", SubjectKind.INSTITUTION, "S1");

    private final PolicyBook book;
    private final FactReader facts;
    private final Problems problems = new Problems();

    private ScenarioReader(PolicyBook book) {
        this.book = book;
        // Strict: a misspelt field would make a scenario pass for want of a fact.
        this.facts = new FactReader(book.indicatorIds(), true);
    }

    /**
     * Reads the files, and the {@code .yaml} files that lie in the folders themselves, in the order given and by name.
     *
     * @throws ScenarioException with all that is wrong in any file, a clause that {@code book} does not know among it
     */
    public static List<Scenario> read(List<Path> filesAndFolders, PolicyBook book) {
        ScenarioReader reader = new ScenarioReader(book);
        List<Scenario> scenarios = new ArrayList<>();
        for (Path path : filesAndFolders) {
            List<StoredFile> files = Files.isDirectory(path)
                    ? StoredFiles.in(path, FOLDER, reader.problems)
                    : StoredFiles.file(path, FOLDER, reader.problems);
            for (StoredFile file : files) {
                if (!Files.isDirectory(path) || file.name().endsWith(".yaml")) {
                    reader.readFile(file, scenarios);
                }
            }
        }
        if (!reader.problems.isEmpty()) {
            throw new ScenarioException(reader.problems.sorted());
        }
        return List.copyOf(scenarios);
    }

    private void readFile(StoredFile stored, List<Scenario> into) {
        MappingNode root = Yaml.read(stored, problems);
        if (root == null) {
            return;
        }
        String file = stored.shown();
        Entries entries = new Entries(file, Terms.FILE.english(file, root, problems), problems);
        String document = entries.text("document");
        for (Entries group : items(file, entries, "clauses", Terms.CLAUSE)) {
            Clause clause = clause(group, document);
            for (Entries each : items(file, group, "scenarios", Terms.SCENARIO)) {
                Scenario scenario = scenario(file, each, clause);
                if (scenario != null) {
                    into.add(scenario);
                }
            }
            group.close();
        }
        entries.close();
    }

    private @Nullable Clause clause(Entries group, @Nullable String document) {
        String id = group.text("clause");
        if (id == null) {
            return null;
        }
        Clause clause = book.clause(id).orElse(null);
        if (clause == null) {
            Collection<String> ids = book.clauses().stream()
                    .map(Clause::id)
                    .filter(known -> document == null || known.startsWith(document + "/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (ids.isEmpty()) {
                problems.add(
                        group.place("clause"),
                        id,
                        "政策文件中没有条款“" + id + "”，也没有文件“" + document + "”。也许要用 --policies 给出它所在的文件夹。",
                        "The policy files have no clause \"" + id + "\" and no document \"" + document
                                + "\". Maybe name its folder with --policies.");
            } else {
                problems.unknown(group.place("clause"), id, CLAUSE, ids);
            }
        } else if (document != null && !clause.document().id().equals(document)) {
            problems.unexpected(
                    group.place("clause"),
                    id,
                    new Texts("文件“" + document + "”的条款", "a clause of the document \"" + document + "\""));
        }
        return clause;
    }

    private @Nullable Scenario scenario(String file, Entries entries, @Nullable Clause clause) {
        String says = entries.text("says");
        LocalDate asOf = entries.day("asOf");
        SubjectKind kind = clause == null ? null : kind(entries, clause);
        GivenFacts given = new GivenFacts(file, entries.place(), problems);
        identify(file, entries, kind, clause, given);
        List<ExpectedFinding> expected = expected(file, entries);
        ExpectedCredit credit = credit(file, entries);
        int before = problems.sorted().size();
        facts(entries, kind, given);
        entries.close();
        if (clause == null || says == null || asOf == null || kind == null || expected == null) {
            return null;
        }
        if (problems.sorted().size() > before) {
            return null;
        }
        Subject subject = subject(file, given);
        return subject == null
                ? null
                : new Scenario(
                        file, entries.place().line(), clause, says, asOf, subject, given.values(), expected, credit);
    }

    private @Nullable SubjectKind kind(Entries entries, Clause clause) {
        entries.has("kind");
        if (entries.node("kind") != null) {
            return coded(entries, "kind", SubjectKind.class, KIND, Terms.KINDS);
        }
        RuleKind rule = book.kinds().get(clause.rule());
        return Stream.of(SubjectKind.values())
                .filter(rule.subjects()::contains)
                .findFirst()
                .orElse(null);
    }

    /** Fills in the kind, the id and the region that a scenario need not give. */
    private void identify(
            String file, Entries entries, @Nullable SubjectKind kind, @Nullable Clause clause, GivenFacts given) {
        String id = plain(file, entries.node("id"));
        String region = plain(file, entries.node("region"));
        entries.has("kind");
        if (kind == null || clause == null) {
            return;
        }
        String where = region == null ? clause.document().region().code() : region;
        given.add("kind", kind.code(), entries.place("kind"));
        given.add("region", where, entries.place("region"));
        given.add("id", id == null ? IDS.getOrDefault(kind, where) : id, entries.place("id"));
    }

    private void facts(Entries entries, @Nullable SubjectKind kind, GivenFacts given) {
        Node node = entries.node("facts");
        if (node == null) {
            problems.missing(entries.place(), "facts");
        } else if (!(node instanceof MappingNode mapping)) {
            problems.unexpected(entries.place("facts"), Entries.shown(node), PROPERTIES);
        } else if (kind != null) {
            given.add(mapping, FactSchema.of(kind).subject());
        }
    }

    private @Nullable Subject subject(String file, GivenFacts given) {
        Reading reading = facts.read(RawRecord.of(file, 1, given.json()));
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.subject();
        }
        if (reading instanceof Reading.Rejected rejected) {
            String pointer = rejected.reject().pointer();
            Texts reason = rejected.reject().reason();
            problems.add(
                    given.place(pointer),
                    pointer,
                    "事实不合格（" + pointer + "）：" + reason.zh(),
                    "The facts are not valid (" + pointer + "): " + reason.en());
        }
        return null;
    }

    private @Nullable List<ExpectedFinding> expected(String file, Entries scenario) {
        Node node = scenario.node("expect");
        if (node == null) {
            problems.missing(scenario.place(), "expect");
            return null;
        }
        if (isNone(node)) {
            return List.of();
        }
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<ExpectedFinding> expected = new ArrayList<>();
        for (Node each : nodes) {
            if (!(each instanceof MappingNode mapping)) {
                problems.unexpected(Place.of(file, each), Entries.shown(each), EXPECTED);
                return null;
            }
            ExpectedFinding finding = finding(file, mapping);
            if (finding != null) {
                expected.add(finding);
            }
        }
        return expected;
    }

    private @Nullable ExpectedFinding finding(String file, MappingNode node) {
        Entries entries = new Entries(file, Terms.FINDING.english(file, node, problems), problems);
        Outcome outcome = coded(entries, "outcome", Outcome.class, OUTCOME, Terms.OUTCOMES);
        if (!entries.has("outcome")) {
            problems.missing(entries.place(), "outcome");
        }
        Severity severity = coded(entries, "severity", Severity.class, SEVERITY, Terms.SEVERITIES);
        String target = plain(file, entries.node("target"));
        BigDecimal measured = number(file, entries.node("measured"));
        BigDecimal required = number(file, entries.node("required"));
        BigDecimal amountMissing = number(file, entries.node("amountMissing"));
        LocalDate dueOn = entries.dayIfGiven("dueOn");
        List<String> missing = names(entries, "missing");
        List<String> notes = names(entries, "notes");
        entries.close();
        return outcome == null
                ? null
                : new ExpectedFinding(
                        outcome,
                        severity,
                        target,
                        measured,
                        required,
                        amountMissing,
                        dueOn,
                        missing == null ? List.of() : missing,
                        notes);
    }

    private @Nullable ExpectedCredit credit(String file, Entries scenario) {
        Node node = scenario.node("credit");
        if (node == null) {
            return null;
        }
        if (isNone(node)) {
            return new ExpectedCredit(null, null);
        }
        if (!(node instanceof MappingNode mapping)) {
            problems.unexpected(Place.of(file, node), Entries.shown(node), CREDIT);
            return null;
        }
        Entries entries = new Entries(file, Terms.CREDIT.english(file, mapping, problems), problems);
        CreditState state = coded(entries, "state", CreditState.class, STATE, Terms.STATES);
        if (!entries.has("state")) {
            problems.missing(entries.place(), "state");
        }
        List<String> basis = names(entries, "basis");
        entries.close();
        return state == null ? null : new ExpectedCredit(state, basis);
    }

    /** The mappings of the list {@code name}, which must be there, with English names. */
    private List<Entries> items(String file, Entries around, String name, Terms terms) {
        Node node = around.node(name);
        if (node == null) {
            problems.missing(around.place(), name);
            return List.of();
        }
        List<Entries> items = new ArrayList<>();
        for (Node each : around.nodes(node)) {
            if (each instanceof MappingNode mapping) {
                items.add(new Entries(file, terms.english(file, mapping, problems), problems));
            } else {
                problems.unexpected(Place.of(file, each), Entries.shown(each), PROPERTIES);
            }
        }
        return items;
    }

    private @Nullable List<String> names(Entries entries, String name) {
        Node node = entries.node(name);
        return node == null ? null : entries.texts(node);
    }

    /** The constant whose code or Chinese word is given; null where none is, which is a problem if it is another word. */
    private <E extends Enum<E> & Coded> @Nullable E coded(
            Entries entries, String name, Class<E> type, Texts what, Map<String, String> chinese) {
        String given = entries.textIfGiven(name);
        if (given == null) {
            return null;
        }
        E constant = Coded.find(type, chinese.getOrDefault(given, given));
        if (constant == null) {
            List<String> known = Stream.concat(chinese.keySet().stream(), chinese.values().stream())
                    .toList();
            problems.unknown(entries.place(name), given, what, known);
        }
        return constant;
    }

    /** A text, or a number as it stands: a target may be a year. */
    private @Nullable String plain(String file, @Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        problems.unexpected(Place.of(file, node), Entries.shown(node), PLAIN);
        return null;
    }

    private @Nullable BigDecimal number(String file, @Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            try {
                return new BigDecimal(scalar.getValue());
            } catch (NumberFormatException e) {
                // Said below, as of a value that is no scalar.
            }
        }
        problems.unexpected(Place.of(file, node), Entries.shown(node), NUMBER);
        return null;
    }

    private static boolean isNone(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getValue().equals(NO_FINDING) || scalar.getValue().equals("无"));
    }
}
