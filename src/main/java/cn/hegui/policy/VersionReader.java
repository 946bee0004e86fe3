package cn.hegui.policy;

import cn.hegui.model.Interval;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.Parameters;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads when a clause is in force and with which figures: once, or once for each of its versions. */
final class VersionReader {
    private static final Texts PARAMETER = new Texts("参数", "parameter");

    private final String file;
    private final Problems problems;

    VersionReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** A time of a clause with its figures, and where it stands. */
    record Version(Interval inForce, Parameters parameters, Place place) {}

    /** A value as written, and where its name stands. */
    private record Given(Node value, Place place) {}

    /** The versions of the clause by time; one, where it lists none. */
    List<Version> read(Entries clause, @Nullable Interval document, @Nullable RuleKind kind) {
        Map<String, Place> open = open(clause, kind);
        if (!clause.has("versions")) {
            Parameters parameters = parameters(clause, open, kind);
            Interval inForce = once(clause, document);
            return inForce == null ? List.of() : List.of(new Version(inForce, parameters, clause.place()));
        }
        for (String name : List.of("parameters", "effective", "until")) {
            if (clause.has(name)) {
                problems.add(
                        clause.placeOfName(name),
                        name,
                        "条款有 versions，" + name + " 应写在各版本中，不写在条款上。",
                        "The clause has versions: " + name + " belongs in each of them, not in the clause.");
            }
        }
        List<Version> versions = new ArrayList<>();
        for (Entries each : clause.list("versions")) {
            LocalDate until = each.has("until") || document == null ? each.dayIfGiven("until") : document.until();
            Interval inForce = interval(each, each.day("effective"), until);
            Parameters parameters = parameters(each, open, kind);
            each.close();
            if (inForce != null) {
                versions.add(new Version(inForce, parameters, each.place()));
            }
        }
        versions.sort(Comparator.comparing(version -> version.inForce().effective()));
        for (int i = 1; i < versions.size(); i++) {
            checkApart(versions.get(i - 1), versions.get(i));
        }
        return List.copyOf(versions);
    }

    /** The time from {@code effective} to {@code until}; null, with a problem where both are known, if it has no day. */
    @Nullable
    Interval interval(Entries entries, @Nullable LocalDate effective, @Nullable LocalDate until) {
        if (effective == null) {
            return null;
        }
        if (until != null && !until.isAfter(effective)) {
            problems.add(
                    entries.place(entries.has("until") ? "until" : "effective"),
                    until.toString(),
                    "until（" + until + "，不再有效的第一天）应晚于 effective（" + effective + "）。",
                    "until (" + until + ", the first day no longer in force) must be after effective (" + effective
                            + ").");
            return null;
        }
        return new Interval(effective, until);
    }

    /** The time of a clause without versions: the document's, but for the dates that the clause gives itself. */
    private @Nullable Interval once(Entries clause, @Nullable Interval document) {
        LocalDate effective = clause.dayIfGiven("effective");
        LocalDate until = clause.dayIfGiven("until");
        if (document == null || (!clause.has("effective") && !clause.has("until"))) {
            return document;
        }
        return interval(
                clause,
                clause.has("effective") ? effective : document.effective(),
                clause.has("until") ? until : document.until());
    }

    private void checkApart(Version earlier, Version later) {
        if (!earlier.inForce().overlaps(later.inForce())) {
            return;
        }
        LocalDate first = earlier.inForce().effective();
        LocalDate begins = later.inForce().effective();
        problems.add(
                later.place(),
                begins.toString(),
                "自 " + begins + " 起的版本与自 " + first + " 起的版本时间重叠。也许前一版本应写 until: " + begins + "。",
                "The version from " + begins + " overlaps the one from " + first
                        + ". Maybe the earlier one ends with until: " + begins + ".");
    }

    /** The names of the parameters that the document leaves open, with where they stand. */
    private Map<String, Place> open(Entries clause, @Nullable RuleKind kind) {
        Map<String, Place> open = new LinkedHashMap<>();
        Node list = clause.node("open");
        for (Node each : list == null ? List.<Node>of() : clause.nodes(list)) {
            String name = clause.text(each);
            if (name == null) {
                continue;
            }
            Place at = Place.of(file, each);
            if (kind != null && !kind.parameters().containsKey(name)) {
                unknown(name, at, kind);
            }
            open.put(name, at);
        }
        return open;
    }

    /** Checks the parameters of {@code around} against the rule kind and adds its defaults. */
    private Parameters parameters(Entries around, Map<String, Place> open, @Nullable RuleKind kind) {
        Map<String, Given> given = given(around);
        if (kind == null) {
            return new Parameters(Map.of(), Set.of());
        }
        given.forEach((name, each) -> {
            if (!kind.parameters().containsKey(name)) {
                unknown(name, each.place(), kind);
            }
            Place alsoOpen = open.get(name);
            if (alsoOpen != null) {
                problems.add(
                        alsoOpen,
                        name,
                        "参数“" + name + "”既给出了数值，又列为 open（文件未定）。",
                        "The parameter \"" + name + "\" is both given and listed as open.");
            }
        });
        // In the order in which the rule kind names them, so that equal policies read alike however they are written.
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParameterSpec spec : kind.parameters().values()) {
            Given written = given.get(spec.name());
            Object value = written == null
                    ? fallback(around, open.containsKey(spec.name()), given.keySet(), spec, kind)
                    : ParameterValues.read(written.value(), spec, around, file, problems);
            if (value != null) {
                values.put(spec.name(), value);
            }
        }
        return new Parameters(Collections.unmodifiableMap(values), Collections.unmodifiableSet(open.keySet()));
    }

    private static Map<String, Given> given(Entries around) {
        Entries parameters = around.entryIfGiven("parameters");
        Map<String, Given> given = new LinkedHashMap<>();
        if (parameters != null) {
            for (String name : parameters.names()) {
                Node node = parameters.node(name);
                if (node != null) {
                    given.put(name, new Given(node, parameters.placeOfName(name)));
                }
            }
        }
        return given;
    }

    private @Nullable Object fallback(
            Entries around, boolean open, Set<String> given, ParameterSpec spec, RuleKind kind) {
        String other = spec.unless();
        if (open || (other != null && given.contains(other))) {
            return null;
        }
        if (!spec.optional() && spec.fallback() == null) {
            String type = spec.type().code();
            problems.add(
                    around.place(around.has("parameters") ? "parameters" : "rule"),
                    spec.name(),
                    "规则类别“" + kind.id() + "”需要参数“" + spec.name() + "”（" + type + "），既没有给出，也没有列为 open。"
                            + (other == null ? "" : "也许改写参数“" + other + "”：两者须有其一。"),
                    "The rule kind \"" + kind.id() + "\" needs the parameter \"" + spec.name() + "\" (" + type
                            + "), neither given nor listed as open."
                            + (other == null
                                    ? ""
                                    : " Maybe give \"" + other + "\" instead: one of the two must be given."));
        }
        return spec.fallback();
    }

    private void unknown(String name, Place at, RuleKind kind) {
        if (kind.parameters().isEmpty()) {
            problems.add(
                    at,
                    name,
                    "规则类别“" + kind.id() + "”没有参数，不能写“" + Problems.shown(name) + "”。",
                    "The rule kind \"" + kind.id() + "\" has no parameters, found \"" + Problems.shown(name) + "\".");
        } else {
            problems.unknown(at, name, PARAMETER, kind.parameters().keySet());
        }
    }
}
