package cn.hegui.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** An outcome on its way to a finding. */
final class Verdict {
    static final String PASS = "pass";
    static final String FAIL = "fail";
    static final String UNKNOWN = "unknown";
    static final String PENDING = "pending";
    static final String NOT_APPLICABLE = "notapplicable";

    String outcome;
    BigDecimal amountMissing;
    LocalDate dueOn;
    BigDecimal measured;
    BigDecimal required;
    final Set<String> missing = new TreeSet<>();
    final Set<String> notes = new TreeSet<>();

    private Verdict(String outcome) {
        this.outcome = outcome;
    }

    static Verdict pass() {
        return new Verdict(PASS);
    }

    static Verdict fail() {
        return new Verdict(FAIL);
    }

    static Verdict fail(BigDecimal amountMissing) {
        Verdict verdict = new Verdict(FAIL);
        verdict.amountMissing = amountMissing;
        return verdict;
    }

    static Verdict unknown(String... missing) {
        return unknown(Arrays.asList(missing));
    }

    static Verdict unknown(Collection<String> missing) {
        Verdict verdict = new Verdict(UNKNOWN);
        verdict.missing.addAll(missing);
        return verdict;
    }

    static Verdict pending(LocalDate dueOn) {
        Verdict verdict = new Verdict(PENDING);
        verdict.dueOn = dueOn;
        return verdict;
    }

    private boolean standsOtherwise;

    static Verdict notApplicable() {
        return new Verdict(NOT_APPLICABLE);
    }

    boolean is(String other) {
        return outcome.equals(other);
    }

    Verdict note(String note) {
        notes.add(note);
        return this;
    }

    Verdict figures(BigDecimal measuredFigure, BigDecimal requiredFigure) {
        measured = measuredFigure;
        required = requiredFigure;
        return this;
    }

    /** "Not known: what would fail is unknown, missing the scope's field; any other outcome stands." */
    Verdict scopeNotKnown(String... fields) {
        if (fields.length > 0 && (is(FAIL) || is(UNKNOWN)) && !standsOtherwise) {
            becomeUnknown(Arrays.asList(fields));
        }
        return this;
    }

    /** "An item whose day is absent gives unknown, missing that day's field". */
    Verdict dayNotKnown(String field) {
        // What would pass or be pending stands whatever the scope, so the scope's field is not open beside the day.
        standsOtherwise |= !is(FAIL) && !is(UNKNOWN);
        becomeUnknown(Set.of(field));
        return this;
    }

    void becomeUnknown(Collection<String> fields) {
        if (!is(UNKNOWN)) {
            missing.clear();
        }
        outcome = UNKNOWN;
        amountMissing = null;
        dueOn = null;
        notes.removeAll(Set.of("at-least", "claimed-twice", "first-year"));
        missing.addAll(fields);
    }
}
