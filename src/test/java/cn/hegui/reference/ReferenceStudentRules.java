package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.flag;
import static cn.hegui.reference.Facts.isFalse;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Interns, graduates and targeted classes of enterprises. */
final class ReferenceStudentRules {
    private static final LocalDate SHADOWING_IS_POST = LocalDate.of(2021, 12, 31);
    static final List<String> TREATMENTS = List.of("secondary", "college", "bachelor");

    private ReferenceStudentRules() {}

    static void judge(Reference reference, Clause clause) {
        switch (clause.rule()) {
            case "internship.agreement-signed" -> internships(reference, clause);
            case "internship.fair-pay" -> internships(reference, clause);
            case "graduate.labour-contract" -> graduates(reference, clause);
            case "graduate.skill-level-treatment" -> graduates(reference, clause);
            case "targeted-class.application" -> classes(reference, clause);
            default -> {}
        }
    }

    private static void internships(Reference reference, Clause clause) {
        for (Map<String, Object> internship : Facts.items(reference.subject, "internships")) {
            LocalDate from = day(internship, "from");
            if (reference.judges(clause, from)) {
                Verdict verdict = clause.rule().equals("internship.fair-pay")
                        ? fairPay(internship, from)
                        : required(internship, "agreementSigned");
                // What is outside the scope is outside it "whatever else is missing", its day too.
                if (from == null && !verdict.is(Verdict.NOT_APPLICABLE)) {
                    verdict.dayNotKnown("from");
                }
                reference.add(clause, text(internship, "id"), verdict);
            }
        }
    }

    private static Verdict required(Map<String, Object> item, String field) {
        Boolean value = flag(item, field);
        return value == null ? Verdict.unknown(field) : value ? Verdict.pass() : Verdict.fail();
    }

    private static Verdict fairPay(Map<String, Object> internship, LocalDate from) {
        String type = text(internship, "type");
        if ("observation".equals(type)
                || ("shadowing".equals(type) && from != null && from.isBefore(SHADOWING_IS_POST))) {
            return Verdict.notApplicable();
        }
        BigDecimal pay = number(internship, "monthlyPay");
        Verdict verdict =
                pay == null ? Verdict.unknown("monthlyPay") : pay.signum() > 0 ? Verdict.pass() : Verdict.fail();
        return type == null ? verdict.scopeNotKnown("type") : verdict;
    }

    private static void graduates(Reference reference, Clause clause) {
        for (Map<String, Object> graduate : Facts.items(reference.subject, "graduates")) {
            LocalDate hiredOn = day(graduate, "hiredOn");
            if (reference.judges(clause, hiredOn)) {
                Map<String, Object> parameters = reference.parameters(clause, hiredOn);
                Verdict verdict = clause.rule().equals("graduate.labour-contract")
                        ? contract(reference, graduate, hiredOn, parameters)
                        : treatment(graduate, parameters);
                boolean outside = verdict.is(Verdict.NOT_APPLICABLE);
                if (hiredOn == null && !outside) {
                    verdict.dayNotKnown("hiredOn");
                }
                reference.add(clause, text(graduate, "id"), verdict);
            }
        }
    }

    private static Verdict contract(
            Reference reference, Map<String, Object> graduate, LocalDate hiredOn, Map<String, Object> parameters) {
        if (isTrue(graduate, "contractSigned")) {
            return Verdict.pass();
        }
        if (hiredOn != null) {
            LocalDate limit = hiredOn.plusMonths(Facts.whole(parameters, "withinMonths"));
            if (reference.asOf.isBefore(limit)) {
                return Verdict.pending(limit.minusDays(1));
            }
        }
        return required(graduate, "contractSigned");
    }

    private static Verdict treatment(Map<String, Object> graduate, Map<String, Object> parameters) {
        String trainingClass = text(graduate, "trainingClass");
        String treatedAs = text(graduate, "treatedAs");
        if ("none".equals(trainingClass)) {
            return Verdict.notApplicable();
        }
        if (trainingClass == null) {
            return treatedAs == null ? Verdict.unknown("trainingClass", "treatedAs") : Verdict.unknown("trainingClass");
        }
        Object required = ReferenceBook.map(parameters.get("treatment")).get(trainingClass);
        if (required == null) {
            return Verdict.notApplicable();
        }
        int requiredRank = TREATMENTS.indexOf(required.toString());
        if (treatedAs == null) {
            // Also where the lowest rank would do: the absence may stand for no treatment at all.
            return Verdict.unknown("treatedAs");
        }
        return TREATMENTS.indexOf(treatedAs) >= requiredRank ? Verdict.pass() : Verdict.fail();
    }

    private static void classes(Reference reference, Clause clause) {
        for (Map<String, Object> targeted : Facts.items(reference.subject, "targetedClasses")) {
            LocalDate appliedOn = day(targeted, "appliedOn");
            Integer year = Facts.whole(targeted, "year");
            LocalDate judgedOn = appliedOn != null ? appliedOn : year != null ? LocalDate.of(year, 1, 1) : null;
            if (reference.judges(clause, judgedOn)) {
                List<String> months = ReferenceBook.texts(
                        reference.parameters(clause, judgedOn).get("months"));
                Verdict verdict = application(targeted, appliedOn, months);
                if (judgedOn == null) {
                    verdict.dayNotKnown("appliedOn");
                }
                reference.add(clause, text(targeted, "id"), verdict);
            }
        }
    }

    private static Verdict application(Map<String, Object> targeted, LocalDate appliedOn, List<String> months) {
        boolean wrongMonth = appliedOn != null && !months.contains(String.valueOf(appliedOn.getMonthValue()));
        if (wrongMonth || isFalse(targeted, "filed")) {
            return Verdict.fail();
        }
        Set<String> missing = new TreeSet<>();
        if (appliedOn == null) {
            missing.add("appliedOn");
        }
        if (flag(targeted, "filed") == null) {
            missing.add("filed");
        }
        return missing.isEmpty() ? Verdict.pass() : Verdict.unknown(missing);
    }
}
