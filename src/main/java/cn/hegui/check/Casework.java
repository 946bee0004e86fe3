package cn.hegui.check;

import static java.util.Map.entry;

import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.Internship;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which figures each rule kind is drawn up from: the table from rule kind to the code that lays its duties out. */
final class Casework {
    private static final String REFUSAL = "credit.training-fund-refusal";

    /** Rule kinds whose clauses are judged on every day from their effective date on, even after they have ended. */
    private static final List<String> OUTLIVING = List.of("region.target", "teacher.dual-qualified-share");

    /** How one rule kind is drawn up, for each kind of subject that it judges; null: it does not judge that kind. */
    record Drawing(
            @Nullable Drawer<Enterprise> enterprise,
            @Nullable Drawer<Institution> institution,
            @Nullable Drawer<RegionSubject> region) {}

    interface Drawer<S> {
        void draw(S subject, Docket docket);
    }

    /** Draws up the internships of an enterprise or of a school, which carry the same facts. */
    private interface OfInterns {
        void draw(Subject subject, @Nullable List<Internship> internships, Docket docket);
    }

    private static final Map<String, Drawing> DRAWINGS = Map.ofEntries(
            enterprise("training-fund.extraction-rate", TrainingFunds::extractionRate),
            enterprise("training-fund.frontline-share", TrainingFunds::frontlineShare),
            enterprise("training-fund.deduction-cap", TrainingFunds::deductionCap),
            enterprise(REFUSAL, (subject, docket) -> {}),
            both("credit.partner-standing", PartnerStandings::of, PartnerStandings::of),
            enterprise("internship.agreement-signed", Interns::agreementSigned),
            enterprise("internship.fair-pay", Interns::fairPay),
            interns("internship.minimum-age", Interns::minimumAge),
            interns("internship.not-first-year", Interns::notFirstYear),
            interns("internship.no-entertainment-venue", Interns::noEntertainmentVenue),
            interns("internship.no-intermediary", Interns::noIntermediary),
            interns("internship.no-fees", Interns::noFees),
            interns("internship.no-overtime", Interns::noOvertime),
            enterprise("internship.pay-floor", Interns::payFloor),
            enterprise("internship.headcount", InternCrowd::of),
            enterprise("graduate.labour-contract", Graduates::labourContract),
            enterprise("graduate.skill-level-treatment", Graduates::skillLevelTreatment),
            enterprise("targeted-class.application", Graduates::targetedClassApplication),
            both("subsidy.targeted-class", Subsidies::of, Subsidies::of),
            both("subsidy.shadow-internship", Subsidies::of, Subsidies::of),
            both("subsidy.post-internship", Subsidies::of, Subsidies::of),
            both("subsidy.placement-school", Subsidies::of, Subsidies::of),
            both("subsidy.placement-student", Subsidies::of, Subsidies::of),
            both("subsidy.skill-certificate", Subsidies::of, Subsidies::of),
            both("subsidy.technician-training", Subsidies::of, Subsidies::of),
            institution("teaching.practical-share", Programmes::practicalShare),
            institution("programme.enterprise-participation", Programmes::enterpriseParticipation),
            institution("programme.exit", Programmes::exit),
            institution("teacher.enterprise-practice", TeacherPractice::everyCycle),
            institution("teacher.induction-practice", TeacherPractice::induction),
            institution("teacher.recruitment-experience", Recruitment::experience),
            institution("teacher.recruitment-education", Recruitment::education),
            institution("teacher.no-fresh-graduates", Recruitment::noFreshGraduates),
            institution("teacher.dual-qualified-share", DualQualified::share),
            institution("governance.council", Governance::council),
            institution("governance.council-industry", Governance::councilIndustry),
            institution("factory.income-use", Factories::incomeUse),
            institution("factory.investment-approval", Factories::investmentApproval),
            institution("factory.income-reporting", Factories::incomeReporting),
            both("transfer.reward-share", Transfers::of, Transfers::of),
            institution("training-service.non-profit", TrainingServices::nonProfit),
            institution("training-service.unified-accounts", TrainingServices::unifiedAccounts),
            institution("cooperation.project-required", Openness::projectRequired),
            institution("facility.open-to-schools", Openness::openToSchools),
            region("region.target", Regions::target),
            region("region.instrument", Regions::instrument),
            region("region.quarterly-meeting", Regions::quarterlyMeeting),
            region("region.annual-publication", Regions::annualPublication));

    private Casework() {}

    static boolean knows(String rule) {
        return DRAWINGS.containsKey(rule);
    }

    static boolean isRefusal(String rule) {
        return rule.equals(REFUSAL);
    }

    static boolean outlivesItsTime(String rule) {
        return OUTLIVING.contains(rule);
    }

    static boolean suits(String rule, SubjectKind kind) {
        Drawing drawing = drawing(rule);
        return switch (kind) {
            case ENTERPRISE -> drawing.enterprise != null;
            case INSTITUTION -> drawing.institution != null;
            case REGION -> drawing.region != null;
        };
    }

    /** Draws up the cases of the docket's clause. */
    static void draw(Subject subject, Docket docket) {
        Drawing drawing = docket.drawing();
        if (subject instanceof Enterprise enterprise && drawing.enterprise != null) {
            drawing.enterprise.draw(enterprise, docket);
        } else if (subject instanceof Institution institution && drawing.institution != null) {
            drawing.institution.draw(institution, docket);
        } else if (subject instanceof RegionSubject region && drawing.region != null) {
            drawing.region.draw(region, docket);
        }
    }

    /** How the cases of rule kind {@code rule} are drawn up. */
    static Drawing drawing(String rule) {
        Drawing drawing = DRAWINGS.get(rule);
        if (drawing == null) {
            throw new IllegalStateException("unknown rule kind " + rule);
        }
        return drawing;
    }

    private static Map.Entry<String, Drawing> enterprise(String rule, Drawer<Enterprise> drawer) {
        return entry(rule, new Drawing(drawer, null, null));
    }

    private static Map.Entry<String, Drawing> institution(String rule, Drawer<Institution> drawer) {
        return entry(rule, new Drawing(null, drawer, null));
    }

    private static Map.Entry<String, Drawing> region(String rule, Drawer<RegionSubject> drawer) {
        return entry(rule, new Drawing(null, null, drawer));
    }

    private static Map.Entry<String, Drawing> both(
            String rule, Drawer<Enterprise> enterprise, Drawer<Institution> institution) {
        return entry(rule, new Drawing(enterprise, institution, null));
    }

    private static Map.Entry<String, Drawing> interns(String rule, OfInterns drawer) {
        return both(
                rule,
                (enterprise, docket) -> drawer.draw(enterprise, enterprise.internships(), docket),
                (institution, docket) -> drawer.draw(institution, institution.internships(), docket));
    }
}
