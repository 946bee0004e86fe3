package cn.hegui.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The subjects of {@link RandomSubjects} for jqwik. */
public final class SubjectArbitraries {
    private SubjectArbitraries() {}

    /** Subjects of every kind. */
    public static Arbitrary<Map<String, Object>> subjects() {
        return Arbitraries.oneOf(
                RandomSubjects.KINDS.stream().map(SubjectArbitraries::subjects).toList());
    }

    /** Subjects whose lists shrink item by item. */
    public static Arbitrary<Map<String, Object>> subjects(String kind) {
        Arbitrary<Map<String, Object>> header = Arbitraries.randomValue(random -> RandomSubjects.header(random, kind));
        List<Arbitrary<List<Map<String, Object>>>> lists = new ArrayList<>();
        List<String> names = new ArrayList<>(RandomSubjects.lists(kind).keySet());
        for (String name : names) {
            Function<Random, Map<String, Object>> item =
                    RandomSubjects.lists(kind).get(name);
            Arbitrary<Map<String, Object>> one =
                    Arbitraries.randomValue(random -> RandomSubjects.thinned(random, item.apply(random)));
            lists.add(
                    one.list().ofMinSize(0).ofMaxSize(RandomSubjects.most(name)).injectNull(0.12));
        }
        return Combinators.combine(header, Combinators.combine(lists).as(all -> all))
                .as((head, all) -> {
                    Map<String, Object> subject = new LinkedHashMap<>(head);
                    for (int i = 0; i < names.size(); i++) {
                        if (all.get(i) != null) {
                            subject.put(names.get(i), RandomSubjects.named(names.get(i), all.get(i)));
                        }
                    }
                    return subject;
                });
    }

    public static Arbitrary<LocalDate> asOfDates() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(RandomSubjects.AS_OF_DATES)),
                Tuple.of(1, Arbitraries.randomValue(RandomSubjects::day)));
    }

    /** One subject, for use outside jqwik. */
    public static Map<String, Object> random(Random random, String kind) {
        return RandomSubjects.random(random, kind);
    }
}
