package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayWidthTest {
    @Test
    void chineseCharactersAndPunctuationTakeTwoColumns() {
        assertThat(DisplayWidth.of("")).isZero();
        assertThat(DisplayWidth.of("abc")).isEqualTo(3);
        assertThat(DisplayWidth.of("合规（一）")).isEqualTo(10);
        assertThat(DisplayWidth.of("〔2018〕48号")).isEqualTo(12);
    }

    @Test
    void paddingCountsColumns() {
        assertThat(DisplayWidth.padded("违规", 6)).isEqualTo("违规  ");
        assertThat(DisplayWidth.paddedLeft("违规", 6)).isEqualTo("  违规");
        assertThat(DisplayWidth.padded("违规违规", 6)).isEqualTo("违规违规");
    }

    @Test
    void linesAreBrokenWhereBothLanguagesAllowAndNoneIsTooWide() {
        String text = "2019 年度一线职工培训经费占比 53.57%，低于要求的 60%，还差 1,800.00 元。Ground: somewhere else。";
        List<String> lines = DisplayWidth.wrap(text, 30);
        assertThat(lines).allSatisfy(line -> {
            assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(30);
            assertThat(line).doesNotStartWith("，").doesNotStartWith("。");
        });
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(DisplayWidth.wrap(text, 0)).containsExactly(text);
    }

    @Test
    void namesFromTheFactsCannotMoveTheCursor() {
        assertThat(Terminal.clean("a\u001b[31mb\n\u202ec")).isEqualTo("a\uFFFD[31mb\uFFFD\uFFFDc");
    }
}
