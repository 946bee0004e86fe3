package cn.hegui.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "2020-01-15, 2020-02-14, 1, 0",
        "2020-01-15, 2020-02-13, 0, 30",
        "2021-01-31, 2021-02-27, 1, 0",
        "2021-01-31, 2021-02-26, 0, 27",
        "2020-01-31, 2020-02-28, 1, 0",
        "2020-02-29, 2021-02-26, 11, 29",
        "2020-02-29, 2021-02-27, 12, 0",
        "2020-02-29, 2021-02-28, 12, 1",
        "2020-03-01, 2020-03-31, 1, 0",
        "2020-01-01, 2020-06-30, 6, 0",
        "2020-08-31, 2021-02-27, 6, 0",
    })
    void monthsEndOnTheLastDayOfAShorterMonth(LocalDate from, LocalDate to, int months, int beside) {
        Span span = new Span(from, to);
        assertThat(span.wholeMonths()).isEqualTo(months);
        assertThat(span.daysBesideMonths()).isEqualTo(beside);
    }

    @Test
    void unionJoinsDaysThatFollowEachOther() {
        Span january = span("2020-01-01", "2020-01-31");
        Span february = span("2020-02-01", "2020-02-10");
        Span inside = span("2020-01-05", "2020-01-06");
        Span apart = span("2020-02-12", "2020-02-12");
        assertThat(Span.union(List.of(apart, inside, february, january)))
                .containsExactly(span("2020-01-01", "2020-02-10"), apart);
    }

    @Property(tries = 300)
    void wholeMonthsIsTheGreatestNumberThatFits(@ForAll("spans") Span span) {
        int months = span.wholeMonths();
        LocalDate end = span.to().plusDays(1);
        assertThat(span.from().plusMonths(months)).isBeforeOrEqualTo(end);
        assertThat(span.from().plusMonths(months + 1)).isAfter(end);
    }

    @Property(tries = 300)
    void unionHoldsEachDayOnce(@ForAll("manySpans") List<Span> spans) {
        long days = spans.stream()
                .flatMap(span -> span.from().datesUntil(span.to().plusDays(1)))
                .distinct()
                .count();
        List<Span> union = Span.union(spans);
        assertThat(union.stream().mapToLong(Span::days).sum()).isEqualTo(days);
        for (int i = 1; i < union.size(); i++) {
            assertThat(ChronoUnit.DAYS.between(
                            union.get(i - 1).to(), union.get(i).from()))
                    .isGreaterThan(1);
        }
    }

    @Provide
    Arbitrary<Span> spans() {
        Arbitrary<LocalDate> from = Arbitraries.integers().between(0, 900).map(LocalDate.of(2019, 12, 1)::plusDays);
        return Combinators.combine(from, Arbitraries.integers().between(0, 800))
                .as((first, days) -> new Span(first, first.plusDays(days)));
    }

    @Provide
    Arbitrary<List<Span>> manySpans() {
        return spans().list().ofMaxSize(6);
    }

    private static Span span(String from, String to) {
        return new Span(LocalDate.parse(from), LocalDate.parse(to));
    }
}
