package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Measure;
import cn.hegui.model.SubjectKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FactSchemaTest {
    private static FactTable list(SubjectKind kind, String name) {
        return FactSchema.of(kind).lists().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FactField field(FactTable table, String name) {
        return Objects.requireNonNull(table.field(name));
    }

    @Test
    void an_enterprise_has_the_lists_of_the_specification_in_its_order() {
        assertThat(FactSchema.of(SubjectKind.ENTERPRISE).lists())
                .extracting(FactTable::name)
                .containsExactly(
                        "trainingAccounts",
                        "rectifications",
                        "internships",
                        "graduates",
                        "targetedClasses",
                        "certificates",
                        "technicianTrainings",
                        "subsidyClaims",
                        "cooperations",
                        "transfers",
                        "staffing",
                        "postStaffing");
    }

    @Test
    void an_institution_has_its_own_fields_and_indicators() {
        FactTable table = FactSchema.of(SubjectKind.INSTITUTION).subject();
        assertThat(table.heading()).isEqualTo("院校");
        assertThat(table.namedBy()).extracting(FactField::name).containsExactly("id", "region");
        assertThat(field(table, "indicators").type()).isEqualTo(FactType.INDICATORS);
        assertThat(field(table, "level").choices().keySet())
                .containsExactly(
                        "secondary-vocational",
                        "technician",
                        "higher-vocational",
                        "applied-undergraduate",
                        "undergraduate");
        assertThat(table.field("scale")).isNull();
    }

    @Test
    void a_field_of_one_kind_is_not_a_field_of_another() {
        FactTable ofEnterprise = list(SubjectKind.ENTERPRISE, "internships");
        FactTable ofInstitution = list(SubjectKind.INSTITUTION, "internships");
        assertThat(ofEnterprise.field("school")).isNotNull();
        assertThat(ofEnterprise.field("enterprise")).isNull();
        assertThat(ofInstitution.field("school")).isNull();
        assertThat(ofInstitution.field("enterprise")).isNotNull();
        assertThat(list(SubjectKind.INSTITUTION, "graduates").heading()).isEqualTo("推荐就业毕业生");
    }

    @Test
    void a_field_knows_its_measure_and_bounds() {
        FactField spent = field(list(SubjectKind.ENTERPRISE, "trainingAccounts"), "spent");
        assertThat(spent.measure()).isEqualTo(Measure.AMOUNT);
        assertThat(spent.decimals()).isEqualTo(2);
        assertThat(spent.heading()).isEqualTo("实际支出");
        FactField year = field(list(SubjectKind.ENTERPRISE, "subsidyClaims"), "employmentYear");
        assertThat(year.least()).isEqualByComparingTo("1");
        assertThat(year.most()).isEqualByComparingTo("2");
        assertThat(field(list(SubjectKind.INSTITUTION, "employment"), "rate").most())
                .isEqualByComparingTo("1");
    }

    @Test
    void ordered_fields_are_said() {
        assertThat(list(SubjectKind.ENTERPRISE, "trainingAccounts").orders())
                .extracting(
                        order -> order.lesser().name() + "<=" + order.greater().name())
                .containsExactly("frontlineSpent<=spent");
        assertThat(list(SubjectKind.INSTITUTION, "teachers").orders())
                .extracting(
                        order -> order.lesser().name() + "<=" + order.greater().name())
                .containsExactly("hiredOn<=leftOn");
    }

    @Test
    void only_lists_with_unique_names_refuse_a_second() {
        assertThat(list(SubjectKind.INSTITUTION, "factoryYears").unique()).isTrue();
        assertThat(list(SubjectKind.INSTITUTION, "practices").unique()).isFalse();
        assertThat(list(SubjectKind.INSTITUTION, "openDays").unique()).isFalse();
        assertThat(list(SubjectKind.REGION, "achievements").unique()).isFalse();
    }

    @Test
    void an_object_has_no_more_fields_than_a_long_has_bits() {
        // The reader marks by bits which fields an object has shown.
        for (SubjectKind kind : SubjectKind.values()) {
            assertThat(FactSchema.of(kind).subject().width()).isLessThan(Long.SIZE);
            assertThat(FactSchema.of(kind).lists()).allMatch(table -> table.width() < Long.SIZE);
        }
    }
}
