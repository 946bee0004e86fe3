package cn.hegui.selfcheck;

import cn.hegui.check.Judge;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Clause;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Sponsor;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.RuleKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a self-check asks: the fields that the clauses read which judge such a subject there now, and nothing else, in
 * groups that people think in.
 *
 * @param clauses the clauses that read them, by id
 * @param groups in the order of their themes; none is empty
 */
public record Questionnaire(List<Clause> clauses, List<Group> groups) {
    /** Nothing is asked. */
    public static final Questionnaire NONE = new Questionnaire(List.of(), List.of());

    /** What is asked about one matter: fields of the subject, then lists. */
    public record Group(Theme theme, List<Question> questions, List<ListQuestion> lists) {}

    /**
     * One field that is asked.
     *
     * @param clauses those that read it, by id, each once; of what names an item, those that read the item
     */
    public record Question(FactField field, List<Clause> clauses) {}

    /**
     * One list that is asked, with the fields of its items, what names them first among them.
     *
     * @param clauses those that read it, by id, each once
     */
    public record ListQuestion(FactTable table, List<Question> fields, List<Clause> clauses) {}

    /** Who is asked: what decides about the clauses that judge it. {@code level} and {@code sponsor} are null where not known. */
    public record Asked(
            SubjectKind kind,
            RegionCode region,
            @Nullable Level level,
            @Nullable Sponsor sponsor) {}

    /** What {@code judge}, whose rule kinds are {@code kinds}, needs to know of such a subject. */
    public static Questionnaire of(Asked asked, Judge judge, RuleKinds kinds) {
        List<Clause> there = judge.clausesNow(asked.region(), asked.kind());
        List<Clause> binding =
                there.stream().filter(clause -> mayBind(clause, asked)).toList();
        Map<ReadField, List<Clause>> readers = new LinkedHashMap<>();
        // What puts a subject outside of clauses stays asked, or an answer could not be taken back.
        there.forEach(clause -> Needs.of(clause, kinds.get(clause.rule()), asked.kind()).stream()
                .filter(field ->
                        field.list() == null && List.of("level", "sponsor").contains(field.field()))
                .forEach(field -> add(readers, field, clause)));
        binding.forEach(clause ->
                Needs.of(clause, kinds.get(clause.rule()), asked.kind()).forEach(field -> add(readers, field, clause)));
        return new Questionnaire(binding, new Sorting(asked.kind(), kinds, readers).groups());
    }

    private static void add(Map<ReadField, List<Clause>> readers, ReadField field, Clause clause) {
        List<Clause> of = readers.computeIfAbsent(field, first -> new ArrayList<>());
        if (of.stream().noneMatch(other -> other.id().equals(clause.id()))) {
            of.add(clause);
        }
    }

    private static boolean mayBind(Clause clause, Asked asked) {
        boolean level = asked.level() == null
                || clause.levels().isEmpty()
                || clause.levels().contains(asked.level());
        boolean sponsor = asked.sponsor() == null
                || clause.sponsors().isEmpty()
                || clause.sponsors().contains(asked.sponsor());
        return asked.kind() != SubjectKind.INSTITUTION || (level && sponsor);
    }

    /** The lists that are asked, in the order in which they are shown. */
    public List<ListQuestion> lists() {
        return groups.stream().flatMap(group -> group.lists().stream()).toList();
    }

    /** What is asked about the list of that name; null where nothing is. */
    public @Nullable ListQuestion list(String name) {
        return lists().stream()
                .filter(list -> list.table().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Sorts fields and lists into their groups. */
    private record Sorting(SubjectKind kind, RuleKinds kinds, Map<ReadField, List<Clause>> readers) {
        List<Group> groups() {
            FactTable subject = FactSchema.of(kind).subject();
            Map<Theme, Group> groups = new EnumMap<>(Theme.class);
            for (FactField field : subject.fields()) {
                FactTable items = field.items();
                List<Clause> of = readers.get(new ReadField(null, field.name()));
                if (items != null) {
                    ListQuestion list = list(items);
                    if (!list.clauses().isEmpty()) {
                        group(groups, themeOf(items, list.clauses())).lists().add(list);
                    }
                } else if (of != null) {
                    group(groups, themeOf(field, of)).questions().add(new Question(field, List.copyOf(of)));
                }
            }
            return List.copyOf(groups.values());
        }

        private static Group group(Map<Theme, Group> groups, Theme theme) {
            return groups.computeIfAbsent(theme, first -> new Group(first, new ArrayList<>(), new ArrayList<>()));
        }

        private ListQuestion list(FactTable table) {
            Map<ReadField, List<Clause>> ofList = new LinkedHashMap<>();
            readers.forEach((field, clauses) -> {
                if (table.name().equals(field.list())) {
                    clauses.forEach(clause -> add(ofList, new ReadField(table.name(), ""), clause));
                }
            });
            List<Clause> clauses =
                    ofList.values().stream().flatMap(List::stream).sorted(BY_ID).toList();
            List<Question> fields = new ArrayList<>();
            for (FactField field : table.fields()) {
                List<Clause> of = readers.get(new ReadField(table.name(), field.name()));
                if (of != null || field.naming()) {
                    fields.add(new Question(field, of == null ? clauses : List.copyOf(of)));
                }
            }
            return new ListQuestion(table, List.copyOf(fields), clauses);
        }

        /** The theme of the rule kind that judges its items; where none does, of the first that reads it. */
        private Theme themeOf(FactTable table, List<Clause> clauses) {
            Set<Theme> judging = new TreeSet<>();
            Set<Theme> reading = new TreeSet<>();
            for (Clause clause : clauses) {
                RuleKind rule = kinds.get(clause.rule());
                reading.add(Theme.of(rule.id()));
                if (table.name().equals(rule.list())) {
                    judging.add(Theme.of(rule.id()));
                }
            }
            return (judging.isEmpty() ? reading : judging).iterator().next();
        }

        private static Theme themeOf(FactField field, List<Clause> clauses) {
            Set<Theme> themes = new TreeSet<>();
            clauses.forEach(clause -> themes.add(Theme.of(clause.rule())));
            boolean ofAll = List.of("level", "sponsor").contains(field.name()) || themes.size() > 1;
            return ofAll ? Theme.PROFILE : themes.iterator().next();
        }

        private static final Comparator<Clause> BY_ID = Comparator.comparing(Clause::id);
    }
}
