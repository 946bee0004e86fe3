package cn.hegui.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    /** RFC 8785, section 3.2.3: the sorting of property names. */
    @Test
    void sortsNamesAsTheStandardDoes() {
        Map<String, Object> object = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(text(object))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, section 3.2.2: the string and the literals of its sample, in its hexadecimal bytes. */
    @Test
    void escapesAsTheStandardDoes() {
        String sample = "\u20ac$\u000f\nA'B\"\\\\\"/";
        byte[] expected = HexFormat.of().parseHex("22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f22");
        assertThat(CanonicalJson.bytes(sample)).isEqualTo(expected);
    }

    @Test
    void writesListsNumbersAndTruth() {
        assertThat(text(Map.of("b", List.of(1L, -7L, true), "a", List.of()))).isEqualTo("{\"a\":[],\"b\":[1,-7,true]}");
    }

    @Test
    void refusesNumbersThatAreNotExactInJson() {
        assertThatThrownBy(() -> CanonicalJson.bytes(1L << 53)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.bytes(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(Object value) {
        return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    }
}
