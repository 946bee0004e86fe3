package cn.hegui.selfcheck;

import cn.hegui.check.Judge;
import cn.hegui.check.Silence;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Clause;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.policy.RuleKinds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one subject as a self-check shows it: what is to be mended first, what cannot be judged, what is not yet
 * due, what is met. What several clauses find alike is one item.
 *
 * @param counts how many items came to each outcome
 * @param sections in that order; none is empty
 * @param notGiven the lists that were asked and not given, so that clauses say nothing
 * @param moves what came out otherwise than it first did
 */
public record CheckResult(
        Map<Outcome, Integer> counts, List<Section> sections, List<NotGiven> notGiven, List<Move> moves) {
    private static final List<Outcome> ORDER =
            List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING, Outcome.PASS, Outcome.NOTAPPLICABLE);

    /** The items of one outcome; those that moved stand where they first stood. */
    public record Section(Outcome outcome, List<Matter> matters) {
        /** How many items there are. */
        public int size() {
            return matters.stream().mapToInt(Matter::size).sum();
        }
    }

    /** The items of one outcome about one matter. */
    public record Matter(Theme theme, List<Card> cards) {
        /** How many items there are. */
        public int size() {
            return cards.stream().mapToInt(card -> card.items().size()).sum();
        }
    }

    /**
     * Items that one rule finds under the same clauses.
     *
     * @param severity the gravest; null where none fails
     */
    public record Card(
            RuleKind rule, List<Clause> clauses, @Nullable Severity severity, List<Item> items) {}

    /**
     * One thing that was judged.
     *
     * @param key names it among all items
     * @param finding the gravest of the findings that differ only by their clause
     * @param clauses under which it was found alike, that of {@code finding} first
     */
    public record Item(String key, Finding finding, List<Clause> clauses) {
        /** How it first came out, by {@code first}; null where that is how it comes out now. */
        public @Nullable Outcome before(Map<String, Outcome> first) {
            for (Clause clause : clauses) {
                Outcome before = first.get(CheckResult.key(clause, finding.target()));
                if (before != null) {
                    return before == finding.outcome() ? null : before;
                }
            }
            return null;
        }
    }

    /** An item that first came out as {@code before}. */
    public record Move(Item item, Outcome before) {}

    /** A list that is not known, and the clauses that would judge what is in it. */
    public record NotGiven(FactTable list, List<Clause> clauses) {}

    /** What two findings that differ only by their clause have in common. */
    private record Alike(
            String rule,
            String target,
            Outcome outcome,
            @Nullable Figures figures,
            @Nullable BigDecimal amountMissing,
            @Nullable LocalDate dueOn,
            List<String> missing) {
        static Alike of(Finding finding) {
            return new Alike(
                    finding.clause().rule(),
                    finding.target(),
                    finding.outcome(),
                    finding.figures(),
                    finding.amountMissing(),
                    finding.dueOn(),
                    finding.missing());
        }
    }

    /**
     * What {@code judge} found.
     *
     * @param asked what the subject was asked
     * @param first how findings first came out, by {@link #key}, where that may not be how they come out now
     */
    public static CheckResult of(
            Judgement judgement, Judge judge, Questionnaire asked, RuleKinds kinds, Map<String, Outcome> first) {
        List<Item> items = items(judgement);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        items.forEach(item -> counts.merge(item.finding().outcome(), 1, Integer::sum));
        List<Move> moves = new ArrayList<>();
        for (Item item : items) {
            Outcome before = item.before(first);
            if (before != null) {
                moves.add(new Move(item, before));
            }
        }
        return new CheckResult(
                counts, sections(items, first, kinds), notGiven(judgement, judge, asked), List.copyOf(moves));
    }

    /** What names a finding through all changes of the facts. */
    public static String key(Finding finding) {
        return key(finding.clause(), finding.target());
    }

    private static String key(Clause clause, String target) {
        return clause.id() + "|" + target;
    }

    /**
     * How findings first came out, after a change of the facts: what {@code first} says, and of others what they were in
     * {@code before}; only of those that are otherwise in {@code after}.
     */
    public static Map<String, Outcome> first(Map<String, Outcome> first, Judgement before, Judgement after) {
        Map<String, Outcome> known = new LinkedHashMap<>();
        before.findings().forEach(finding -> known.put(key(finding), finding.outcome()));
        known.putAll(first);
        Map<String, Outcome> moved = new LinkedHashMap<>();
        for (Finding finding : after.findings()) {
            Outcome was = known.get(key(finding));
            if (was != null && was != finding.outcome()) {
                moved.put(key(finding), was);
            }
        }
        return moved;
    }

    /** The items of {@code judgement}, in its order. */
    public static List<Item> items(Judgement judgement) {
        Map<Alike, List<Finding>> alike = new LinkedHashMap<>();
        for (Finding finding : judgement.findings()) {
            alike.computeIfAbsent(Alike.of(finding), first -> new ArrayList<>()).add(finding);
        }
        List<Item> items = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (List<Finding> findings : alike.values()) {
            Finding gravest = findings.stream().reduce(CheckResult::graver).orElseThrow();
            List<Clause> clauses = new ArrayList<>(List.of(gravest.clause()));
            findings.stream()
                    .map(Finding::clause)
                    .filter(clause ->
                            clauses.stream().noneMatch(other -> other.id().equals(clause.id())))
                    .forEach(clauses::add);
            String key = key(findings.get(0));
            String unique = key;
            for (int i = 2; !keys.add(unique); i++) {
                unique = key + "|" + i;
            }
            items.add(new Item(unique, gravest, List.copyOf(clauses)));
        }
        return items;
    }

    /** The graver of two that fail; of equals the first. */
    private static Finding graver(Finding one, Finding other) {
        Severity first = one.severity();
        Severity second = other.severity();
        return first != null && second != null && second.compareTo(first) < 0 ? other : one;
    }

    private record CardKey(
            String rule, List<String> clauses, @Nullable Severity severity) {
        static CardKey of(Item item) {
            return new CardKey(
                    item.finding().clause().rule(),
                    item.clauses().stream().map(Clause::id).toList(),
                    item.finding().severity());
        }
    }

    private static List<Section> sections(List<Item> items, Map<String, Outcome> first, RuleKinds kinds) {
        List<Section> sections = new ArrayList<>();
        for (Outcome outcome : ORDER) {
            Map<Theme, Map<CardKey, List<Item>>> themes = new EnumMap<>(Theme.class);
            for (Item item : items) {
                Outcome before = item.before(first);
                if ((before == null ? item.finding().outcome() : before) == outcome) {
                    themes.computeIfAbsent(Theme.of(item.finding().clause().rule()), theme -> new LinkedHashMap<>())
                            .computeIfAbsent(CardKey.of(item), key -> new ArrayList<>())
                            .add(item);
                }
            }
            List<Matter> matters = new ArrayList<>();
            themes.forEach((theme, cards) -> matters.add(new Matter(theme, cards(cards, kinds))));
            if (!matters.isEmpty()) {
                sections.add(new Section(outcome, List.copyOf(matters)));
            }
        }
        return List.copyOf(sections);
    }

    /** The gravest first, else in the order of the judgement. */
    private static List<Card> cards(Map<CardKey, List<Item>> cards, RuleKinds kinds) {
        return cards.entrySet().stream()
                .map(card -> new Card(
                        kinds.get(card.getKey().rule()),
                        card.getValue().get(0).clauses(),
                        card.getKey().severity(),
                        List.copyOf(card.getValue())))
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .toList();
    }

    private static int rank(Card card) {
        return card.severity() == null
                ? Severity.values().length
                : card.severity().ordinal();
    }

    private static List<NotGiven> notGiven(Judgement judgement, Judge judge, Questionnaire asked) {
        FactTable subject = FactSchema.of(judgement.subject().kind()).subject();
        Set<String> now = asked.clauses().stream().map(Clause::id).collect(Collectors.toSet());
        Map<String, List<Clause>> silent = new LinkedHashMap<>();
        for (Silence silence : judge.silences(judgement)) {
            if (silence.why() == Silence.Why.LIST_ABSENT
                    && now.contains(silence.clause().id())) {
                for (String list : silence.lists()) {
                    List<Clause> clauses = silent.computeIfAbsent(list, first -> new ArrayList<>());
                    if (clauses.stream()
                            .noneMatch(
                                    other -> other.id().equals(silence.clause().id()))) {
                        clauses.add(silence.clause());
                    }
                }
            }
        }
        List<NotGiven> notGiven = new ArrayList<>();
        for (FactField field : subject.fields()) {
            List<Clause> clauses = silent.get(field.name());
            FactTable items = field.items();
            if (clauses != null && items != null && asked.list(field.name()) != null) {
                notGiven.add(new NotGiven(items, List.copyOf(clauses)));
            }
        }
        return notGiven;
    }

    /** How many items there are. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many items came to {@code outcome}. */
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** All in one sentence: 共检查 31 项，符合 24 项，不符合 3 项，2 项尚未到期，2 项资料不全。 */
    public String sentence(Language language) {
        boolean zh = language == Language.ZH;
        if (size() == 0) {
            return zh ? "所填资料中没有可以核对的事项。" : "Nothing in the facts given can be checked.";
        }
        List<String> parts = new ArrayList<>();
        parts.add(zh ? "符合 " + count(Outcome.PASS) + " 项" : count(Outcome.PASS) + " met");
        parts.add(zh ? "不符合 " + count(Outcome.FAIL) + " 项" : count(Outcome.FAIL) + " not met");
        add(parts, Outcome.PENDING, zh, "尚未到期", "not yet due");
        add(parts, Outcome.UNKNOWN, zh, "资料不全", "cannot be judged");
        add(parts, Outcome.NOTAPPLICABLE, zh, "不适用", "do not apply");
        return zh
                ? "共检查 " + size() + " 项，" + String.join("，", parts) + "。"
                : size() + (size() == 1 ? " item" : " items") + " checked: " + String.join(", ", parts) + ".";
    }

    private void add(List<String> parts, Outcome outcome, boolean chinese, String zh, String en) {
        int count = count(outcome);
        if (count > 0) {
            parts.add(chinese ? count + " 项" + zh : count + " " + en);
        }
    }
}
