package cn.hegui.reference;

import static cn.hegui.reference.Facts.atLeast;
import static cn.hegui.reference.Facts.fen;
import static cn.hegui.reference.Facts.flag;
import static cn.hegui.reference.Facts.isTrue;
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
import java.util.function.BinaryOperator;

/** Training funds: extraction, front-line share, deduction cap with carry-forward. */
final class ReferenceFundRules {
    private ReferenceFundRules() {}

    static void judgeAccounts(Reference reference, Clause clause) {
        List<Map<String, Object>> accounts = new ArrayList<>(Facts.items(reference.subject, "trainingAccounts"));
        accounts.sort(Comparator.comparing(account -> Facts.whole(account, "year")));
        for (Map<String, Object> account : accounts) {
            int year = Facts.whole(account, "year");
            if (clause.inForce(yearEnd(year)) && writes(clause, account)) {
                reference.addYearly(clause, String.valueOf(year), judge(reference, clause, account), year);
            }
        }
    }

    /**
     * "not known: this clause alone writes a finding": of two clauses that part the accounts between them, the one for
     * the others has those of which it is not known.
     */
    private static boolean writes(Clause clause, Map<String, Object> account) {
        return !Boolean.TRUE.equals(highTech(clause, Facts.whole(account, "year"))) || account.get("highTech") != null;
    }

    /** "Known to be outside: ... notapplicable where the item does." */
    private static boolean outside(Clause clause, Map<String, Object> account) {
        Boolean ofHighTech = highTech(clause, Facts.whole(account, "year"));
        return ofHighTech != null && account.get("highTech") != null && ofHighTech != isTrue(account, "highTech");
    }

    /** Whose accounts a deduction cap is for: null: for all. */
    private static Boolean highTech(Clause clause, int year) {
        return flag(clause.parameters(yearEnd(year)), "highTech");
    }

    static Verdict judge(Reference reference, Clause clause, Map<String, Object> account) {
        int year = Facts.whole(account, "year");
        if (outside(clause, account)) {
            return Verdict.notApplicable();
        }
        if (reference.asOf.isBefore(yearEnd(year))) {
            return Verdict.pending(yearEnd(year));
        }
        Map<String, Object> parameters = clause.parameters(yearEnd(year));
        return switch (clause.rule()) {
            case "training-fund.extraction-rate" ->
                share(account, "payroll", number(parameters, "minRate"), "extracted");
            case "training-fund.frontline-share" ->
                share(account, "spent", number(parameters, "minShare"), "frontlineSpent");
            case "training-fund.deduction-cap" -> deduction(reference, clause, account);
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

    private static Verdict deduction(Reference reference, Clause clause, Map<String, Object> account) {
        int year = Facts.whole(account, "year");
        BigDecimal deducted = number(account, "deducted");
        BigDecimal spent = number(account, "spent");
        BigDecimal taxPayroll = number(account, "taxPayroll");
        BigDecimal full = numberOrZero(account, "fullyDeductible");
        BigDecimal carriedIn = carriedIn(reference, account);

        BigDecimal capRate = number(clause.parameters(yearEnd(year)), "capRate");
        boolean highTechOpen = highTech(clause, year) != null && account.get("highTech") == null;
        // null: an account that may be exempt from this cap and under no other one can never be known to fail
        BigDecimal highRate = highTechOpen ? rateFor(reference, year, true, BigDecimal::max) : capRate;

        BigDecimal availableLow = sum(spent, carriedIn);
        BigDecimal availableHigh = spent == null || carriedIn == null ? null : availableLow; // null: no upper bound
        BigDecimal capLow = taxPayroll == null ? BigDecimal.ZERO : fen(capRate.multiply(taxPayroll));
        BigDecimal capHigh = taxPayroll == null || highRate == null ? null : fen(highRate.multiply(taxPayroll));
        BigDecimal allowedLow = availableLow.min(capLow).add(full);
        BigDecimal allowedHigh = availableHigh == null
                ? (capHigh == null ? null : capHigh.add(full))
                : (capHigh == null ? availableHigh : availableHigh.min(capHigh)).add(full);
        if (highRate == null) {
            allowedHigh = null;
        }

        Verdict verdict;
        if (deducted != null && atLeast(allowedLow, deducted)) {
            verdict = Verdict.pass();
        } else if (deducted != null && allowedHigh != null && less(allowedHigh, deducted)) {
            verdict = Verdict.fail(deducted.subtract(allowedHigh));
            if (less(allowedLow, allowedHigh)) {
                verdict.note("at-least");
            }
        } else {
            BigDecimal claimed = deducted == null ? null : deducted.subtract(full);
            verdict = Verdict.unknown(open(claimed, spent, carriedIn, taxPayroll, capRate, highRate, highTechOpen));
        }
        verdict.figures(deducted, allowedHigh != null && allowedLow.compareTo(allowedHigh) == 0 ? allowedHigh : null);

        BigDecimal given = number(account, "carriedIn");
        BigDecimal computed = carriedOut(reference, year - 1);
        if (given != null && computed != null && given.compareTo(computed) != 0) {
            verdict.note("carried-in-differs");
        }
        return verdict;
    }

    /** More than any account holds. */
    private static final BigDecimal HUGE = new BigDecimal("1e30");

    /** One way in which the figures that are not known may come out. */
    private record World(BigDecimal spent, BigDecimal carriedIn, BigDecimal taxPayroll, boolean highTech) {

        World with(String field, World other) {
            return switch (field) {
                case "spent" -> new World(other.spent, carriedIn, taxPayroll, highTech);
                case "carriedIn" -> new World(spent, other.carriedIn, taxPayroll, highTech);
                case "taxPayroll" -> new World(spent, carriedIn, other.taxPayroll, highTech);
                case "highTech" -> new World(spent, carriedIn, taxPayroll, other.highTech);
                default -> throw new IllegalArgumentException(field);
            };
        }
    }

    /**
     * The absent fields of which one alone can turn the outcome, or, with the deduction itself not known, change what is
     * allowed: found by trying out what each may be.
     */
    private static Set<String> open(
            BigDecimal claimed,
            BigDecimal spent,
            BigDecimal carriedIn,
            BigDecimal taxPayroll,
            BigDecimal capRate,
            BigDecimal highRate,
            boolean highTechOpen) {
        List<BigDecimal> any = List.of(BigDecimal.ZERO, HUGE);
        List<BigDecimal> payrolls = new ArrayList<>(any);
        payrolls.add(new BigDecimal("0.1")); // 2.5% of it is nothing, 8% of it one fen
        if (claimed != null && claimed.signum() > 0 && highRate != null) {
            payrolls.add(claimed.divide(highRate, 2, java.math.RoundingMode.CEILING));
        }
        List<World> worlds = new ArrayList<>();
        for (BigDecimal itsSpent : spent == null ? any : List.of(spent)) {
            for (BigDecimal itsCarry : carriedIn == null ? any : List.of(carriedIn)) {
                for (BigDecimal itsPayroll : taxPayroll == null ? payrolls : List.of(taxPayroll)) {
                    worlds.add(new World(itsSpent, itsCarry, itsPayroll, false));
                    if (highTechOpen) {
                        worlds.add(new World(itsSpent, itsCarry, itsPayroll, true));
                    }
                }
            }
        }
        Set<String> open = new TreeSet<>();
        for (World world : worlds) {
            for (World other : worlds) {
                for (String field : List.of("spent", "carriedIn", "taxPayroll", "highTech")) {
                    BigDecimal here = allowed(world, capRate, highRate);
                    BigDecimal there = allowed(world.with(field, other), capRate, highRate);
                    boolean turns = claimed == null
                            ? here.compareTo(there) != 0
                            : atLeast(here, claimed) != atLeast(there, claimed);
                    if (turns) {
                        open.add(field);
                    }
                }
            }
        }
        if (claimed == null) {
            open.add("deducted");
        }
        return open;
    }

    /** What may be deducted within the cap; anything where no cap applies. */
    private static BigDecimal allowed(World world, BigDecimal capRate, BigDecimal highRate) {
        BigDecimal rate = world.highTech() ? highRate : capRate;
        return rate == null
                ? HUGE.multiply(BigDecimal.TEN)
                : world.spent().add(world.carriedIn()).min(fen(rate.multiply(world.taxPayroll())));
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
        Boolean highTech = flag(account, "highTech");
        BigDecimal out = Boolean.TRUE.equals(highTech) ? null : carriedOut(reference, account, year, false);
        BigDecimal outOfHighTech = Boolean.FALSE.equals(highTech) ? null : carriedOut(reference, account, year, true);
        if (highTech != null) {
            return highTech ? outOfHighTech : out;
        }
        // "the carry is known only where both caps give the same"
        return out != null && outOfHighTech != null && out.compareTo(outOfHighTech) == 0 ? out : null;
    }

    private static BigDecimal carriedOut(Reference reference, Map<String, Object> account, int year, boolean highTech) {
        BigDecimal lowestRate = rateFor(reference, year, highTech, BigDecimal::min);
        BigDecimal spent = number(account, "spent");
        BigDecimal taxPayroll = number(account, "taxPayroll");
        BigDecimal carriedIn = carriedIn(reference, account);
        if (lowestRate == null || spent == null || taxPayroll == null || carriedIn == null) {
            return null;
        }
        BigDecimal available = spent.add(carriedIn);
        return available.subtract(available.min(fen(lowestRate.multiply(taxPayroll))));
    }

    /** Of the caps of the chain that held for such an account on its 31 December, the lowest or highest; null: none. */
    private static BigDecimal rateFor(
            Reference reference, int year, boolean highTech, BinaryOperator<BigDecimal> which) {
        BigDecimal best = null;
        for (Clause clause : reference.chain) {
            if (clause.rule().equals("training-fund.deduction-cap") && clause.inForce(yearEnd(year))) {
                Boolean ofHighTech = highTech(clause, year);
                BigDecimal rate = number(clause.parameters(yearEnd(year)), "capRate");
                if (ofHighTech == null || ofHighTech == highTech) {
                    best = best == null ? rate : which.apply(best, rate);
                }
            }
        }
        return best;
    }
}
