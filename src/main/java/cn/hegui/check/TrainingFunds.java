package cn.hegui.check;

import cn.hegui.duty.DeductionCap;
import cn.hegui.duty.ExtractionRate;
import cn.hegui.duty.FrontlineShare;
import cn.hegui.model.Clause;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Money;
import cn.hegui.model.Relation;
import cn.hegui.model.TrainingAccount;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training funds of enterprises (职工教育经费), account by account. */
final class TrainingFunds {
    private TrainingFunds() {}

    static void extractionRate(Enterprise enterprise, Docket docket) {
        BigDecimal minRate = docket.clause().parameters().decimal("minRate");
        List<TrainingAccount> accounts = byYear(enterprise);
        for (int i = 0; i < accounts.size(); i++) {
            TrainingAccount account = accounts.get(i);
            Case one = docket.onYearEnd(account.year(), i);
            if (one != null && !docket.yearRuns(one, account.year())) {
                one.money("payroll", account.payroll()).money("extracted", account.extracted());
                Floor.of(minRate, "payroll", account.payroll())
                        .judge(one, "extracted", account.extracted(), ExtractionRate::new);
            }
        }
    }

    static void frontlineShare(Enterprise enterprise, Docket docket) {
        BigDecimal minShare = docket.clause().parameters().decimal("minShare");
        List<TrainingAccount> accounts = byYear(enterprise);
        for (int i = 0; i < accounts.size(); i++) {
            TrainingAccount account = accounts.get(i);
            Case one = docket.onYearEnd(account.year(), i);
            if (one != null && !docket.yearRuns(one, account.year())) {
                one.money("spent", account.spent()).money("frontlineSpent", account.frontlineSpent());
                Floor.of(minShare, "spent", account.spent())
                        .judge(one, "frontlineSpent", account.frontlineSpent(), FrontlineShare::new);
            }
        }
    }

    static void deductionCap(Enterprise enterprise, Docket docket) {
        Clause clause = docket.clause();
        List<Clause> clauses = docket.clausesOfRule();
        List<TrainingAccount> accounts = byYear(enterprise);
        CarryForward carryForward = null;
        for (int i = 0; i < accounts.size(); i++) {
            TrainingAccount account = accounts.get(i);
            if (DeductionCaps.isForHighTech(clause) && account.highTech() == null) {
                // The clause for the others writes the one finding, which knows both caps.
                continue;
            }
            Case one = docket.onYearEnd(account.year(), i);
            if (one == null) {
                continue;
            }
            boolean outside = YesNo.atWorst(account.highTech())
                    ? DeductionCaps.isForOthers(clause)
                    : DeductionCaps.isForHighTech(clause);
            if (outside) {
                one.detail("highTech", account.highTech()).outOfScope();
            } else if (!docket.yearRuns(one, account.year())) {
                if (carryForward == null) {
                    carryForward = CarryForward.of(accounts, clauses);
                }
                DeductionCaps caps = DeductionCaps.under(clause, account, clauses);
                Deduction.of(account, carryForward.into(i), caps).judge(one);
            }
        }
    }

    private static List<TrainingAccount> byYear(Enterprise enterprise) {
        List<TrainingAccount> accounts = enterprise.trainingAccounts();
        if (accounts == null) {
            return List.of();
        }
        for (int i = 1; i < accounts.size(); i++) {
            if (accounts.get(i).year() < accounts.get(i - 1).year()) {
                return accounts.stream()
                        .sorted(Comparator.comparingInt(TrainingAccount::year))
                        .toList();
            }
        }
        return accounts;
    }

    /**
     * What an account may deduct, as far as the known figures tell; CNY. Of 2 bounds the upper is null where there is
     * none; the caps differ where it is not known whose cap it is.
     *
     * @param capOpen whether it is not known whose cap it is
     * @param unbounded whether, that being so, there may be no cap at all
     */
    private record Deduction(
            TrainingAccount account,
            CarryForward.Carried carried,
            @Nullable BigDecimal capAtLeast,
            @Nullable BigDecimal capAtMost,
            boolean capOpen,
            boolean unbounded,
            BigDecimal fullyDeductible,
            BigDecimal availableAtLeast,
            @Nullable BigDecimal available) {

        static Deduction of(TrainingAccount account, CarryForward.Carried carried, DeductionCaps caps) {
            BigDecimal taxPayroll = account.taxPayroll();
            BigDecimal spent = account.spent();
            BigDecimal carriedIn = carried.amount();
            BigDecimal highest = caps.highest();
            BigDecimal capAtLeast = taxPayroll == null ? null : Money.due(caps.lowest(), taxPayroll);
            BigDecimal capAtMost = caps.isOne()
                    ? capAtLeast
                    : taxPayroll == null || highest == null ? null : Money.due(highest, taxPayroll);
            return new Deduction(
                    account,
                    carried,
                    capAtLeast,
                    capAtMost,
                    !caps.isOne(),
                    highest == null,
                    orZero(account.fullyDeductible()),
                    orZero(spent).add(orZero(carriedIn)),
                    spent == null || carriedIn == null ? null : spent.add(carriedIn));
        }

        void judge(Case one) {
            BigDecimal cap = cap();
            one.money("deducted", account.deducted())
                    .money("spent", account.spent())
                    .money("taxPayroll", account.taxPayroll())
                    .money("fullyDeductible", account.fullyDeductible())
                    .detail("highTech", account.highTech())
                    .money("carriedIn", carried.amount())
                    .money("cap", cap)
                    .money("available", available);
            if (carried.differs()) {
                one.note("carried-in-differs").money("carriedInComputed", carried.computed());
            }
            if (cap != null && available != null) {
                one.money("carriedOut", available.subtract(available.min(cap)));
            }
            BigDecimal atLeast = availableAtLeast
                    .min(capAtLeast == null ? BigDecimal.ZERO : capAtLeast)
                    .add(fullyDeductible);
            BigDecimal atMost = allowedAtMost();
            boolean known = atMost != null && atMost.compareTo(atLeast) == 0;
            if (known) {
                one.money("allowed", atLeast);
            }
            BigDecimal deducted = account.deducted();
            if (deducted == null) {
                one.unknown("deducted");
                nameOpenWithoutDeduction(one);
                return;
            }
            if (atMost != null && deducted.compareTo(atMost) > 0) {
                one.figures(deducted, Relation.AT_MOST, atMost, Unit.CNY)
                        .money("allowed", atMost)
                        .amountMissing(deducted.subtract(atMost));
                if (!known) {
                    one.noteOnFail("at-least");
                }
            } else if (deducted.compareTo(atLeast) <= 0) {
                one.figures(deducted, Relation.AT_MOST, atLeast, Unit.CNY).money("allowed", atLeast);
            } else {
                nameOpen(one, deducted.subtract(fullyDeductible));
            }
            // Without an upper bound the best that the facts allow is that all of it may be deducted.
            BigDecimal bestAllowed = atMost == null ? deducted.max(atLeast) : atMost;
            one.judge(new DeductionCap(deducted, bestAllowed), new DeductionCap(deducted, atLeast));
        }

        /** The cap; null where pay is not known, or whose cap it is and the two differ. */
        private @Nullable BigDecimal cap() {
            return capAtLeast != null && capAtMost != null && capAtLeast.compareTo(capAtMost) == 0 ? capAtLeast : null;
        }

        private @Nullable BigDecimal allowedAtMost() {
            if (unbounded) {
                return null;
            }
            if (capAtMost == null) {
                return available == null ? null : available.add(fullyDeductible);
            }
            return (available == null ? capAtMost : available.min(capAtMost)).add(fullyDeductible);
        }

        /** The highest cap that there may be; null where pay is not known. */
        private @Nullable BigDecimal highestCap() {
            return unbounded ? capAtLeast : capAtMost;
        }

        /** A deduction beyond what is deductible in full must be covered twice: by what is available, and by the cap. */
        private void nameOpen(Case one, BigDecimal toCover) {
            BigDecimal cap = highestCap();
            if (availableAtLeast.compareTo(toCover) < 0 && (cap == null || cap.compareTo(toCover) >= 0)) {
                one.missingIfAbsent("spent", account.spent()).missingIfAbsent("carriedIn", carried.amount());
            }
            if (available == null || available.compareTo(toCover) >= 0) {
                one.missingIfAbsent("taxPayroll", account.taxPayroll());
            }
            if (unbounded || (capOpen && (capAtLeast == null || capAtLeast.compareTo(toCover) < 0))) {
                one.missing("highTech");
            }
        }

        private void nameOpenWithoutDeduction(Case one) {
            BigDecimal cap = highestCap();
            if (cap == null || availableAtLeast.compareTo(cap) < 0) {
                one.missingIfAbsent("spent", account.spent()).missingIfAbsent("carriedIn", carried.amount());
            }
            if (available == null || available.signum() > 0) {
                one.missingIfAbsent("taxPayroll", account.taxPayroll());
            }
            boolean capBinds = available == null || available.compareTo(orZero(capAtLeast)) > 0;
            if (unbounded || (capOpen && capBinds && cap() == null)) {
                one.missing("highTech");
            }
        }

        private static BigDecimal orZero(@Nullable BigDecimal amount) {
            return amount == null ? Money.ZERO : amount;
        }
    }
}
