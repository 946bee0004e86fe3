package cn.hegui.reference;

import static cn.hegui.reference.Facts.atLeast;
import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.fen;
import static cn.hegui.reference.Facts.flag;
import static cn.hegui.reference.Facts.isFalse;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.Facts.whole;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The national rules on interns of vocational schools (baseline.md), but for the headcount. */
final class ReferenceInternshipRules {
    static final Set<String> RULES = Set.of(
            "internship.minimum-age",
            "internship.not-first-year",
            "internship.no-entertainment-venue",
            "internship.no-intermediary",
            "internship.pay-floor",
            "internship.no-fees",
            "internship.no-overtime",
            "internship.headcount");

    static final List<String> VOCATIONAL = List.of("secondary-vocational", "technician", "higher-vocational");

    static final LocalDate SHADOWING_IS_POST = LocalDate.of(2021, 12, 31);

    private ReferenceInternshipRules() {}

    static void judge(Reference reference, Clause clause) {
        boolean enterprise = reference.kind.equals("enterprise");
        String rule = clause.rule();
        if (rule.equals("internship.headcount")) {
            if (enterprise) {
                ReferenceHeadcount.judge(reference, clause);
            }
            return;
        }
        if (rule.equals("internship.pay-floor") && !enterprise) {
            return; // "Those marked E judge the enterprise's list only"
        }
        for (Map<String, Object> internship : Facts.items(reference.subject, "internships")) {
            LocalDate from = day(internship, "from");
            if (reference.judges(clause, from)) {
                Verdict verdict = judge(
                        rule,
                        internship,
                        reference.parameters(clause, from),
                        enterprise ? vocational(internship, clause) : Boolean.TRUE);
                // What is outside the scope is outside it "whatever else is missing", its day too.
                if (from == null && !verdict.is(Verdict.NOT_APPLICABLE)) {
                    verdict.dayNotKnown("from");
                }
                reference.add(clause, text(internship, "id"), verdict);
            }
        }
    }

    /** "an enterprise's by schoolLevel"; null where it is not known. A school's own level is seen to elsewhere. */
    static Boolean vocational(Map<String, Object> internship, Clause clause) {
        String level = text(internship, "schoolLevel");
        return level == null ? null : clause.levels().contains(level);
    }

    /**
     * Whether an internship is `post`; null where its type is not known. "since 2021-12-31 shadowing is judged as post":
     * by the day on which it began; one without that day counts as begun since.
     */
    static Boolean post(Map<String, Object> internship) {
        String type = text(internship, "type");
        if (type == null) {
            return null;
        }
        LocalDate from = day(internship, "from");
        return type.equals("post") || (type.equals("shadowing") && (from == null || !from.isBefore(SHADOWING_IS_POST)));
    }

    private static Verdict judge(
            String rule, Map<String, Object> internship, Map<String, Object> parameters, Boolean vocational) {
        Boolean post = post(internship);
        Boolean notObservation = text(internship, "type") == null
                ? null
                : !text(internship, "type").equals("observation");
        return switch (rule) {
            case "internship.minimum-age" ->
                scoped(
                        oldEnough(internship, whole(parameters, "minAge")),
                        new Scope("schoolLevel", vocational),
                        new Scope("type", notObservation));
            case "internship.not-first-year" ->
                scoped(notFirstYear(internship), new Scope("schoolLevel", vocational), new Scope("type", post));
            case "internship.no-entertainment-venue" ->
                scoped(ordinaryVenue(internship), new Scope("schoolLevel", vocational));
            case "internship.no-intermediary" ->
                scoped(allFalse(internship, "viaIntermediary"), new Scope("schoolLevel", vocational));
            case "internship.no-fees" -> scoped(noFees(internship), new Scope("schoolLevel", vocational));
            case "internship.no-overtime" ->
                scoped(
                        allFalse(internship, "nightShift", "overtime"),
                        new Scope("schoolLevel", vocational),
                        new Scope("type", notObservation),
                        new Scope("specialArrangementFiled", not(flag(internship, "specialArrangementFiled"))));
            case "internship.pay-floor" ->
                scoped(
                        payFloor(internship, number(parameters, "minShare")),
                        new Scope("schoolLevel", vocational),
                        new Scope("type", post),
                        new Scope("independent", flag(internship, "independent")));
            default -> throw new IllegalArgumentException(rule);
        };
    }

    /** One condition of being judged at all: the field that decides it, and whether it holds; null: not known. */
    private record Scope(String field, Boolean inside) {}

    /** Outside one of them: notapplicable. Not known: "what would fail is unknown, missing the scope's field". */
    private static Verdict scoped(Verdict verdict, Scope... scopes) {
        for (Scope scope : scopes) {
            if (Boolean.FALSE.equals(scope.inside())) {
                return Verdict.notApplicable();
            }
        }
        Set<String> open = new TreeSet<>();
        for (Scope scope : scopes) {
            if (scope.inside() == null) {
                open.add(scope.field());
            }
        }
        return verdict.scopeNotKnown(open.toArray(String[]::new));
    }

    private static Boolean not(Boolean value) {
        return value == null ? null : !value;
    }

    private static Verdict oldEnough(Map<String, Object> internship, int minAge) {
        LocalDate bornOn = day(internship, "bornOn");
        LocalDate from = day(internship, "from");
        Set<String> missing = new TreeSet<>();
        if (bornOn == null) {
            missing.add("bornOn");
        }
        if (from == null) {
            missing.add("from");
        }
        if (!missing.isEmpty()) {
            return Verdict.unknown(missing);
        }
        return bornOn.plusYears(minAge).isAfter(from) ? Verdict.fail() : Verdict.pass();
    }

    private static Verdict notFirstYear(Map<String, Object> internship) {
        Integer schoolYear = whole(internship, "schoolYear");
        return schoolYear == null ? Verdict.unknown("schoolYear") : schoolYear >= 2 ? Verdict.pass() : Verdict.fail();
    }

    private static Verdict ordinaryVenue(Map<String, Object> internship) {
        String venue = text(internship, "venue");
        return venue == null
                ? Verdict.unknown("venue")
                : venue.equals("entertainment") ? Verdict.fail() : Verdict.pass();
    }

    /** None of the flags is true: one true fails, else one absent is missing. */
    private static Verdict allFalse(Map<String, Object> facts, String... fields) {
        Set<String> missing = new TreeSet<>();
        for (String field : fields) {
            if (isTrue(facts, field)) {
                return Verdict.fail();
            }
            if (!isFalse(facts, field)) {
                missing.add(field);
            }
        }
        return missing.isEmpty() ? Verdict.pass() : Verdict.unknown(missing);
    }

    private static Verdict noFees(Map<String, Object> internship) {
        BigDecimal fees = number(internship, "feesCharged");
        if (fees == null) {
            return Verdict.unknown("feesCharged");
        }
        return (fees.signum() == 0 ? Verdict.pass() : Verdict.fail(fees)).figures(fees, BigDecimal.ZERO);
    }

    /** `monthlyPay >= minShare x postWage` (to the fen) or `monthlyPay >= lowestWage`: the lower of the two floors. */
    private static Verdict payFloor(Map<String, Object> internship, BigDecimal minShare) {
        BigDecimal pay = number(internship, "monthlyPay");
        BigDecimal postWage = number(internship, "postWage");
        BigDecimal lowestWage = number(internship, "lowestWage");
        BigDecimal shareFloor = postWage == null ? null : fen(minShare.multiply(postWage));
        // A pay that is not known is at least nothing, which is enough where nothing is demanded.
        BigDecimal least = pay == null ? BigDecimal.ZERO : pay;
        if ((shareFloor != null && atLeast(least, shareFloor)) || (lowestWage != null && atLeast(least, lowestWage))) {
            return Verdict.pass();
        }
        Set<String> missing = new TreeSet<>();
        if (pay == null) {
            missing.add("monthlyPay");
        }
        if (postWage == null) {
            missing.add("postWage");
        }
        if (lowestWage == null) {
            missing.add("lowestWage");
        }
        if (!missing.isEmpty()) {
            return Verdict.unknown(missing);
        }
        BigDecimal floor = less(shareFloor, lowestWage) ? shareFloor : lowestWage;
        return Verdict.fail(floor.subtract(pay)).figures(pay, floor);
    }
}
