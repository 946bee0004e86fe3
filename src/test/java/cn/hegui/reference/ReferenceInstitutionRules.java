package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.flag;
import static cn.hegui.reference.Facts.isFalse;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.numberOrZero;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.Facts.whole;
import static cn.hegui.reference.Facts.yearEnd;
import static cn.hegui.reference.Facts.zero;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Governance, programmes, factories, transfers, training services, projects and open days. */
final class ReferenceInstitutionRules {
    private ReferenceInstitutionRules() {}

    static void judge(Reference reference, Clause clause) {
        switch (clause.rule()) {
            case "teaching.practical-share" -> practicalShare(reference, clause);
            case "governance.council" -> council(reference, clause);
            case "governance.council-industry" -> councilIndustry(reference, clause);
            case "programme.enterprise-participation" -> participation(reference, clause);
            case "programme.exit" -> exit(reference, clause);
            case "factory.income-use", "factory.income-reporting" -> factoryYears(reference, clause);
            case "factory.investment-approval" -> investment(reference, clause);
            case "transfer.reward-share" -> transfers(reference, clause);
            case "training-service.non-profit", "training-service.unified-accounts" -> services(reference, clause);
            case "cooperation.project-required" -> projects(reference, clause);
            case "facility.open-to-schools" -> openDays(reference, clause);
            default -> {}
        }
    }

    /** All of the flags are true: one false fails, else one absent is missing. */
    private static Verdict allTrue(Map<String, Object> facts, String... fields) {
        Set<String> missing = new TreeSet<>();
        for (String field : fields) {
            if (isFalse(facts, field)) {
                return Verdict.fail();
            }
            if (flag(facts, field) == null) {
                missing.add(field);
            }
        }
        return missing.isEmpty() ? Verdict.pass() : Verdict.unknown(missing);
    }

    // ---- programmes

    private static void practicalShare(Reference reference, Clause clause) {
        if (!clause.inForce(reference.asOf)) {
            return;
        }
        Map<String, Object> parameters = clause.parameters(reference.asOf);
        for (Map<String, Object> programme : Facts.items(reference.subject, "programmes")) {
            LocalDate openedOn = day(programme, "openedOn");
            if (openedOn != null && openedOn.isAfter(reference.asOf)) {
                continue;
            }
            boolean narrowed = isTrue(parameters, "apprenticeshipOnly");
            Verdict verdict;
            if (narrowed && isFalse(programme, "apprenticeship")) {
                verdict = Verdict.notApplicable();
            } else {
                verdict = hours(programme, number(parameters, "minShare"));
                if (narrowed && flag(programme, "apprenticeship") == null) {
                    verdict.scopeNotKnown("apprenticeship");
                }
            }
            reference.add(clause, text(programme, "id"), verdict);
        }
    }

    private static Verdict hours(Map<String, Object> programme, BigDecimal minShare) {
        BigDecimal total = number(programme, "totalHours");
        BigDecimal practical = number(programme, "practicalHours");
        if (zero(total)) {
            return Verdict.notApplicable();
        }
        if (total == null) {
            return practical == null ? Verdict.unknown("practicalHours", "totalHours") : Verdict.unknown("totalHours");
        }
        BigDecimal required = minShare.multiply(total);
        if (practical == null) {
            return zero(required) ? Verdict.pass() : Verdict.unknown("practicalHours");
        }
        Verdict verdict = less(practical, required)
                ? Verdict.fail(required.subtract(practical).setScale(1, RoundingMode.CEILING))
                : Verdict.pass();
        return verdict.figures(practical, required);
    }

    private static void participation(Reference reference, Clause clause) {
        for (Map<String, Object> programme : Facts.items(reference.subject, "programmes")) {
            LocalDate openedOn = day(programme, "openedOn");
            if (reference.judges(clause, openedOn)) {
                Verdict verdict = allTrue(programme, "enterpriseParticipated");
                reference.add(
                        clause, text(programme, "id"), openedOn == null ? verdict.dayNotKnown("openedOn") : verdict);
            }
        }
    }

    private static void exit(Reference reference, Clause clause) {
        if (!clause.inForce(reference.asOf)) {
            return;
        }
        int now = reference.asOf.getYear();
        List<Map<String, Object>> rows = Facts.items(reference.subject, "employment");
        if (clause.open().contains("minEmploymentRate")) {
            if (rows.stream().anyMatch(row -> whole(row, "year") <= now)) {
                reference.add(clause, "", Verdict.unknown("parameter:minEmploymentRate"));
            }
            return;
        }
        Set<String> programmes = new LinkedHashSet<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> programme =
                    Facts.find(Facts.items(reference.subject, "programmes"), "id", text(row, "programme"));
            boolean openedLater = programme != null
                    && day(programme, "openedOn") != null
                    && day(programme, "openedOn").isAfter(reference.asOf);
            if (whole(row, "year") <= now && !openedLater) {
                programmes.add(text(row, "programme"));
            }
        }
        for (String programme : programmes) {
            reference.add(clause, programme, exitOf(programme, rows, clause.parameters(reference.asOf), now));
        }
    }

    private static Verdict exitOf(
            String programme, List<Map<String, Object>> rows, Map<String, Object> parameters, int now) {
        Integer last = null;
        for (Map<String, Object> row : rows) {
            if (programme.equals(text(row, "programme")) && whole(row, "year") <= now) {
                int year = whole(row, "year");
                Map<String, Object> next = row(rows, programme, year + 1);
                if (next != null && number(next, "enrolment") != null && (last == null || year > last)) {
                    last = year;
                }
            }
        }
        if (last == null) {
            return Verdict.pending(null);
        }
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < whole(parameters, "consecutiveYears"); i++) {
            Map<String, Object> row = row(rows, programme, last - i);
            BigDecimal rate = row == null ? null : number(row, "rate");
            if (rate == null) {
                missing.add("rate");
            } else if (!less(rate, number(parameters, "minEmploymentRate"))) {
                return Verdict.pass();
            }
        }
        BigDecimal before = number(row(rows, programme, last), "enrolment");
        BigDecimal after = number(row(rows, programme, last + 1), "enrolment");
        if (zero(after) || (before != null && less(after, before))) {
            return Verdict.pass();
        }
        if (before == null) {
            missing.add("enrolment");
        }
        return missing.isEmpty() ? Verdict.fail() : Verdict.unknown(missing);
    }

    private static Map<String, Object> row(List<Map<String, Object>> rows, String programme, int year) {
        for (Map<String, Object> row : rows) {
            if (programme.equals(text(row, "programme")) && whole(row, "year") == year) {
                return row;
            }
        }
        return null;
    }

    // ---- governance

    private static void council(Reference reference, Clause clause) {
        if (clause.inForce(reference.asOf)) {
            reference.add(clause, "", allTrue(reference.subject, "councilEstablished"));
        }
    }

    private static void councilIndustry(Reference reference, Clause clause) {
        if (!clause.inForce(reference.asOf)) {
            return;
        }
        Boolean established = flag(reference.subject, "councilEstablished");
        if (Boolean.FALSE.equals(established)) {
            reference.add(clause, "", Verdict.notApplicable());
            return;
        }
        BigDecimal members = number(reference.subject, "councilIndustryMembers");
        Verdict verdict = members == null
                ? Verdict.unknown("councilIndustryMembers")
                : members.signum() > 0 ? Verdict.pass() : Verdict.fail();
        reference.add(clause, "", established == null ? verdict.scopeNotKnown("councilEstablished") : verdict);
    }

    // ---- factories

    private static void factoryYears(Reference reference, Clause clause) {
        List<Map<String, Object>> rows = new ArrayList<>(Facts.items(reference.subject, "factoryYears"));
        rows.sort(Comparator.comparing(row -> whole(row, "year")));
        for (Map<String, Object> row : rows) {
            int year = whole(row, "year");
            if (clause.inForce(yearEnd(year))) {
                Verdict verdict = factoryYear(reference, clause, row, year);
                reference.addYearly(clause, text(row, "factory") + "/" + year, verdict, year);
            }
        }
    }

    private static Verdict factoryYear(Reference reference, Clause clause, Map<String, Object> row, int year) {
        boolean use = clause.rule().equals("factory.income-use");
        String scopeField = use ? "teachingNonProfit" : "stateAssetInvested";
        Map<String, Object> factory =
                Facts.find(Facts.items(reference.subject, "factories"), "id", text(row, "factory"));
        Boolean inScope = factory == null ? null : flag(factory, scopeField);
        if (Boolean.FALSE.equals(inScope)) {
            return Verdict.notApplicable();
        }
        if (reference.asOf.isBefore(yearEnd(year))) {
            return Verdict.pending(yearEnd(year));
        }
        BigDecimal income = number(row, "income");
        if (zero(income)) {
            return Verdict.notApplicable();
        }
        Verdict verdict;
        if (use) {
            verdict = incomeUse(row, year, income, clause.parameters(yearEnd(year)));
        } else {
            verdict = allTrue(row, "incomeReported", "inBudget");
            if (income == null) {
                verdict.scopeNotKnown("income"); // "not known: what would fail is unknown"
            }
        }
        return inScope == null ? verdict.scopeNotKnown(scopeField) : verdict;
    }

    private static Verdict incomeUse(
            Map<String, Object> row, int year, BigDecimal income, Map<String, Object> parameters) {
        Set<String> missing = new TreeSet<>();
        BigDecimal used = numberOrZero(row, "retained");
        if (parameters.get("laborFrom") != null && year >= whole(parameters, "laborFrom")) {
            used = used.add(numberOrZero(row, "laborPaid"));
        }
        for (String field : List.of("usedForTeaching", "reinvested")) {
            used = used.add(numberOrZero(row, field));
            if (number(row, field) == null) {
                missing.add(field);
            }
        }
        if (income == null) {
            missing.add("income");
            return Verdict.unknown(missing);
        }
        BigDecimal required = Facts.fen(number(parameters, "minShare").multiply(income));
        if (!less(used, required)) {
            return Verdict.pass().figures(used, required);
        }
        return missing.isEmpty()
                ? Verdict.fail(required.subtract(used)).figures(used, required)
                : Verdict.unknown(missing);
    }

    private static void investment(Reference reference, Clause clause) {
        for (Map<String, Object> factory : Facts.items(reference.subject, "factories")) {
            LocalDate investedOn = day(factory, "investedOn");
            if (reference.judges(clause, investedOn)) {
                Verdict verdict;
                if (isFalse(factory, "stateAssetInvested")) {
                    verdict = Verdict.notApplicable();
                } else {
                    verdict = allTrue(factory, "feasibilityStudied", "authorityApproved", "financeApproved");
                    if (flag(factory, "stateAssetInvested") == null) {
                        verdict.scopeNotKnown("stateAssetInvested");
                    }
                    if (investedOn == null) {
                        verdict.dayNotKnown("investedOn");
                    }
                }
                reference.add(clause, text(factory, "id"), verdict);
            }
        }
    }

    // ---- transfers (enterprises too)

    private static void transfers(Reference reference, Clause clause) {
        String ownerField = reference.kind.equals("enterprise") ? "stateOwnedBy" : "sponsor";
        String owner = text(reference.subject, ownerField);
        for (Map<String, Object> transfer : Facts.items(reference.subject, "transfers")) {
            LocalDate on = day(transfer, "on");
            if (!reference.judges(clause, on)) {
                continue;
            }
            Map<String, Object> parameters = reference.parameters(clause, on);
            boolean cityOnly = "city".equals(text(parameters, "scope"));
            Verdict verdict;
            if (cityOnly && owner != null && !owner.equals("city")) {
                verdict = Verdict.notApplicable();
            } else {
                verdict = ReferenceFundRules.share(transfer, "netIncome", number(parameters, "minShare"), "reward");
                if (cityOnly && owner == null) {
                    verdict.scopeNotKnown(ownerField);
                }
                if (on == null) {
                    verdict.dayNotKnown("on");
                }
            }
            reference.add(clause, text(transfer, "id"), verdict);
        }
    }

    // ---- training services

    private static void services(Reference reference, Clause clause) {
        List<Map<String, Object>> rows = new ArrayList<>(Facts.items(reference.subject, "trainingServices"));
        rows.sort(Comparator.comparing(row -> whole(row, "year")));
        for (Map<String, Object> row : rows) {
            int year = whole(row, "year");
            if (clause.inForce(yearEnd(year))) {
                Verdict verdict;
                if (reference.asOf.isBefore(yearEnd(year))) {
                    verdict = Verdict.pending(yearEnd(year));
                } else if (clause.rule().equals("training-service.unified-accounts")) {
                    verdict = allTrue(row, "inUnifiedAccounts");
                } else {
                    verdict = nonProfit(row, rows, year);
                }
                reference.addYearly(clause, String.valueOf(year), verdict, year);
            }
        }
    }

    /**
     * Fees within cost in the year; or over all rows up to it; or the surplus goes to training.
     *
     * <p>Let x be the year's surplus and p what the earlier rows together fell short of their cost. The first two say: x
     * is at most the greater of 0 and p. Both are bounded by what is known; null stands for no bound.
     */
    private static Verdict nonProfit(Map<String, Object> row, List<Map<String, Object>> rows, int year) {
        BigDecimal fees = number(row, "fees");
        BigDecimal cost = number(row, "cost");
        Boolean toTraining = flag(row, "surplusToTraining");
        if (Boolean.TRUE.equals(toTraining)) {
            return Verdict.pass().figures(fees, cost);
        }
        BigDecimal priorFees = BigDecimal.ZERO;
        BigDecimal priorCost = BigDecimal.ZERO;
        boolean priorFeesOpen = false;
        boolean priorCostOpen = false;
        for (Map<String, Object> other : rows) {
            if (whole(other, "year") < year) {
                priorFees = priorFees.add(numberOrZero(other, "fees"));
                priorCost = priorCost.add(numberOrZero(other, "cost"));
                priorFeesOpen |= number(other, "fees") == null;
                priorCostOpen |= number(other, "cost") == null;
            }
        }
        // What the earlier rows allow at least and at most (null: any amount).
        BigDecimal room = priorCost.subtract(priorFees).max(BigDecimal.ZERO);
        BigDecimal roomLow = priorFeesOpen ? BigDecimal.ZERO : room;
        BigDecimal roomHigh = priorCostOpen ? null : room;
        // The year's surplus at least (null: any) and at most (null: any).
        BigDecimal surplusLow = cost == null ? null : numberOrZero(row, "fees").subtract(cost);
        BigDecimal surplusHigh = fees == null ? null : fees.subtract(numberOrZero(row, "cost"));

        boolean met = surplusHigh != null && !less(roomLow, surplusHigh);
        boolean broken = surplusLow != null && roomHigh != null && less(roomHigh, surplusLow);
        if (met) {
            return Verdict.pass().figures(fees, cost);
        }
        if (broken && toTraining != null) {
            return Verdict.fail(surplusLow).figures(fees, cost);
        }
        Set<String> missing = new TreeSet<>();
        if (toTraining == null) {
            missing.add("surplusToTraining");
        }
        if (!broken) {
            if (fees == null) {
                missing.add("fees");
            }
            if (cost == null) {
                missing.add("cost");
            }
            // The earlier rows matter where the year's surplus may lie above the least and within the most they allow.
            boolean roomOpen = roomHigh == null || less(roomLow, roomHigh);
            boolean within = surplusLow == null || roomHigh == null || !less(roomHigh, surplusLow);
            if (roomOpen && within) {
                if (priorFeesOpen) {
                    missing.add("fees");
                }
                if (priorCostOpen) {
                    missing.add("cost");
                }
            }
        }
        return Verdict.unknown(missing);
    }

    // ---- projects and open days

    private static void projects(Reference reference, Clause clause) {
        if (!clause.inForce(reference.asOf)) {
            return;
        }
        List<String> types =
                ReferenceBook.texts(clause.parameters(reference.asOf).get("partnerTypes"));
        List<Map<String, Object>> projects = Facts.list(reference.subject, "projects");
        Set<String> missing = new TreeSet<>();
        boolean found = false;
        if (projects == null) {
            missing.add("projects");
        } else {
            for (Map<String, Object> project : projects) {
                LocalDate since = day(project, "since");
                LocalDate until = day(project, "until");
                String type = text(project, "partnerType");
                boolean inactive = (since != null && since.isAfter(reference.asOf))
                        || (until != null && until.isBefore(reference.asOf));
                if (inactive || (type != null && !types.contains(type))) {
                    continue;
                }
                found |= since != null && type != null;
                if (since == null) {
                    missing.add("since");
                }
                if (type == null) {
                    missing.add("partnerType");
                }
            }
        }
        reference.add(
                clause, "", found ? Verdict.pass() : missing.isEmpty() ? Verdict.fail() : Verdict.unknown(missing));
    }

    private static void openDays(Reference reference, Clause clause) {
        int lastYear = lastEndedYear(reference.asOf);
        List<Integer> years = new ArrayList<>();
        for (int year = lastYear; years.size() < 3 && year >= 1949; year--) {
            if (!LocalDate.of(year, 1, 1).isBefore(clause.effective()) && clause.inForce(yearEnd(year))) {
                years.add(0, year);
            }
        }
        for (int year : years) {
            reference.add(clause, String.valueOf(year), openInYear(reference, year));
        }
    }

    private static Verdict openInYear(Reference reference, int year) {
        List<Map<String, Object>> openDays = Facts.list(reference.subject, "openDays");
        if (openDays == null) {
            return Verdict.unknown("openDays");
        }
        Set<String> missing = new TreeSet<>();
        for (Map<String, Object> openDay : openDays) {
            LocalDate on = day(openDay, "on");
            Boolean free = flag(openDay, "free");
            String audience = text(openDay, "audience");
            if ((on != null && on.getYear() != year)
                    || Boolean.FALSE.equals(free)
                    || (audience != null && !audience.equals("primary-secondary"))) {
                continue;
            }
            if (on != null && free != null && audience != null) {
                return Verdict.pass();
            }
            if (on == null) {
                missing.add("on");
            }
            if (free == null) {
                missing.add("free");
            }
            if (audience == null) {
                missing.add("audience");
            }
        }
        return missing.isEmpty() ? Verdict.fail() : Verdict.unknown(missing);
    }

    static int lastEndedYear(LocalDate asOf) {
        return yearEnd(asOf.getYear()).isAfter(asOf) ? asOf.getYear() - 1 : asOf.getYear();
    }
}
