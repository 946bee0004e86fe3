package cn.hegui.explain;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactRecord;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Finding;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of one subject as they were written, and which of them a finding rests on. */
final class SubjectFacts {
    private final FactSchema schema;
    private final FactRecord record;
    private final FactRecord values;

    /** The facts as they stand in {@code record}. */
    SubjectFacts(SubjectKind kind, FactRecord record) {
        this(kind, record, record);
    }

    /** The facts that {@code values} gives, at the places where those of {@code record} stand. */
    SubjectFacts(SubjectKind kind, FactRecord record, FactRecord values) {
        this.schema = FactSchema.of(kind);
        this.record = record;
        this.values = values;
    }

    /** An item of a list; {@code name} is what names it there, or its place, as in {@code #2}. */
    record Item(FactTable table, int index, String name, Map<?, ?> values) {
        Fact fact(FactField field) {
            return new Fact(
                    table.name(),
                    name,
                    field,
                    "/" + table.name() + "/" + index + "/" + field.name(),
                    values.get(field.name()));
        }

        boolean holds(String value) {
            return values.values().stream().anyMatch(each -> plain(each).equals(value));
        }

        /** What its first naming field says; empty where nothing names it. */
        String first() {
            return table.namedBy().isEmpty()
                    ? ""
                    : plain(values.get(table.namedBy().get(0).name()));
        }
    }

    /** The record as it was written, in which the places are. */
    FactRecord record() {
        return record;
    }

    @Nullable
    Object value(FactField ofSubject) {
        return values.values().get(ofSubject.name());
    }

    FactTable subjectTable() {
        return schema.subject();
    }

    @Nullable
    FactTable list(String name) {
        return schema.lists().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<FactTable> lists() {
        return schema.lists();
    }

    /** How the field {@code name} of any list is called; by its name where there is none. */
    String label(String name, Voice voice) {
        return Stream.concat(lists().stream(), Stream.of(schema.subject()))
                .map(table -> table.field(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(voice::label)
                .orElse(name);
    }

    /** The items of {@code list}; of those with one name the second is called {@code name#2}. */
    List<Item> items(FactTable list) {
        List<Item> items = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Map<?, ?> item : values.items(list.name())) {
            String name = list.namedBy().stream()
                    .map(field -> plain(item.get(field.name())))
                    .collect(Collectors.joining("/"));
            int times = seen.merge(name, 1, Integer::sum);
            String full = name.isEmpty() ? "#" + times : times == 1 ? name : name + "#" + times;
            items.add(new Item(list, items.size(), full, item));
        }
        return items;
    }

    /** The facts that the rule {@code kind} reads for {@code finding}, in the order in which it names them. */
    List<Fact> behind(RuleKind kind, Finding finding) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (String need : kind.needs()) {
            for (Fact fact : facts(need, kind, finding)) {
                facts.putIfAbsent(fact.pointer(), fact);
            }
        }
        return List.copyOf(facts.values());
    }

    /** Where the absent {@code field}, as a finding names it, should stand; none where it is no fact. */
    List<Fact> absent(String field, RuleKind kind, Finding finding) {
        FactField ofSubject = schema.subject().field(field);
        if (list(field) != null && ofSubject != null) {
            return List.of(new Fact(null, null, ofSubject, "/" + field, null));
        }
        List<Fact> facts = new ArrayList<>(facts(field, kind, finding));
        for (String need : kind.needs()) {
            if (need.endsWith("." + field)) {
                facts.addAll(facts(need, kind, finding));
            }
        }
        if (facts.isEmpty()) {
            for (FactTable table : schema.lists()) {
                FactField known = table.field(field);
                if (known != null) {
                    related(table, kind, finding).forEach(item -> facts.add(item.fact(known)));
                }
            }
        }
        Map<String, Fact> absent = new LinkedHashMap<>();
        facts.stream().filter(fact -> !fact.isGiven()).forEach(fact -> absent.putIfAbsent(fact.pointer(), fact));
        return List.copyOf(absent.values());
    }

    /** The items of {@code list} that {@code finding} may rest on. */
    List<Item> related(FactTable list, RuleKind kind, Finding finding) {
        List<Item> all = items(list);
        String target = finding.target();
        if (list.name().equals(kind.list())) {
            return target.isEmpty()
                    ? all
                    : all.stream().filter(item -> names(item, target)).toList();
        }
        for (String topic : List.of("metric", "topic")) {
            if (finding.details().get(topic) instanceof String code) {
                return all.stream()
                        .filter(item -> item.values().get(topic) == null || item.holds(code))
                        .toList();
            }
        }
        FactTable own = kind.list() == null ? null : list(kind.list());
        if (own == null) {
            return all;
        }
        Set<String> ties = new TreeSet<>(List.of(target.split("/", -1)));
        for (Item judged : related(own, kind, finding)) {
            judged.values().values().forEach(value -> {
                if (value instanceof String text) {
                    ties.add(text);
                }
            });
        }
        return all.stream()
                .filter(item -> ties.contains(item.name()) || ties.contains(item.first()))
                .toList();
    }

    private static boolean names(Item item, String target) {
        return item.name().equals(target) || item.first().equals(target);
    }

    private List<Fact> facts(String need, RuleKind kind, Finding finding) {
        int dot = need.indexOf('.');
        List<Fact> facts = new ArrayList<>();
        String listName = dot > 0 ? need.substring(0, dot) : kind.list();
        String name = need.substring(dot + 1);
        FactTable table = listName == null ? null : list(listName);
        FactField ofItems = table == null ? null : table.field(name);
        if (table != null && ofItems != null) {
            related(table, kind, finding).forEach(item -> facts.add(item.fact(ofItems)));
            return facts;
        }
        FactField own = dot > 0 ? null : schema.subject().field(name);
        if (own != null) {
            facts.add(new Fact(null, null, own, "/" + name, value(own)));
        }
        return facts;
    }

    /** A value as it names things: no trailing zeros, no quotation marks. */
    static String plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }
}
