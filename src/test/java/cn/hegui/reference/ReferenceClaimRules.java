package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.fen;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.Facts.whole;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subsidy claims.
 *
 * <p>What is not known is tried out: the entitlement is computed for every completion of the absent fields, and the sum
 * for every way in which undated claims may come before. A claim passes when it does in all of them, fails when it does
 * in all of them, and a field is missing when changing it alone can turn the outcome.
 */
final class ReferenceClaimRules {
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final Map<String, String> RECIPIENTS = Map.of(
            "targeted-class", "enterprise",
            "shadow-internship", "student",
            "post-internship", "student",
            "placement-school", "school",
            "placement-student", "student",
            "skill-certificate", "employee",
            "technician-training", "employee");

    private static final Map<String, String> EVIDENCE_LISTS = Map.of(
            "targeted-class", "targetedClasses",
            "shadow-internship", "internships",
            "post-internship", "internships",
            "placement-school", "graduates",
            "placement-student", "graduates",
            "skill-certificate", "certificates",
            "technician-training", "technicianTrainings");

    private ReferenceClaimRules() {}

    /** One possible sum up to and including a claim; unbounded where an amount in it is not known. */
    private record Sum(BigDecimal known, boolean unbounded) {}

    /** All absent fields filled in, and what the claim would then be entitled to. */
    private record Completion(Map<String, Object> facts, BigDecimal entitlement) {}

    static void judge(Reference reference, Clause clause) {
        String scheme = clause.rule().substring("subsidy.".length());
        List<Map<String, Object>> claims = Facts.items(reference.subject, "subsidyClaims");
        for (int place = 0; place < claims.size(); place++) {
            Map<String, Object> claim = claims.get(place);
            String claimed = text(claim, "scheme");
            LocalDate claimedOn = day(claim, "claimedOn");
            if ((claimed == null || claimed.equals(scheme)) && reference.judges(clause, claimedOn)) {
                Verdict verdict = judge(reference, clause, scheme, claims, place);
                boolean paid = "paid".equals(text(claim, "status"));
                reference.add(clause, text(claim, "id"), verdict, null, paid);
            }
        }
    }

    private static Verdict judge(
            Reference reference, Clause clause, String scheme, List<Map<String, Object>> claims, int place) {
        Map<String, Object> claim = claims.get(place);
        if (!counts(claim)) {
            return Verdict.notApplicable();
        }
        LocalDate claimedOn = day(claim, "claimedOn");
        Verdict verdict = text(claim, "scheme") == null
                ? Verdict.unknown("scheme")
                : core(reference, reference.parameters(clause, claimedOn), scheme, claims, place);
        return claimedOn == null ? verdict.dayNotKnown("claimedOn") : verdict;
    }

    /** "Claims refused or withdrawn are notapplicable and count for nothing; all others count in the sums". */
    private static boolean counts(Map<String, Object> claim) {
        String status = text(claim, "status");
        return !"refused".equals(status) && !"withdrawn".equals(status);
    }

    private static Verdict core(
            Reference reference,
            Map<String, Object> parameters,
            String scheme,
            List<Map<String, Object>> claims,
            int place) {
        Map<String, Object> claim = claims.get(place);
        BigDecimal amount = number(claim, "amount");
        if (amount != null && amount.signum() == 0) {
            return Verdict.pass();
        }
        Map<String, Object> item = evidence(reference, scheme, claim);
        if (item == null) {
            Verdict verdict = Verdict.unknown("evidence");
            if (amount == null) {
                verdict.missing.add("amount");
            }
            if (scheme.equals("placement-student") && claim.get("employmentYear") == null) {
                verdict.missing.add("employmentYear");
            }
            return verdict;
        }

        List<Completion> completions = completions(reference, scheme, parameters, claim, item);
        BigDecimal lowest = completions.get(0).entitlement();
        BigDecimal highest = lowest;
        for (Completion completion : completions) {
            lowest = lowest.min(completion.entitlement());
            highest = highest.max(completion.entitlement());
        }
        List<Map<String, Object>> sureBefore = new ArrayList<>();
        List<Map<String, Object>> maybeBefore = new ArrayList<>();
        othersBefore(reference, scheme, claims, place, sureBefore, maybeBefore);
        List<Sum> sums = sums(amount, sureBefore, maybeBefore);

        if (amount != null) {
            boolean allPass = true;
            boolean allFail = true;
            BigDecimal least = null;
            boolean exact = true;
            for (Sum sum : sums) {
                allPass &= !sum.unbounded() && !less(lowest, sum.known());
                allFail &= less(highest, sum.known());
                exact &= !sum.unbounded() && sum.known().compareTo(sums.get(0).known()) == 0;
                least = least == null ? sum.known() : least.min(sum.known());
            }
            if (allPass) {
                return Verdict.pass().figures(least, lowest);
            }
            if (allFail) {
                BigDecimal over = amount.min(least.subtract(highest));
                Verdict verdict = Verdict.fail(over).figures(least, highest);
                if (less(lowest, highest) || (!exact && less(over, amount))) {
                    verdict.note("at-least");
                }
                if (highest.signum() > 0 && !less(least.subtract(amount), highest)) {
                    verdict.note("claimed-twice");
                }
                return verdict;
            }
        }
        return Verdict.unknown(missing(amount, completions, sums, sureBefore, maybeBefore));
    }

    private static Map<String, Object> evidence(Reference reference, String scheme, Map<String, Object> claim) {
        return Facts.find(Facts.items(reference.subject, EVIDENCE_LISTS.get(scheme)), "id", text(claim, "evidence"));
    }

    // ---- which claims come before

    /** The claims of the same scheme on the same ground that come before this one, surely or perhaps. */
    private static void othersBefore(
            Reference reference,
            String scheme,
            List<Map<String, Object>> claims,
            int place,
            List<Map<String, Object>> sure,
            List<Map<String, Object>> maybe) {
        Map<String, Object> claim = claims.get(place);
        String ground = ground(reference, scheme, claim);
        LocalDate claimedOn = day(claim, "claimedOn");
        for (int i = 0; i < claims.size(); i++) {
            Map<String, Object> other = claims.get(i);
            if (i == place
                    || !scheme.equals(text(other, "scheme"))
                    || !counts(other)
                    || ground == null
                    || !ground.equals(ground(reference, scheme, other))) {
                continue;
            }
            LocalDate otherOn = day(other, "claimedOn");
            if (claimedOn != null && otherOn != null) {
                if (otherOn.isBefore(claimedOn) || (otherOn.equals(claimedOn) && i < place)) {
                    sure.add(other);
                }
            } else if (otherOn == null || !otherOn.isAfter(reference.asOf)) {
                maybe.add(other);
            }
        }
    }

    /** Null where the ground is not known: such a claim stands alone. */
    private static String ground(Reference reference, String scheme, Map<String, Object> claim) {
        Map<String, Object> item = evidence(reference, scheme, claim);
        if (item == null) {
            return null;
        }
        String evidence = text(claim, "evidence");
        if (scheme.equals("placement-student")) {
            Integer year = whole(claim, "employmentYear");
            return year == null ? null : evidence + "/" + year;
        }
        if (scheme.equals("shadow-internship") && text(item, "student") != null) {
            return "student:" + text(item, "student");
        }
        return "item:" + evidence;
    }

    private static List<Sum> sums(
            BigDecimal amount, List<Map<String, Object>> sureBefore, List<Map<String, Object>> maybeBefore) {
        Sum start = new Sum(amount == null ? BigDecimal.ZERO : amount, amount == null);
        for (Map<String, Object> other : sureBefore) {
            start = plus(start, other);
        }
        List<Sum> sums = List.of(start);
        for (Map<String, Object> other : maybeBefore) {
            List<Sum> longer = new ArrayList<>(sums);
            for (Sum sum : sums) {
                longer.add(plus(sum, other));
            }
            sums = longer;
        }
        return sums;
    }

    private static Sum plus(Sum sum, Map<String, Object> claim) {
        BigDecimal amount = number(claim, "amount");
        return amount == null ? new Sum(sum.known(), true) : new Sum(sum.known().add(amount), sum.unbounded());
    }

    // ---- what is missing

    private static Set<String> missing(
            BigDecimal amount,
            List<Completion> completions,
            List<Sum> sums,
            List<Map<String, Object>> sureBefore,
            List<Map<String, Object>> maybeBefore) {
        Set<String> missing = new TreeSet<>();
        // A field of the item or of the claim: two completions that differ in it alone, and a sum between them.
        for (Completion a : completions) {
            for (Completion b : completions) {
                String field = onlyDifference(a.facts(), b.facts());
                if (field != null && less(a.entitlement(), b.entitlement())) {
                    for (Sum sum : sums) {
                        if (between(amount, sum, a.entitlement(), b.entitlement())) {
                            missing.add(field);
                        }
                    }
                }
            }
        }
        // An amount: some sum with an unknown amount may still be within, and may be beyond.
        if (amount == null) {
            missing.add("amount");
        }
        for (Completion completion : completions) {
            for (Sum sum : sums) {
                if (sum.unbounded() && !less(completion.entitlement(), sum.known())) {
                    missing.add("amount");
                }
            }
        }
        // The day of another claim: the sum without it is within, the sum with it is beyond.
        for (int i = 0; i < maybeBefore.size(); i++) {
            if (day(maybeBefore.get(i), "claimedOn") != null) {
                continue; // it is this claim whose day is not known
            }
            List<Map<String, Object>> rest = new ArrayList<>(maybeBefore);
            Map<String, Object> undated = rest.remove(i);
            for (Sum without : sums(amount, sureBefore, rest)) {
                Sum with = plus(without, undated);
                boolean more = with.unbounded() || less(without.known(), with.known());
                for (Completion completion : completions) {
                    BigDecimal entitlement = completion.entitlement();
                    boolean mayBeWithin =
                            amount == null ? less(without.known(), entitlement) : !less(entitlement, without.known());
                    boolean mayBeBeyond = with.unbounded() || less(entitlement, with.known());
                    if (more && mayBeWithin && mayBeBeyond && addsSomething(undated)) {
                        missing.add("claimedOn");
                    }
                }
            }
        }
        return missing;
    }

    private static boolean addsSomething(Map<String, Object> claim) {
        BigDecimal amount = number(claim, "amount");
        return amount == null || amount.signum() > 0;
    }

    /** Whether the sum may lie above the lower entitlement and at or below the higher one. */
    private static boolean between(BigDecimal amount, Sum sum, BigDecimal lower, BigDecimal higher) {
        if (!sum.unbounded()) {
            return less(lower, sum.known()) && !less(higher, sum.known());
        }
        // An amount of 0 of the claim itself passes anyway, so its own unknown amount must be above 0.
        return amount == null ? less(sum.known(), higher) : !less(higher, sum.known());
    }

    private static String onlyDifference(Map<String, Object> a, Map<String, Object> b) {
        String difference = null;
        for (String field : a.keySet()) {
            if (!a.get(field).equals(b.get(field))) {
                if (difference != null) {
                    return null;
                }
                difference = field;
            }
        }
        return difference;
    }

    // ---- entitlement

    private static List<Completion> completions(
            Reference reference,
            String scheme,
            Map<String, Object> parameters,
            Map<String, Object> claim,
            Map<String, Object> item) {
        String recipient = text(claim, "recipient");
        if (recipient != null && !recipient.equals(RECIPIENTS.get(scheme))) {
            return List.of(new Completion(Map.of(), BigDecimal.ZERO));
        }
        Map<String, Object> known = new LinkedHashMap<>(item);
        known.put("claimedOn", claim.get("claimedOn"));
        known.put("employmentYear", claim.get("employmentYear"));
        List<Map<String, Object>> filled = List.of(Map.of());
        for (Map.Entry<String, List<?>> field :
                candidates(reference, scheme, parameters, known).entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> before : filled) {
                for (Object value : field.getValue()) {
                    Map<String, Object> after = new LinkedHashMap<>(before);
                    after.put(field.getKey(), value);
                    longer.add(after);
                }
            }
            filled = longer;
        }
        List<Completion> completions = new ArrayList<>();
        for (Map<String, Object> fill : filled) {
            Map<String, Object> facts = new LinkedHashMap<>(known);
            facts.putAll(fill);
            completions.add(new Completion(fill, entitlement(scheme, parameters, facts)));
        }
        return completions;
    }

    /** Telling values for each field that the scheme reads and that is absent. */
    private static Map<String, List<?>> candidates(
            Reference reference, String scheme, Map<String, Object> parameters, Map<String, Object> known) {
        Map<String, List<?>> all = new LinkedHashMap<>();
        List<?> yesNo = List.of(true, false);
        switch (scheme) {
            case "targeted-class" -> {
                all.put("approved", yesNo);
                all.put("students", List.of(0, 1_000_000_000));
            }
            case "shadow-internship", "post-internship" -> {
                all.put("type", List.of("observation", "shadowing", "post"));
                all.put("arranged", yesNo);
                LocalDate end = reference.asOf;
                if (known.get("claimedOn") != null) {
                    end = day(known, "claimedOn");
                }
                if (known.get("to") != null) {
                    end = Facts.earlier(end, day(known, "to"));
                }
                List<LocalDate> beginnings = new ArrayList<>(List.of(FIRST_DAY, end));
                for (int months = 1; months <= 36; months++) {
                    beginnings.add(end.minusMonths(months).minusDays(3));
                }
                all.put("from", beginnings);
                all.put("claimedOn", List.of(FIRST_DAY, reference.asOf));
            }
            case "placement-school", "placement-student" -> {
                all.put("fresh", yesNo);
                all.put("localPark", yesNo);
                all.put("recommended", yesNo);
                if (scheme.equals("placement-student")) {
                    all.put("employmentYear", List.of(1, 2));
                    // leftOn < hiredOn is rejected: a known leftOn bounds an absent hiredOn.
                    all.put(
                            "hiredOn",
                            List.of(FIRST_DAY, known.get("leftOn") == null ? LAST_DAY : day(known, "leftOn")));
                    // Between the first and the second year of employment, one year grants and the other does not.
                    LocalDate hired = known.get("hiredOn") == null ? FIRST_DAY : day(known, "hiredOn");
                    all.put("claimedOn", List.of(FIRST_DAY, Facts.earlier(hired, reference.asOf), reference.asOf));
                }
            }
            case "skill-certificate" -> {
                if (parameters.containsKey("amounts")) {
                    all.put("level", List.of("junior", "intermediate", "senior"));
                }
                if (parameters.containsKey("shortageUplift")) {
                    all.put("shortage", yesNo);
                }
                if (parameters.containsKey("minInsuredMonths")) {
                    all.put("insuredMonths", List.of(0, 10_000));
                } else if (isTrue(parameters, "insuredRequired")) {
                    all.put("insured", yesNo);
                }
            }
            case "technician-training" -> {
                if (isTrue(parameters, "insuredRequired")) {
                    all.put("insured", yesNo);
                }
            }
            default -> {}
        }
        all.keySet().removeIf(field -> known.get(field) != null);
        return all;
    }

    /** What the scheme grants where every field that it reads is there; 0 where the item is not eligible. */
    private static BigDecimal entitlement(String scheme, Map<String, Object> parameters, Map<String, Object> facts) {
        BigDecimal nothing = BigDecimal.ZERO;
        switch (scheme) {
            case "targeted-class" -> {
                return isTrue(facts, "approved")
                        ? fen(number(facts, "students").multiply(number(parameters, "perStudentYear")))
                        : nothing;
            }
            case "shadow-internship", "post-internship" -> {
                boolean shadow = scheme.equals("shadow-internship");
                LocalDate end = day(facts, "claimedOn");
                if (facts.get("to") != null) {
                    end = Facts.earlier(end, day(facts, "to"));
                }
                int months = Facts.months(day(facts, "from"), end);
                boolean eligible = (shadow ? "shadowing" : "post").equals(text(facts, "type"))
                        && isTrue(facts, "arranged")
                        && months >= whole(parameters, "minMonths");
                if (!eligible) {
                    return nothing;
                }
                return shadow
                        ? fen(number(parameters, "amount"))
                        : fen(number(parameters, "perMonth").multiply(BigDecimal.valueOf(months)));
            }
            case "placement-school" -> {
                return placed(facts) ? fen(number(parameters, "amount")) : nothing;
            }
            case "placement-student" -> {
                int year = whole(facts, "employmentYear");
                LocalDate due = day(facts, "hiredOn").plusYears(year - 1L);
                boolean employedThen =
                        facts.get("leftOn") == null || !day(facts, "leftOn").isBefore(due);
                boolean eligible = placed(facts) && !day(facts, "claimedOn").isBefore(due) && employedThen;
                return eligible ? fen(amountOfYear(parameters.get("amounts"), year)) : nothing;
            }
            case "skill-certificate" -> {
                boolean insured = parameters.containsKey("minInsuredMonths")
                        ? !less(number(facts, "insuredMonths"), number(parameters, "minInsuredMonths"))
                        : !isTrue(parameters, "insuredRequired") || isTrue(facts, "insured");
                if (!insured) {
                    return nothing;
                }
                BigDecimal amount = parameters.containsKey("amounts")
                        ? Facts.numberOrZero(ReferenceBook.map(parameters.get("amounts")), text(facts, "level"))
                        : number(parameters, "max");
                return isTrue(facts, "shortage")
                        ? fen(amount.multiply(BigDecimal.ONE.add(Facts.numberOrZero(parameters, "shortageUplift"))))
                        : fen(amount);
            }
            case "technician-training" -> {
                boolean insured = !isTrue(parameters, "insuredRequired") || isTrue(facts, "insured");
                return insured ? fen(number(parameters, "max")) : nothing;
            }
            default -> throw new IllegalArgumentException(scheme);
        }
    }

    private static boolean placed(Map<String, Object> facts) {
        return isTrue(facts, "fresh") && isTrue(facts, "localPark") && isTrue(facts, "recommended");
    }

    private static BigDecimal amountOfYear(Object amounts, int year) {
        return amounts instanceof List
                ? new BigDecimal(ReferenceBook.texts(amounts).get(year - 1))
                : number(ReferenceBook.map(amounts), String.valueOf(year));
    }
}
