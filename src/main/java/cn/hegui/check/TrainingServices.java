package cn.hegui.check;

import cn.hegui.duty.TrainingServiceAccounts;
import cn.hegui.duty.TrainingServiceFees;
import cn.hegui.model.Institution;
import cn.hegui.model.Money;
import cn.hegui.model.Relation;
import cn.hegui.model.TrainingService;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Training that schools sell to enterprises: at cost, and in the school's accounts. */
final class TrainingServices {
    /** More than nothing, by as little as money can be. */
    private static final BigDecimal ONE_FEN = new BigDecimal("0.01");

    private TrainingServices() {}

    static void nonProfit(Institution institution, Docket docket) {
        List<TrainingService> rows = byYear(institution);
        for (int i = 0; i < rows.size(); i++) {
            TrainingService row = rows.get(i);
            Case one = docket.onYearEnd(row.year(), i);
            if (one != null && !docket.yearRuns(one, row.year())) {
                nonProfit(one, row, rows.subList(0, i + 1));
            }
        }
    }

    private static void nonProfit(Case one, TrainingService row, List<TrainingService> toDate) {
        BigDecimal fees = row.fees();
        BigDecimal cost = row.cost();
        one.money("fees", fees).money("cost", cost).detail("surplusToTraining", row.surplusToTraining());
        if (fees != null && cost != null) {
            one.figures(fees, Relation.AT_MOST, cost, Unit.CNY).amountMissing(fees.subtract(cost));
        }
        BigDecimal feesToDate = sum(toDate, TrainingService::fees);
        BigDecimal costToDate = sum(toDate, TrainingService::cost);
        boolean allFees = toDate.stream().allMatch(earlier -> earlier.fees() != null);
        boolean allCosts = toDate.stream().allMatch(earlier -> earlier.cost() != null);
        Boolean surplus = row.surplusToTraining();

        // At best an unknown fee was nothing, and an unknown cost covered all; at worst the other way about.
        BigDecimal bestCost = cost == null ? orZero(fees) : cost;
        BigDecimal bestCostToDate = allCosts ? costToDate : feesToDate.max(costToDate);
        BigDecimal worstCost = orZero(cost);
        BigDecimal worstFees = fees == null ? worstCost.add(ONE_FEN) : fees;
        BigDecimal worstFeesToDate = allFees ? feesToDate : feesToDate.max(costToDate.add(ONE_FEN));
        one.missingIfAbsent("surplusToTraining", surplus);
        nameOpen(one, toDate, TrainingService::fees, "fees");
        nameOpen(one, toDate, TrainingService::cost, "cost");
        one.judge(
                new TrainingServiceFees(orZero(fees), bestCost, feesToDate, bestCostToDate, YesNo.atBest(surplus)),
                new TrainingServiceFees(worstFees, worstCost, worstFeesToDate, costToDate, YesNo.atWorst(surplus)));
    }

    private static void nameOpen(
            Case one,
            List<TrainingService> rows,
            Function<TrainingService, @Nullable BigDecimal> amount,
            String field) {
        if (rows.stream().anyMatch(row -> amount.apply(row) == null)) {
            one.missing(field);
        }
    }

    static void unifiedAccounts(Institution institution, Docket docket) {
        List<TrainingService> rows = byYear(institution);
        for (int i = 0; i < rows.size(); i++) {
            TrainingService row = rows.get(i);
            Case one = docket.onYearEnd(row.year(), i);
            if (one != null && !docket.yearRuns(one, row.year())) {
                Boolean unified = row.inUnifiedAccounts();
                one.detail("inUnifiedAccounts", unified)
                        .missingIfAbsent("inUnifiedAccounts", unified)
                        .judge(
                                new TrainingServiceAccounts(YesNo.atBest(unified)),
                                new TrainingServiceAccounts(YesNo.atWorst(unified)));
            }
        }
    }

    private static List<TrainingService> byYear(Institution institution) {
        List<TrainingService> rows = institution.trainingServices();
        return rows == null
                ? List.of()
                : rows.stream()
                        .sorted(Comparator.comparingInt(TrainingService::year))
                        .toList();
    }

    private static BigDecimal sum(List<TrainingService> rows, Function<TrainingService, @Nullable BigDecimal> amount) {
        return rows.stream().map(amount).filter(Objects::nonNull).reduce(Money.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? Money.ZERO : amount;
    }
}
