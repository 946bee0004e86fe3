package cn.hegui.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The clauses of a folder of policy files, as plain records.
 *
 * <p>Every scalar is read as text, so that no figure ever passes through a floating point number.
 */
public record ReferenceBook(List<Clause> clauses) {

    /** One version of a clause: in force on day d when effective <= d and (until absent or d < until). */
    public record Version(LocalDate effective, LocalDate until, Map<String, Object> parameters) {
        boolean covers(LocalDate day) {
            return !effective.isAfter(day) && (until == null || day.isBefore(until));
        }
    }

    /** One duty laid down by one article of one document. */
    public record Clause(
            String id,
            String document,
            String region,
            boolean draft,
            String rule,
            String force,
            boolean interpreted,
            boolean erratum,
            String verification,
            Set<String> open,
            List<String> levels,
            List<String> sponsors,
            LocalDate effective,
            LocalDate until,
            List<Version> versions) {

        /** Only its address is known, or it is from general knowledge: never more than an advisory, in no record. */
        boolean unverified() {
            return "unverified".equals(verification);
        }

        boolean inForce(LocalDate day) {
            boolean inside = !effective.isAfter(day) && (until == null || day.isBefore(until));
            return inside && versions.stream().anyMatch(version -> version.covers(day));
        }

        /** "judged on every D from their effective date on": an end does not end the target. */
        boolean begunBy(LocalDate day) {
            return !effective.isAfter(day);
        }

        /** The parameters of the version of that day; after the last version's end, those of the last begun. */
        Map<String, Object> parameters(LocalDate day) {
            Version best = versions.get(0);
            for (Version version : versions) {
                if (!version.effective().isAfter(day)) {
                    best = version;
                }
            }
            return best.parameters();
        }
    }

    public static ReferenceBook read(Path folder) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Clause> clauses = new ArrayList<>();
        for (Path file : files) {
            try {
                clauses.addAll(clausesOf(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return new ReferenceBook(List.copyOf(clauses));
    }

    public static ReferenceBook of(String... documents) {
        List<Clause> clauses = new ArrayList<>();
        for (String document : documents) {
            clauses.addAll(clausesOf(document));
        }
        return new ReferenceBook(List.copyOf(clauses));
    }

    public Clause clause(String id) {
        return clauses.stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no clause " + id));
    }

    private static List<Clause> clausesOf(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        Map<String, Object> document = map(new Load(settings).loadFromString(yaml));
        List<Clause> clauses = new ArrayList<>();
        for (Object articleNode : list(document.get("articles"))) {
            Map<String, Object> article = map(articleNode);
            for (Object clauseNode : list(article.get("clauses"))) {
                if (map(clauseNode).get("rule") != null) { // what is only cited beside others judges nothing
                    clauses.add(clause(document, article, map(clauseNode)));
                }
            }
        }
        return clauses;
    }

    private static Clause clause(Map<String, Object> document, Map<String, Object> article, Map<String, Object> node) {
        String name = text(document, "document");
        String item = text(node, "item");
        String key = text(article, "key") + (item == null ? "" : "." + item);
        LocalDate until = node.containsKey("until") ? date(node, "until") : date(document, "until");
        List<Version> versions = versions(node, until);
        LocalDate effective = date(node, "effective");
        if (effective == null) {
            effective = versions.isEmpty()
                    ? date(document, "effective")
                    : versions.get(0).effective();
        }
        if (versions.isEmpty()) {
            Map<String, Object> parameters = new LinkedHashMap<>(map(node.get("parameters")));
            parameters.keySet().removeAll(Set.of("levels", "sponsors")); // the scope, wherever it is written
            versions = List.of(new Version(effective, until, parameters));
        }
        return new Clause(
                name + "/" + key + "/" + text(node, "suffix"),
                name,
                text(document, "region"),
                "draft".equals(text(document, "status")),
                text(node, "rule"),
                text(node, "force"),
                node.get("interpretation") != null,
                node.get("erratum") != null,
                node.get("verification") == null ? "read" : text(node, "verification"),
                new HashSet<>(texts(node.get("open"))),
                levels(node),
                scopeList(node, "sponsors"),
                effective,
                until,
                versions);
    }

    private static List<Version> versions(Map<String, Object> node, LocalDate until) {
        List<Version> versions = new ArrayList<>();
        List<Object> nodes = list(node.get("versions"));
        for (int i = 0; i < nodes.size(); i++) {
            Map<String, Object> version = map(nodes.get(i));
            LocalDate end = date(version, "until");
            if (end == null) {
                end = i + 1 < nodes.size() ? date(map(nodes.get(i + 1)), "effective") : until;
            }
            Map<String, Object> parameters = new LinkedHashMap<>(map(node.get("parameters")));
            parameters.putAll(map(version.get("parameters")));
            versions.add(new Version(date(version, "effective"), end, parameters));
        }
        return versions;
    }

    /** "All internship rules below judge interns of vocational schools", whether or not the clause writes it. */
    private static List<String> levels(Map<String, Object> node) {
        List<String> written = scopeList(node, "levels");
        return written == null && ReferenceInternshipRules.RULES.contains(text(node, "rule"))
                ? ReferenceInternshipRules.VOCATIONAL
                : written;
    }

    /** Beside the parameters or among them; null where the clause does not narrow itself. */
    private static List<String> scopeList(Map<String, Object> node, String name) {
        Object beside = node.get(name);
        Object among = map(node.get("parameters")).get(name);
        if (beside == null && among == null) {
            return null;
        }
        return texts(beside != null ? beside : among);
    }

    private static String text(Map<String, Object> map, String name) {
        Object value = map.get(name);
        return value == null ? null : value.toString();
    }

    private static LocalDate date(Map<String, Object> map, String name) {
        String value = text(map, name);
        return value == null || value.isBlank() || value.equals("null") ? null : LocalDate.parse(value);
    }

    static List<String> texts(Object node) {
        return list(node).stream().map(Object::toString).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node instanceof Map ? (Map<String, Object>) node : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node instanceof List ? (List<Object>) node : List.of();
    }
}
