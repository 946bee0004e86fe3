package cn.hegui.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** National law in any region of the country, and the deduction of training cost by worked examples that were published. */
class NationalBaselineTest {
    private static final String AS_OF = "2024-12-31";
    private static final String UNTIL_2018 = "qysds-2007/42/deduction";
    private static final String SINCE_2018 = "caishui-2018-51/1/deduction";

    private static PolicyBook book;
    private static Check check;

    private static Check check() throws IOException {
        if (check == null) {
            book = PolicyBook.read(Path.of("rules", "policies"), RuleKinds.bundled());
            check = new Check(book, RuleEngine.bundled());
        }
        return check;
    }

    private static List<Finding> judge(String json) throws IOException {
        Reading reading =
                new FactReader(Set.of(), true).read(RawRecord.of("test", 1, json.getBytes(StandardCharsets.UTF_8)));
        assertThat(reading).as(json).isInstanceOf(Reading.Accepted.class);
        return check().at(LocalDate.parse(AS_OF))
                .judge(List.of(((Reading.Accepted) reading).subject()))
                .get(0)
                .findings();
    }

    private static Finding finding(List<Finding> findings, String clause, String target) {
        return findings.stream()
                .filter(each ->
                        each.clause().id().equals(clause) && each.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + clause + " for " + target));
    }

    private static List<Finding> accounts(String... accounts) throws IOException {
        return judge("""
                {"kind":"enterprise","id":"91350100M000100Y43","region":"540100","trainingAccounts":[%s]}""".formatted(String.join(",", accounts)));
    }

    private static BigDecimal detail(Finding finding, String name) {
        return (BigDecimal) finding.details().get(name);
    }

    private static void allows(Finding finding, String allowed, String carriedOut) {
        assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
        assertThat(detail(finding, "allowed")).isEqualByComparingTo(allowed);
        assertThat(detail(finding, "carriedOut")).isEqualByComparingTo(carriedOut);
    }

    private static void isOverByOneFen(Finding finding) {
        assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(finding.amountMissing()).isEqualByComparingTo("0.01");
    }

    /**
     * A tax service's published answer on article 42: in 2011 pay 1000 and cost 100, so 25 are deducted and 75 carried; in
     * 2012 pay 5000 and cost 20, so that all 95 are.
     */
    @Test
    void theCarryOf2011IsUsedIn2012() throws IOException {
        String first =
                "{\"year\":2011,\"taxPayroll\":1000,\"spent\":100,\"carriedIn\":0,\"highTech\":false,\"deducted\":%s}";
        String second = "{\"year\":2012,\"taxPayroll\":5000,\"spent\":20,\"highTech\":false,\"deducted\":%s}";
        List<Finding> exact = accounts(first.formatted("25"), second.formatted("95"));
        allows(finding(exact, UNTIL_2018, "2011"), "25", "75");
        allows(finding(exact, UNTIL_2018, "2012"), "95", "0");
        List<Finding> over = accounts(first.formatted("25.01"), second.formatted("95.01"));
        isOverByOneFen(finding(over, UNTIL_2018, "2011"));
        isOverByOneFen(finding(over, UNTIL_2018, "2012"));
    }

    /**
     * A published answer of an accounting school, in units of 10,000: a software firm with pay of 1000 books cost of 210,
     * 90 of it training; the 90 are deductible in full, of the other 120 only 80, and 40 are carried.
     */
    @Test
    void trainingOfSoftwareStaffStandsBesideTheCap() throws IOException {
        String account = """
                {"year":2019,"taxPayroll":10000000,"spent":1200000,"fullyDeductible":900000,"carriedIn":0,"deducted":%s}""";
        allows(finding(accounts(account.formatted("1700000")), SINCE_2018, "2019"), "1700000", "400000");
        isOverByOneFen(finding(accounts(account.formatted("1700000.01")), SINCE_2018, "2019"));
    }

    /** From 2008 on, year by year, across the change from 2.5% to 8%: worked by hand beside each account. */
    @Test
    void aChainFrom2008OnCrossesTheChangeOfTheCap() throws IOException {
        String[] accounts = {
            "{\"year\":2008,\"taxPayroll\":2000000,\"spent\":80000,\"carriedIn\":0,\"highTech\":false,\"deducted\":50000}",
            "{\"year\":2009,\"taxPayroll\":2000000,\"spent\":45000,\"highTech\":false,\"deducted\":50000}",
            "{\"year\":2010,\"taxPayroll\":2400000,\"spent\":45000,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2011,\"taxPayroll\":2400000,\"spent\":90000,\"highTech\":true,\"deducted\":100000}",
            "{\"year\":2012,\"taxPayroll\":2400000,\"spent\":500000,\"highTech\":true,\"deducted\":192000}",
            "{\"year\":2013,\"taxPayroll\":2400000,\"spent\":0,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2014,\"taxPayroll\":2400000,\"spent\":0,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2015,\"taxPayroll\":2400000,\"spent\":0,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2016,\"taxPayroll\":2400000,\"spent\":0,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2017,\"taxPayroll\":2400000,\"spent\":100000,\"highTech\":false,\"deducted\":60000}",
            "{\"year\":2018,\"taxPayroll\":2400000,\"spent\":30000,\"deducted\":138000}",
        };
        List<Finding> findings = accounts(accounts);
        String highTech = "caishui-2015-63/1/deduction";
        allows(finding(findings, UNTIL_2018, "2008"), "50000", "30000"); // of 80,000: cap 50,000
        allows(finding(findings, UNTIL_2018, "2009"), "50000", "25000"); // 30,000 + 45,000
        allows(finding(findings, UNTIL_2018, "2010"), "60000", "10000"); // 25,000 + 45,000: cap 60,000
        allows(finding(findings, highTech, "2011"), "100000", "0"); // 10,000 + 90,000: below 192,000
        allows(finding(findings, highTech, "2012"), "192000", "308000");
        allows(finding(findings, UNTIL_2018, "2013"), "60000", "248000");
        allows(finding(findings, UNTIL_2018, "2014"), "60000", "188000");
        allows(finding(findings, UNTIL_2018, "2015"), "60000", "128000");
        allows(finding(findings, UNTIL_2018, "2016"), "60000", "68000");
        allows(finding(findings, UNTIL_2018, "2017"), "60000", "108000"); // 68,000 + 100,000
        allows(finding(findings, SINCE_2018, "2018"), "138000", "0"); // 108,000 + 30,000: below 192,000
        assertThat(finding(findings, UNTIL_2018, "2011").outcome()).isEqualTo(Outcome.NOTAPPLICABLE);
        assertThat(finding(findings, highTech, "2010").outcome()).isEqualTo(Outcome.NOTAPPLICABLE);
        accounts[10] = accounts[10].replace("138000", "138000.01");
        isOverByOneFen(finding(accounts(accounts), SINCE_2018, "2018"));
    }

    /** In 2008 and 2009 no cap of high-tech enterprises was in force: of an account that may be one nothing is known. */
    @ParameterizedTest
    @CsvSource({
        "2009, 25, pass",
        "2009, 25.01, unknown",
        "2009, 80.01, unknown",
        "2010, 80, unknown",
        "2010, 80.01, fail"
    })
    void aCapOfHighTechEnterprisesHasItsTime(int year, String deducted, String outcome) throws IOException {
        List<Finding> findings = accounts("""
                {"year":%d,"taxPayroll":1000,"spent":500,"carriedIn":0,"deducted":%s}""".formatted(year, deducted));
        Finding finding = finding(findings, UNTIL_2018, Integer.toString(year));
        assertThat(finding.outcome().code()).isEqualTo(outcome);
        assertThat(finding.missing()).isEqualTo(outcome.equals("unknown") ? List.of("highTech") : List.of());
    }

    static Stream<RegionCode> provinces() throws IOException {
        check();
        return book.regions().current().stream()
                .filter(code -> code.isProvince() && !code.code().matches("(71|81|82).*"));
    }

    /** Of each of the 31 provinces, a county that no document of ours names. */
    @ParameterizedTest
    @MethodSource("provinces")
    void nationalLawBindsInEveryProvince(RegionCode province) throws IOException {
        String county = province.code().substring(0, 2) + "9999";
        List<Finding> enterprise = judge("""
                {"kind":"enterprise","id":"91350100M000100Y43","region":"%s","trainingAccounts":[
                {"year":2019,"payroll":1000,"extracted":14.99,"spent":100,"frontlineSpent":59.99,"taxPayroll":1000,
                "carriedIn":0,"deducted":80.01}],"internships":[
                {"id":"P1","schoolLevel":"technician","type":"post","from":"2022-03-01","bornOn":"2006-03-02"}]}""".formatted(county));
        assertThat(enterprise)
                .filteredOn(finding -> finding.outcome() == Outcome.FAIL)
                .extracting(finding -> finding.clause().id())
                .contains(
                        "guofa-2002-16/1/extraction",
                        "guobanfa-2017-95/12/frontline",
                        SINCE_2018,
                        "jiaozhicheng-2021-4/16/minimum-age");
        List<Finding> school = judge("""
                {"kind":"institution","id":"S1","region":"%s","level":"higher-vocational","programmes":[
                {"id":"M1","totalHours":100,"practicalHours":49.9}],"teachers":[
                {"id":"T1","category":"professional","hiredOn":"2010-09-01","priorEnterpriseYears":0}],"practices":[]}""".formatted(county));
        assertThat(school)
                .filteredOn(finding -> finding.outcome() == Outcome.FAIL)
                .extracting(finding -> finding.clause().id())
                .contains("jiaozhicheng-2019-13/0/practical", "jiaoshi-2016-3/4/practice");
        assertThat(Stream.concat(enterprise.stream(), school.stream()))
                .extracting(Finding::clause)
                .extracting(Clause::document)
                .allSatisfy(document -> assertThat(List.of("100000", province.code()))
                        .contains(document.region().code()));
    }

    /** What was not read is told as a hint and founds no credit record. */
    @Test
    void anUnverifiedClauseAdvisesOnly() throws IOException {
        List<Finding> findings = judge("""
                {"kind":"enterprise","id":"91350100M000100Y43","region":"540100","staffing":[{"from":"2020-01-01","staff":9}],
                "internships":[{"id":"P1","schoolLevel":"technician","type":"post","from":"2020-03-01","to":"2020-04-01",
                "bornOn":"2006-03-02"},{"id":"P2","schoolLevel":"technician","type":"post","from":"2022-03-01"}]}""");
        assertThat(finding(findings, "jiaozhicheng-2016-3/16/minimum-age", "P1")
                        .severity()
                        .code())
                .isEqualTo("advisory");
        assertThat(finding(findings, "jiaozhicheng-2021-4/10/headcount", "")
                        .severity()
                        .code())
                .isEqualTo("advisory");
        assertThat(finding(findings, "jiaozhicheng-2016-3/9/headcount", "")
                        .severity()
                        .code())
                .isEqualTo("violation");
    }
}
