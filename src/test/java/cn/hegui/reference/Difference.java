package cn.hegui.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One point in which the product and the reference judge a subject differently.
 *
 * @param kind what differs, without the subject: equal kinds have, most likely, one cause
 * @param text the clause and target, expected (the reference) and actual (the product)
 */
record Difference(String kind, String text) {

    /** The notes that the reference knows; the product may have others. */
    private static final Set<String> NOTES = Set.of(
            "first-year",
            "id-check-digit",
            "carried-in-differs",
            "at-least",
            "claimed-twice",
            "account-restated",
            "no-underlying-breach",
            "no-determination-document",
            "dates-out-of-order",
            "contested",
            "corrected-before-determination",
            "corrected-late",
            "erratum");

    static List<Difference> between(ReferenceJudgement expected, ReferenceJudgement actual) {
        List<Difference> differences = new ArrayList<>();
        Map<String, ReferenceFinding> wanted = byKey(expected.findings());
        Map<String, ReferenceFinding> given = byKey(actual.findings());
        for (Map.Entry<String, ReferenceFinding> entry : wanted.entrySet()) {
            ReferenceFinding want = entry.getValue();
            ReferenceFinding got = given.get(entry.getKey());
            if (got == null) {
                differences.add(new Difference(
                        want.rule() + ": no finding, expected " + want.outcome() + " " + want.missing(),
                        "expected " + want + "\nactual   nothing"));
            } else {
                compare(want, got, differences);
            }
        }
        for (Map.Entry<String, ReferenceFinding> entry : given.entrySet()) {
            if (!wanted.containsKey(entry.getKey())) {
                ReferenceFinding got = entry.getValue();
                differences.add(new Difference(
                        got.rule() + ": expected no finding, got " + got.outcome() + " " + got.missing(),
                        "expected nothing\nactual   " + got));
            }
        }
        if (given.size() != actual.findings().size()) {
            differences.add(new Difference(
                    "two findings of one clause and target", actual.findings().toString()));
        }
        List<String> wantedOrder = List.copyOf(wanted.keySet());
        List<String> givenOrder = List.copyOf(given.keySet());
        if (wanted.keySet().equals(given.keySet()) && !wantedOrder.equals(givenOrder)) {
            int at = 0;
            while (wantedOrder.get(at).equals(givenOrder.get(at))) {
                at++;
            }
            differences.add(new Difference(
                    "order of " + wanted.get(wantedOrder.get(at)).rule(),
                    "expected " + wantedOrder + "\nactual   " + givenOrder));
        }
        compareCredits(expected.credits(), actual.credits(), differences);
        return differences;
    }

    private static Map<String, ReferenceFinding> byKey(List<ReferenceFinding> findings) {
        Map<String, ReferenceFinding> byKey = new LinkedHashMap<>();
        for (ReferenceFinding finding : findings) {
            byKey.put(finding.clause() + " -> " + finding.target(), finding);
        }
        return byKey;
    }

    private static void compare(ReferenceFinding want, ReferenceFinding got, List<Difference> differences) {
        List<String> kinds = new ArrayList<>();
        if (!want.outcome().equals(got.outcome())) {
            kinds.add("outcome " + want.outcome() + want.missing() + " but was " + got.outcome() + got.missing());
        } else {
            if (!Objects.equals(want.severity(), got.severity())) {
                kinds.add("severity " + want.severity() + " but was " + got.severity());
            }
            if (!same(want.amountMissing(), got.amountMissing())) {
                kinds.add("amountMissing of " + want.outcome() + shape(want.amountMissing(), got.amountMissing()));
            }
            if (!Objects.equals(want.dueOn(), got.dueOn())) {
                kinds.add("dueOn" + shape(want.dueOn(), got.dueOn()));
            }
            if (!want.missing().equals(got.missing())) {
                kinds.add("missing " + want.missing() + " but was " + got.missing());
            }
            Set<String> notes = new TreeSet<>(got.notes());
            notes.retainAll(NOTES);
            if (!want.notes().equals(notes)) {
                Set<String> lacking = new TreeSet<>(want.notes());
                lacking.removeAll(notes);
                Set<String> extra = new TreeSet<>(notes);
                extra.removeAll(want.notes());
                kinds.add("notes of " + want.outcome() + ": lacking " + lacking + ", extra " + extra);
            }
        }
        for (String kind : kinds) {
            differences.add(new Difference(want.rule() + ": " + kind, "expected " + want + "\nactual   " + got));
        }
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private static String shape(Object want, Object got) {
        return want == null ? ", expected none" : got == null ? ", was none" : ", another";
    }

    private static void compareCredits(
            List<ReferenceCredit> expected, List<ReferenceCredit> actual, List<Difference> differences) {
        if (!expected.equals(actual)) {
            Set<String> wantStates = new TreeSet<>();
            expected.forEach(credit -> wantStates.add(credit.state()));
            Set<String> gotStates = new TreeSet<>();
            actual.forEach(credit -> gotStates.add(credit.state()));
            String kind = expected.size() != actual.size()
                    ? "credit records: " + wantStates + " but were " + gotStates
                    : wantStates.equals(gotStates)
                            ? "credit records: basis or order"
                            : "credit records: state " + wantStates + " but was " + gotStates;
            differences.add(new Difference(kind, "expected " + expected + "\nactual   " + actual));
        }
    }
}
