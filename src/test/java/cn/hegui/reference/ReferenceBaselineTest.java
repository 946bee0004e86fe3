package cn.hegui.reference;

import static cn.hegui.reference.ReferenceTest.account;
import static cn.hegui.reference.ReferenceTest.enterprise;
import static cn.hegui.reference.ReferenceTest.finding;
import static cn.hegui.reference.ReferenceTest.institution;
import static cn.hegui.reference.ReferenceTest.judge;
import static cn.hegui.reference.ReferenceTest.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases worked out by hand from the sentences of baseline.md, to test the reference itself. */
class ReferenceBaselineTest {
    /** A region without a document of its own, so that only the nation binds. */
    private static final String ELSEWHERE = "110101";

    private static final String UNTIL_2018 = "qysds-2007/42/deduction";
    private static final String HIGH_TECH = "caishui-2015-63/1/deduction";
    private static final String SINCE_2018 = "caishui-2018-51/1/deduction";
    private static final String HEADCOUNT = "jiaozhicheng-2016-3/9/headcount";

    // ---- what binds, and how strongly

    /** "National and provincial rules that bind beside the five documents ... Region 100000". */
    @Test
    void theNationBindsEverywhere() {
        ReferenceFinding fail = account(
                ELSEWHERE,
                "2017-12-31",
                "guofa-2002-16/1/extraction",
                "2017",
                "year",
                2017,
                "payroll",
                1000,
                "extracted",
                "14.99");
        assertThat(fail.severity()).isEqualTo("violation");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        ReferenceFinding first = account(
                "431002",
                "2017-12-31",
                "guobanfa-2017-95/12/frontline",
                "2017",
                "year",
                2017,
                "spent",
                100,
                "frontlineSpent",
                "59.99");
        assertThat(first.severity()).isEqualTo("warning");
        assertThat(first.notes()).containsExactly("first-year");
        assertThat(judge(enterprise("431002", "trainingAccounts", List.of(map("year", 2016))), "2017-12-31")
                        .findings())
                .extracting(ReferenceFinding::clause)
                .containsExactly("guofa-2002-16/1/extraction", UNTIL_2018);
    }

    /** "A clause that is unverified never yields more than an advisory". */
    @Test
    void anUnverifiedClauseAdvises() {
        Map<String, Object> firstYear = map("id", "i", "type", "post", "schoolLevel", "technician", "schoolYear", 1);
        firstYear.put("from", "2021-12-30");
        Map<String, Object> enterprise = enterprise(ELSEWHERE, "internships", List.of(firstYear));
        assertThat(finding(enterprise, "2022-05-01", "jiaozhicheng-2016-3/16/not-first-year", "i")
                        .severity())
                .isEqualTo("advisory");
        firstYear.put("from", "2021-12-31");
        assertThat(finding(enterprise, "2022-05-01", "jiaozhicheng-2021-4/16/not-first-year", "i")
                        .severity())
                .isEqualTo("violation");
    }

    /** "every mandatory clause of the chain ..., drafts and unverified ones left out"; nor does one base a record. */
    @Test
    void anUnverifiedClauseBasesNoRecord() {
        String document = """
                document: invented
                region: "100000"
                effective: 2010-01-01
                articles:
                  - {key: "1", clauses: [
                      {suffix: extraction, rule: training-fund.extraction-rate, force: mandatory, verification: %s, parameters: {minRate: 0.015}},
                      {suffix: credit, rule: credit.training-fund-refusal, force: mandatory, verification: %s}]}
                """;
        Map<String, Object> enterprise = enterprise(
                ELSEWHERE,
                "trainingAccounts",
                List.of(map("year", 2019, "payroll", 1000, "extracted", 0)),
                "rectifications",
                List.of(map(
                        "noticeNo",
                        "N1",
                        "rule",
                        "training-fund.extraction-rate",
                        "target",
                        2019,
                        "issuedOn",
                        "2020-01-01",
                        "dueOn",
                        "2020-02-01")));
        assertThat(credits(enterprise, document.formatted("restated", "read"))).hasSize(1);
        assertThat(credits(enterprise, document.formatted("restated", "unverified")))
                .isEmpty();
        assertThat(credits(enterprise, document.formatted("unverified", "read")))
                .isEmpty(); // due and not corrected, but nothing underlies it that is verified
    }

    private static List<ReferenceCredit> credits(Map<String, Object> enterprise, String document) {
        return Reference.judge(enterprise, ReferenceBook.of(document), LocalDate.parse("2020-06-01"))
                .credits();
    }

    /** "exempt adds vocational-normal for experience and no-fresh". */
    @Test
    void vocationalNormalGraduatesAreExempt() {
        Map<String, Object> teacher = map(
                "id",
                "T",
                "category",
                "professional",
                "hiredOn",
                "2020-01-01",
                "priorEnterpriseYears",
                0,
                "freshGraduate",
                true,
                "education",
                "secondary",
                "seniorSkilled",
                false,
                "vocationalNormal",
                true);
        Map<String, Object> school = institution(ELSEWHERE, "level", "technician", "teachers", List.of(teacher));
        assertThat(finding(school, "2020-01-01", "guofa-2019-4/12/experience", "T")
                        .outcome())
                .isEqualTo("pass");
        assertThat(finding(school, "2020-01-01", "guofa-2019-4/12/no-fresh", "T")
                        .outcome())
                .isEqualTo("pass");
        assertThat(finding(school, "2020-01-01", "guofa-2019-4/12/education", "T")
                        .severity())
                .isEqualTo("warning");
        teacher.remove("vocationalNormal");
        assertThat(finding(school, "2020-01-01", "guofa-2019-4/12/no-fresh", "T")
                        .missing())
                .containsExactly("vocationalNormal");
        teacher.put("hiredOn", "2019-01-23"); // the day before
        assertThat(judge(school, "2020-01-01").findings())
                .noneMatch(finding -> finding.rule().startsWith("teacher.recruitment"));
    }

    /** "every programme, levels secondary-vocational, higher-vocational". */
    @Test
    void halfOfTheHoursOfEveryProgramme() {
        Map<String, Object> programme =
                map("id", "p", "apprenticeship", false, "totalHours", 2800, "practicalHours", "1399.9");
        Map<String, Object> school =
                institution(ELSEWHERE, "level", "higher-vocational", "programmes", List.of(programme));
        assertThat(finding(school, "2019-06-05", "jiaozhicheng-2019-13/0/practical", "p")
                        .severity())
                .isEqualTo("warning");
        assertThat(judge(school, "2019-06-04").findings())
                .noneMatch(finding -> finding.rule().equals("teaching.practical-share"));
        school.put("level", "technician");
        assertThat(judge(school, "2019-06-05").findings())
                .noneMatch(finding -> finding.rule().equals("teaching.practical-share"));
    }

    // ---- the cap of the deduction

    /** "judges accounts whose highTech is not true"; caishui-2015-63 judges the others. */
    @Test
    void twoCapsUntil2018() {
        assertThat(deduction(false, "1000", "100", "25.01", UNTIL_2018).amountMissing())
                .isEqualByComparingTo("0.01");
        assertThat(deduction(false, "1000", "100", "25", UNTIL_2018).outcome()).isEqualTo("pass");
        assertThat(deduction(true, "1000", "100", "80", HIGH_TECH).outcome()).isEqualTo("pass");
        assertThat(deduction(true, "1000", "100", "80.01", HIGH_TECH).amountMissing())
                .isEqualByComparingTo("0.01");
        assertThat(deduction(true, "1000", "100", "80", UNTIL_2018).outcome()).isEqualTo("notapplicable");
        assertThat(deduction(false, "1000", "100", "80", HIGH_TECH).outcome()).isEqualTo("notapplicable");
    }

    /** "not known: this clause alone writes a finding: pass at 2.5%, fail above 8%, else unknown, missing highTech". */
    @Test
    void aCapThatIsNotKnown() {
        assertThat(deductions(null, "1000", "100", "50"))
                .extracting(ReferenceFinding::clause)
                .containsExactly(UNTIL_2018);
        assertThat(deduction(null, "1000", "100", "25", UNTIL_2018).outcome()).isEqualTo("pass");
        assertThat(deduction(null, "1000", "100", "25.01", UNTIL_2018).missing())
                .containsExactly("highTech");
        assertThat(deduction(null, "1000", "100", "80", UNTIL_2018).missing()).containsExactly("highTech");
        ReferenceFinding fail = deduction(null, "1000", "100", "80.01", UNTIL_2018);
        assertThat(fail.outcome()).isEqualTo("fail");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(fail.notes()).containsExactly("at-least");
        // What is available decides: 20 under either cap.
        assertThat(deduction(null, "1000", "20", "20.01", UNTIL_2018).notes()).isEmpty();
        assertThat(deduction(null, null, "100", "50", UNTIL_2018).missing()).containsExactly("highTech", "taxPayroll");
        assertThat(deduction(null, "1000", null, "25", UNTIL_2018).missing()).containsExactly("spent");
        assertThat(deduction(null, "1000", null, "26", UNTIL_2018).missing()).containsExactly("highTech", "spent");
        // In 2009 no cap is known for such firms: no fail is sure.
        assertThat(account(
                                ELSEWHERE,
                                "2010-01-01",
                                UNTIL_2018,
                                "2009",
                                "year",
                                2009,
                                "taxPayroll",
                                1000,
                                "deducted",
                                81)
                        .missing())
                .contains("highTech");
    }

    /** Spending above the cap "carries forward, without limit of years", across the change from 2.5% to 8%. */
    @Test
    void theCarryAcrossTheChange() {
        Map<String, Object> before =
                map("year", 2016, "taxPayroll", 1000, "spent", 60, "carriedIn", 0, "highTech", false);
        Map<String, Object> last = map("year", 2017, "taxPayroll", 1000, "spent", 30, "highTech", false);
        Map<String, Object> after = map("year", 2018, "taxPayroll", 1000, "spent", 30, "deducted", "70");
        Map<String, Object> enterprise = enterprise(ELSEWHERE, "trainingAccounts", List.of(before, last, after));
        // 2016 carries 35, 2017 35 + 30 - 25 = 40: in 2018 70 are available and 80 would be allowed
        assertThat(finding(enterprise, "2018-12-31", SINCE_2018, "2018").outcome())
                .isEqualTo("pass");
        after.put("deducted", "70.01");
        assertThat(finding(enterprise, "2018-12-31", SINCE_2018, "2018").amountMissing())
                .isEqualByComparingTo("0.01");
        last.put("highTech", true); // 35 + 30 = 65, nothing left of it
        after.put("deducted", "30.01");
        assertThat(finding(enterprise, "2018-12-31", SINCE_2018, "2018").outcome())
                .isEqualTo("fail");
    }

    /** "the carry is known only where both caps give the same". */
    @Test
    void aCarryOutOfAYearWhoseCapIsNotKnown() {
        Map<String, Object> before = map("year", 2017, "taxPayroll", 1000, "spent", "25.01", "carriedIn", 0);
        Map<String, Object> after = map("year", 2018, "taxPayroll", 1000, "spent", 30, "deducted", "30.01");
        Map<String, Object> enterprise = enterprise(ELSEWHERE, "trainingAccounts", List.of(before, after));
        assertThat(finding(enterprise, "2018-12-31", SINCE_2018, "2018").missing())
                .containsExactly("carriedIn"); // 0.01 or nothing
        before.put("spent", "25");
        assertThat(finding(enterprise, "2018-12-31", SINCE_2018, "2018").outcome())
                .isEqualTo("fail"); // nothing under either
    }

    private static List<ReferenceFinding> deductions(
            Boolean highTech, String taxPayroll, String spent, String deducted) {
        return judge(
                        enterprise(
                                ELSEWHERE,
                                "trainingAccounts",
                                List.of(map(
                                        "year",
                                        2017,
                                        "carriedIn",
                                        0,
                                        "taxPayroll",
                                        taxPayroll,
                                        "spent",
                                        spent,
                                        "deducted",
                                        deducted,
                                        "highTech",
                                        highTech))),
                        "2017-12-31")
                .findings()
                .stream()
                .filter(finding -> finding.rule().equals("training-fund.deduction-cap"))
                .toList();
    }

    private static ReferenceFinding deduction(
            Boolean highTech, String taxPayroll, String spent, String deducted, String clause) {
        List<ReferenceFinding> found = deductions(highTech, taxPayroll, spent, deducted);
        return found.stream()
                .filter(finding -> finding.clause().equals(clause))
                .reduce((first, second) -> {
                    throw new AssertionError("two findings of " + clause + ": " + found);
                })
                .orElseThrow();
    }

    // ---- interns

    /** "on from the intern is at least 16". */
    @Test
    void minimumAge() {
        assertThat(intern("minimum-age", "bornOn", "2006-03-01").outcome()).isEqualTo("pass");
        assertThat(intern("minimum-age", "bornOn", "2006-03-02").severity()).isEqualTo("violation");
        assertThat(intern("minimum-age", "bornOn", null).missing()).containsExactly("bornOn");
        assertThat(intern("minimum-age", "bornOn", "2000-01-01", "from", null).missing())
                .containsExactly("from");
        assertThat(intern("minimum-age", "bornOn", "2010-01-01", "type", "observation")
                        .outcome())
                .isEqualTo("notapplicable");
        assertThat(intern("minimum-age", "bornOn", "2010-01-01", "type", null).missing())
                .containsExactly("type");
        assertThat(intern("minimum-age", "bornOn", "2000-01-01", "type", null).outcome())
                .isEqualTo("pass");
    }

    /** "an enterprise's by schoolLevel, a school's by its own level (scope, rules.md)". */
    @Test
    void onlyInternsOfVocationalSchools() {
        assertThat(intern("no-intermediary", "viaIntermediary", true, "schoolLevel", "undergraduate")
                        .outcome())
                .isEqualTo("notapplicable");
        assertThat(intern("no-intermediary", "viaIntermediary", true, "schoolLevel", null)
                        .missing())
                .containsExactly("schoolLevel");
        assertThat(intern("no-intermediary", "viaIntermediary", false, "schoolLevel", null)
                        .outcome())
                .isEqualTo("pass");
        Map<String, Object> internship =
                map("id", "i", "from", "2022-03-01", "viaIntermediary", true, "schoolLevel", "undergraduate");
        Map<String, Object> school = institution(ELSEWHERE, "level", "technician", "internships", List.of(internship));
        String clause = "jiaozhicheng-2021-4/16/no-intermediary";
        assertThat(finding(school, "2022-05-01", clause, "i").outcome()).isEqualTo("fail");
        school.remove("level");
        assertThat(finding(school, "2022-05-01", clause, "i").missing()).containsExactly("level");
        school.put("level", "applied-undergraduate");
        assertThat(judge(school, "2022-05-01").findings()).isEmpty();
    }

    /** "type post: schoolYear >= 2"; "since 2021-12-31 shadowing is judged as post". */
    @Test
    void notInTheFirstYear() {
        assertThat(intern("not-first-year", "schoolYear", 1).severity()).isEqualTo("violation");
        assertThat(intern("not-first-year", "schoolYear", 2).outcome()).isEqualTo("pass");
        assertThat(intern("not-first-year", "schoolYear", 1, "type", "shadowing", "from", "2021-12-31")
                        .outcome())
                .isEqualTo("fail");
        assertThat(intern("not-first-year", "schoolYear", 1, "type", "observation")
                        .outcome())
                .isEqualTo("notapplicable");
        Map<String, Object> early =
                map("id", "i", "from", "2021-12-30", "type", "shadowing", "schoolLevel", "technician", "schoolYear", 1);
        assertThat(finding(
                                enterprise(ELSEWHERE, "internships", List.of(early)),
                                "2022-05-01",
                                "jiaozhicheng-2016-3/16/not-first-year",
                                "i")
                        .outcome())
                .isEqualTo("notapplicable");
    }

    /** "Of observation, only venue, intermediary and fees are judged". */
    @Test
    void venueIntermediaryAndFeesOfEveryType() {
        assertThat(intern("no-entertainment-venue", "venue", "entertainment", "type", "observation")
                        .severity())
                .isEqualTo("violation");
        assertThat(intern("no-entertainment-venue", "venue", "ordinary", "type", null)
                        .outcome())
                .isEqualTo("pass");
        assertThat(intern("no-entertainment-venue").missing()).containsExactly("venue");
        assertThat(intern("no-intermediary", "viaIntermediary", true, "type", "observation")
                        .outcome())
                .isEqualTo("fail");
        ReferenceFinding fees = intern("fees", "feesCharged", "0.01", "type", "observation");
        assertThat(fees.severity()).isEqualTo("violation");
        assertThat(fees.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(intern("fees", "feesCharged", "0.00").outcome()).isEqualTo("pass");
        assertThat(intern("fees").missing()).containsExactly("feesCharged");
    }

    /** "nightShift and overtime are false; specialArrangementFiled true: notapplicable; not known: a fail is unknown". */
    @Test
    void overtime() {
        assertThat(intern("overtime", "nightShift", true, "specialArrangementFiled", false)
                        .outcome())
                .isEqualTo("fail");
        assertThat(intern("overtime", "overtime", true).missing()).containsExactly("specialArrangementFiled");
        assertThat(intern("overtime", "overtime", true, "specialArrangementFiled", true)
                        .outcome())
                .isEqualTo("notapplicable");
        assertThat(intern("overtime", "overtime", false, "nightShift", false).outcome())
                .isEqualTo("pass");
        assertThat(intern("overtime", "overtime", false, "specialArrangementFiled", false)
                        .missing())
                .containsExactly("nightShift");
        assertThat(intern("overtime", "overtime", true, "type", "observation").outcome())
                .isEqualTo("notapplicable");
    }

    /** "monthlyPay >= minShare x postWage or monthlyPay >= lowestWage; else notapplicable". */
    @Test
    void payFloor() {
        // 0.8 x 2000.01 = 1600.008, demanded 1600.01
        assertThat(pay("1600.01", "2000.01", "1800").outcome()).isEqualTo("pass");
        ReferenceFinding fail = pay("1600", "2000.01", "1800");
        assertThat(fail.severity()).isEqualTo("warning");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(pay("1500", "2000", "1500").outcome()).isEqualTo("pass");
        assertThat(pay("1499.99", "2000", "1500").amountMissing()).isEqualByComparingTo("0.01");
        assertThat(pay("1500", null, "1500").outcome()).isEqualTo("pass");
        assertThat(pay("1500", null, "1500.01").missing()).containsExactly("postWage");
        assertThat(pay(null, "2000", "1500").missing()).containsExactly("monthlyPay");
        assertThat(pay(null, null, "0").outcome()).isEqualTo("pass");
        assertThat(intern("pay-floor", "independent", false).outcome()).isEqualTo("notapplicable");
        assertThat(intern("pay-floor", "monthlyPay", 0, "postWage", 10, "lowestWage", 10)
                        .missing())
                .containsExactly("independent");
        // E: the enterprise's list only
        assertThat(judge(
                                institution(
                                        ELSEWHERE,
                                        "level",
                                        "technician",
                                        "internships",
                                        List.of(map("id", "i", "from", "2022-03-01"))),
                                "2022-05-01")
                        .findings())
                .noneMatch(finding -> finding.rule().equals("internship.pay-floor")
                        || finding.rule().equals("internship.headcount"));
    }

    private static ReferenceFinding pay(String monthlyPay, String postWage, String lowestWage) {
        return intern(
                "pay-floor",
                "independent",
                true,
                "monthlyPay",
                monthlyPay,
                "postWage",
                postWage,
                "lowestWage",
                lowestWage);
    }

    /** The finding of one clause of 2021 for a `post` intern of a technician school from 1 March 2022. */
    private static ReferenceFinding intern(String suffix, Object... facts) {
        Map<String, Object> internship =
                map("id", "i", "type", "post", "schoolLevel", "technician", "from", "2022-03-01");
        internship.putAll(map(facts));
        List<ReferenceFinding> found =
                judge(enterprise(ELSEWHERE, "internships", List.of(internship)), "2022-05-01").findings().stream()
                        .filter(finding -> finding.clause().startsWith("jiaozhicheng-2021-4/")
                                && finding.clause().endsWith("/" + suffix))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    // ---- headcount

    /** "on every day ...: post interns present at once <= maxShare x staff". */
    @Test
    void internsAtOnce() {
        Map<String, Object> first = present("2020-01-01", "2020-01-31");
        Map<String, Object> second = present("2020-01-31", "2020-02-29");
        Map<String, Object> enterprise = crowd(first, second);
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 19)));
        ReferenceFinding fail = finding(enterprise, "2020-02-01", HEADCOUNT, "");
        assertThat(fail.severity()).isEqualTo("violation"); // on 31 January two, of 19 no more than 1.9
        assertThat(fail.amountMissing()).isEqualByComparingTo("1");
        assertThat(finding(enterprise, "2020-01-30", HEADCOUNT, "").outcome()).isEqualTo("pass"); // up to D
        second.put("from", "2020-02-01");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        second.put("from", "2020-01-31");
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 20)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        // "a figure holds until the next one's from"
        enterprise.put(
                "staffing", List.of(map("from", "2020-02-01", "staff", 100), map("from", "2019-01-01", "staff", 19)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("fail");
        enterprise.put(
                "staffing", List.of(map("from", "2020-01-31", "staff", 20), map("from", "2019-01-01", "staff", 10)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        // Only from the day of the first figure on is there anything to judge.
        enterprise.put("staffing", List.of(map("from", "2020-02-01", "staff", 10)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        assertThat(headcounts(enterprise, "2020-01-31")).isEmpty();
        enterprise.remove("staffing");
        assertThat(headcounts(enterprise, "2020-02-01")).isEmpty();
    }

    /** "and per post <= maxPostShare x that post's staff". */
    @Test
    void internsOnOnePost() {
        Map<String, Object> first = present("2020-01-01", null);
        Map<String, Object> second = present("2020-01-01", null);
        first.put("post", "焊工");
        second.put("post", "焊工");
        Map<String, Object> enterprise = crowd(first, second);
        enterprise.put("postStaffing", List.of(map("post", "焊工", "from", "2019-01-01", "staff", 9)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").amountMissing())
                .isEqualByComparingTo("1");
        second.remove("post");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("post");
        second.put("post", "收银");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
    }

    /** Only `post` interns of vocational schools count; one of whom that is not known may count. */
    @Test
    void whoCounts() {
        Map<String, Object> first = present("2020-01-01", null);
        Map<String, Object> second = present("2020-01-01", null);
        Map<String, Object> enterprise = crowd(first, second);
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 10)));
        second.put("type", "shadowing");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        second.remove("type");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("type");
        second.put("type", "post");
        second.put("schoolLevel", "undergraduate");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        second.remove("schoolLevel");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("schoolLevel");
        second.put("schoolLevel", "technician");
        second.remove("from");
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("from");
        second.put("to", "2019-12-31"); // gone before the first came
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        enterprise.put("staffing", List.of(map("from", "2019-01-01")));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("from", "staff");
        // one too many whatever the second does
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 9)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").outcome()).isEqualTo("fail");
    }

    /** "of the clause's time": the clause of 2016 judges its days after its end too, that of 2021 those since. */
    @Test
    void headcountOfEachClauseInItsTime() {
        Map<String, Object> enterprise =
                crowd(present("2021-12-01", "2022-01-31"), present("2021-12-31", "2022-01-31"));
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 10)));
        assertThat(finding(enterprise, "2022-05-01", HEADCOUNT, "").outcome()).isEqualTo("pass");
        assertThat(finding(enterprise, "2022-05-01", "jiaozhicheng-2021-4/10/headcount", "")
                        .severity())
                .isEqualTo("advisory");
        assertThat(headcounts(enterprise, "2021-12-30"))
                .extracting(ReferenceFinding::clause)
                .containsExactly(HEADCOUNT);
    }

    /** An entry without its day may count, and leaves the days open on which it turns the outcome. */
    @Test
    void aFigureWithoutItsDay() {
        Map<String, Object> enterprise = crowd(present("2020-01-01", null), present("2020-01-01", null));
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 20), map("staff", 10)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("from");
        enterprise.put("staffing", List.of(map("from", "2019-01-01", "staff", 19), map("staff", 10)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").amountMissing())
                .isEqualByComparingTo("1");
        enterprise.put("staffing", List.of(map("staff", 20)));
        assertThat(finding(enterprise, "2020-02-01", HEADCOUNT, "").missing()).containsExactly("from");
    }

    private static Map<String, Object> present(String from, String to) {
        return map("type", "post", "schoolLevel", "technician", "from", from, "to", to);
    }

    private static Map<String, Object> crowd(Map<String, Object> first, Map<String, Object> second) {
        first.put("id", "i1");
        second.put("id", "i2");
        return enterprise(ELSEWHERE, "internships", List.of(first, second));
    }

    private static List<ReferenceFinding> headcounts(Map<String, Object> enterprise, String asOf) {
        return judge(enterprise, asOf).findings().stream()
                .filter(finding -> finding.rule().equals("internship.headcount"))
                .toList();
    }
}
