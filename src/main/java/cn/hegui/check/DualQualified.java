package cn.hegui.check;

import cn.hegui.duty.DualQualifiedShare;
import cn.hegui.model.Institution;
import cn.hegui.model.Relation;
import cn.hegui.model.Share;
import cn.hegui.model.Teacher;
import cn.hegui.model.TeacherCategory;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The share of dual-qualified teachers (双师型) among the professional teachers on the staff. */
final class DualQualified {
    private DualQualified() {}

    static void share(Institution institution, Docket docket) {
        List<Teacher> teachers = institution.teachers();
        Staff staff = teachers == null ? Staff.reported(institution) : Staff.of(teachers, docket.asOf());
        Case one = staff == null ? null : docket.sinceEffective("");
        if (staff == null || one == null) {
            return;
        }
        BigDecimal minShare = docket.clause().parameters().decimal("minShare");
        LocalDate by = docket.clause().parameters().day("by");
        one.detail("by", by);
        staff.open.forEach(one::missing);
        if (!docket.asOf().isAfter(by)) {
            one.graceUntil(by);
        }
        if (staff.surelyAny) {
            one.detail("dualQualified", (long) staff.best.dualQualified)
                    .detail("professional", (long) staff.best.professional);
            BigDecimal missing = staff.best.missing(minShare);
            if (missing.signum() > 0) {
                // The least that any completion of the facts still needs.
                one.amountMissingAlsoWhilePending(missing);
            }
            if (staff.best.professional == staff.worst.professional
                    && staff.best.dualQualified != staff.worst.dualQualified) {
                one.detail("dualQualifiedKnown", (long) staff.worst.dualQualified);
            }
            if (staff.best.equals(staff.worst)) {
                BigDecimal share = Share.of(
                        BigDecimal.valueOf(staff.best.dualQualified),
                        BigDecimal.valueOf(staff.best.professional),
                        minShare);
                one.detail("share", share).figures(share, Relation.AT_LEAST, minShare, Unit.SHARE);
            }
            one.judge(duty(staff.best, minShare), duty(staff.worst, minShare));
        } else {
            // Whether there is any professional teacher is not known: never a pass, and nobody to be short of.
            one.judge(new DualQualifiedShare(minShare, minShare), new DualQualifiedShare(BigDecimal.ZERO, minShare));
        }
    }

    private static DualQualifiedShare duty(Headcount heads, BigDecimal minShare) {
        return new DualQualifiedShare(
                BigDecimal.valueOf(heads.dualQualified), minShare.multiply(BigDecimal.valueOf(heads.professional)));
    }

    private record Headcount(long dualQualified, long professional) {
        BigDecimal missing(BigDecimal minShare) {
            return minShare.multiply(BigDecimal.valueOf(professional))
                    .setScale(0, RoundingMode.CEILING)
                    .subtract(BigDecimal.valueOf(dualQualified));
        }
    }

    /**
     * The professional teachers, at best and at worst.
     *
     * @param surelyAny whether there surely is one
     */
    private record Staff(Headcount best, Headcount worst, boolean surelyAny, SortedSet<String> open) {
        /** The counts of a school that reports counts only; null where it reports none or has no professional teacher. */
        static @Nullable Staff reported(Institution institution) {
            Long professional = institution.professionalTeachers();
            Long dualQualified = institution.dualQualifiedTeachers();
            if ((professional == null && dualQualified == null) || (professional != null && professional == 0)) {
                return null;
            }
            SortedSet<String> open = new TreeSet<>();
            if (professional == null) {
                open.add("professionalTeachers");
            }
            if (dualQualified == null) {
                open.add("dualQualifiedTeachers");
            }
            if (professional == null) {
                Headcount nobody = new Headcount(0, 0);
                return new Staff(nobody, nobody, false, open);
            }
            Headcount best = new Headcount(dualQualified == null ? professional : dualQualified, professional);
            Headcount worst = dualQualified == null ? new Headcount(0, professional) : best;
            return new Staff(best, worst, true, open);
        }

        /** Those on the staff on {@code asOf}; null where there surely is no professional teacher. */
        static @Nullable Staff of(List<Teacher> teachers, LocalDate asOf) {
            long bestDual = 0;
            long best = 0;
            long worstDual = 0;
            long worst = 0;
            boolean surelyAny = false;
            SortedSet<String> open = new TreeSet<>();
            for (Teacher teacher : teachers) {
                List<Trait> traits = List.of(
                        Trait.of("category", teacher.category(), teacher.category() == TeacherCategory.PROFESSIONAL),
                        Trait.of(
                                "hiredOn",
                                teacher.hiredOn(),
                                teacher.hiredOn() != null && !teacher.hiredOn().isAfter(asOf)),
                        new Trait(
                                "leftOn",
                                teacher.leftOn() == null || teacher.leftOn().isAfter(asOf)));
                Boolean counts = Trait.all(traits);
                if (YesNo.isNo(counts)) {
                    continue;
                }
                boolean surely = YesNo.atWorst(counts);
                surelyAny |= surely;
                open.addAll(Trait.open(traits));
                if (teacher.dualQualified() == null) {
                    open.add("dualQualified");
                }
                // A teacher who may not count is at best counted where dual-qualified, at worst where not.
                if (surely || YesNo.atBest(teacher.dualQualified())) {
                    best++;
                    bestDual += YesNo.atBest(teacher.dualQualified()) ? 1 : 0;
                }
                if (surely || !YesNo.atWorst(teacher.dualQualified())) {
                    worst++;
                    worstDual += YesNo.atWorst(teacher.dualQualified()) ? 1 : 0;
                }
            }
            boolean nobody = !surelyAny && open.isEmpty();
            return nobody
                    ? null
                    : new Staff(new Headcount(bestDual, best), new Headcount(worstDual, worst), surelyAny, open);
        }
    }
}
