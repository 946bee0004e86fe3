package cn.hegui.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the five documents do not hold: a figure that changes in time, and an employment rate that an authority has set. */
class DatedClausesTest {
    private static final String DOCUMENT = """
            document: invented-2020
            title: 虚构市办法
            issuer: 虚构市人民政府
            region: "230500"
            effective: 2020-07-08
            status: in-force
            statusNote: 为测试而虚构。
            above: []
            articles:
              - article: （一）
                key: "1"
                heading: 经费
                clauses:
                  - suffix: frontline
                    rule: training-fund.frontline-share
                    force: mandatory
                    quote: 用于一线职工
                    versions:
                      - {effective: 2020-07-08, until: 2022-07-01, parameters: {minShare: 0.60}}
                      - {effective: 2022-07-01, until: 2023-12-31, parameters: {minShare: 0.70}}
              - article: （二）
                key: "2"
                heading: 专业
                clauses:
                  - suffix: exit
                    rule: programme.exit
                    force: in-principle
                    parameters: {minEmploymentRate: 0.6, consecutiveYears: 2}
                    quote: 就业连续不达标
                  - suffix: dual
                    rule: teacher.dual-qualified-share
                    force: mandatory
                    quote: 双师型
                    versions:
                      - {effective: 2020-07-08, until: 2023-01-01, parameters: {minShare: 0.5, by: 2021-12-31}}
                      - {effective: 2023-01-01, until: 2024-01-01, parameters: {minShare: 0.8, by: 2023-12-31}}
            """;

    @TempDir
    private static Path folder;

    private static Check check;

    private static List<Finding> judge(String asOf, String json) throws IOException {
        if (check == null) {
            Files.writeString(folder.resolve("invented-2020.yaml"), DOCUMENT);
            check = new Check(PolicyBook.read(folder, RuleKinds.bundled()), RuleEngine.bundled());
        }
        Reading reading =
                new FactReader(Set.of(), true).read(RawRecord.of("test", 1, json.getBytes(StandardCharsets.UTF_8)));
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return check.at(LocalDate.parse(asOf))
                .judge(List.of(((Reading.Accepted) reading).subject()))
                .get(0)
                .findings();
    }

    @Test
    void eachAccountIsJudgedByTheVersionOfItsLastDay() throws IOException {
        List<Finding> findings = judge("2025-01-01", """
                {"kind":"enterprise","id":"91350100M000100Y43","region":"230500","trainingAccounts":[
                {"year":2023,"spent":100,"frontlineSpent":65},{"year":2022,"spent":100,"frontlineSpent":65},
                {"year":2021,"spent":100,"frontlineSpent":65},{"year":2020,"spent":100,"frontlineSpent":59}]}""");
        // 2023-12-31 is the first day on which the second version is no longer in force.
        assertThat(findings).extracting(Finding::target).containsExactly("2020", "2021", "2022");
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.FAIL, Outcome.PASS, Outcome.FAIL);
        assertThat(findings.get(0).notes()).containsExactly("first-year");
        assertThat(findings.get(0).amountMissing()).isEqualByComparingTo("1");
        assertThat(findings.get(2).notes()).containsExactly("first-year");
        assertThat(findings.get(2).amountMissing()).isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, fail, 0.5", "2023-01-01, pending, 0.8", "2024-01-01, fail, 0.8", "2030-01-01, fail, 0.8"})
    void aTargetIsJudgedByItsLatestVersionEvenAfterItsEnd(String asOf, String outcome, String share)
            throws IOException {
        List<Finding> findings = judge(asOf, """
                {"kind":"institution","id":"S1","region":"230500","professionalTeachers":10,"dualQualifiedTeachers":4}""");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).outcome().code()).isEqualTo(outcome);
        assertThat(findings.get(0).figures().required()).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @CsvSource({
        "two years below: enrolment kept, 0.59, 0.59, 100, 100, fail, ''",
        "two years below: enrolment raised, 0.59, 0.59, 100, 101, fail, ''",
        "two years below: enrolment cut by one, 0.59, 0.59, 100, 99, pass, ''",
        "two years below: enrolment stopped, 0.59, 0.59, null, 0, pass, ''",
        "the line is met by reaching it, 0.59, 0.60, 100, 100, pass, ''",
        "one year below only, 0.60, 0.59, 100, 100, pass, ''",
        "an unknown rate after one below, 0.59, null, 100, 100, unknown, rate",
        "an unknown rate but the other met, 0.60, null, 100, 100, pass, ''",
        "an unknown rate but enrolment cut, 0.59, null, 100, 99, pass, ''",
        "enrolment before not known, 0.59, 0.59, null, 100, unknown, enrolment",
        "both not known, null, 0.59, null, 100, unknown, 'enrolment,rate'",
    })
    void programmesThatFailTheirGraduatesShrink(
            String says, String before, String last, String enrolment, String next, String outcome, String missing)
            throws IOException {
        List<Finding> findings = judge("2023-12-31", """
                {"kind":"institution","id":"S1","region":"230500","level":"technician","employment":[
                {"programme":"P","year":2022,"rate":%s,"enrolment":90},
                {"programme":"P","year":2023,"rate":%s,"enrolment":%s},
                {"programme":"P","year":2024,"enrolment":%s}]}""".formatted(before, last, enrolment, next));
        Finding finding = findings.stream()
                .filter(one -> one.target().equals("P"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.outcome().code()).as(says).isEqualTo(outcome);
        assertThat(String.join(",", finding.missing())).as(says).isEqualTo(missing);
    }

    @Test
    void theYearBeforeIsJudgedWhereTheNextEnrolmentIsNotKnownYet() throws IOException {
        List<Finding> findings = judge("2023-12-31", """
                {"kind":"institution","id":"S1","region":"230500","employment":[
                {"programme":"P","year":2021,"rate":0.59,"enrolment":90},
                {"programme":"P","year":2022,"rate":0.59,"enrolment":90},
                {"programme":"P","year":2023,"rate":0.1,"enrolment":91},{"programme":"P","year":2024}]}""");
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.FAIL);
        assertThat(findings.get(0).details()).containsEntry("year", 2022L);
    }

    @Test
    void aProgrammeWithoutAnyLaterEnrolmentIsPending() throws IOException {
        List<Finding> findings = judge("2023-12-31", """
                {"kind":"institution","id":"S1","region":"230500","employment":[
                {"programme":"P","year":2023,"rate":0.1,"enrolment":90},{"programme":"Q","year":2024,"rate":0.1}]}""");
        assertThat(findings).extracting(Finding::target).containsExactly("P");
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.PENDING);
    }
}
