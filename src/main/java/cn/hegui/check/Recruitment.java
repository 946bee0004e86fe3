package cn.hegui.check;

import cn.hegui.duty.FreshGraduateHire;
import cn.hegui.duty.RecruitmentEducation;
import cn.hegui.duty.RecruitmentExperience;
import cn.hegui.model.Coded;
import cn.hegui.model.Education;
import cn.hegui.model.Institution;
import cn.hegui.model.Parameters;
import cn.hegui.model.Relation;
import cn.hegui.model.Teacher;
import cn.hegui.model.TeacherCategory;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From whom professional teachers are recruited, each judged by the day of hiring, whether or not still on the staff. */
final class Recruitment {
    /** Lower than any education: what an unknown one may be at worst. */
    private static final int BELOW_ALL = -1;

    private Recruitment() {}

    static void experience(Institution institution, Docket docket) {
        BigDecimal minYears = docket.clause().parameters().decimal("minYears");
        each(institution, docket, (one, teacher, exempt) -> {
            BigDecimal years = teacher.priorEnterpriseYears();
            one.detail("priorEnterpriseYears", years).missingIfAbsent("priorEnterpriseYears", years);
            if (years != null) {
                one.figures(years, Relation.AT_LEAST, minYears, Unit.YEAR).amountMissing(minYears.subtract(years));
            }
            one.judge(
                    new RecruitmentExperience(years == null ? minYears : years, minYears, YesNo.atBest(exempt)),
                    new RecruitmentExperience(
                            years == null ? BigDecimal.ONE.negate() : years, minYears, YesNo.atWorst(exempt)));
        });
    }

    static void education(Institution institution, Docket docket) {
        String code = docket.clause().parameters().text("minEducation");
        Education required = Coded.find(Education.class, code);
        if (required == null) {
            throw new IllegalStateException("not a level of education: " + code);
        }
        int rank = required.ordinal();
        each(institution, docket, (one, teacher, exempt) -> {
            Education education = teacher.education();
            one.detail("education", education)
                    .missingIfAbsent("education", education)
                    .judge(
                            new RecruitmentEducation(
                                    education == null ? rank : education.ordinal(), rank, YesNo.atBest(exempt)),
                            new RecruitmentEducation(
                                    education == null ? BELOW_ALL : education.ordinal(), rank, YesNo.atWorst(exempt)));
        });
    }

    static void noFreshGraduates(Institution institution, Docket docket) {
        each(institution, docket, (one, teacher, exempt) -> {
            Boolean fresh = teacher.freshGraduate();
            one.detail("freshGraduate", fresh)
                    .missingIfAbsent("freshGraduate", fresh)
                    .judge(
                            new FreshGraduateHire(YesNo.atWorst(fresh), YesNo.atBest(exempt)),
                            new FreshGraduateHire(YesNo.atBest(fresh), YesNo.atWorst(exempt)));
        });
    }

    private interface Drawer {
        void draw(Case one, Teacher teacher, @Nullable Boolean exempt);
    }

    private static void each(Institution institution, Docket docket, Drawer drawer) {
        Parameters parameters = docket.clause().parameters();
        LocalDate hiredFrom = parameters.day("hiredFrom");
        List<?> exemptions = parameters.list("exempt");
        List<Teacher> teachers = institution.teachers();
        for (int i = 0; teachers != null && i < teachers.size(); i++) {
            Teacher teacher = teachers.get(i);
            LocalDate hiredOn = teacher.hiredOn();
            boolean before = hiredOn != null && hiredOn.isBefore(hiredFrom);
            Case one = before || teacher.category() == TeacherCategory.GENERAL
                    ? null
                    : docket.onDay(hiredOn, "hiredOn", teacher.id(), i);
            if (one == null) {
                continue;
            }
            one.detail("hiredOn", hiredOn).detail("category", teacher.category());
            if (teacher.category() == null) {
                one.undecidedWithout("category");
            }
            drawer.draw(one, teacher, exempt(one, teacher, exemptions));
        }
    }

    /** Whether the teacher belongs to one of the groups that the clause exempts; null where that is not known. */
    private static @Nullable Boolean exempt(Case one, Teacher teacher, List<?> exemptions) {
        Boolean exempt = false;
        for (Object exemption : exemptions) {
            boolean bySkill = exemption.equals("senior-skilled");
            Boolean belongs = bySkill ? teacher.seniorSkilled() : teacher.vocationalNormal();
            String field = bySkill ? "seniorSkilled" : "vocationalNormal";
            one.detail(field, belongs).missingIfAbsent(field, belongs);
            if (YesNo.atWorst(belongs) || YesNo.atWorst(exempt)) {
                exempt = true;
            } else if (belongs == null) {
                exempt = null;
            }
        }
        return exempt;
    }
}
