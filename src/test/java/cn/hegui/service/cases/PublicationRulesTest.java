package cn.hegui.service.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cases.Publication;
import cn.hegui.cases.SeverityClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods as the specification gives them (baseline, point 9). */
class PublicationRulesTest {
    @ParameterizedTest
    @CsvSource({"MINOR, 0, 3, false, true", "ORDINARY, 3, 12, true, true", "SERIOUS, 12, 36, true, true"})
    void eachClassHasItsPeriods(
            SeverityClass severity, long minimum, long maximum, boolean usually, boolean whereAsked) {
        PublicationRules rules = PublicationRules.bundled();
        assertThat(rules.of(severity, false))
                .isEqualTo(new Publication(severity, minimum, maximum, usually, "信用修复管理办法"));
        assertThat(rules.of(severity, true).published()).isEqualTo(whereAsked);
    }
}
