package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is decided with an absent field stays decided when the field comes: a pass never becomes a fail, nor a fail a pass.
 *
 * <p>Left out are the fields whose absence has a meaning (facts.md), those that say what a claim rests on, the
 * `carriedIn` that stands in for a computed one, `teachers`, in whose place the counts stand, and the lists of figures of
 * staff: a day is judged only where one is given.
 */
class ThreeValuedTest {
    private static final Set<String> NEVER_FILLED = Set.of(
            // their absence has a meaning
            "leftOn",
            "until",
            "to",
            "retained",
            "fullyDeductible",
            "laborPaid",
            "forYear",
            "correctedOn",
            "refusalConfirmedOn",
            "refusedInWriting",
            "contested",
            "status",
            "recipient",
            // what a claim rests on
            "evidence",
            "student",
            "employmentYear",
            // absent, the counts stand in its place
            "teachers",
            // absent, there is no figure, and without one no day is judged
            "staffing",
            "postStaffing");

    private static final int FILLS = 8;
    private static final int ROUNDS = 1;

    @TempDir
    Path folder;

    @Test
    void theReferenceNeverTurnsPassAndFailAround() {
        ReferenceBook book = ReferenceCatalogue.book();
        Set<String> flips = new TreeSet<>();
        for (LocalDate asOf : RandomSubjects.AS_OF_DATES) {
            for (int round = 0; round < ROUNDS; round++) {
                Random random = new Random(asOf.toEpochDay() * 37 + round);
                for (Map<String, Object> subject : ReferenceComparisonTest.subjects(asOf.toEpochDay() * 41 + round)) {
                    ReferenceJudgement before = Reference.judge(subject, book, asOf);
                    for (Fill fill : fills(random, subject)) {
                        compare(asOf, subject, fill, before, Reference.judge(fill.subject(), book, asOf), flips);
                    }
                }
            }
        }
        assertThat(flips).as("%d turned round", flips.size()).isEmpty();
    }

    @Test
    void theProductNeverTurnsPassAndFailAround() {
        Set<String> flips = new TreeSet<>();
        for (LocalDate asOf : List.of(
                LocalDate.parse("2019-12-31"),
                LocalDate.parse("2020-12-31"),
                LocalDate.parse("2021-12-31"),
                LocalDate.parse("2026-01-01"))) {
            Random random = new Random(asOf.toEpochDay() * 43);
            List<Map<String, Object>> subjects = ReferenceComparisonTest.subjects(asOf.toEpochDay() * 47);
            Map<String, ReferenceJudgement> before = ProductRun.judge(subjects, asOf, folder);
            List<List<Fill>> fills =
                    subjects.stream().map(subject -> fills(random, subject)).toList();
            // One file a round: in it every subject once, with another field filled in.
            for (int round = 0; round < FILLS; round++) {
                Map<String, Fill> filled = new LinkedHashMap<>();
                for (int i = 0; i < subjects.size(); i++) {
                    if (round < fills.get(i).size()) {
                        filled.put(
                                (String) subjects.get(i).get("id"), fills.get(i).get(round));
                    }
                }
                Map<String, ReferenceJudgement> after = ProductRun.judge(
                        filled.values().stream().map(Fill::subject).toList(), asOf, folder);
                for (Map<String, Object> subject : subjects) {
                    String id = (String) subject.get("id");
                    if (filled.containsKey(id)) {
                        compare(asOf, subject, filled.get(id), before.get(id), after.get(id), flips);
                    }
                }
            }
        }
        assertThat(flips).as("%d turned round", flips.size()).isEmpty();
    }

    private static void compare(
            LocalDate asOf,
            Map<String, Object> subject,
            Fill fill,
            ReferenceJudgement before,
            ReferenceJudgement after,
            Set<String> flips) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (ReferenceFinding finding : before.findings()) {
            outcomes.put(finding.clause() + " -> " + finding.target(), finding.outcome());
        }
        for (ReferenceFinding finding : after.findings()) {
            String was = outcomes.get(finding.clause() + " -> " + finding.target());
            if (("pass".equals(was) && finding.outcome().equals("fail"))
                    || ("fail".equals(was) && finding.outcome().equals("pass"))) {
                flips.add(finding.rule() + ": " + was + " became " + finding.outcome() + " with " + fill.name() + "\n"
                        + "as of " + asOf + ", " + finding.clause() + " -> " + finding.target() + "\n"
                        + ProductRun.json(subject));
            }
        }
    }

    // ---- filling in

    private record Fill(String name, Map<String, Object> subject) {}

    /** Up to FILLS valid subjects, each with one absent field or list more. */
    private static List<Fill> fills(Random random, Map<String, Object> subject) {
        List<Fill> fills = new ArrayList<>();
        String kind = (String) subject.get("kind");
        for (int attempt = 0; attempt < 60 && fills.size() < FILLS; attempt++) {
            Map<String, Object> donor = RandomSubjects.random(random, kind);
            Fill fill = random.nextInt(4) == 0 ? fillSubject(random, subject, donor) : fillItem(random, subject, kind);
            if (fill != null && valid(fill.subject())) {
                fills.add(fill);
            }
        }
        return fills;
    }

    private static Fill fillSubject(Random random, Map<String, Object> subject, Map<String, Object> donor) {
        List<String> absent = donor.keySet().stream()
                .filter(field ->
                        subject.get(field) == null && donor.get(field) != null && !NEVER_FILLED.contains(field))
                .toList();
        if (absent.isEmpty()) {
            return null;
        }
        String field = absent.get(random.nextInt(absent.size()));
        Map<String, Object> copy = new LinkedHashMap<>(subject);
        copy.put(field, donor.get(field));
        return new Fill(field + " = " + donor.get(field), copy);
    }

    private static Fill fillItem(Random random, Map<String, Object> subject, String kind) {
        Map<String, Function<Random, Map<String, Object>>> lists = RandomSubjects.lists(kind);
        List<String> given = lists.keySet().stream()
                .filter(list -> !Facts.items(subject, list).isEmpty())
                .toList();
        if (given.isEmpty()) {
            return null;
        }
        String list = given.get(random.nextInt(given.size()));
        List<Map<String, Object>> items = new ArrayList<>(Facts.items(subject, list));
        int at = random.nextInt(items.size());
        Map<String, Object> item = items.get(at);
        Map<String, Object> donor = lists.get(list).apply(random);
        List<String> absent = donor.keySet().stream()
                .filter(field -> item.get(field) == null && donor.get(field) != null && !NEVER_FILLED.contains(field))
                .filter(field -> !field.equals("carriedIn") || !carried(subject, item))
                .toList();
        if (absent.isEmpty()) {
            return null;
        }
        String field = absent.get(random.nextInt(absent.size()));
        Map<String, Object> copy = new LinkedHashMap<>(item);
        copy.put(field, donor.get(field));
        items.set(at, copy);
        Map<String, Object> filled = new LinkedHashMap<>(subject);
        filled.put(list, items);
        return new Fill(list + "[" + at + "]." + field + " = " + donor.get(field), filled);
    }

    /** Where there is an account of the year before, an absent carriedIn may be computed. */
    private static boolean carried(Map<String, Object> subject, Map<String, Object> account) {
        String before = String.valueOf(Facts.whole(account, "year") - 1);
        return Facts.find(Facts.items(subject, "trainingAccounts"), "year", before) != null;
    }

    /** None of the rejections of facts.md that a fill could bring about. */
    @SuppressWarnings("unchecked")
    private static boolean valid(Map<String, Object> subject) {
        for (Object value : subject.values()) {
            if (value instanceof List) {
                for (Map<String, Object> item : (List<Map<String, Object>>) value) {
                    if (disordered(item, "from", "to")
                            || disordered(item, "since", "until")
                            || disordered(item, "hiredOn", "leftOn")
                            || above(item, "frontlineSpent", "spent")
                            || above(item, "practicalHours", "totalHours")) {
                        return false;
                    }
                }
            }
        }
        Set<String> figures = new TreeSet<>();
        for (Map<String, Object> item : Facts.items(subject, "achievements")) {
            if (!figures.add(item.get("metric") + "/" + item.get("on"))) {
                return false; // not an invalid one, but the specification does not say which figure is the latest
            }
        }
        return true;
    }

    private static boolean disordered(Map<String, Object> item, String first, String last) {
        LocalDate from = Facts.day(item, first);
        LocalDate to = Facts.day(item, last);
        return from != null && to != null && to.isBefore(from);
    }

    private static boolean above(Map<String, Object> item, String part, String whole) {
        BigDecimal a = Facts.number(item, part);
        BigDecimal b = Facts.number(item, whole);
        return a != null && b != null && a.compareTo(b) > 0;
    }
}
