package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.hegui.reference.ReferenceBook.Clause;
import cn.hegui.reference.ReferenceBook.Version;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product against the reference, on thousands of generated subjects.
 *
 * <p>Where this fails, one of the two has misread the specification: read the sentence, then mend that one.
 */
class ReferenceComparisonTest {
    private static final Path POLICIES = Path.of("rules", "policies");
    private static final int ROUNDS = 2;
    private static final int ENTERPRISES = 50;
    private static final int INSTITUTIONS = 25;

    /** How many kinds of difference are shown, and how many product runs may go into making one example smaller. */
    private static final int SHOWN = 40;

    private static final int RUNS_PER_EXAMPLE = 60;

    @TempDir
    Path folder;

    /** The catalogue was written down twice from clauses.md and baseline.md; both must say the same. */
    @Test
    void thePolicyFilesSayWhatTheCatalogueSays() {
        ReferenceBook catalogue = ReferenceCatalogue.book();
        Set<String> documents =
                catalogue.clauses().stream().map(Clause::document).collect(Collectors.toSet());
        Map<String, String> actual = byId(ReferenceBook.read(POLICIES));
        actual.keySet().removeIf(id -> !documents.contains(id.substring(0, id.indexOf('/'))));
        List<String> differences = new ArrayList<>();
        Map<String, String> expected = byId(catalogue);
        expected.forEach((id, words) -> {
            if (!words.equals(actual.get(id))) {
                differences.add("catalogue " + words + "\nfiles     " + actual.getOrDefault(id, "nothing"));
            }
        });
        actual.forEach((id, words) -> {
            if (!expected.containsKey(id)) {
                differences.add("catalogue nothing\nfiles     " + words);
            }
        });
        assertThat(String.join("\n\n", differences)).isEmpty();
    }

    @Test
    void theProductJudgesAsTheReferenceDoes() {
        ReferenceBook book = ReferenceBook.read(POLICIES);
        Map<String, Example> smallest = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        int judged = 0;
        for (LocalDate asOf : RandomSubjects.AS_OF_DATES) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Map<String, Object>> subjects = subjects(asOf.toEpochDay() * 31 + round);
                Map<String, ReferenceJudgement> actual = ProductRun.judge(subjects, asOf, folder);
                for (Map<String, Object> subject : subjects) {
                    judged++;
                    ReferenceJudgement expected = Reference.judge(subject, book, asOf);
                    for (Difference difference : Difference.between(expected, actual.get(subject.get("id")))) {
                        counts.merge(difference.kind(), 1, Integer::sum);
                        Example example = new Example(subject, asOf, difference);
                        Example before = smallest.get(difference.kind());
                        if (before == null || example.length() < before.length()) {
                            smallest.put(difference.kind(), example);
                        }
                    }
                }
            }
        }
        if (!counts.isEmpty()) {
            fail(report(book, judged, counts, smallest));
        }
        assertThat(judged).isGreaterThanOrEqualTo(4000);
    }

    private record Example(Map<String, Object> subject, LocalDate asOf, Difference difference) {
        int length() {
            return ProductRun.json(subject).length();
        }
    }

    /** Subjects of unlike ids, for one file. */
    static List<Map<String, Object>> subjects(long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> subjects = new ArrayList<>();
        for (int i = 0; i < ENTERPRISES; i++) {
            subjects.add(RandomSubjects.random(random, "enterprise"));
        }
        for (int i = 0; i < INSTITUTIONS; i++) {
            Map<String, Object> institution = RandomSubjects.random(random, "institution");
            institution.put("id", "S" + i);
            subjects.add(institution);
        }
        for (String region : RandomSubjects.REGIONS) {
            Map<String, Object> subject = RandomSubjects.random(random, "region");
            subject.put("id", region);
            subject.put("region", region);
            subjects.add(subject);
        }
        return subjects;
    }

    private static Map<String, String> byId(ReferenceBook book) {
        Map<String, String> byId = new TreeMap<>();
        book.clauses().forEach(clause -> byId.put(clause.id(), words(clause)));
        return byId;
    }

    /** Everything the clause says, whatever the order of its parameters and the zeros behind its figures. */
    private static String words(Clause clause) {
        List<Version> sorted = new ArrayList<>();
        for (Version version : clause.versions()) {
            Map<String, Object> parameters = new TreeMap<>(version.parameters());
            parameters.replaceAll((name, value) -> value.toString().matches("[0-9]+\\.[0-9]+")
                    ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                    : value);
            sorted.add(new Version(version.effective(), version.until(), parameters));
        }
        return new Clause(
                        clause.id(),
                        clause.document(),
                        clause.region(),
                        clause.draft(),
                        clause.rule(),
                        clause.force(),
                        clause.interpreted(),
                        clause.erratum(),
                        clause.verification(),
                        clause.open(),
                        clause.levels(),
                        clause.sponsors(),
                        clause.effective(),
                        clause.until(),
                        sorted)
                .toString();
    }

    // ---- the failure message

    private String report(ReferenceBook book, int judged, Map<String, Integer> counts, Map<String, Example> smallest) {
        List<Map.Entry<String, Integer>> kinds = new ArrayList<>(counts.entrySet());
        kinds.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        StringBuilder text = new StringBuilder();
        text.append(kinds.size())
                .append(" kinds of difference in ")
                .append(judged)
                .append(" subjects\n");
        for (Map.Entry<String, Integer> kind : kinds) {
            text.append(String.format("%6d  %s%n", kind.getValue(), kind.getKey()));
        }
        for (Map.Entry<String, Integer> kind : kinds.subList(0, Math.min(SHOWN, kinds.size()))) {
            Example example = shrink(book, smallest.get(kind.getKey()));
            text.append("\n== ")
                    .append(kind.getKey())
                    .append(" (")
                    .append(kind.getValue())
                    .append(" times)\n");
            text.append("as of ").append(example.asOf()).append('\n');
            text.append(ProductRun.json(example.subject())).append('\n');
            text.append(example.difference().text()).append('\n');
        }
        return text.toString();
    }

    /** Leaves out lists, items and fields one by one while a difference of the same kind stays. */
    private Example shrink(ReferenceBook book, Example example) {
        Example best = example;
        int runs = 0;
        boolean smaller = true;
        while (smaller && runs < RUNS_PER_EXAMPLE) {
            smaller = false;
            for (Map<String, Object> candidate : lessened(best.subject())) {
                if (runs++ >= RUNS_PER_EXAMPLE) {
                    break;
                }
                Example found = stillDiffers(book, best, candidate);
                if (found != null) {
                    best = found;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    private Example stillDiffers(ReferenceBook book, Example example, Map<String, Object> candidate) {
        try {
            ReferenceJudgement expected = Reference.judge(candidate, book, example.asOf());
            ReferenceJudgement actual =
                    ProductRun.judge(List.of(candidate), example.asOf(), folder).get((String) candidate.get("id"));
            return Difference.between(expected, actual).stream()
                    .filter(difference ->
                            difference.kind().equals(example.difference().kind()))
                    .findFirst()
                    .map(difference -> new Example(candidate, example.asOf(), difference))
                    .orElse(null);
        } catch (RuntimeException | AssertionError e) {
            return null; // a candidate that is no longer valid
        }
    }

    private static List<Map<String, Object>> lessened(Map<String, Object> subject) {
        List<Map<String, Object>> candidates = new ArrayList<>();
        for (String field : subject.keySet()) {
            if (Facts.text(subject, field) != null && subject.get(field) instanceof List<?> items) {
                candidates.add(without(subject, field));
                if (items.size() > 1) {
                    candidates.add(with(subject, field, items.subList(0, items.size() / 2)));
                    candidates.add(with(subject, field, items.subList(items.size() / 2, items.size())));
                    for (int i = 0; i < items.size(); i++) {
                        List<Object> fewer = new ArrayList<>(items);
                        fewer.remove(i);
                        candidates.add(with(subject, field, fewer));
                    }
                }
            }
        }
        return candidates;
    }

    private static Map<String, Object> without(Map<String, Object> map, String field) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.remove(field);
        return copy;
    }

    private static Map<String, Object> with(Map<String, Object> map, String field, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(field, value);
        return copy;
    }
}
