package cn.hegui.check;

import cn.hegui.duty.InternshipAgreement;
import cn.hegui.duty.InternshipPay;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Internship;
import cn.hegui.model.InternshipType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Internships as the enterprise answers for them, each judged by the day on which it began. */
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

    /** Only interns on a post are to be paid; since the category ended, a shadowing intern is one (教职成〔2021〕4号). */
    private static boolean isOutside(Internship internship, LocalDate shadowingAsPostFrom) {
        LocalDate from = internship.from();
        return internship.type() == InternshipType.OBSERVATION
                || (internship.type() == InternshipType.SHADOWING
                        && from != null
                        && from.isBefore(shadowingAsPostFrom));
    }
}
