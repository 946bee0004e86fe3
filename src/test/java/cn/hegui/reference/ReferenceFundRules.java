package cn.hegui.reference;

import static cn.hegui.reference.Facts.atLeast;
import static cn.hegui.reference.Facts.fen;
import static cn.hegui.reference.Facts.less;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.numberOrZero;
import static cn.hegui.reference.Facts.yearEnd;
import static cn.hegui.reference.Facts.zero;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Training funds: extraction, front-line share, deduction cap with carry-forward. */
final class ReferenceFundRules {
    private ReferenceFundRules() {}

    static void judgeAccounts(Reference reference, Clause clause) {
        List<Map<String, Object>> accounts = new ArrayList<>(Facts.items(reference.subject, "trainingAccounts"));
        accounts.sort(Comparator.comparing(account -> Facts.whole(account, "year")));
        for (Map<String, Object> account : accounts) {
            int year = Facts.whole(account, "year");
            if (clause.inForce(yearEnd(year))) {
                reference.addYearly(clause, String.valueOf(year), judge(reference, clause, account), year);
            }
        }
    }

    static Verdict judge(Reference reference, Clause clause, Map<String, Object> account) {
        int year = Facts.whole(account, "year");
        if (reference.asOf.isBefore(yearEnd(year))) {
            return Verdict.pending(yearEnd(year));
        }
        Map<String, Object> parameters = clause.parameters(yearEnd(year));
        return switch (clause.rule()) {
            case "training-fund.extraction-rate" ->
                share(account, "payroll", number(parameters, "minRate"), "extracted");
            case "training-fund.frontline-share" ->
                share(account, "spent", number(parameters, "minShare"), "frontlineSpent");
            case "training-fund.deduction-cap" -> deduction(reference, account, number(parameters, "capRate"));
            default -> throw new IllegalArgumentException(clause.rule());
        };
    }

    /** The paid amount is at least the rate of the base, rounded half up to the fen; a base of zero has no duty. */
    static Verdict share(Map<String, Object> facts, String baseField, BigDecimal rate, String paidField) {
        BigDecimal base = number(facts, baseField);
        BigDecimal paid = number(facts, paidField);
        if (zero(base)) {
            return Verdict.notApplicable();
        }
        if (base == null) {
            return paid == null ? Verdict.unknown(baseField, paidField) : Verdict.unknown(baseField);
        }
        BigDecimal required = fen(rate.multiply(base));
        if (paid == null) {
            return (zero(required) ? Verdict.pass() : Verdict.unknown(paidField)).figures(null, required);
        }
        Verdict verdict = atLeast(paid, required) ? Verdict.pass() : Verdict.fail(required.subtract(paid));
        return verdict.figures(paid, required);
    }

    private static Verdict deduction(Reference reference, Map<String, Object> account, BigDecimal capRate) {
        int year = Facts.whole(account, "year");
        BigDecimal deducted = number(account, "deducted");
        BigDecimal spent = number(account, "spent");
        BigDecimal taxPayroll = number(account, "taxPayroll");
        BigDecimal full = numberOrZero(account, "fullyDeductible");
        BigDecimal carriedIn = carriedIn(reference, account);

        BigDecimal availableLow = sum(spent, carriedIn);
        BigDecimal availableHigh = spent == null || carriedIn == null ? null : availableLow; // null: no upper bound
        BigDecimal capHigh = taxPayroll == null ? null : fen(capRate.multiply(taxPayroll));
        BigDecimal capLow = capHigh == null ? BigDecimal.ZERO : capHigh;
        BigDecimal allowedLow = availableLow.min(capLow).add(full);
        BigDecimal allowedHigh = availableHigh == null
                ? (capHigh == null ? null : capHigh.add(full))
                : (capHigh == null ? availableHigh : availableHigh.min(capHigh)).add(full);

        Verdict verdict;
        if (deducted == null) {
            Set<String> missing = openBounds(spent, carriedIn, taxPayroll, availableLow, availableHigh, capHigh);
            missing.add("deducted");
            verdict = Verdict.unknown(missing);
        } else if (atLeast(allowedLow, deducted)) {
            verdict = Verdict.pass();
        } else if (allowedHigh != null && less(allowedHigh, deducted)) {
            verdict = Verdict.fail(deducted.subtract(allowedHigh));
            if (less(allowedLow, allowedHigh)) {
                verdict.note("at-least");
            }
        } else {
            BigDecimal claimed = deducted.subtract(full);
            Set<String> missing = new TreeSet<>();
            if (less(availableLow, claimed)) {
                nameAvailable(missing, spent, carriedIn);
            }
            if (less(capLow, claimed)) {
                missing.add("taxPayroll");
            }
            verdict = Verdict.unknown(missing);
        }
        verdict.figures(deducted, allowedHigh != null && allowedLow.compareTo(allowedHigh) == 0 ? allowedHigh : null);

        BigDecimal given = number(account, "carriedIn");
        BigDecimal computed = carriedOut(reference, year - 1);
        if (given != null && computed != null && given.compareTo(computed) != 0) {
            verdict.note("carried-in-differs");
        }
        return verdict;
    }

    /** With the deduction itself not known: which of the other figures could still move what is allowed. */
    private static Set<String> openBounds(
            BigDecimal spent,
            BigDecimal carriedIn,
            BigDecimal taxPayroll,
            BigDecimal availableLow,
            BigDecimal availableHigh,
            BigDecimal capHigh) {
        Set<String> missing = new TreeSet<>();
        if (availableHigh == null && (capHigh == null || less(availableLow, capHigh))) {
            nameAvailable(missing, spent, carriedIn);
        }
        if (taxPayroll == null && (availableHigh == null || availableHigh.signum() > 0)) {
            missing.add("taxPayroll");
        }
        return missing;
    }

    private static void nameAvailable(Set<String> missing, BigDecimal spent, BigDecimal carriedIn) {
        if (spent == null) {
            missing.add("spent");
        }
        if (carriedIn == null) {
            missing.add("carriedIn");
        }
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return (a == null ? BigDecimal.ZERO : a).add(b == null ? BigDecimal.ZERO : b);
    }

    /** "carriedIn of account Y is the field where given; else (computed) carriedOut of account Y-1"; null: not known. */
    private static BigDecimal carriedIn(Reference reference, Map<String, Object> account) {
        BigDecimal given = number(account, "carriedIn");
        return given != null ? given : carriedOut(reference, Facts.whole(account, "year") - 1);
    }

    /** What account `year` carries out, or null where it is not known. */
    private static BigDecimal carriedOut(Reference reference, int year) {
        Map<String, Object> account =
                Facts.find(Facts.items(reference.subject, "trainingAccounts"), "year", String.valueOf(year));
        if (account == null) {
            return null;
        }
        BigDecimal lowestRate = null;
        for (Clause clause : reference.chain) {
            if (clause.rule().equals("training-fund.deduction-cap") && clause.inForce(yearEnd(year))) {
                BigDecimal rate = number(clause.parameters(yearEnd(year)), "capRate");
                lowestRate = lowestRate == null ? rate : lowestRate.min(rate);
            }
        }
        BigDecimal spent = number(account, "spent");
        BigDecimal taxPayroll = number(account, "taxPayroll");
        BigDecimal carriedIn = carriedIn(reference, account);
        if (lowestRate == null || spent == null || taxPayroll == null || carriedIn == null) {
            return null;
        }
        BigDecimal available = spent.add(carriedIn);
        return available.subtract(available.min(fen(lowestRate.multiply(taxPayroll))));
    }
}
