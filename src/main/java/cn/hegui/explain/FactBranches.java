package cn.hegui.explain;

import cn.hegui.intake.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells facts with the cells or lines that they come from: one by one, or an item of a list at a time.
 *
 * @param judged what was judged, which need not be named again
 */
record FactBranches(SubjectFacts facts, List<Setting> settings, Judged judged, Voice voice) {
    private static final int ITEMS_SHOWN = 12;

    /**
     * The item that was judged.
     *
     * @param list null: the subject itself
     */
    record Judged(@Nullable String list, String target) {
        boolean is(Fact fact) {
            return fact.list() == null || (fact.list().equals(list) && target.equals(fact.item()));
        }
    }

    /** The facts in one branch; none where there is none. */
    List<Branch> of(List<Fact> behind) {
        Map<String, List<Fact>> byItem = new LinkedHashMap<>();
        for (Fact fact : behind) {
            byItem.computeIfAbsent(
                            fact.list() == null ? "" : fact.list() + "\n" + fact.item(), key -> new ArrayList<>())
                    .add(fact);
        }
        List<Branch> branches = new ArrayList<>();
        Map<String, Integer> shown = new LinkedHashMap<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        boolean alone = byItem.size() <= 2;
        byItem.forEach((key, of) -> {
            String list = of.get(0).list();
            if (list == null || alone) {
                of.forEach(fact -> branches.add(Branch.of(Part.FACT, one(fact))));
            } else if (shown.merge(list, 1, Integer::sum) <= ITEMS_SHOWN) {
                branches.add(Branch.of(Part.FACT, item(of)));
            } else {
                left.merge(list, 1, Integer::sum);
            }
        });
        left.forEach((list, number) -> branches.add(Branch.of(
                Part.FACT,
                voice.say(
                        label(list) + " 的其余 " + number + " 项从略",
                        number + " more items of " + label(list) + " are not shown"))));
        return branches.isEmpty() ? List.of() : List.of(Branch.over(Part.FACT, voice.say("事实", "Facts"), branches));
    }

    private String label(String list) {
        FactTable table = facts.list(list);
        return table == null ? list : voice.label(table);
    }

    private String one(Fact fact) {
        return called(fact) + " " + value(fact) + "  ← " + voice.place(facts.record(), fact.pointer());
    }

    /** All fields of one item, and where it stands. */
    private String item(List<Fact> of) {
        Fact first = of.get(0);
        String pointer = first.pointer().substring(0, first.pointer().lastIndexOf('/'));
        return label(Objects.requireNonNull(first.list())) + " " + first.item() + voice.say("：", ": ")
                + of.stream()
                        .map(fact -> voice.label(fact.field()) + " " + value(fact))
                        .collect(Collectors.joining(voice.say("，", ", ")))
                + "  ← "
                + voice.place(facts.record(), facts.record().cell(pointer) == null ? pointer : first.pointer());
    }

    private String value(Fact fact) {
        String now = voice.value(fact.field(), fact.value());
        return settings.stream()
                .filter(setting -> setting.fact().pointer().equals(fact.pointer()))
                .findFirst()
                .map(setting -> voice.value(fact.field(), setting.fact().value()))
                .map(given -> now + voice.say("（假设；原为 " + given + "）", " (assumed; it is " + given + ")"))
                .orElse(now);
    }

    /** How a fact is called, with the list and item that it belongs to unless that was judged. */
    String called(Fact fact) {
        FactTable table = fact.list() == null || judged.is(fact) ? null : facts.list(fact.list());
        return table == null
                ? voice.label(fact.field())
                : voice.say(table.heading(), table.name()) + " " + fact.item() + " " + voice.label(fact.field());
    }
}
