package cn.hegui.site;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.ParameterType;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "比例不低于７０％,SHARE,0.70,true",
        "不低于 60%,SHARE,0.6,true",
        "不低于 60%,WHOLE,60,false",
        "给予2000—3000元,AMOUNT,3000,true",
        "给予2000—3000元,AMOUNT,300,false",
        "奖励1.5万元,AMOUNT,15000,true",
        "累计不少于六个月,WHOLE,6,true",
        "前两年,WHOLE,2,true",
        "十二个月,WHOLE,12,true",
        "每二十年,WHOLE,20,true",
        "用于一线职工,WHOLE,1,false",
        "达到15所,WHOLE,5,false"
    })
    void findsNumbersAsPeopleWriteThem(String quote, ParameterType type, BigDecimal value, boolean found) {
        assertThat(PrintedNumbers.in(quote).holds(type, value)).isEqualTo(found);
    }

    @Test
    void findsTheYearOfADay() {
        PrintedNumbers numbers = PrintedNumbers.in("力争到2025年");
        assertThat(numbers.holds(ParameterType.DATE, LocalDate.of(2025, 12, 31)))
                .isTrue();
        assertThat(numbers.holds(ParameterType.DATE, LocalDate.of(2026, 12, 31)))
                .isFalse();
    }
}
