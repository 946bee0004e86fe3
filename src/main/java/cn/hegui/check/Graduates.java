package cn.hegui.check;

import cn.hegui.duty.LabourContract;
import cn.hegui.duty.SkillLevelTreatment;
import cn.hegui.duty.TargetedClassApplication;
import cn.hegui.model.Coded;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Graduate;
import cn.hegui.model.TargetedClass;
import cn.hegui.model.TrainingClass;
import cn.hegui.model.Treatment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Graduates whom an enterprise hired, and the classes that schools run for it. */
final class Graduates {
    /** Lower than any degree: what an unknown treatment may be at worst. */
    private static final int BELOW_ALL = -1;

    private Graduates() {}

    static void labourContract(Enterprise enterprise, Docket docket) {
        int withinMonths = docket.clause().parameters().whole("withinMonths");
        List<Graduate> graduates = enterprise.graduates();
        for (int i = 0; graduates != null && i < graduates.size(); i++) {
            Graduate graduate = graduates.get(i);
            LocalDate hiredOn = graduate.hiredOn();
            Case one = docket.onDay(hiredOn, "hiredOn", graduate.id(), i);
            if (one == null) {
                continue;
            }
            Boolean signed = graduate.contractSigned();
            one.detail("hiredOn", hiredOn)
                    .detail("contractSigned", signed)
                    .missingIfAbsent("contractSigned", signed)
                    .judge(new LabourContract(YesNo.atBest(signed)), new LabourContract(YesNo.atWorst(signed)));
            if (hiredOn != null && docket.asOf().isBefore(hiredOn.plusMonths(withinMonths))) {
                one.graceUntil(hiredOn.plusMonths(withinMonths).minusDays(1));
            }
        }
    }

    static void skillLevelTreatment(Enterprise enterprise, Docket docket) {
        List<Graduate> graduates = enterprise.graduates();
        for (int i = 0; graduates != null && i < graduates.size(); i++) {
            Graduate graduate = graduates.get(i);
            Case one = docket.onDay(graduate.hiredOn(), "hiredOn", graduate.id(), i);
            if (one == null) {
                continue;
            }
            TrainingClass trainingClass = graduate.trainingClass();
            Treatment treatedAs = graduate.treatedAs();
            one.detail("hiredOn", graduate.hiredOn())
                    .detail("trainingClass", trainingClass)
                    .detail("treatedAs", treatedAs);
            if (trainingClass == null) {
                one.unknown("trainingClass").missingIfAbsent("treatedAs", treatedAs);
                continue;
            }
            Object due = docket.clause().parameters().map("treatment").get(trainingClass.code());
            Treatment required = due == null ? null : Coded.find(Treatment.class, (String) due);
            if (required == null) {
                one.outOfScope();
            } else {
                int rank = required.ordinal();
                one.detail("treatmentDue", required)
                        .missingIfAbsent("treatedAs", treatedAs)
                        .judge(
                                new SkillLevelTreatment(treatedAs == null ? rank : treatedAs.ordinal(), rank),
                                new SkillLevelTreatment(treatedAs == null ? BELOW_ALL : treatedAs.ordinal(), rank));
            }
        }
    }

    static void targetedClassApplication(Enterprise enterprise, Docket docket) {
        List<?> months = docket.clause().parameters().list("months");
        List<TargetedClass> classes = enterprise.targetedClasses();
        for (int i = 0; classes != null && i < classes.size(); i++) {
            TargetedClass one = classes.get(i);
            LocalDate appliedOn = one.appliedOn();
            LocalDate day = appliedOn != null || one.year() == null ? appliedOn : LocalDate.of(one.year(), 1, 1);
            Case drawn = docket.onDay(day, "appliedOn", one.id(), i);
            if (drawn == null) {
                continue;
            }
            Boolean inSetMonth = appliedOn == null ? null : contains(months, appliedOn.getMonthValue());
            Boolean filed = one.filed();
            List<Trait> traits = List.of(new Trait("appliedOn", inSetMonth), new Trait("filed", filed));
            drawn.detail("appliedOn", appliedOn)
                    .detail("filed", filed)
                    .lacking(traits)
                    .missing(Trait.open(traits).toArray(String[]::new))
                    .judge(
                            new TargetedClassApplication(YesNo.atBest(inSetMonth), YesNo.atBest(filed)),
                            new TargetedClassApplication(YesNo.atWorst(inSetMonth), YesNo.atWorst(filed)));
        }
    }

    private static boolean contains(List<?> months, int month) {
        return months.stream().anyMatch(set -> ((BigDecimal) set).intValueExact() == month);
    }
}
