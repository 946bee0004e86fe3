package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases worked out by hand from the sentences of the specification, to test the reference itself. */
class ReferenceTest {
    static final ReferenceBook BOOK = ReferenceCatalogue.book();
    private static final String RIGHT_CODE = "91350100M000100Y43";
    private static final String WRONG_CODE = "91350100M000100Y44";

    // ---- training funds

    /** "What a clause demands in money is first rounded half up to the fen, then compared". */
    @Test
    void extractionIsComparedToTheFen() {
        // 0.015 x 1000.33 = 15.00495, demanded 15.00
        assertThat(account(
                        "220100",
                        "2020-12-31",
                        "jilin-2018/15.1/extraction",
                        "2020",
                        "year",
                        2020,
                        "payroll",
                        "1000.33",
                        "extracted",
                        "15.00"))
                .extracting(ReferenceFinding::outcome)
                .isEqualTo("pass");
        // 0.015 x 1000.34 = 15.0051, demanded 15.01
        ReferenceFinding fail = account(
                "220100",
                "2020-12-31",
                "jilin-2018/15.1/extraction",
                "2020",
                "year",
                2020,
                "payroll",
                "1000.34",
                "extracted",
                "15.00");
        assertThat(fail.outcome()).isEqualTo("fail");
        assertThat(fail.severity()).isEqualTo("violation");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        // "every finding under it shows the erratum"
        assertThat(fail.notes()).containsExactly("erratum");
    }

    /** "judge with what is known": nothing is demanded of 0.33, whatever was extracted. */
    @Test
    void aDemandThatRoundsToNothingIsMet() {
        assertThat(account(
                        "220100", "2020-12-31", "jilin-2018/15.1/extraction", "2020", "year", 2020, "payroll", "0.33"))
                .extracting(ReferenceFinding::outcome)
                .isEqualTo("pass");
        assertThat(account(
                                "220100",
                                "2020-12-31",
                                "jilin-2018/15.1/extraction",
                                "2020",
                                "year",
                                2020,
                                "payroll",
                                "0.34")
                        .missing())
                .containsExactly("extracted");
    }

    /** "payroll = 0: notapplicable"; "It comes after pending". */
    @Test
    void aBaseOfZeroComesAfterPending() {
        assertThat(account("220100", "2020-12-30", "jilin-2018/15.1/extraction", "2020", "year", 2020, "payroll", 0))
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo("pending");
                    assertThat(finding.dueOn()).isEqualTo("2020-12-31");
                });
        assertThat(account("220100", "2020-12-31", "jilin-2018/15.1/extraction", "2020", "year", 2020, "payroll", 0)
                        .outcome())
                .isEqualTo("notapplicable");
    }

    /** "lowered to warning ... where a yearly row's year began before the clause took effect (note first-year)". */
    @Test
    void theFirstYearIsAWarning() {
        ReferenceFinding first = account(
                "220100",
                "2019-12-31",
                "jilin-2018/15.1/frontline",
                "2018",
                "year",
                2018,
                "spent",
                "100",
                "frontlineSpent",
                "59.99");
        assertThat(first.severity()).isEqualTo("warning");
        assertThat(first.notes()).containsExactly("first-year");
        // Shaoxing takes effect on 1 January 2019, so that its first year is a whole one; its fails are advisories.
        ReferenceFinding whole = account(
                "330602",
                "2019-12-31",
                "shaoxing-draft/9/frontline",
                "2019",
                "year",
                2019,
                "spent",
                "100",
                "frontlineSpent",
                "69.99");
        assertThat(whole.severity()).isEqualTo("advisory");
        assertThat(whole.notes()).isEmpty();
    }

    /** "A clause judges account Y when it is in force on Y-12-31". */
    @Test
    void anAccountBeforeTheClauseIsNotJudged() {
        assertThat(judge(
                                enterprise("330602", "trainingAccounts", List.of(map("year", 2018), map("year", 2026))),
                                "2027-01-01")
                        .findings())
                .noneMatch(finding -> finding.clause().startsWith("shaoxing-draft/"));
    }

    /** "deducted <= allowed", allowed = min(available, cap) + fullyDeductible. */
    @Test
    void deductionWithinTheCapAndWhatIsDeductibleInFull() {
        ReferenceFinding fail = account(
                "220100",
                "2020-12-31",
                "changchun-2020/11/deduction",
                "2020",
                "year",
                2020,
                "taxPayroll",
                "1000",
                "spent",
                "100",
                "carriedIn",
                "0",
                "fullyDeductible",
                "7",
                "deducted",
                "87.01");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(fail.notes()).containsExactly("first-year");
        assertThat(account(
                                "220100",
                                "2020-12-31",
                                "changchun-2020/11/deduction",
                                "2020",
                                "year",
                                2020,
                                "taxPayroll",
                                "1000",
                                "spent",
                                "100",
                                "carriedIn",
                                "0",
                                "fullyDeductible",
                                "7",
                                "deducted",
                                "87")
                        .outcome())
                .isEqualTo("pass");
    }

    /** "with carriedIn not known, <= min(spent, cap) passes, > cap fails, anything between is unknown". */
    @Test
    void deductionWithAnUnknownCarry() {
        Object[] facts = {"year", 2020, "taxPayroll", "1000", "spent", "50", "deducted", null};
        assertThat(deduction(facts, "50").outcome()).isEqualTo("pass");
        assertThat(deduction(facts, "50.01").missing()).containsExactly("carriedIn");
        assertThat(deduction(facts, "80").missing()).containsExactly("carriedIn");
        assertThat(deduction(facts, "80.01").notes()).contains("at-least");
        assertThat(deduction(facts, "80.01").amountMissing()).isEqualByComparingTo("0.01");
        assertThat(deduction(facts, "0").outcome()).isEqualTo("pass");
    }

    /** "above a known available (plus fullyDeductible) fails whatever the payroll". */
    @Test
    void deductionAboveWhatIsAvailable() {
        ReferenceFinding fail = account(
                "220100",
                "2021-12-31",
                "changchun-2020/11/deduction",
                "2021",
                "year",
                2021,
                "spent",
                "50",
                "carriedIn",
                "10",
                "deducted",
                "61");
        assertThat(fail.outcome()).isEqualTo("fail");
        assertThat(fail.amountMissing()).isEqualByComparingTo("1");
        assertThat(fail.notes()).containsExactly("at-least");
    }

    /** "carriedIn of account Y is the field where given; else (computed) carriedOut of account Y-1". */
    @Test
    void theCarryRunsFromYearToYear() {
        Map<String, Object> first = map("year", 2019, "taxPayroll", "1000", "spent", "100", "carriedIn", "0");
        Map<String, Object> second = map("year", 2020, "taxPayroll", "1000", "spent", "50", "deducted", "70.01");
        ReferenceFinding fail = finding(
                enterprise("220100", "trainingAccounts", List.of(second, first)),
                "2020-12-31",
                "jilin-2018/15.1/deduction",
                "2020");
        assertThat(fail.outcome()).isEqualTo("fail"); // 50 + 20 carried
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(fail.notes()).isEmpty();
        second.put("carriedIn", "19.99");
        assertThat(finding(
                                enterprise("220100", "trainingAccounts", List.of(second, first)),
                                "2020-12-31",
                                "jilin-2018/15.1/deduction",
                                "2020")
                        .notes())
                .containsExactly("carried-in-differs");
    }

    // ---- credit

    /** Row "confirmed, proper, not corrected": recordable, naming the credit clauses and then the breached ones. */
    @Test
    void aRefusalThatIsDeterminedIsRecordable() {
        ReferenceJudgement judgement = judge(noticed(RIGHT_CODE, notice(), "10"), "2021-12-31");
        assertThat(only(judgement, "shuangyashan-2020/11/credit").outcome()).isEqualTo("fail");
        assertThat(only(judgement, "shuangyashan-2020/11/credit").target())
                .isEqualTo("N1/training-fund.extraction-rate/2021");
        assertThat(judgement.credits())
                .containsExactly(new ReferenceCredit(
                        "N1",
                        "training-fund.extraction-rate",
                        "2021",
                        "recordable",
                        List.of(
                                "guobanfa-2017-95/12/credit",
                                "shuangyashan-2020/11/credit",
                                "guofa-2002-16/1/extraction",
                                "shuangyashan-2020/11/extraction")));
    }

    /** "An id whose check digit is wrong never goes beyond candidate"; marked on every finding. */
    @Test
    void aWrongCheckDigitStaysACandidate() {
        ReferenceJudgement judgement = judge(noticed(WRONG_CODE, notice(), "10"), "2021-12-31");
        assertThat(judgement.credits().get(0).state()).isEqualTo("candidate");
        assertThat(judgement.findings()).allMatch(finding -> finding.notes().contains("id-check-digit"));
    }

    /** "underlying none": account-restated. */
    @Test
    void anAccountRestatedAfterTheDetermination() {
        ReferenceJudgement judgement = judge(noticed(RIGHT_CODE, notice(), "15"), "2021-12-31");
        assertThat(only(judgement, "shuangyashan-2020/11/credit").notes()).containsExactly("account-restated");
        assertThat(judgement.credits().get(0).basis())
                .containsExactly("guobanfa-2017-95/12/credit", "shuangyashan-2020/11/credit");
    }

    /** "issuedOn <= dueOn < refusalConfirmedOn", "contested is not true", "refusalDocumentNo and refusalAuthority". */
    @Test
    void anImproperDeterminationIsACandidate() {
        Map<String, Object> sameDay = notice();
        sameDay.put("refusalConfirmedOn", "2021-12-15");
        assertThat(credit(sameDay).notes()).containsExactly("dates-out-of-order");
        sameDay.put("refusedInWriting", true);
        assertThat(credit(sameDay).outcome()).isEqualTo("fail");
        Map<String, Object> noPaper = notice();
        noPaper.remove("refusalDocumentNo");
        assertThat(credit(noPaper).notes()).containsExactly("no-determination-document");
        assertThat(credit(noPaper).missing()).containsExactly("refusalDocumentNo");
        Map<String, Object> contested = notice();
        contested.put("contested", true);
        assertThat(credit(contested).notes()).containsExactly("contested");
        Map<String, Object> before = notice();
        before.put("correctedOn", "2021-12-19");
        assertThat(credit(before).notes()).containsExactly("corrected-before-determination");
        before.put("correctedOn", "2021-12-20");
        assertThat(credit(before).outcome()).isEqualTo("fail");
    }

    /** Rows without a confirmation. */
    @Test
    void theTableWithoutAConfirmation() {
        Map<String, Object> open = map(
                "noticeNo",
                "N1",
                "rule",
                "training-fund.extraction-rate",
                "target",
                2021,
                "issuedOn",
                "2021-12-01",
                "dueOn",
                "2021-12-31");
        assertThat(credit(open).outcome()).isEqualTo("pending");
        assertThat(credit(open).dueOn()).isEqualTo("2021-12-31");
        open.put("dueOn", "2021-12-30");
        assertThat(credit(open).missing()).containsExactly("refusalConfirmedOn");
        assertThat(judge(noticed(RIGHT_CODE, open, "10"), "2021-12-31")
                        .credits()
                        .get(0)
                        .state())
                .isEqualTo("candidate");
        open.remove("dueOn");
        assertThat(credit(open).missing()).containsExactly("dueOn");
        open.put("dueOn", "2021-12-10");
        open.put("correctedOn", "2021-12-11");
        assertThat(credit(open).notes()).containsExactly("corrected-late");
        open.put("issuedOn", "2022-01-01");
        assertThat(credit(open).outcome()).isEqualTo("notapplicable");
    }

    /** "open (no account ...)": missing trainingAccounts. */
    @Test
    void aNoticeOfAYearWithoutAnAccount() {
        Map<String, Object> notice = notice();
        notice.put("target", 2020);
        ReferenceJudgement judgement = judge(noticed(RIGHT_CODE, notice, "10"), "2021-12-31");
        assertThat(only(judgement, "shuangyashan-2020/11/credit").missing()).containsExactly("trainingAccounts");
        assertThat(judgement.credits().get(0).state()).isEqualTo("candidate");
    }

    /** "judged where it has a cooperation active on D". */
    @Test
    void partnerStanding() {
        Map<String, Object> enterprise = enterprise(
                "222400",
                "creditStanding",
                "dishonest",
                "cooperations",
                List.of(map("id", "x", "since", "2019-06-30", "until", "2019-06-30")));
        assertThat(finding(enterprise, "2019-06-30", "jilin-2018/33/partner-standing", "")
                        .severity())
                .isEqualTo("violation");
        assertThat(judge(enterprise, "2019-07-01").findings()).isEmpty();
        enterprise.put("cooperations", List.of(map("id", "x")));
        assertThat(finding(enterprise, "2019-07-01", "jilin-2018/33/partner-standing", "")
                        .missing())
                .containsExactly("since");
    }

    // ---- students

    /** "type absent: scope not known": what would fail is unknown, any other outcome stands. */
    @Test
    void fairPay() {
        assertThat(internship("type", "post", "from", "2020-07-08", "monthlyPay", 0)
                        .severity())
                .isEqualTo("warning");
        assertThat(internship("from", "2020-07-08", "monthlyPay", "0.01").outcome())
                .isEqualTo("pass");
        assertThat(internship("from", "2020-07-08", "monthlyPay", "0.00").missing())
                .containsExactly("type");
        assertThat(internship("type", "shadowing", "from", "2021-12-30", "monthlyPay", 0)
                        .outcome())
                .isEqualTo("notapplicable");
        assertThat(internship("type", "shadowing", "from", "2021-12-31", "monthlyPay", 0)
                        .outcome())
                .isEqualTo("fail");
        assertThat(internship("type", "observation").outcome()).isEqualTo("notapplicable");
        assertThat(internship("type", "post", "monthlyPay", 1).missing()).containsExactly("from");
    }

    /** "false or absent while D < hiredOn plus withinMonths: pending"; "that month's last day". */
    @Test
    void labourContract() {
        Map<String, Object> graduate = map("id", "g", "hiredOn", "2019-01-31", "contractSigned", false);
        Map<String, Object> enterprise = enterprise("431002", "graduates", List.of(graduate));
        ReferenceFinding pending = finding(enterprise, "2019-02-27", "chenzhou-2018/9/contract", "g");
        assertThat(pending.outcome()).isEqualTo("pending");
        assertThat(pending.dueOn()).isEqualTo("2019-02-27");
        assertThat(finding(enterprise, "2019-02-28", "chenzhou-2018/9/contract", "g")
                        .severity())
                .isEqualTo("violation");
        graduate.remove("contractSigned");
        assertThat(finding(enterprise, "2019-02-28", "chenzhou-2018/9/contract", "g")
                        .missing())
                .containsExactly("contractSigned");
        assertThat(judge(enterprise, "2019-01-30").findings()).isEmpty();
    }

    /** "treatedAs ranks at least as required"; "none: notapplicable, absent: unknown". */
    @Test
    void treatment() {
        assertThat(graduate("trainingClass", "senior", "treatedAs", "secondary").outcome())
                .isEqualTo("fail");
        assertThat(graduate("trainingClass", "senior", "treatedAs", "bachelor").outcome())
                .isEqualTo("pass");
        assertThat(graduate("trainingClass", "technician").missing()).containsExactly("treatedAs");
        assertThat(graduate("trainingClass", "none").outcome()).isEqualTo("notapplicable");
        assertThat(graduate("treatedAs", "bachelor").missing()).containsExactly("trainingClass");
    }

    /** "appliedOn (where absent: 1 January of year)"; one false flag fails whatever the month. */
    @Test
    void targetedClassApplication() {
        Map<String, Object> targeted = map("id", "c", "year", 2019, "appliedOn", "2019-07-01", "filed", true);
        Map<String, Object> enterprise = enterprise("431000", "targetedClasses", List.of(targeted));
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/5/application", "c")
                        .severity())
                .isEqualTo("warning");
        targeted.put("appliedOn", "2019-06-30");
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/5/application", "c")
                        .outcome())
                .isEqualTo("pass");
        targeted.remove("appliedOn");
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/5/application", "c")
                        .missing())
                .containsExactly("appliedOn");
        targeted.put("filed", false);
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/5/application", "c")
                        .outcome())
                .isEqualTo("fail");
        targeted.put("year", 2018); // 1 January 2018 is before the clause
        assertThat(judge(enterprise, "2020-01-01").findings()).isEmpty();
    }

    // ---- subsidies

    /** "m with from plus m months <= end plus one day, where end is the earlier of to and claimedOn". */
    @Test
    void postInternshipMonths() {
        Map<String, Object> internship =
                map("id", "i", "type", "post", "arranged", true, "from", "2019-01-01", "to", "2019-06-30");
        assertThat(claims(internship, "post-internship", claim("k", "600"))
                        .get(0)
                        .outcome())
                .isEqualTo("pass");
        ReferenceFinding fail =
                claims(internship, "post-internship", claim("k", "600.01")).get(0);
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.01");
        assertThat(fail.severity()).isEqualTo("warning"); // an application is not a receipt
        internship.put("to", "2019-06-29"); // five months: not eligible
        assertThat(claims(internship, "post-internship", claim("k", "600"))
                        .get(0)
                        .amountMissing())
                .isEqualByComparingTo("600");
        internship.remove("arranged");
        assertThat(claims(internship, "post-internship", claim("k", "0.01"))
                        .get(0)
                        .outcome())
                .isEqualTo("fail");
        internship.put("to", "2019-06-30");
        assertThat(claims(internship, "post-internship", claim("k", "600"))
                        .get(0)
                        .missing())
                .containsExactly("arranged");
        assertThat(claims(internship, "post-internship", claim("k", "600.01"))
                        .get(0)
                        .notes())
                .containsExactly("at-least");
    }

    /** "added up by claimedOn, then by place in the list"; note claimed-twice. */
    @Test
    void claimsOnOneGroundAreAddedUp() {
        Map<String, Object> internship = map(
                "id",
                "i",
                "student",
                "s",
                "type",
                "shadowing",
                "arranged",
                true,
                "from",
                "2019-01-01",
                "to",
                "2019-03-31");
        Map<String, Object> late = claim("late", "200");
        late.put("claimedOn", "2019-08-01");
        late.put("status", "paid");
        List<ReferenceFinding> findings =
                claims(internship, "shadow-internship", late, claim("a", "150"), claim("b", "100"));
        assertThat(findings).extracting(ReferenceFinding::target).containsExactly("late", "a", "b");
        assertThat(findings).extracting(ReferenceFinding::outcome).containsExactly("fail", "pass", "fail");
        assertThat(findings.get(0).severity()).isEqualTo("violation");
        assertThat(findings.get(0).amountMissing()).isEqualByComparingTo("200");
        assertThat(findings.get(0).notes()).containsExactly("claimed-twice");
        assertThat(findings.get(2).amountMissing()).isEqualByComparingTo("50");
        assertThat(findings.get(2).notes()).isEmpty();
    }

    /** "An earlier amount that is not known makes a later claim unknown"; "refused or withdrawn ... count for nothing". */
    @Test
    void unknownAndWithdrawnClaims() {
        Map<String, Object> internship = map(
                "id",
                "i",
                "student",
                "s",
                "type",
                "shadowing",
                "arranged",
                true,
                "from",
                "2019-01-01",
                "to",
                "2019-03-31");
        Map<String, Object> first = claim("a", null);
        List<ReferenceFinding> findings =
                claims(internship, "shadow-internship", first, claim("b", "200"), claim("c", "0"));
        assertThat(findings).extracting(ReferenceFinding::outcome).containsExactly("unknown", "unknown", "pass");
        assertThat(findings.get(1).missing()).containsExactly("amount");
        first.put("status", "refused");
        findings = claims(internship, "shadow-internship", first, claim("b", "200"));
        assertThat(findings).extracting(ReferenceFinding::outcome).containsExactly("notapplicable", "pass");
    }

    /** "evidence that names no item: unknown, missing evidence"; "a recipient given that is another: entitlement 0". */
    @Test
    void evidenceAndRecipient() {
        Map<String, Object> internship =
                map("id", "i", "type", "shadowing", "arranged", true, "from", "2019-01-01", "to", "2019-03-31");
        Map<String, Object> claim = claim("k", "200");
        claim.put("evidence", "nowhere");
        assertThat(claims(internship, "shadow-internship", claim).get(0).missing())
                .containsExactly("evidence");
        claim.put("evidence", "i");
        claim.put("recipient", "school");
        assertThat(claims(internship, "shadow-internship", claim).get(0).amountMissing())
                .isEqualByComparingTo("200");
    }

    /** "the level's amount, times 1 + shortageUplift where shortage; insuredMonths >= minInsuredMonths". */
    @Test
    void certificates() {
        Map<String, Object> certificate =
                map("id", "z", "level", "intermediate", "shortage", true, "insuredMonths", 36);
        Map<String, Object> claim = claim("k", "1650");
        claim.put("scheme", "skill-certificate");
        claim.put("evidence", "z");
        Map<String, Object> enterprise =
                enterprise("431002", "certificates", List.of(certificate), "subsidyClaims", List.of(claim));
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/24/certificate", "k")
                        .outcome())
                .isEqualTo("pass");
        certificate.put("insuredMonths", 35);
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/24/certificate", "k")
                        .outcome())
                .isEqualTo("fail");
        certificate.put("insuredMonths", 36);
        certificate.remove("level");
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/24/certificate", "k")
                        .missing())
                .containsExactly("level");
        claim.put("amount", "1100"); // the lowest entitlement
        assertThat(finding(enterprise, "2020-01-01", "chenzhou-2018/24/certificate", "k")
                        .outcome())
                .isEqualTo("pass");
    }

    /** "claimedOn >= hiredOn plus (employmentYear-1) years, and still employed then". */
    @Test
    void placementOfTheSecondYear() {
        Map<String, Object> graduate =
                map("id", "g", "hiredOn", "2019-01-10", "fresh", true, "localPark", true, "recommended", true);
        Map<String, Object> claim = map(
                "id",
                "k",
                "scheme",
                "placement-student",
                "evidence",
                "g",
                "employmentYear",
                2,
                "amount",
                1800,
                "claimedOn",
                "2020-01-10");
        Map<String, Object> enterprise =
                enterprise("431002", "graduates", List.of(graduate), "subsidyClaims", List.of(claim));
        assertThat(finding(enterprise, "2020-06-01", "chenzhou-2018/23/student", "k")
                        .outcome())
                .isEqualTo("pass");
        claim.put("claimedOn", "2020-01-09");
        assertThat(finding(enterprise, "2020-06-01", "chenzhou-2018/23/student", "k")
                        .outcome())
                .isEqualTo("fail");
        claim.put("claimedOn", "2020-01-10");
        graduate.put("leftOn", "2020-01-09");
        assertThat(finding(enterprise, "2020-06-01", "chenzhou-2018/23/student", "k")
                        .outcome())
                .isEqualTo("fail");
        graduate.remove("leftOn");
        claim.remove("employmentYear");
        assertThat(finding(enterprise, "2020-06-01", "chenzhou-2018/23/student", "k")
                        .missing())
                .containsExactly("employmentYear");
        claim.put("amount", 1200);
        assertThat(finding(enterprise, "2020-06-01", "chenzhou-2018/23/student", "k")
                        .outcome())
                .isEqualTo("pass");
    }

    // ---- teaching and teachers

    /** "amountMissing in hours, exact (rounded up to 0.1)"; "apprenticeship is false: notapplicable". */
    @Test
    void practicalShare() {
        Map<String, Object> programme =
                map("id", "p", "apprenticeship", true, "totalHours", "33.3", "practicalHours", "16.6");
        Map<String, Object> school = institution("230521", "level", "technician", "programmes", List.of(programme));
        ReferenceFinding fail = finding(school, "2020-07-08", "shuangyashan-2020/14/practical", "p");
        assertThat(fail.outcome()).isEqualTo("fail");
        assertThat(fail.amountMissing()).isEqualByComparingTo("0.1"); // 16.65 - 16.6
        programme.remove("apprenticeship");
        school.remove("level");
        assertThat(finding(school, "2020-07-08", "shuangyashan-2020/14/practical", "p")
                        .missing())
                .containsExactly("apprenticeship", "level");
        programme.put("apprenticeship", false);
        assertThat(finding(school, "2020-07-08", "shuangyashan-2020/14/practical", "p")
                        .outcome())
                .isEqualTo("notapplicable");
        school.put("level", "undergraduate");
        assertThat(judge(school, "2020-07-08").findings())
                .noneMatch(finding -> finding.rule().startsWith("teaching"));
    }

    /** "while D < start plus windowYears years: pending, due on the last day of that first cycle". */
    @Test
    void practiceOfTeachers() {
        Map<String, Object> teacher = map("id", "T", "category", "professional", "hiredOn", "2015-01-01");
        Map<String, Object> school = institution(
                "330602",
                "level",
                "technician",
                "teachers",
                List.of(teacher),
                "practices",
                List.of(map("teacher", "T", "from", "2020-01-01", "to", "2020-04-29")));
        String clause = "shaoxing-draft/13/practice";
        ReferenceFinding pending = finding(school, "2023-12-31", clause, "T");
        assertThat(pending.outcome()).isEqualTo("pending");
        assertThat(pending.dueOn()).isEqualTo("2023-12-31");
        assertThat(pending.amountMissing()).isEqualByComparingTo("60"); // 31 + 29 + 31 + 29 = 120 days
        assertThat(finding(school, "2024-01-01", clause, "T").missing()).containsExactly("parameter:months");
        school.put("practices", List.of(map("teacher", "T", "from", "2020-01-01", "to", "2020-04-28")));
        assertThat(finding(school, "2024-01-01", clause, "T").amountMissing()).isEqualByComparingTo("61");
        // "30 x whole months + days left over": 1 September to 28 February are six months of 181 days, one month less
        // 29 days
        school.put("practices", List.of(map("teacher", "T", "from", "2022-09-01", "to", "2023-02-27")));
        assertThat(finding(school, "2024-01-01", clause, "T").outcome()).isEqualTo("pass"); // 180 days
        school.put(
                "practices",
                List.of(
                        map("teacher", "T", "from", "2023-02-01", "to", "2023-04-30"),
                        map(
                                "teacher",
                                "T",
                                "from",
                                "2022-02-01",
                                "to",
                                "2022-04-30"))); // 89 + 89 days, but 3 + 3 months
        assertThat(finding(school, "2024-01-01", clause, "T").outcome()).isEqualTo("pass");
        school.remove("practices");
        assertThat(finding(school, "2024-01-01", clause, "T").missing()).containsExactly("practices");
        assertThat(finding(school, "2023-01-01", clause, "T").outcome()).isEqualTo("pending");
    }

    /** "two periods belong to one run where at most maxGapDays days lie between them". */
    @Test
    void inductionRuns() {
        Map<String, Object> teacher = map("id", "T", "category", "professional", "hiredOn", "2019-01-01");
        Map<String, Object> school = institution(
                "330600",
                "level",
                "technician",
                "teachers",
                List.of(teacher),
                "practices",
                List.of(
                        map("teacher", "T", "from", "2019-01-01", "to", "2019-03-31"), // 90 days
                        map("teacher", "T", "from", "2019-05-02", "to", "2019-07-30"))); // 31 days between, 90 days
        assertThat(finding(school, "2021-01-01", "shaoxing-draft/13/induction", "T")
                        .outcome())
                .isEqualTo("pass");
        school.put(
                "practices",
                List.of(
                        map("teacher", "T", "from", "2019-01-01", "to", "2019-03-31"),
                        map("teacher", "T", "from", "2019-05-03", "to", "2019-07-31")));
        ReferenceFinding fail = finding(school, "2021-01-01", "shaoxing-draft/13/induction", "T");
        assertThat(fail.amountMissing()).isEqualByComparingTo("90");
        assertThat(fail.severity()).isEqualTo("advisory");
        assertThat(finding(school, "2020-12-31", "shaoxing-draft/13/induction", "T")
                        .dueOn())
                .isEqualTo("2020-12-31");
    }

    /** "hiredOn >= hiredFrom, else no finding"; "category absent: unknown"; exempt passes. */
    @Test
    void recruitment() {
        Map<String, Object> teacher = map(
                "id",
                "T",
                "category",
                "professional",
                "hiredOn",
                "2019-12-31",
                "education",
                "secondary",
                "priorEnterpriseYears",
                2,
                "freshGraduate",
                true,
                "leftOn",
                "2020-01-01");
        Map<String, Object> school =
                institution("330600", "level", "applied-undergraduate", "teachers", List.of(teacher));
        assertThat(judge(school, "2020-06-01").findings().stream()
                        .map(ReferenceFinding::clause)
                        .filter(clause -> clause.startsWith("shaoxing-draft/")))
                .containsExactly("shaoxing-draft/13/education", "shaoxing-draft/13/experience");
        assertThat(finding(school, "2020-06-01", "shaoxing-draft/13/education", "T")
                        .missing())
                .containsExactly("seniorSkilled");
        assertThat(finding(school, "2020-06-01", "shaoxing-draft/13/experience", "T")
                        .amountMissing())
                .isEqualByComparingTo("1");
        teacher.put("seniorSkilled", true);
        assertThat(finding(school, "2020-06-01", "shaoxing-draft/13/education", "T")
                        .outcome())
                .isEqualTo("pass");
        teacher.remove("category");
        assertThat(finding(school, "2020-06-01", "shaoxing-draft/13/education", "T")
                        .missing())
                .containsExactly("category");
    }

    /** "unknown dualQualified or category counts either way"; "not known to be met and D <= by: pending". */
    @Test
    void dualQualifiedShare() {
        Map<String, Object> school =
                institution("330600", "level", "technician", "professionalTeachers", 10, "dualQualifiedTeachers", 8);
        String clause = "shaoxing-draft/13/dual-qualified";
        assertThat(finding(school, "2025-12-31", clause, "").outcome()).isEqualTo("pending");
        assertThat(finding(school, "2026-01-01", clause, "").severity()).isEqualTo("advisory");
        assertThat(finding(school, "2026-01-01", clause, "").amountMissing()).isEqualByComparingTo("1");
        Map<String, Object> one =
                map("id", "a", "category", "professional", "hiredOn", "2018-01-01", "dualQualified", true);
        Map<String, Object> other = map("id", "b", "category", "professional", "hiredOn", "2018-01-01");
        school.put("teachers", List.of(one, other));
        assertThat(finding(school, "2026-01-01", clause, "").missing()).containsExactly("dualQualified");
        other.put("dualQualified", true);
        assertThat(finding(school, "2019-01-01", clause, "").outcome()).isEqualTo("pass");
        one.remove("category");
        other.remove("category");
        assertThat(finding(school, "2026-01-01", clause, "").missing()).containsExactly("category"); // never a pass
        school.put("teachers", List.of());
        assertThat(judge(school, "2026-01-01").findings()).isEmpty();
    }

    // ---- governance and money

    /** "councilEstablished false: notapplicable, absent: scope not known". */
    @Test
    void councils() {
        Map<String, Object> school = institution("220112", "councilIndustryMembers", 0);
        assertThat(finding(school, "2020-02-18", "changchun-2020/16/council-industry", "")
                        .missing())
                .containsExactly("councilEstablished");
        school.put("councilEstablished", true);
        assertThat(finding(school, "2020-02-18", "changchun-2020/16/council-industry", "")
                        .severity())
                .isEqualTo("advisory");
        school.put("councilEstablished", false);
        assertThat(finding(school, "2020-02-18", "changchun-2020/16/council-industry", "")
                        .outcome())
                .isEqualTo("notapplicable");
        assertThat(finding(school, "2020-02-18", "jilin-2018/22/council", "").severity())
                .isEqualTo("warning");
    }

    /** "an open parameter: one unknown for the subject ... where it has any row of a year <= year(D)". */
    @Test
    void programmeExitIsLeftOpen() {
        Map<String, Object> school = institution("230500", "employment", List.of(map("programme", "p", "year", 2021)));
        assertThat(finding(school, "2021-01-01", "shuangyashan-2020/6/exit", "").missing())
                .containsExactly("parameter:minEmploymentRate");
        assertThat(judge(school, "2020-12-31").findings())
                .noneMatch(finding -> finding.rule().equals("programme.exit"));
    }

    /** "usedForTeaching + reinvested + retained (+ laborPaid from year laborFrom on) >= minShare x income". */
    @Test
    void factoryIncome() {
        Map<String, Object> row = map(
                "factory", "f", "year", 2021, "income", 100, "usedForTeaching", 60, "retained", 30, "laborPaid", 10);
        Map<String, Object> school = institution(
                "220112",
                "level",
                "technician",
                "sponsor",
                "city",
                "factories",
                List.of(map("id", "f", "teachingNonProfit", true)),
                "factoryYears",
                List.of(row));
        assertThat(finding(school, "2022-12-31", "changchun-2020/7/factory-income", "f/2021")
                        .missing())
                .containsExactly("reinvested");
        row.put("reinvested", 0);
        assertThat(finding(school, "2022-12-31", "changchun-2020/7/factory-income", "f/2021")
                        .amountMissing())
                .isEqualByComparingTo("10");
        row.put("year", 2022);
        assertThat(finding(school, "2022-12-31", "changchun-2020/7/factory-income", "f/2022")
                        .outcome())
                .isEqualTo("pass");
        row.put("laborPaid", 9);
        school.put("factories", List.of());
        school.remove("sponsor");
        assertThat(finding(school, "2022-12-31", "changchun-2020/7/factory-income", "f/2022")
                        .missing())
                .containsExactly("sponsor", "teachingNonProfit");
    }

    /** "scope: city ... others notapplicable"; "reward >= minShare x netIncome". */
    @Test
    void transferReward() {
        Map<String, Object> transfer = map("id", "t", "on", "2020-02-18", "netIncome", "0.01");
        Map<String, Object> school = institution("220112", "sponsor", "city", "transfers", List.of(transfer));
        String clause = "changchun-2020/10/reward";
        assertThat(finding(school, "2020-02-18", clause, "t").missing()).containsExactly("reward"); // 0.007 is 0.01
        transfer.put("reward", "0.00");
        assertThat(finding(school, "2020-02-18", clause, "t").severity()).isEqualTo("violation");
        school.put("sponsor", "private");
        assertThat(finding(school, "2020-02-18", clause, "t").outcome()).isEqualTo("notapplicable");
        school.remove("sponsor");
        assertThat(finding(school, "2020-02-18", clause, "t").missing()).containsExactly("sponsor");
        transfer.remove("on");
        assertThat(finding(school, "2020-02-18", clause, "t").missing()).containsExactly("on", "sponsor");
    }

    /** "fees <= cost in Y, or over all rows up to Y together, or surplusToTraining". */
    @Test
    void trainingServices() {
        Map<String, Object> first = map("year", 2019, "fees", 90, "cost", 100);
        Map<String, Object> second = map("year", 2020, "fees", 110, "cost", 100, "surplusToTraining", false);
        Map<String, Object> school = institution("220112", "trainingServices", List.of(second, first));
        assertThat(finding(school, "2020-12-31", "jilin-2018/15.2/non-profit", "2020")
                        .outcome())
                .isEqualTo("pass");
        second.put("fees", "110.01");
        ReferenceFinding fail = finding(school, "2020-12-31", "jilin-2018/15.2/non-profit", "2020");
        assertThat(fail.amountMissing()).isEqualByComparingTo("10.01");
        assertThat(fail.severity()).isEqualTo("warning");
        first.remove("cost");
        assertThat(finding(school, "2020-12-31", "jilin-2018/15.2/non-profit", "2020")
                        .missing())
                .containsExactly("cost");
        second.remove("surplusToTraining");
        assertThat(finding(school, "2020-12-31", "jilin-2018/15.2/non-profit", "2020")
                        .missing())
                .containsExactly("cost", "surplusToTraining");
    }

    /** "No such project: fails (also where the list is empty; where it is absent: unknown)". */
    @Test
    void projects() {
        Map<String, Object> school =
                institution("220112", "level", "applied-undergraduate", "sponsor", "province", "projects", List.of());
        String clause = "jilin-2018/14/projects";
        assertThat(finding(school, "2020-01-01", clause, "").severity()).isEqualTo("warning");
        school.put("projects", List.of(map("id", "x", "since", "2019-01-01"), map("id", "y", "partnerType", "other")));
        assertThat(finding(school, "2020-01-01", clause, "").missing()).containsExactly("partnerType");
        school.remove("projects");
        assertThat(finding(school, "2020-01-01", clause, "").missing()).containsExactly("projects");
    }

    /** "each full calendar year from the clause's effective date to D, at most the last 3". */
    @Test
    void openDays() {
        Map<String, Object> school = institution(
                "220112",
                "level",
                "technician",
                "openDays",
                List.of(map("on", "2021-05-01", "free", true, "audience", "primary-secondary")));
        assertThat(judge(school, "2022-12-30").findings().stream()
                        .filter(finding -> finding.clause().equals("changchun-2020/12/open-days")))
                .extracting(ReferenceFinding::target, ReferenceFinding::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("2021", "pass"));
        assertThat(judge(school, "2022-12-31").findings().stream()
                        .filter(finding -> finding.clause().equals("jilin-2018/17/open-days")))
                .extracting(ReferenceFinding::target, ReferenceFinding::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2020", "fail"),
                        org.assertj.core.groups.Tuple.tuple("2021", "pass"),
                        org.assertj.core.groups.Tuple.tuple("2022", "fail"));
    }

    // ---- regions

    /** "the latest achievement of that metric with on <= min(D, by) is >= value". */
    @Test
    void targets() {
        Map<String, Object> city = region(
                "222400",
                "achievements",
                List.of(
                        map("metric", "university-agreements", "value", 0, "on", "2020-12-31"),
                        map("metric", "university-agreements", "value", 1, "on", "2021-01-01")));
        String clause = "jilin-2018/6/city-agreements";
        ReferenceFinding pending = finding(city, "2020-12-31", clause, "university-agreements");
        assertThat(pending.dueOn()).isEqualTo("2020-12-31");
        assertThat(pending.amountMissing()).isEqualByComparingTo("1");
        assertThat(finding(city, "2021-01-01", clause, "university-agreements").severity())
                .isEqualTo("warning");
        city.remove("achievements");
        assertThat(finding(city, "2021-01-01", clause, "university-agreements").missing())
                .containsExactly("achievements");
        assertThat(finding(city, "2020-01-01", clause, "university-agreements").outcome())
                .isEqualTo("pending");
        assertThat(judge(region("220112"), "2021-01-01").findings()).isEmpty();
    }

    /** "an instrument of that topic with on <= D; else pending while ... by absent"; "an instrument none". */
    @Test
    void instruments() {
        Map<String, Object> county =
                region("431002", "instruments", List.of(map("topic", "joint-meeting-mechanism", "on", "2019-01-02")));
        ReferenceFinding pending =
                finding(county, "2019-01-01", "chenzhou-2018/3/mechanism", "joint-meeting-mechanism");
        assertThat(pending.outcome()).isEqualTo("pending");
        assertThat(pending.dueOn()).isNull();
        assertThat(finding(county, "2019-01-02", "chenzhou-2018/3/mechanism", "joint-meeting-mechanism")
                        .outcome())
                .isEqualTo("pass");
    }

    /** "each full calendar quarter that began on or after the clause's effective date and has ended by D". */
    @Test
    void quarters() {
        Map<String, Object> city = region("431000", "jointMeetings", List.of(map("on", "2019-06-30")));
        assertThat(judge(city, "2019-09-30").findings().stream()
                        .filter(finding -> finding.rule().equals("region.quarterly-meeting")))
                .extracting(ReferenceFinding::target, ReferenceFinding::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2019-Q1", "fail"),
                        org.assertj.core.groups.Tuple.tuple("2019-Q2", "pass"),
                        org.assertj.core.groups.Tuple.tuple("2019-Q3", "fail"));
    }

    /** "a publication of that topic with forYear = Y and on <= D; else pending until the end of Y+1". */
    @Test
    void publications() {
        Map<String, Object> county = region(
                "431002",
                "publications",
                List.of(map("topic", "internship-employment", "on", "2021-03-01", "forYear", 2019)));
        List<ReferenceFinding> findings = judge(county, "2022-12-31").findings().stream()
                .filter(finding -> finding.rule().equals("region.annual-publication"))
                .toList();
        assertThat(findings).extracting(ReferenceFinding::target).containsExactly("2020", "2021", "2022");
        assertThat(findings).extracting(ReferenceFinding::outcome).containsExactly("fail", "pending", "pending");
        assertThat(findings.get(1).dueOn()).isEqualTo("2022-12-31");
    }

    // ---- reading

    /** A dated version of a clause, an item in the id, a scope beside the parameters, and an article without clauses. */
    @Test
    void readsAFolder(@TempDir Path folder) throws java.io.IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                document: a
                region: "220000"
                effective: 2018-12-12
                until: 2026-01-01
                status: draft
                articles:
                  - article: （一）
                    key: "1"
                    reason: aspiration
                  - article: （十五）
                    key: "15"
                    clauses:
                      - suffix: extraction
                        item: 1
                        rule: training-fund.extraction-rate
                        force: mandatory
                        levels: [technician]
                        versions:
                          - {effective: 2018-12-12, parameters: {minRate: 0.015}}
                          - {effective: 2020-01-01, parameters: {minRate: 0.025}}
                """);
        ReferenceBook.Clause clause = ReferenceBook.read(folder).clause("a/15.1/extraction");
        assertThat(clause.draft()).isTrue();
        assertThat(clause.levels()).containsExactly("technician");
        assertThat(clause.inForce(LocalDate.parse("2018-12-11"))).isFalse();
        assertThat(clause.inForce(LocalDate.parse("2025-12-31"))).isTrue();
        assertThat(clause.inForce(LocalDate.parse("2026-01-01"))).isFalse();
        assertThat(clause.parameters(LocalDate.parse("2019-12-31"))).containsEntry("minRate", "0.015");
        assertThat(clause.parameters(LocalDate.parse("2020-01-01"))).containsEntry("minRate", "0.025");
    }

    /** "91350100M000100Y43 is valid, 91350100M000100Y4Z is not" (baseline.md). */
    @Test
    void checkDigit() {
        assertThat(Reference.checkDigitRight(RIGHT_CODE)).isTrue();
        assertThat(Reference.checkDigitRight(WRONG_CODE)).isFalse();
    }

    // ---- short hands

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> subject(String kind, String id, String region, Object... pairs) {
        Map<String, Object> subject = map("kind", kind, "id", id, "region", region);
        subject.putAll(map(pairs));
        return subject;
    }

    static Map<String, Object> enterprise(String region, Object... pairs) {
        return subject("enterprise", RIGHT_CODE, region, pairs);
    }

    static Map<String, Object> institution(String region, Object... pairs) {
        return subject("institution", "S1", region, pairs);
    }

    private static Map<String, Object> region(String region, Object... pairs) {
        return subject("region", region, region, pairs);
    }

    static ReferenceJudgement judge(Map<String, Object> subject, String asOf) {
        return Reference.judge(subject, BOOK, LocalDate.parse(asOf));
    }

    static ReferenceFinding finding(Map<String, Object> subject, String asOf, String clause, String target) {
        List<ReferenceFinding> found = judge(subject, asOf).findings().stream()
                .filter(finding ->
                        finding.clause().equals(clause) && finding.target().equals(target))
                .toList();
        assertThat(found).as("%s %s on %s of %s", clause, target, asOf, subject).hasSize(1);
        return found.get(0);
    }

    private static ReferenceFinding only(ReferenceJudgement judgement, String clause) {
        List<ReferenceFinding> found = judgement.findings().stream()
                .filter(finding -> finding.clause().equals(clause))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static ReferenceFinding account(String region, String asOf, String clause, String year, Object... facts) {
        return finding(enterprise(region, "trainingAccounts", List.of(map(facts))), asOf, clause, year);
    }

    private static ReferenceFinding deduction(Object[] facts, String deducted) {
        Object[] copy = facts.clone();
        copy[copy.length - 1] = new BigDecimal(deducted);
        return account("220100", "2020-12-31", "jilin-2018/15.1/deduction", "2020", copy);
    }

    private static Map<String, Object> notice() {
        return map(
                "noticeNo",
                "N1",
                "rule",
                "training-fund.extraction-rate",
                "target",
                2021,
                "issuedOn",
                "2021-12-01",
                "dueOn",
                "2021-12-15",
                "refusalConfirmedOn",
                "2021-12-20",
                "refusalDocumentNo",
                "文1号",
                "refusalAuthority",
                "局");
    }

    private static Map<String, Object> noticed(String id, Map<String, Object> notice, String extracted) {
        return subject(
                "enterprise",
                id,
                "230521",
                "trainingAccounts",
                List.of(map("year", 2021, "payroll", 1000, "extracted", extracted)),
                "rectifications",
                List.of(notice));
    }

    private static ReferenceFinding credit(Map<String, Object> notice) {
        return only(judge(noticed(RIGHT_CODE, notice, "10"), "2021-12-31"), "shuangyashan-2020/11/credit");
    }

    private static ReferenceFinding internship(Object... facts) {
        Map<String, Object> internship = map("id", "i");
        internship.putAll(map(facts));
        return finding(
                enterprise("230500", "internships", List.of(internship)),
                "2022-12-31",
                "shuangyashan-2020/9/fair-pay",
                "i");
    }

    private static ReferenceFinding graduate(Object... facts) {
        Map<String, Object> graduate = map("id", "g", "hiredOn", "2019-05-05");
        graduate.putAll(map(facts));
        return finding(
                enterprise("431000", "graduates", List.of(graduate)), "2022-12-31", "chenzhou-2018/9/treatment", "g");
    }

    private static Map<String, Object> claim(String id, String amount) {
        return map(
                "id", id, "scheme", "shadow-internship", "evidence", "i", "amount", amount, "claimedOn", "2019-07-01");
    }

    @SafeVarargs
    private static List<ReferenceFinding> claims(
            Map<String, Object> internship, String scheme, Map<String, Object>... claims) {
        for (Map<String, Object> claim : claims) {
            claim.put("scheme", scheme);
        }
        return judge(
                        enterprise("431002", "internships", List.of(internship), "subsidyClaims", List.of(claims)),
                        "2022-12-31")
                .findings()
                .stream()
                .filter(finding -> finding.rule().equals("subsidy." + scheme))
                .toList();
    }
}
