package cn.hegui.check;

import cn.hegui.duty.InternAge;
import cn.hegui.duty.InternFees;
import cn.hegui.duty.InternIntermediary;
import cn.hegui.duty.InternPayFloor;
import cn.hegui.duty.InternSchoolYear;
import cn.hegui.duty.InternVenue;
import cn.hegui.duty.InternWorkingHours;
import cn.hegui.duty.InternshipAgreement;
import cn.hegui.duty.InternshipPay;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Internship;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Money;
import cn.hegui.model.Parameters;
import cn.hegui.model.Relation;
import cn.hegui.model.Subject;
import cn.hegui.model.Unit;
import cn.hegui.model.Venue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Internships as the enterprise, or the school, answers for them, each judged by the day on which it began. */
final class Interns {
    private Interns() {}

    static void agreementSigned(Enterprise enterprise, Docket docket) {
        List<Internship> internships = enterprise.internships();
        for (int i = 0; internships != null && i < internships.size(); i++) {
            Internship internship = internships.get(i);
            Case one = docket.onDay(internship.from(), "from", internship.id(), i);
            if (one != null) {
                Boolean signed = internship.agreementSigned();
                one.detail("from", internship.from())
                        .detail("type", internship.type())
                        .detail("agreementSigned", signed)
                        .missingIfAbsent("agreementSigned", signed)
                        .judge(
                                new InternshipAgreement(YesNo.atBest(signed)),
                                new InternshipAgreement(YesNo.atWorst(signed)));
            }
        }
    }

    static void fairPay(Enterprise enterprise, Docket docket) {
        LocalDate shadowingAsPostFrom = docket.clause().parameters().day("shadowingAsPostFrom");
        List<Internship> internships = enterprise.internships();
        for (int i = 0; internships != null && i < internships.size(); i++) {
            Internship internship = internships.get(i);
            Case one = docket.onDay(internship.from(), "from", internship.id(), i);
            if (one == null) {
                continue;
            }
            BigDecimal pay = internship.monthlyPay();
            one.detail("from", internship.from())
                    .detail("type", internship.type())
                    .money("monthlyPay", pay);
            if (isOutside(internship, shadowingAsPostFrom)) {
                one.outOfScope();
            } else {
                if (internship.type() == null) {
                    one.scopeOpen("type");
                }
                boolean paid = pay != null && pay.signum() > 0;
                one.missingIfAbsent("monthlyPay", pay)
                        .judge(new InternshipPay(paid || pay == null), new InternshipPay(paid));
            }
        }
    }

    static void minimumAge(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        int minAge = docket.clause().parameters().whole("minAge");
        each(subject, internships, docket, (one, internship) -> {
            LocalDate bornOn = internship.bornOn();
            LocalDate from = internship.from();
            one.detail("type", internship.type()).detail("bornOn", bornOn);
            if (!scopeOfPractice(one, internship)) {
                return;
            }
            one.missingIfAbsent("bornOn", bornOn);
            if (bornOn == null || from == null) {
                one.judge(new InternAge(minAge, minAge), new InternAge(Integer.MIN_VALUE, minAge));
            } else {
                int age = age(bornOn, from);
                one.detail("age", (long) age).judge(new InternAge(age, minAge));
            }
        });
    }

    static void notFirstYear(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        Parameters parameters = docket.clause().parameters();
        int fromSchoolYear = parameters.whole("fromSchoolYear");
        LocalDate shadowingAsPostFrom = parameters.day("shadowingAsPostFrom");
        each(subject, internships, docket, (one, internship) -> {
            Long schoolYear = internship.schoolYear();
            one.detail("type", internship.type()).detail("schoolYear", schoolYear);
            if (!scopeOfPosts(one, internship, shadowingAsPostFrom)) {
                return;
            }
            one.missingIfAbsent("schoolYear", schoolYear)
                    .judge(
                            new InternSchoolYear(schoolYear == null ? fromSchoolYear : schoolYear, fromSchoolYear),
                            new InternSchoolYear(schoolYear == null ? Long.MIN_VALUE : schoolYear, fromSchoolYear));
        });
    }

    static void noEntertainmentVenue(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        each(subject, internships, docket, (one, internship) -> {
            Venue venue = internship.venue();
            boolean entertainment = venue == Venue.ENTERTAINMENT;
            one.detail("venue", venue)
                    .missingIfAbsent("venue", venue)
                    .judge(new InternVenue(entertainment), new InternVenue(entertainment || venue == null));
        });
    }

    static void noIntermediary(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        each(subject, internships, docket, (one, internship) -> {
            Boolean via = internship.viaIntermediary();
            one.detail("viaIntermediary", via)
                    .missingIfAbsent("viaIntermediary", via)
                    .judge(new InternIntermediary(YesNo.atWorst(via)), new InternIntermediary(YesNo.atBest(via)));
        });
    }

    static void noFees(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        each(subject, internships, docket, (one, internship) -> {
            BigDecimal fees = internship.feesCharged();
            boolean charged = fees != null && fees.signum() > 0;
            if (fees != null) {
                one.figures(fees, Relation.AT_MOST, Money.ZERO, Unit.CNY).amountMissing(fees);
            }
            one.money("feesCharged", fees)
                    .missingIfAbsent("feesCharged", fees)
                    .judge(new InternFees(charged), new InternFees(charged || fees == null));
        });
    }

    static void noOvertime(Subject subject, @Nullable List<Internship> internships, Docket docket) {
        each(subject, internships, docket, (one, internship) -> {
            Boolean night = internship.nightShift();
            Boolean overtime = internship.overtime();
            Boolean filed = internship.specialArrangementFiled();
            one.detail("type", internship.type())
                    .detail("nightShift", night)
                    .detail("overtime", overtime)
                    .detail("specialArrangementFiled", filed);
            if (YesNo.atWorst(filed)) {
                one.outOfScope();
                return;
            }
            if (!scopeOfPractice(one, internship)) {
                return;
            }
            if (filed == null) {
                one.scopeOpen("specialArrangementFiled");
            }
            one.missingIfAbsent("nightShift", night)
                    .missingIfAbsent("overtime", overtime)
                    .judge(
                            new InternWorkingHours(YesNo.atWorst(night), YesNo.atWorst(overtime)),
                            new InternWorkingHours(YesNo.atBest(night), YesNo.atBest(overtime)));
        });
    }

    static void payFloor(Enterprise enterprise, Docket docket) {
        Parameters parameters = docket.clause().parameters();
        BigDecimal minShare = parameters.decimal("minShare");
        LocalDate shadowingAsPostFrom = parameters.day("shadowingAsPostFrom");
        each(enterprise, enterprise.internships(), docket, (one, internship) -> {
            Boolean independent = internship.independent();
            one.detail("type", internship.type())
                    .detail("independent", independent)
                    .money("monthlyPay", internship.monthlyPay())
                    .money("postWage", internship.postWage())
                    .money("lowestWage", internship.lowestWage());
            if (YesNo.isNo(independent)) {
                one.outOfScope();
                return;
            }
            if (!scopeOfPosts(one, internship, shadowingAsPostFrom)) {
                return;
            }
            if (independent == null) {
                one.scopeOpen("independent");
            }
            PayFloor.of(internship, minShare).judge(one);
        });
    }

    /**
     * The least pay that satisfies either alternative, as far as they are known; CNY.
     *
     * @param pay the monthly pay; null: not known
     * @param least the lower of the alternatives that are known; null: neither is
     * @param open whether one of them is not known, and so might be lower
     */
    private record PayFloor(
            Internship internship,
            @Nullable BigDecimal pay,
            @Nullable BigDecimal least,
            boolean open) {
        private static final BigDecimal FEN = new BigDecimal("0.01");

        static PayFloor of(Internship internship, BigDecimal minShare) {
            BigDecimal postWage = internship.postWage();
            BigDecimal lowestWage = internship.lowestWage();
            BigDecimal ofPost = postWage == null ? null : Money.due(minShare, postWage);
            BigDecimal least = ofPost == null || lowestWage == null
                    ? (ofPost == null ? lowestWage : ofPost)
                    : ofPost.min(lowestWage);
            return new PayFloor(internship, internship.monthlyPay(), least, ofPost == null || lowestWage == null);
        }

        void judge(Case one) {
            BigDecimal reached = pay == null ? Money.ZERO : pay;
            // What is not known may ask for nothing at best, and at worst for more than is paid.
            BigDecimal requiredAtWorst = least == null ? reached.add(FEN) : least;
            BigDecimal requiredAtBest = open ? Money.ZERO : requiredAtWorst;
            if (pay != null && least != null && (!open || pay.compareTo(least) >= 0)) {
                one.figures(pay, Relation.AT_LEAST, least, Unit.CNY).amountMissing(least.subtract(pay));
            }
            one.missingIfAbsent("monthlyPay", pay)
                    .missingIfAbsent("postWage", internship.postWage())
                    .missingIfAbsent("lowestWage", internship.lowestWage())
                    .judge(
                            new InternPayFloor(pay == null ? requiredAtBest : pay, requiredAtBest),
                            new InternPayFloor(reached, requiredAtWorst));
        }
    }

    private interface Drawer {
        void draw(Case one, Internship internship);
    }

    /** Each internship of a school within the levels of the clause, by the day on which it began. */
    private static void each(Subject subject, @Nullable List<Internship> internships, Docket docket, Drawer drawer) {
        for (int i = 0; internships != null && i < internships.size(); i++) {
            Internship internship = internships.get(i);
            Case one = docket.onDay(internship.from(), "from", internship.id(), i);
            if (one == null) {
                continue;
            }
            one.detail("from", internship.from());
            if (docket.isOutsideLevels(one, internship, subject)) {
                one.detail("schoolLevel", internship.schoolLevel()).outOfScope();
            } else {
                drawer.draw(one, internship);
            }
        }
    }

    /** Whether the internship may be more than a visit (认识实习); where that is not known, {@code one} is left open. */
    private static boolean scopeOfPractice(Case one, Internship internship) {
        if (internship.type() == InternshipType.OBSERVATION) {
            one.outOfScope();
            return false;
        }
        if (internship.type() == null) {
            one.scopeOpen("type");
        }
        return true;
    }

    /** Whether the internship may be one on a post; where that is not known, {@code one} is left open. */
    private static boolean scopeOfPosts(Case one, Internship internship, LocalDate shadowingAsPostFrom) {
        if (isOutside(internship, shadowingAsPostFrom)) {
            one.outOfScope();
            return false;
        }
        if (internship.type() == null) {
            one.scopeOpen("type");
        }
        return true;
    }

    /** Full years; who was born on a day that the month lacks is a year older on that month's last day. */
    private static int age(LocalDate bornOn, LocalDate on) {
        int years = on.getYear() - bornOn.getYear();
        return bornOn.plusYears(years).isAfter(on) ? years - 1 : years;
    }

    /** Only interns on a post are meant; since the category ended, a shadowing intern is one (教职成〔2021〕4号). */
    private static boolean isOutside(Internship internship, LocalDate shadowingAsPostFrom) {
        LocalDate from = internship.from();
        return internship.type() == InternshipType.OBSERVATION
                || (internship.type() == InternshipType.SHADOWING
                        && from != null
                        && from.isBefore(shadowingAsPostFrom));
    }
}
