package cn.hegui.check;

import cn.hegui.duty.FactoryApproval;
import cn.hegui.duty.FactoryIncomeUse;
import cn.hegui.duty.FactoryReporting;
import cn.hegui.model.Factory;
import cn.hegui.model.FactoryYear;
import cn.hegui.model.Institution;
import cn.hegui.model.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Factories that schools run (校办工厂): what becomes of their income, and how state assets come into them. */
final class Factories {
    private Factories() {}

    static void incomeUse(Institution institution, Docket docket) {
        BigDecimal minShare = docket.clause().parameters().decimal("minShare");
        int laborFrom = docket.clause().parameters().whole("laborFrom");
        List<FactoryYear> rows = byYear(institution);
        for (int i = 0; i < rows.size(); i++) {
            FactoryYear row = rows.get(i);
            Case one = docket.onYearEnd(row.year(), target(row), i);
            if (one == null) {
                continue;
            }
            Factory factory = factory(institution, row);
            Boolean teachingNonProfit = factory == null ? null : factory.teachingNonProfit();
            boolean laborCounts = row.year() >= laborFrom;
            name(one, factory, row);
            one.detail("teachingNonProfit", teachingNonProfit)
                    .money("income", row.income())
                    .money("usedForTeaching", row.usedForTeaching())
                    .money("reinvested", row.reinvested())
                    .money("retained", row.retained())
                    .money("laborPaid", row.laborPaid());
            if (YesNo.isNo(teachingNonProfit)) {
                one.outOfScope();
                continue;
            }
            if (docket.yearRuns(one, row.year())) {
                continue;
            }
            if (teachingNonProfit == null) {
                one.scopeOpen("teachingNonProfit");
            }
            BigDecimal used =
                    sum(row.usedForTeaching(), row.reinvested(), row.retained(), laborCounts ? row.laborPaid() : null);
            boolean complete = row.usedForTeaching() != null && row.reinvested() != null;
            one.money("used", used);
            if (row.income() == null || row.income().signum() != 0) {
                one.missingIfAbsent("usedForTeaching", row.usedForTeaching())
                        .missingIfAbsent("reinvested", row.reinvested());
            }
            Floor.of(minShare, "income", row.income()).judge(one, used, complete, FactoryIncomeUse::new);
        }
    }

    static void investmentApproval(Institution institution, Docket docket) {
        List<Factory> factories = institution.factories();
        for (int i = 0; factories != null && i < factories.size(); i++) {
            Factory factory = factories.get(i);
            Case one = docket.onDay(factory.investedOn(), "investedOn", factory.id(), i);
            if (one == null) {
                continue;
            }
            Boolean studied = factory.feasibilityStudied();
            Boolean approved = factory.authorityApproved();
            Boolean financed = factory.financeApproved();
            one.detail("name", factory.name())
                    .detail("stateAssetInvested", factory.stateAssetInvested())
                    .detail("investedOn", factory.investedOn())
                    .detail("feasibilityStudied", studied)
                    .detail("authorityApproved", approved)
                    .detail("financeApproved", financed);
            if (YesNo.isNo(factory.stateAssetInvested())) {
                one.outOfScope();
                continue;
            }
            if (factory.stateAssetInvested() == null) {
                one.scopeOpen("stateAssetInvested");
            }
            List<Trait> traits = List.of(
                    new Trait("feasibilityStudied", studied),
                    new Trait("authorityApproved", approved),
                    new Trait("financeApproved", financed));
            one.lacking(traits)
                    .missing(Trait.open(traits).toArray(String[]::new))
                    .judge(
                            new FactoryApproval(YesNo.atBest(studied), YesNo.atBest(approved), YesNo.atBest(financed)),
                            new FactoryApproval(
                                    YesNo.atWorst(studied), YesNo.atWorst(approved), YesNo.atWorst(financed)));
        }
    }

    static void incomeReporting(Institution institution, Docket docket) {
        List<FactoryYear> rows = byYear(institution);
        for (int i = 0; i < rows.size(); i++) {
            FactoryYear row = rows.get(i);
            Case one = docket.onYearEnd(row.year(), target(row), i);
            if (one == null) {
                continue;
            }
            Factory factory = factory(institution, row);
            Boolean stateAsset = factory == null ? null : factory.stateAssetInvested();
            Boolean reported = row.incomeReported();
            Boolean inBudget = row.inBudget();
            name(one, factory, row);
            one.detail("stateAssetInvested", stateAsset)
                    .money("income", row.income())
                    .detail("incomeReported", reported)
                    .detail("inBudget", inBudget);
            if (YesNo.isNo(stateAsset)) {
                one.outOfScope();
                continue;
            }
            if (docket.yearRuns(one, row.year())) {
                continue;
            }
            if (row.income() != null && row.income().signum() == 0) {
                one.nothingToJudge();
                continue;
            }
            if (stateAsset == null) {
                one.scopeOpen("stateAssetInvested");
            }
            if (row.income() == null) {
                one.scopeOpen("income");
            }
            List<Trait> traits = List.of(new Trait("incomeReported", reported), new Trait("inBudget", inBudget));
            one.lacking(traits)
                    .missing(Trait.open(traits).toArray(String[]::new))
                    .judge(
                            new FactoryReporting(YesNo.atBest(reported), YesNo.atBest(inBudget)),
                            new FactoryReporting(YesNo.atWorst(reported), YesNo.atWorst(inBudget)));
        }
    }

    private static void name(Case one, @Nullable Factory factory, FactoryYear row) {
        one.detail("name", factory == null ? null : factory.name())
                .detail("factory", row.factory())
                .detail("year", Integer.toString(row.year()));
    }

    private static String target(FactoryYear row) {
        return row.factory() + "/" + row.year();
    }

    private static List<FactoryYear> byYear(Institution institution) {
        List<FactoryYear> rows = institution.factoryYears();
        return rows == null
                ? List.of()
                : rows.stream()
                        .sorted(Comparator.comparingInt(FactoryYear::year))
                        .toList();
    }

    private static @Nullable Factory factory(Institution institution, FactoryYear row) {
        List<Factory> factories = institution.factories();
        for (Factory factory : factories == null ? List.<Factory>of() : factories) {
            if (factory.id().equals(row.factory())) {
                return factory;
            }
        }
        return null;
    }

    private static BigDecimal sum(@Nullable BigDecimal... amounts) {
        BigDecimal sum = Money.ZERO;
        for (BigDecimal amount : amounts) {
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum;
    }
}
