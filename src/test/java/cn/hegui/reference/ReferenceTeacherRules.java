package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.flag;
import static cn.hegui.reference.Facts.isFalse;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.Facts.whole;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Teachers: practice in enterprises, recruitment, dual-qualified share. */
final class ReferenceTeacherRules {
    private static final List<String> EDUCATION =
            List.of("secondary", "higher-vocational", "bachelor", "master", "doctor");

    private ReferenceTeacherRules() {}

    static void judge(Reference reference, Clause clause) {
        if (clause.rule().equals("teacher.dual-qualified-share")) {
            dualQualifiedShare(reference, clause);
            return;
        }
        for (Map<String, Object> teacher : Facts.items(reference.subject, "teachers")) {
            Verdict verdict = "general".equals(text(teacher, "category"))
                    ? null
                    : switch (clause.rule()) {
                        case "teacher.enterprise-practice" -> practice(reference, clause, teacher);
                        case "teacher.induction-practice" -> induction(reference, clause, teacher);
                        default -> recruitment(reference, clause, teacher);
                    };
            if (verdict != null) {
                if (text(teacher, "category") == null) {
                    verdict.dayNotKnown("category"); // "absent: unknown, missing category"
                }
                reference.add(clause, text(teacher, "id"), verdict);
            }
        }
    }

    private static boolean onStaff(Reference reference, Map<String, Object> teacher) {
        LocalDate leftOn = day(teacher, "leftOn");
        return leftOn == null || leftOn.isAfter(reference.asOf);
    }

    // ---- enterprise practice

    private static Verdict practice(Reference reference, Clause clause, Map<String, Object> teacher) {
        LocalDate asOf = reference.asOf;
        LocalDate hiredOn = day(teacher, "hiredOn");
        if (!clause.inForce(asOf) || !onStaff(reference, teacher) || (hiredOn != null && hiredOn.isAfter(asOf))) {
            return null;
        }
        List<Map<String, Object>> periods = periods(reference, teacher);
        if (hiredOn == null) {
            return openPeriods(Verdict.unknown("hiredOn"), periods);
        }
        Map<String, Object> parameters = clause.parameters(asOf);
        int enough = 30 * whole(parameters, "months");
        int years = whole(parameters, "windowYears");
        LocalDate start = Facts.later(hiredOn, clause.effective());

        // the rolling window: the days after D minus windowYears years, up to and including D
        Set<LocalDate> rolling =
                practised(periods, Facts.later(hiredOn, asOf.minusYears(years).plusDays(1)), asOf);
        // the latest cycle of windowYears years from start that has ended on or before D
        Set<LocalDate> cycle = Set.of();
        for (int k = 0; !start.plusYears((k + 1L) * years).minusDays(1).isAfter(asOf); k++) {
            LocalDate first = start.plusYears((long) k * years);
            LocalDate last = start.plusYears((k + 1L) * years).minusDays(1);
            cycle = practised(periods, Facts.later(hiredOn, first), Facts.earlier(last, asOf));
        }
        int better = Math.max(rolling.size(), cycle.size());
        BigDecimal short0 = BigDecimal.valueOf(Math.max(0, enough - better));
        Verdict verdict;
        if (better >= enough || amount(rolling) >= enough || amount(cycle) >= enough) {
            verdict = Verdict.pass();
        } else if (asOf.isBefore(start.plusYears(years))) {
            verdict = Verdict.pending(start.plusYears(years).minusDays(1));
            verdict.amountMissing = short0;
        } else if (better >= whole(parameters, "minDaysLow")) {
            verdict = Verdict.unknown("parameter:months");
        } else {
            verdict = Verdict.fail(short0);
        }
        return openPeriods(verdict.figures(BigDecimal.valueOf(better), BigDecimal.valueOf(enough)), periods);
    }

    // ---- induction practice

    private static Verdict induction(Reference reference, Clause clause, Map<String, Object> teacher) {
        LocalDate asOf = reference.asOf;
        LocalDate hiredOn = day(teacher, "hiredOn");
        if (!reference.judges(clause, hiredOn) || !onStaff(reference, teacher)) {
            return null;
        }
        List<Map<String, Object>> periods = periods(reference, teacher);
        if (hiredOn == null) {
            return openPeriods(Verdict.unknown("hiredOn"), periods);
        }
        Map<String, Object> parameters = clause.parameters(hiredOn);
        int minDays = whole(parameters, "minDays");
        int maxGap = whole(parameters, "maxGapDays");
        LocalDate last = hiredOn.plusYears(whole(parameters, "withinYears")).minusDays(1);

        int best = 0;
        int run = 0;
        LocalDate before = null;
        for (LocalDate practised : practised(periods, hiredOn, Facts.earlier(last, asOf))) {
            boolean sameRun = before != null && !before.plusDays(maxGap + 1L).isBefore(practised);
            run = sameRun ? run + 1 : 1;
            best = Math.max(best, run);
            before = practised;
        }
        BigDecimal short0 = BigDecimal.valueOf(Math.max(0, minDays - best));
        Verdict verdict;
        if (best >= minDays) {
            verdict = Verdict.pass();
        } else if (!asOf.isAfter(last)) {
            verdict = Verdict.pending(last);
            verdict.amountMissing = short0;
        } else {
            verdict = Verdict.fail(short0);
        }
        return openPeriods(verdict.figures(BigDecimal.valueOf(best), BigDecimal.valueOf(minDays)), periods);
    }

    // ---- periods

    /** The teacher's periods, or null where the list of practices is absent. */
    private static List<Map<String, Object>> periods(Reference reference, Map<String, Object> teacher) {
        List<Map<String, Object>> practices = Facts.list(reference.subject, "practices");
        if (practices == null) {
            return null;
        }
        return practices.stream()
                .filter(practice -> text(teacher, "id").equals(text(practice, "teacher")))
                .toList();
    }

    /** What an absent list, and a period without its first day, make of a verdict reached without them. */
    private static Verdict openPeriods(Verdict verdict, List<Map<String, Object>> periods) {
        if (periods == null) {
            return verdict.scopeNotKnown("practices"); // what would fail is unknown; what is unknown misses it too
        }
        boolean undated = periods.stream().anyMatch(period -> day(period, "from") == null);
        return undated && !verdict.is(Verdict.PASS) ? verdict.dayNotKnown("from") : verdict;
    }

    /** The days practised from first to last, each once; a period without end runs on. */
    private static Set<LocalDate> practised(List<Map<String, Object>> periods, LocalDate first, LocalDate last) {
        Set<LocalDate> days = new TreeSet<>();
        if (periods != null) {
            for (Map<String, Object> period : periods) {
                LocalDate from = day(period, "from");
                LocalDate to = day(period, "to");
                if (from != null) {
                    LocalDate end = to == null ? last : Facts.earlier(to, last);
                    for (LocalDate d = Facts.later(from, first); !d.isAfter(end); d = d.plusDays(1)) {
                        days.add(d);
                    }
                }
            }
        }
        return days;
    }

    /** "30 x whole months + days left over, summed over the runs" of consecutive days. */
    private static int amount(Set<LocalDate> days) {
        int amount = 0;
        LocalDate runStart = null;
        LocalDate before = null;
        for (LocalDate practised : days) {
            if (before != null && !before.plusDays(1).equals(practised)) {
                amount += amountOfRun(runStart, before);
                runStart = null;
            }
            if (runStart == null) {
                runStart = practised;
            }
            before = practised;
        }
        return runStart == null ? amount : amount + amountOfRun(runStart, before);
    }

    private static int amountOfRun(LocalDate first, LocalDate last) {
        int months = Facts.months(first, last);
        int left = 0;
        for (LocalDate d = first.plusMonths(months); !d.isAfter(last); d = d.plusDays(1)) {
            left++;
        }
        return 30 * months + left;
    }

    // ---- recruitment

    private static Verdict recruitment(Reference reference, Clause clause, Map<String, Object> teacher) {
        LocalDate hiredOn = day(teacher, "hiredOn");
        if (!reference.judges(clause, hiredOn)) {
            return null;
        }
        Map<String, Object> parameters = reference.parameters(clause, hiredOn);
        LocalDate hiredFrom = day(parameters, "hiredFrom");
        if (hiredOn != null && hiredFrom != null && hiredOn.isBefore(hiredFrom)) {
            return null;
        }
        Verdict verdict = switch (clause.rule()) {
            case "teacher.recruitment-experience" -> experience(teacher, number(parameters, "minYears"));
            case "teacher.recruitment-education" -> education(teacher, text(parameters, "minEducation"));
            case "teacher.no-fresh-graduates" -> notFresh(teacher);
            default -> throw new IllegalArgumentException(clause.rule());
        };
        List<String> open = new ArrayList<>();
        for (String exempt : ReferenceBook.texts(parameters.get("exempt"))) {
            String field = exempt.equals("senior-skilled") ? "seniorSkilled" : "vocationalNormal";
            if (isTrue(teacher, field)) {
                verdict = Verdict.pass();
                open.clear();
                break;
            }
            if (flag(teacher, field) == null) {
                open.add(field);
            }
        }
        verdict.scopeNotKnown(open.toArray(String[]::new));
        return hiredOn == null ? verdict.dayNotKnown("hiredOn") : verdict;
    }

    private static Verdict experience(Map<String, Object> teacher, BigDecimal minYears) {
        BigDecimal years = number(teacher, "priorEnterpriseYears");
        if (years == null) {
            return minYears.signum() == 0 ? Verdict.pass() : Verdict.unknown("priorEnterpriseYears");
        }
        Verdict verdict = less(years, minYears) ? Verdict.fail(minYears.subtract(years)) : Verdict.pass();
        return verdict.figures(years, minYears);
    }

    private static Verdict education(Map<String, Object> teacher, String minEducation) {
        String education = text(teacher, "education");
        int required = EDUCATION.indexOf(minEducation);
        if (education == null) {
            return required == 0 ? Verdict.pass() : Verdict.unknown("education");
        }
        return EDUCATION.indexOf(education) >= required ? Verdict.pass() : Verdict.fail();
    }

    private static Verdict notFresh(Map<String, Object> teacher) {
        if (flag(teacher, "freshGraduate") == null) {
            return Verdict.unknown("freshGraduate");
        }
        return isFalse(teacher, "freshGraduate") ? Verdict.pass() : Verdict.fail();
    }

    // ---- dual-qualified share

    /** Professional teachers, and how many of them are dual-qualified. */
    private record Staff(int professional, int dual) {}

    private static void dualQualifiedShare(Reference reference, Clause clause) {
        if (!clause.begunBy(reference.asOf)) {
            return;
        }
        Map<String, Object> parameters = clause.parameters(reference.asOf);
        Verdict verdict = Facts.list(reference.subject, "teachers") != null
                ? shareOfTeachers(reference, number(parameters, "minShare"))
                : shareOfCounts(reference, number(parameters, "minShare"));
        if (verdict == null) {
            return;
        }
        LocalDate by = day(parameters, "by");
        // "not known to be met and D <= by: pending"
        if (!verdict.is(Verdict.PASS) && by != null && !reference.asOf.isAfter(by)) {
            Verdict pending = Verdict.pending(by).figures(verdict.measured, verdict.required);
            pending.amountMissing = verdict.amountMissing;
            verdict = pending;
        }
        reference.add(clause, "", verdict);
    }

    private static Verdict shareOfCounts(Reference reference, BigDecimal minShare) {
        Integer professional = whole(reference.subject, "professionalTeachers");
        Integer dual = whole(reference.subject, "dualQualifiedTeachers");
        if (professional == null && dual == null) {
            return null; // nothing is given at all: as with an absent list
        }
        if (professional == null) {
            return Verdict.unknown("professionalTeachers");
        }
        if (professional == 0) {
            return null;
        }
        if (dual == null) {
            return Verdict.unknown("dualQualifiedTeachers");
        }
        Staff staff = new Staff(professional, dual);
        return met(staff, minShare) ? Verdict.pass() : Verdict.fail(shortOf(staff, minShare));
    }

    private static Verdict shareOfTeachers(Reference reference, BigDecimal minShare) {
        List<Map<String, Object>> candidates = new ArrayList<>();
        for (Map<String, Object> teacher : Facts.items(reference.subject, "teachers")) {
            LocalDate hiredOn = day(teacher, "hiredOn");
            if (!"general".equals(text(teacher, "category"))
                    && onStaff(reference, teacher)
                    && (hiredOn == null || !hiredOn.isAfter(reference.asOf))) {
                candidates.add(teacher);
            }
        }
        boolean mayPass = false;
        boolean mayFail = false;
        boolean mayBeNone = false;
        BigDecimal leastShort = null;
        for (Staff staff : possible(candidates)) {
            if (staff.professional() == 0) {
                mayBeNone = true;
            } else if (met(staff, minShare)) {
                mayPass = true;
            } else {
                mayFail = true;
                BigDecimal shortOf = shortOf(staff, minShare);
                leastShort = leastShort == null ? shortOf : leastShort.min(shortOf);
            }
        }
        if (!mayPass && !mayFail) {
            return null;
        }
        if (mayPass && !mayFail && !mayBeNone) {
            return Verdict.pass();
        }
        if (mayFail && !mayPass && !mayBeNone) {
            return Verdict.fail(leastShort);
        }
        Set<String> missing = new TreeSet<>();
        for (Map<String, Object> teacher : candidates) {
            List<Map<String, Object>> others = new ArrayList<>(candidates);
            others.remove(teacher);
            for (Staff rest : possible(others)) {
                String out = result(rest, minShare);
                String in = result(new Staff(rest.professional() + 1, rest.dual()), minShare);
                String inDual = result(new Staff(rest.professional() + 1, rest.dual() + 1), minShare);
                Boolean dual = flag(teacher, "dualQualified");
                if (dual == null && !in.equals(inDual)) {
                    missing.add("dualQualified");
                }
                boolean counting = (!Boolean.TRUE.equals(dual) && !in.equals(out))
                        || (!Boolean.FALSE.equals(dual) && !inDual.equals(out));
                if (counting && text(teacher, "category") == null) {
                    missing.add("category");
                }
                if (counting && day(teacher, "hiredOn") == null) {
                    missing.add("hiredOn");
                }
            }
        }
        return Verdict.unknown(missing);
    }

    private static String result(Staff staff, BigDecimal minShare) {
        return staff.professional() == 0 ? "none" : met(staff, minShare) ? Verdict.PASS : Verdict.FAIL;
    }

    private static boolean met(Staff staff, BigDecimal minShare) {
        return !less(BigDecimal.valueOf(staff.dual()), minShare.multiply(BigDecimal.valueOf(staff.professional())));
    }

    /** How many more of the professional teachers would have to be dual-qualified. */
    private static BigDecimal shortOf(Staff staff, BigDecimal minShare) {
        return minShare.multiply(BigDecimal.valueOf(staff.professional()))
                .setScale(0, RoundingMode.CEILING)
                .subtract(BigDecimal.valueOf(staff.dual()));
    }

    /** Every staff that the known facts leave possible. */
    private static Set<Staff> possible(List<Map<String, Object>> candidates) {
        Set<Staff> all = Set.of(new Staff(0, 0));
        for (Map<String, Object> teacher : candidates) {
            boolean mayBeOut = text(teacher, "category") == null || day(teacher, "hiredOn") == null;
            Boolean dual = flag(teacher, "dualQualified");
            Set<Staff> longer = new HashSet<>();
            for (Staff staff : all) {
                if (mayBeOut) {
                    longer.add(staff);
                }
                if (!Boolean.TRUE.equals(dual)) {
                    longer.add(new Staff(staff.professional() + 1, staff.dual()));
                }
                if (!Boolean.FALSE.equals(dual)) {
                    longer.add(new Staff(staff.professional() + 1, staff.dual() + 1));
                }
            }
            all = longer;
        }
        return all;
    }
}
