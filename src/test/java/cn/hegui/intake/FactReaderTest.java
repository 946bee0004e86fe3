package cn.hegui.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Rectification;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Scale;
import cn.hegui.model.Subject;
import cn.hegui.model.TrainingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {
    private static final String CODE = "91350100M000100Y43";
    private static final String ENTERPRISE = "{\"kind\":\"enterprise\",\"id\":\"" + CODE + "\",\"region\":\"220100\"";
    private static final String INSTITUTION = "{\"kind\":\"institution\",\"id\":\"S1\",\"region\":\"330600\"";

    private final FactReader reader = new FactReader(Set.of("1.1.1", "2.1.2"), false);

    private Reading read(String json) {
        return reader.read(RawRecord.of("f.jsonl", 5, json.getBytes(UTF_8)));
    }

    private Subject accepted(String json) {
        Reading reading = read(json);
        assertThat(reading).as(json).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).subject();
    }

    private Reject rejected(String json) {
        Reading reading = read(json);
        assertThat(reading).as(json).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).reject();
    }

    private void assertBreach(String json, String code, String pointer) {
        Reject reject = rejected(json);
        assertThat(reject.code() + " " + reject.pointer()).as(json).isEqualTo(code + " " + pointer);
    }

    @Test
    void an_enterprise_is_read_with_all_that_it_says() {
        Enterprise enterprise = (Enterprise) accepted(ENTERPRISE
                + ",\"name\":\"甲\\u5382\",\"scale\":\"large\",\"trainingAccounts\":["
                + "{\"year\":2019.0,\"payroll\":\"1000000.50\",\"spent\":28000.00,\"frontlineSpent\":1.5e4,"
                + "\"highTech\":false}],"
                + "\"internships\":[{\"id\":\"I1\",\"type\":\"post\",\"from\":\"2020-02-29\",\"to\":null,"
                + "\"school\":\"S1\"}],\"graduates\":[],\"certificates\":null}");
        assertThat(enterprise.id()).isEqualTo(CODE);
        assertThat(enterprise.name()).isEqualTo("甲厂");
        assertThat(enterprise.region()).isEqualTo(new RegionCode("220100"));
        assertThat(enterprise.scale()).isEqualTo(Scale.LARGE);
        assertThat(enterprise.stateOwnedBy()).isNull();
        assertThat(enterprise.trainingAccounts())
                .containsExactly(new TrainingAccount(
                        2019,
                        new BigDecimal("1000000.5"),
                        null,
                        null,
                        new BigDecimal("28000"),
                        new BigDecimal("15000"),
                        null,
                        null,
                        null,
                        false));
        assertThat(enterprise.internships()).singleElement().satisfies(internship -> {
            assertThat(internship.type()).isEqualTo(InternshipType.POST);
            assertThat(internship.from()).isEqualTo(LocalDate.of(2020, 2, 29));
            assertThat(internship.to()).isNull();
            assertThat(internship.school()).isEqualTo("S1");
        });
        assertThat(enterprise.graduates()).isEmpty();
        assertThat(enterprise.certificates()).isNull();
        assertThat(enterprise.transfers()).isNull();
    }

    @Test
    void an_institution_is_read_with_counts_and_indicators() {
        Institution school = (Institution) accepted(INSTITUTION
                + ",\"professionalTeachers\":30.0,\"indicators\":{\"2.1.2\":12.50,\"1.1.1\":1,\"9.9\":\"x\"},"
                + "\"teachers\":[{\"id\":\"T1\",\"priorEnterpriseYears\":0.25}],\"name\":\" \"}");
        assertThat(school.name()).isNull();
        assertThat(school.professionalTeachers()).isEqualTo(30);
        assertThat(school.indicators())
                .containsExactly(
                        org.assertj.core.api.Assertions.entry("1.1.1", BigDecimal.ONE),
                        org.assertj.core.api.Assertions.entry("2.1.2", new BigDecimal("12.5")));
        assertThat(school.teachers())
                .singleElement()
                .satisfies(teacher -> assertThat(teacher.priorEnterpriseYears()).isEqualTo("0.25"));
    }

    @Test
    void a_region_is_read() {
        assertThat(accepted("{\"region\":\"330600\",\"instruments\":[{}],\"id\":\"330600\",\"kind\":\"region\"}")
                        .id())
                .isEqualTo("330600");
    }

    @Property(tries = 100)
    void the_order_of_properties_makes_no_difference(@ForAll Random random) {
        List<String> item = new ArrayList<>(List.of(
                "\"noticeNo\":\"N1\"",
                "\"rule\":\"training-fund.extraction\"",
                "\"target\":2019",
                "\"contested\":true"));
        List<String> first = new ArrayList<>(List.of(
                "\"kind\":\"enterprise\"",
                "\"id\":\"" + CODE + "\"",
                "\"region\":\"220100\"",
                "\"name\":\"甲\"",
                "\"extra\":{\"kind\":\"region\",\"a\":[1,{\"id\":2}]}",
                "\"rectifications\":[{" + String.join(",", item) + "}]"));
        Subject expected = accepted("{" + String.join(",", first) + "}");
        Collections.shuffle(item, random);
        first.set(5, "\"rectifications\":[{" + String.join(",", item) + "}]");
        Collections.shuffle(first, random);
        assertThat(accepted("{" + String.join(",", first) + "}")).isEqualTo(expected);
    }

    @Test
    void a_target_is_the_digits_of_its_year_or_a_text() {
        Enterprise enterprise = (Enterprise) accepted(ENTERPRISE + ",\"rectifications\":["
                + "{\"noticeNo\":\"N1\",\"target\":2019.0,\"rule\":\"training-fund.extraction\"},"
                + "{\"noticeNo\":\"N1\",\"target\":\"2020\",\"rule\":\"training-fund.extraction\"},"
                + "{\"noticeNo\":\"N1\",\"target\":\"P7\",\"rule\":\"practice.share\"}]}");
        assertThat(enterprise.rectifications())
                .extracting(Rectification::target)
                .containsExactly("2019", "2020", "P7");
        String notice = ENTERPRISE + ",\"rectifications\":[{\"noticeNo\":\"N1\",";
        assertBreach(
                notice + "\"target\":1900,\"rule\":\"training-fund.x\"}]}",
                "year-out-of-range",
                "/rectifications/0/rule");
        assertBreach(
                notice + "\"rule\":\"training-fund.x\",\"target\":\"去年\"}]}",
                "target-not-a-year",
                "/rectifications/0/target");
        assertBreach(notice + "\"target\":true}]}", "wrong-type", "/rectifications/0/target");
    }

    // The first breach in the order of the text

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':1,'scale':'huge'} | wrong-type | /name",
                "'scale':'huge','name':1} | not-in-enumeration | /scale",
                "'name':1,'name':2} | wrong-type | /name",
                "'name':'a','name':2,'scale':'huge'} | duplicate-property | /name",
                "'name':1,'scale' | wrong-type | /name",
                "'scale' 1,'name':1} | not-json | ``",
                "'graduates':[{'student':1}]} | wrong-type | /graduates/0/student",
                "'graduates':[{'student':'s'}],'name':1} | missing-name | /graduates/0/id",
                "'graduates':[{'id':null,'student':1}]} | missing-name | /graduates/0/id",
                "'graduates':[{'id':'g'},{'id':'g','student':1}]} | duplicate-item | /graduates/1/id",
                "'graduates':[{'id':'g'},{'student':1,'id':'g'}]} | wrong-type | /graduates/1/student",
                "'graduates':[{'id':'g','leftOn':'2019-01-01','hiredOn':'2020-01-01','student':1}]} | period-reversed"
                        + " | /graduates/0/hiredOn",
                "'graduates':[{'id':'g','hiredOn':'2020-01-01'},{'id':'h','leftOn':'2019-01-01'}],'x':1,'x':1} |"
                        + " duplicate-property | /x",
                "'x':{'y':[{'z':1,'z':2}]},'name':1} | duplicate-property | /x/y/0/z",
                "'trainingAccounts':[{'year':2019,'spent':-1.005}]} | negative-number | /trainingAccounts/0/spent",
                "'name':1}} | wrong-type | /name",
                "'name':'a'}} | not-json | ``",
            })
    void the_first_breach_decides(String rest, String code, String pointer) {
        assertBreach(ENTERPRISE + "," + rest.replace('\'', '"'), code, pointer);
    }

    @Test
    void what_is_absent_stands_at_the_end_of_its_object() {
        assertBreach("{\"kind\":\"enterprise\",\"name\":1}", "wrong-type", "/name");
        assertBreach("{\"name\":\"a\",\"region\":\"1\"}", "region-form", "/region");
        assertBreach("{\"name\":\"a\",\"region\":\"330600\"}", "missing-kind", "/kind");
        assertBreach("{\"kind\":\"enterprise\"}", "missing-id", "/id");
        assertBreach("{}", "missing-kind", "/kind");
        assertBreach("{\"kind\":\"enterprise\",\"region\":\"330600\",\"id\":\"\"}", "missing-id", "/id");
        assertBreach("{\"kind\":\"region\",\"region\":\"330600\",\"id\":\"330601\"}", "region-mismatch", "/id");
        assertBreach("{\"kind\":\"region\",\"id\":\"330601\",\"region\":\"x\"}", "region-form", "/region");
    }

    @Test
    void without_a_known_kind_only_what_every_subject_has_is_checked() {
        assertBreach("{\"scale\":\"huge\",\"kind\":\"school\",\"id\":\"\"}", "unknown-kind", "/kind");
        assertBreach("{\"id\":\"\",\"kind\":\"school\"}", "missing-id", "/id");
        assertBreach("{\"a\":1,\"a\":2,\"kind\":5}", "duplicate-property", "/a");
        assertBreach("{\"a\":{\"b\":1,\"b\":1},\"kind\":5}", "duplicate-property", "/a/b");
        assertBreach("{\"id\":\"x\",\"kind\":null,\"kind\":\"region\"}", "missing-kind", "/kind");
        assertBreach("{\"kind\":\"region\",\"kind\":\"region\"}", "duplicate-property", "/kind");
        assertBreach("{\"id\":\"330600\",\"kind\":\"region\",\"kind\":\"region\"}", "duplicate-property", "/kind");
        assertBreach("{\"kind\":[\"region\"]}", "wrong-type", "/kind");
    }

    // Numbers

    @ParameterizedTest
    @CsvSource({
        "0, accepted",
        "0.00, accepted",
        "-0, accepted",
        "-0.00, accepted",
        "1.50000, accepted",
        "1e2, accepted",
        "1e18, accepted",
        "1000000000000000000.01, number-too-large",
        "1e19, number-too-large",
        "1e999999999, number-too-large",
        "1e99999999999, number-too-large",
        "-1e999999999, negative-number",
        "-0.001, negative-number",
        "1e-2, accepted",
        "1e-3, too-many-decimals",
        "0.005, too-many-decimals",
        "1e-999999999, number-too-large",
        "123456789012345678901234567890, number-too-large"
    })
    void an_amount_is_exact_and_bounded_as_number_and_as_text(String number, String code) {
        for (String quote : List.of("", "\"")) {
            Reading reading = read(
                    ENTERPRISE + ",\"trainingAccounts\":[{\"year\":2019,\"spent\":" + quote + number + quote + "}]}");
            assertThat(
                            reading instanceof Reading.Rejected rejected
                                    ? rejected.reject().code()
                                    : "accepted")
                    .as(quote + number)
                    .isEqualTo(code);
        }
    }

    @Test
    void a_number_text_of_more_than_a_hundred_characters_is_too_large() {
        String fields = INSTITUTION + ",\"teachers\":[{\"id\":\"T\",\"priorEnterpriseYears\":";
        accepted(fields + "0." + "1".repeat(98) + "}]}");
        assertBreach(fields + "0." + "1".repeat(99) + "}]}", "number-too-large", "/teachers/0/priorEnterpriseYears");
        assertBreach(
                fields + "0." + "1".repeat(100_000) + "}]}", "number-too-large", "/teachers/0/priorEnterpriseYears");
        assertBreach(fields + "9".repeat(100_000) + "}]}", "number-too-large", "/teachers/0/priorEnterpriseYears");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'councilIndustryMembers':30.5 | too-many-decimals",
                "'councilIndustryMembers':-1 | negative-number",
                "'councilIndustryMembers':'3' | wrong-type",
                "'councilIndustryMembers':1e30 | number-too-large",
                "'programmes':[{'id':'P','totalHours':10.50}] | accepted",
                "'programmes':[{'id':'P','totalHours':10.55}] | too-many-decimals",
                "'programmes':[{'id':'P','totalHours':'10'}] | wrong-type",
                "'programmes':[{'id':'P','totalHours':10,'practicalHours':10.0}] | accepted",
                "'employment':[{'programme':'P','year':2020,'rate':1.000}] | accepted",
                "'employment':[{'programme':'P','year':2020,'rate':1.001}] | share-out-of-range",
                "'employment':[{'programme':'P','year':2020,'rate':0.333333333333333333333333}] | accepted",
                "'employment':[{'programme':'P','year':'2020'}] | wrong-type",
                "'employment':[{'programme':'P','year':2020.5}] | too-many-decimals",
                "'employment':[{'programme':'P','year':-1}] | negative-number",
                "'employment':[{'programme':'P','year':1949},{'programme':'P','year':2100}] | accepted",
                "'employment':[{'programme':'P','year':2101}] | year-out-of-range",
                "'employment':[{'programme':'P','year':null}] | missing-name",
                "'subsidyClaims':[{'id':'C','employmentYear':2}] | accepted",
                "'subsidyClaims':[{'id':'C','employmentYear':0}] | employment-year",
                "'subsidyClaims':[{'id':'C','employmentYear':1.5}] | too-many-decimals",
                "'subsidyClaims':[{'id':'C','amount':''}] | not-a-number",
                "'indicators':{'1.1.1':null} | accepted",
                "'indicators':{'1.1.1':-1} | negative-number",
                "'indicators':{'1.1.1':'1'} | wrong-type",
                "'indicators':{'1.1.1':1,'1.1.1':1} | duplicate-property",
                "'indicators':{'9':1,'9':1} | duplicate-property",
                "'indicators':[] | wrong-type",
                "'openDays':[{'on':'1949-01-01'},{'on':'2100-12-31'},{'on':'2100-12-31'}] | accepted",
                "'openDays':[{'on':'1948-12-31'}] | date-out-of-range",
                "'openDays':[{'on':'2100-02-29'}] | not-a-date",
                "'openDays':[{'on':'2020-00-10'}] | not-a-date",
                "'openDays':[{'on':'2020-1-10'}] | not-a-date",
                "'openDays':[{'on':' 2020-01-10'}] | not-a-date",
                "'openDays':[{'on':'2020-01-10T00:00:00'}] | not-a-date",
                "'openDays':[{'on':'２０20-01-1'}] | not-a-date",
                "'openDays':[{'on':''}] | not-a-date",
                "'practices':[{'teacher':'T'},{'teacher':'T'}] | accepted",
                "'practices':[{'teacher':'T','from':'2020-01-01','to':'2020-01-01'}] | accepted",
                "'openDays':[[]] | wrong-type",
                "'openDays':['x'] | wrong-type",
            })
    void values_are_checked_by_their_measure(String property, String code) {
        Reading reading = read(INSTITUTION + "," + property.replace('\'', '"') + "}");
        assertThat(
                        reading instanceof Reading.Rejected rejected
                                ? rejected.reject().code()
                                : "accepted")
                .isEqualTo(code);
    }

    // What cannot be read

    @Test
    void a_reject_carries_the_id_wherever_it_can_be_read() {
        assertThat(rejected("{\"name\":1,\"kind\":\"enterprise\",\"x\":{\"id\":\"no\"},\"id\":\"" + CODE + "\"}")
                        .id())
                .isEqualTo(CODE);
        assertThat(rejected("{\"id\":\"" + CODE + "\",\"name\" 1}").id()).isEqualTo(CODE);
        assertThat(rejected("{\"name\" 1,\"id\":\"" + CODE + "\"}").id()).isNull();
        assertThat(rejected("{\"kind\":\"region\",\"id\":330600}").id()).isNull();
        assertThat(rejected("[]").id()).isNull();
        assertThat(rejected("x").id()).isNull();
        assertThat(rejected("\"" + CODE + "\"").id()).isNull();
    }

    private Reject rejectedBytes(String latin) {
        Reading reading = reader.read(RawRecord.of("f", 1, latin.getBytes(ISO_8859_1)));
        return ((Reading.Rejected) reading).reject();
    }

    @Test
    void what_is_no_utf_8_is_rejected_where_it_stands() {
        String start = "{\"kind\":\"institution\",\"region\":\"330600\",";
        Reject reject = rejectedBytes(start + "\"name\":\"a\u00ff\",\"id\":\"S1\"}");
        assertThat(reject.code()).isEqualTo("not-utf8");
        assertThat(reject.pointer()).isEqualTo("/name");
        assertThat(reject.id()).isEqualTo("S1");
        // In a name, between tokens, in a number, in the id, in what nobody knows, cut off at the end.
        assertThat(rejectedBytes(start + "\"n\u00ff\":1}").pointer()).isEmpty();
        for (String rest : List.of(
                "\"n\u00ff\":1}",
                "\u00ff\"id\":1}",
                "\"id\":\"\u00c0\u0080\"}",
                "\"x\":{\"y\":[\"\u00ed\u00b0\u0080\"]}}",
                "\"id\":\"S1\"}\u00ff",
                "\"professionalTeachers\":1\u00ff}",
                "\"id\":\"\u00e7\u00bb")) {
            assertThat(rejectedBytes(start + rest).code()).as(rest).isEqualTo("not-utf8");
        }
        assertThat(rejectedBytes(start + "\"id\":\"\u00ff\"}").id()).isNull();
        // The first breach decides here too.
        assertThat(rejectedBytes(start + "\"level\":1,\"name\":\"\u00ff\"}").code())
                .isEqualTo("wrong-type");
        assertThat(rejectedBytes(start + "\"name\":\"\u00ff\",\"level\":1}").code())
                .isEqualTo("not-utf8");
        assertThat(rejectedBytes(start + "\"level\" 1,\"name\":\"\u00ff\"}").code())
                .isEqualTo("not-json");
    }

    @Test
    void bytes_that_look_like_utf_16_are_not_read_as_such() {
        byte[] bytes = (INSTITUTION + "}").getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(((Reading.Rejected) reader.read(RawRecord.of("f", 1, bytes)))
                        .reject()
                        .code())
                .isEqualTo("not-json");
    }

    @Test
    void an_escape_of_half_a_character_is_rejected() {
        assertBreach(INSTITUTION + ",\"name\":\"\\udc00\"}", "not-utf8", "/name");
        accepted(INSTITUTION + ",\"name\":\"\\ud842\\udfb7\"}");
        // In a property name the parser itself refuses it.
        assertBreach(INSTITUTION + ",\"\\ud800\":1}", "not-json", "");
        assertThat(rejected("{\"kind\":\"region\",\"id\":\"\\ud800\"}").id()).isNull();
        assertThat(rejected(INSTITUTION + ",\"level\":\"\\ud800\"}").reason().zh())
                .contains("\uFFFD");
    }

    @Test
    void a_nesting_bomb_is_rejected() {
        for (String bomb : List.of("[".repeat(1_000_000), "{\"a\":".repeat(1_000_000))) {
            Reject reject = rejected(INSTITUTION + ",\"x~/\":" + bomb);
            assertThat(reject.code()).isEqualTo("too-deep");
            assertThat(reject.pointer()).isEqualTo("/x~0~1");
            assertThat(reject.id()).isEqualTo("S1");
        }
        assertThat(rejected("[".repeat(1_000_000)).code()).isEqualTo("not-an-object");
        accepted(INSTITUTION + ",\"x\":" + "[".repeat(90) + "]".repeat(90) + "}");
    }

    @Test
    void a_record_cut_anywhere_is_rejected() {
        String json = INSTITUTION + ",\"name\":\"绍兴\",\"x\":[1,{\"a\":true}],\"openDays\":[{\"on\":\"2020-01-01\"}]}";
        byte[] bytes = json.getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            Reading reading = reader.read(RawRecord.of("f", 1, java.util.Arrays.copyOf(bytes, length)));
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.Rejected.class,
                            rejected -> assertThat(rejected.reject().code()).isIn("not-json", "not-utf8"));
        }
        accepted(json);
    }

    @Property(tries = 500)
    void any_damage_gives_a_reading_and_never_a_failure(@ForAll Random random) {
        byte[] bytes = (ENTERPRISE + ",\"name\":\"绍兴\\n\",\"trainingAccounts\":[{\"year\":2019,\"spent\":\"12.5\"}],"
                        + "\"x\":{\"y\":[1.5e3,null]},\"graduates\":[{\"id\":\"G\",\"hiredOn\":\"2020-01-01\"}]}")
                .getBytes(UTF_8);
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\"{}[],:0-\\e".charAt(random.nextInt(11)));
        }
        assertThat(reader.read(RawRecord.of("f", 1, bytes))).isNotNull();
    }

    @Test
    void a_breach_in_a_record_of_many_lines_has_its_own_line() {
        String json = "{\n\"kind\":\"institution\",\n\"id\":\"S1\",\n\"teachers\":[\n{\"id\":\"T1\"},\n{\n}\n]}";
        Reject reject = rejected(json);
        assertThat(reject.pointer()).isEqualTo("/teachers/1/id");
        assertThat(reject.line()).isEqualTo(11);
        assertThat(((Reading.Accepted) read(INSTITUTION.replace(",", ",\n") + "}"))
                        .place()
                        .line())
                .isEqualTo(6);
    }

    // Unknown properties

    @Test
    void unknown_properties_are_told_once_per_name_with_count_and_first_place() {
        Reading.Accepted accepted = (Reading.Accepted) read(ENTERPRISE
                + ",\"foo\":{\"foo\":1},\"internships\":[{\"id\":\"1\",\"enterprise\":\"E\"},"
                + "{\"enterprise\":5,\"id\":\"2\"}],\"indicators\":{}}");
        assertThat(accepted.unknown())
                .extracting(unknown -> unknown.name() + " " + unknown.count() + " "
                        + unknown.first().pointer())
                .containsExactly(
                        "foo 1 /foo", "internships.enterprise 2 /internships/0/enterprise", "indicators 1 /indicators");
        assertThat(((Reading.Accepted) read(INSTITUTION + ",\"indicators\":{\"7.7.7\":1}}")).unknown())
                .extracting(UnknownProperty::name)
                .containsExactly("indicators.7.7.7");
    }

    @Test
    void strict_reading_rejects_them() {
        FactReader strict = new FactReader(Set.of("1.1.1"), true);
        String json = ENTERPRISE + ",\"trainingAccounts\":[{\"year\":2019,\"frontLineSpend\":1}]}";
        Reject reject = ((Reading.Rejected) strict.read(RawRecord.of("f", 1, json.getBytes(UTF_8)))).reject();
        assertThat(reject.code()).isEqualTo("unknown-property");
        assertThat(reject.pointer()).isEqualTo("/trainingAccounts/0/frontLineSpend");
        assertThat(reject.reason().zh()).contains("trainingAccounts.frontLineSpend", "也许是 frontlineSpent");
        assertThat(reject.reason().en()).contains("Maybe frontlineSpent is meant.");
    }
}
