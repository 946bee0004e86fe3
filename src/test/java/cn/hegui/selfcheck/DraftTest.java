package cn.hegui.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.Reading;
import cn.hegui.model.CreditCode;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.TrainingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts while they are being filled in. */
class DraftTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private final FactReader reader = new FactReader(Set.of(), false);

    private Draft firm() {
        Draft draft = Draft.blank(SubjectKind.ENTERPRISE);
        draft.type("/region", "220102");
        return draft;
    }

    private static Reading.Accepted accepted(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return (Reading.Accepted) reading;
    }

    @Test
    void figuresAreReadAsPeopleWriteThem() {
        Draft draft = firm();
        draft.addRow("trainingAccounts", DAY);
        draft.type("/trainingAccounts/0/spent", "２８,０００.５０ 元");
        draft.type("/trainingAccounts/0/frontlineSpent", "15000");
        draft.type("/trainingAccounts/0/highTech", "否");

        Enterprise firm = (Enterprise) accepted(reader.read(draft.record())).subject();
        TrainingAccount account =
                Objects.requireNonNull(firm.trainingAccounts()).get(0);
        assertThat(account.year()).as("the last full year").isEqualTo(2023);
        assertThat(account.spent()).isEqualByComparingTo("28000.50");
        assertThat(account.frontlineSpent()).isEqualTo(new BigDecimal("15000"));
        assertThat(account.highTech()).isFalse();
        assertThat(account.payroll()).as("not typed is not known").isNull();
    }

    @Test
    void whatCannotStandThereIsKeptAsTypedAndSaid() {
        Draft draft = firm();
        draft.addRow("trainingAccounts", DAY);
        draft.type("/trainingAccounts/0/spent", "100");
        draft.type("/trainingAccounts/0/spent", "两万八");

        assertThat(draft.text("/trainingAccounts/0/spent")).isEqualTo("两万八");
        assertThat(draft.faults()).containsOnlyKeys("/trainingAccounts/0/spent");
        assertThat(Objects.requireNonNull(draft.faults().get("/trainingAccounts/0/spent"))
                        .reason()
                        .zh())
                .contains("两万八");
        draft.type("/trainingAccounts/0/spent", "28000");
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.text("/trainingAccounts/0/spent")).isEqualTo("28000");
    }

    @Test
    void blankIsNotKnownAndNoneIsAnEmptyList() {
        Draft draft = firm();
        assertThat(draft.rows("internships")).isNegative();
        draft.setNone("internships", true);
        assertThat(draft.rows("internships")).isZero();
        assertThat(draft.json()).contains("\"internships\":[]");
        draft.setNone("internships", false);
        assertThat(draft.json()).doesNotContain("internships");
        draft.addRow("internships", DAY);
        draft.setNone("internships", true);
        assertThat(draft.rows("internships")).as("rows are not thrown away").isEqualTo(1);
        draft.type("/internships/0/monthlyPay", "0");
        draft.type("/internships/0/monthlyPay", "  ");
        assertThat(draft.text("/internships/0/monthlyPay")).isEmpty();
    }

    @Test
    void rowsAreNamedInTurnAndGo() {
        Draft draft = firm();
        draft.addRow("trainingAccounts", DAY);
        draft.addRow("trainingAccounts", DAY);
        draft.addRow("internships", DAY);
        draft.addRow("internships", DAY);
        draft.type("/internships/0/id", "2");
        draft.removeRow("/internships/1");
        draft.addRow("internships", DAY);

        assertThat(draft.text("/trainingAccounts/1/year")).isEqualTo("2022");
        assertThat(draft.text("/internships/1/id")).as("2 is taken").isEqualTo("3");
        draft.removeRow("/trainingAccounts/0");
        assertThat(draft.text("/trainingAccounts/0/year")).isEqualTo("2022");
        draft.removeRow("/trainingAccounts/0");
        assertThat(draft.rows("trainingAccounts")).isNegative();
        draft.removeRow("/trainingAccounts/7");
        draft.removeRow("/nothing/0");
    }

    @Test
    void aSubjectWithoutIdIsJudgedAsNobody() {
        Reading.Accepted firm = accepted(reader.read(firm().record()));
        assertThat(Draft.isNobody(firm.subject().id())).isTrue();
        assertThat(CreditCode.hasCheckDigit(firm.subject().id())).isTrue();
        assertThat(firm.subject().id().substring(2, 8)).as("no region").isEqualTo("000000");
        assertThat(firm().json()).doesNotContain("\"id\"");

        Draft school = Draft.blank(SubjectKind.INSTITUTION);
        school.type("/region", "330602");
        school.type("/level", "secondary-vocational");
        Institution institution =
                (Institution) accepted(reader.read(school.record())).subject();
        assertThat(Draft.isNobody(institution.id())).isTrue();
        assertThat(Objects.requireNonNull(school.asked()).level()).isNotNull();
    }

    @Test
    void whatTheSchemaDoesNotKnowIsLeftOutAndHostileFactsDoNoHarm() {
        Draft draft = Objects.requireNonNull(Draft.of(
                "{\"kind\":\"enterprise\",\"region\":\"220102\",\"x\":1,\"trainingAccounts\":[7,{\"year\":2020,\"y\":[[1]],"
                        + "\"spent\":1E999999999}],\"internships\":{\"a\":1},\"name\":[\"n\"]}"));

        assertThat(draft.rows("trainingAccounts")).isEqualTo(1);
        assertThat(draft.rows("internships")).isNegative();
        assertThat(draft.json()).doesNotContain("\"x\"", "\"y\"", "\"name\"").hasSizeLessThan(300);
        assertThat(reader.read(draft.record())).isInstanceOf(Reading.Rejected.class);
        draft.type("/trainingAccounts/9/spent", "1");
        draft.type("/trainingAccounts/0/spent/x", "1");
        draft.type("", "1");
        draft.type("/kind", "region");
        assertThat(draft.kind()).isEqualTo(SubjectKind.ENTERPRISE);
        assertThat(Draft.of("{\"kind\":\"enterprise\",\"internships\":[" + "{},".repeat(Draft.MOST_ROWS) + "{}]}"))
                .as("rows are never left out in silence")
                .isNull();
        assertThat(Draft.of("{\"kind\":\"region\",\"region\":\"330600\"}")).isNull();
        assertThat(Draft.of("{")).isNull();
        assertThat(Draft.of("[]")).isNull();
        assertThat(Draft.of("{\"kind\":\"planet\"}")).isNull();
        assertThat(Draft.of("{\"kind\":\"enterprise\",\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"))
                .isNull();
    }
}
