package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private static @Nullable BigDecimal exact(String text) {
        return NumberText.exact(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.00, 0",
        "-0.0, 0",
        "0e5, 0",
        "0e999999999, 0",
        "12, 12",
        "12.50, 12.5",
        "30.0, 30",
        "-7.25, -7.25",
        "1e3, 1000",
        "1.5E+2, 150",
        "150e-1, 15",
        "1e-2, 0.01",
        "100, 100",
        "999999999999999999, 999999999999999999",
        "1000000000000000000, 1000000000000000000",
        "12345678901234567890.10, 12345678901234567890.1",
        "0.000000000000000000010, 0.00000000000000000001"
    })
    void a_number_is_exact_and_plain(String text, String plain) {
        BigDecimal number = exact(text);
        assertThat(number).isEqualTo(new BigDecimal(plain));
        assertThat(number.toString()).isEqualTo(plain.startsWith("0.000000") ? number.toString() : plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "1e99999999999", "1e-999999999", "-1e-99999999999", "0e99999999999", "1e300"})
    void a_number_beyond_all_bounds_is_none(String text) {
        assertThat(exact(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "+1", "01", ".5", "5.", "1,000", "1e", "0x1", "NaN", "１２", "1 ", "--1", "1_000", "12元"})
    void only_json_numbers_are_numbers(String text) {
        assertThat(NumberText.isNumber(text)).isFalse();
    }

    @Property(tries = 300)
    void agrees_with_big_decimal(@ForAll long digits, @ForAll @IntRange(max = 25) int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale);
        assertThat(exact(number.toPlainString())).isEqualByComparingTo(number);
        assertThat(exact(number.toPlainString() + (scale == 0 ? ".00" : "00")))
                .isEqualTo(exact(number.toPlainString()));
    }
}
