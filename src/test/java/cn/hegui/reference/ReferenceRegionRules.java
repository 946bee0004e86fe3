package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.Facts.whole;
import static cn.hegui.reference.Facts.yearEnd;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Goals, instruments, meetings and publications of regions. */
final class ReferenceRegionRules {
    private ReferenceRegionRules() {}

    static void judge(Reference reference, Clause clause) {
        if (!owes(reference.region, clause.region(), text(clause.parameters(reference.asOf), "scope"))) {
            return;
        }
        switch (clause.rule()) {
            case "region.target" -> target(reference, clause);
            case "region.instrument" -> instrument(reference, clause);
            case "region.quarterly-meeting" -> meetings(reference, clause);
            case "region.annual-publication" -> publications(reference, clause);
            default -> {}
        }
    }

    /** "Only these subjects are judged, not the whole chain." */
    static boolean owes(String region, String owner, String scope) {
        return switch (scope) {
            case "own" -> region.equals(owner);
            case "cities" ->
                region.startsWith(owner.substring(0, 2)) && region.endsWith("00") && !region.endsWith("0000");
            case "own-and-counties" -> region.startsWith(owner.substring(0, 4));
            default -> throw new IllegalArgumentException("scope " + scope);
        };
    }

    // ---- targets

    private static void target(Reference reference, Clause clause) {
        LocalDate asOf = reference.asOf;
        if (!clause.begunBy(asOf)) {
            return;
        }
        Map<String, Object> parameters = clause.parameters(asOf);
        String metric = text(parameters, "metric");
        BigDecimal required = number(parameters, "value");
        LocalDate by = day(parameters, "by");
        LocalDate limit = by == null ? asOf : Facts.earlier(asOf, by);
        boolean timeLeft = by == null || !asOf.isAfter(by);

        Map<String, Object> latest = null;
        List<Map<String, Object>> undated = new ArrayList<>();
        for (Map<String, Object> achievement : Facts.items(reference.subject, "achievements")) {
            LocalDate on = day(achievement, "on");
            if (!metric.equals(text(achievement, "metric"))) {
                continue;
            }
            if (on == null) {
                undated.add(achievement);
            } else if (!on.isAfter(limit) && (latest == null || !on.isBefore(day(latest, "on")))) {
                latest = achievement; // of two of one day the later in the list
            }
        }

        Verdict verdict = reached(latest, required, by, timeLeft);
        Set<String> missing = new TreeSet<>();
        for (Map<String, Object> entry : undated) {
            // It may be the latest, or too late to count.
            Verdict other = reached(entry, required, by, timeLeft);
            boolean bothUnknown = verdict.is(Verdict.UNKNOWN) && other.is(Verdict.UNKNOWN);
            if (!other.outcome.equals(verdict.outcome) || bothUnknown) {
                missing.add("on");
                missing.addAll(other.missing);
            }
        }
        if (!missing.isEmpty()) {
            verdict.becomeUnknown(missing);
        }
        reference.add(clause, metric, verdict);
    }

    /** The outcome where `latest` is the latest figure; null where there is none. */
    private static Verdict reached(Map<String, Object> latest, BigDecimal required, LocalDate by, boolean timeLeft) {
        BigDecimal value = latest == null ? null : number(latest, "value");
        if (latest != null && value == null) {
            return Verdict.unknown("value").figures(null, required);
        }
        if (value != null && !less(value, required)) {
            return Verdict.pass().figures(value, required);
        }
        BigDecimal amountMissing = value == null ? null : required.subtract(value);
        if (timeLeft) {
            Verdict pending = Verdict.pending(by).figures(value, required);
            pending.amountMissing = amountMissing;
            return pending;
        }
        return value == null
                ? Verdict.unknown("achievements").figures(null, required)
                : Verdict.fail(amountMissing).figures(value, required);
    }

    // ---- instruments

    private static void instrument(Reference reference, Clause clause) {
        LocalDate asOf = reference.asOf;
        if (!clause.inForce(asOf)) {
            return;
        }
        Map<String, Object> parameters = clause.parameters(asOf);
        String topic = text(parameters, "topic");
        LocalDate by = day(parameters, "by");
        Set<String> missing = new TreeSet<>();
        boolean found = false;
        for (Map<String, Object> entry : Facts.items(reference.subject, "instruments")) {
            found |= counts(entry, topic, asOf, missing);
        }
        Verdict otherwise = by == null || !asOf.isAfter(by) ? Verdict.pending(null) : Verdict.fail();
        reference.add(clause, topic, exists(reference, "instruments", found, missing, otherwise));
    }

    /** Whether an entry of that topic exists by D; what it lacks to be sure of it is added to missing. */
    private static boolean counts(Map<String, Object> entry, String topic, LocalDate asOf, Set<String> missing) {
        String entryTopic = text(entry, "topic");
        LocalDate on = day(entry, "on");
        if ((entryTopic != null && !entryTopic.equals(topic)) || (on != null && on.isAfter(asOf))) {
            return false;
        }
        if (entryTopic == null) {
            missing.add("topic");
        }
        if (on == null) {
            missing.add("on");
        }
        return entryTopic != null && on != null;
    }

    private static Verdict exists(
            Reference reference, String list, boolean found, Set<String> missing, Verdict otherwise) {
        if (found) {
            return Verdict.pass();
        }
        if (!missing.isEmpty()) {
            return Verdict.unknown(missing);
        }
        return Facts.list(reference.subject, list) == null ? otherwise.scopeNotKnown(list) : otherwise;
    }

    // ---- meetings

    private static void meetings(Reference reference, Clause clause) {
        LocalDate asOf = reference.asOf;
        int lookback = whole(clause.parameters(asOf), "lookbackQuarters");
        List<LocalDate> quarters = new ArrayList<>();
        LocalDate begin = LocalDate.of(asOf.getYear(), asOf.getMonthValue() - (asOf.getMonthValue() - 1) % 3, 1);
        for (; quarters.size() < lookback && !begin.isBefore(clause.effective()); begin = begin.minusMonths(3)) {
            LocalDate last = begin.plusMonths(3).minusDays(1);
            if (!last.isAfter(asOf) && clause.inForce(last)) {
                quarters.add(0, begin);
            }
        }
        for (LocalDate quarter : quarters) {
            LocalDate last = quarter.plusMonths(3).minusDays(1);
            boolean found = false;
            Set<String> missing = new TreeSet<>();
            for (Map<String, Object> meeting : Facts.items(reference.subject, "jointMeetings")) {
                LocalDate on = day(meeting, "on");
                if (on == null) {
                    missing.add("on");
                } else {
                    found |= !on.isBefore(quarter) && !on.isAfter(last);
                }
            }
            String target = quarter.getYear() + "-Q" + (quarter.getMonthValue() / 3 + 1);
            reference.add(clause, target, exists(reference, "jointMeetings", found, missing, Verdict.fail()));
        }
    }

    // ---- publications

    private static void publications(Reference reference, Clause clause) {
        LocalDate asOf = reference.asOf;
        List<Integer> years = new ArrayList<>();
        for (int year = ReferenceInstitutionRules.lastEndedYear(asOf);
                years.size() < 3 && !LocalDate.of(year, 1, 1).isBefore(clause.effective());
                year--) {
            if (clause.inForce(yearEnd(year))) {
                years.add(0, year);
            }
        }
        for (int year : years) {
            String topic = text(clause.parameters(yearEnd(year)), "topic");
            boolean found = false;
            Set<String> missing = new TreeSet<>();
            for (Map<String, Object> entry : Facts.items(reference.subject, "publications")) {
                LocalDate on = day(entry, "on");
                Integer forYear = whole(entry, "forYear");
                if (forYear == null && on != null) {
                    forYear = on.getYear();
                }
                if (forYear == null || forYear == year) {
                    found |= counts(entry, topic, asOf, missing);
                }
            }
            LocalDate due = yearEnd(year + 1);
            Verdict otherwise = asOf.isAfter(due) ? Verdict.fail() : Verdict.pending(due);
            reference.add(clause, String.valueOf(year), exists(reference, "publications", found, missing, otherwise));
        }
    }
}
