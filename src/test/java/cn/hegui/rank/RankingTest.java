package cn.hegui.rank;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Indicator;
import cn.hegui.model.Institution;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final List<Indicator> INDICATORS = List.of(indicator("1.1", 30), indicator("1.2", 70));

    @Test
    void highestFigureEarnsTheFullWeightAndOthersTheirShareOfIt() {
        Ranking ranking = Ranking.of(
                INDICATORS,
                List.of(school("A", Level.TECHNICIAN, "3", "10"), school("B", Level.SECONDARY_VOCATIONAL, "1", "20")));

        assertThat(ranking.groups().get(SchoolGroup.SECONDARY))
                .extracting(one -> one.rank() + " " + one.school().id() + " " + one.score())
                .containsExactly("1 B 80.0000", "2 A 65.0000");
        assertThat(ranking.groups().get(SchoolGroup.HIGHER)).isEmpty();
    }

    @Test
    void scoresThatAreExactlyEqualShareARankAndTheNextIsSkipped() {
        // 1/3 of 30 and 6/7 of 70 by different figures: as rounded decimals the two sums differ in the last digit.
        Ranking ranking = Ranking.of(
                INDICATORS,
                List.of(
                        school("C", Level.HIGHER_VOCATIONAL, "0.1", "2"),
                        school("A", Level.HIGHER_VOCATIONAL, "1", "6"),
                        school("B", Level.HIGHER_VOCATIONAL, "1.0", "6.00"),
                        school("D", Level.HIGHER_VOCATIONAL, "3", "7")));

        assertThat(ranking.groups().get(SchoolGroup.HIGHER))
                .extracting(one -> one.rank() + one.school().id())
                .containsExactly("1D", "2A", "2B", "4C");
    }

    @Test
    void scoresThatOnlyLookEqualDoNotShareARank() {
        Ranking ranking = Ranking.of(
                List.of(indicator("1.1", 1)),
                List.of(
                        school("A", Level.TECHNICIAN, "1000000"),
                        school("B", Level.TECHNICIAN, "999999"),
                        school("C", Level.TECHNICIAN, "999998")));

        assertThat(ranking.groups().get(SchoolGroup.SECONDARY))
                .extracting(one -> one.rank() + " " + one.score())
                .containsExactly("1 1.0000", "2 1.0000", "3 1.0000");
    }

    @Test
    void highestOfZeroEarnsNobodyAnything() {
        Ranking ranking = Ranking.of(
                List.of(indicator("1.1", 5)),
                List.of(school("A", Level.TECHNICIAN, "0"), school("B", Level.TECHNICIAN, "0.0")));

        assertThat(ranking.groups().get(SchoolGroup.SECONDARY))
                .extracting(one -> one.rank() + " " + one.score() + " " + one.isProvisional())
                .containsExactly("1 0.0000 false", "1 0.0000 false");
    }

    @Test
    void figureNotGivenEarnsNothingAndMakesTheScoreProvisional() {
        Institution silent = school("A", Level.TECHNICIAN);
        Institution partial = school("B", Level.TECHNICIAN, "4");
        Ranking ranking = Ranking.of(INDICATORS, List.of(silent, partial));

        assertThat(ranking.groups().get(SchoolGroup.SECONDARY))
                .extracting(one -> one.school().id() + one.missing())
                .containsExactly("B[1.2]", "A[1.1, 1.2]");
    }

    @Test
    void otherLevelsAreNotRanked() {
        Ranking ranking = Ranking.of(
                INDICATORS,
                List.of(
                        school("A", Level.UNDERGRADUATE, "1"),
                        school("B", Level.APPLIED_UNDERGRADUATE),
                        school("C", null)));

        assertThat(ranking.unranked()).extracting(Institution::id).containsExactly("A", "B", "C");
    }

    @Test
    void shownScoresAreRoundedHalfUp() {
        assertThat(Fraction.of(new BigDecimal("1"), new BigDecimal("3"))
                        .times(2)
                        .toDecimal(4))
                .isEqualByComparingTo("0.6667");
        assertThat(Fraction.of(new BigDecimal("0.00005"), BigDecimal.ONE).toDecimal(4))
                .isEqualByComparingTo("0.0001");
    }

    private static Indicator indicator(String id, int weight) {
        return new Indicator(id, "一级", "二级", "指标" + id, "个", weight);
    }

    private static Institution school(String id, Level level, String... values) {
        Map<String, BigDecimal> indicators = new java.util.HashMap<>();
        for (int i = 0; i < values.length; i++) {
            indicators.put("1." + (i + 1), new BigDecimal(values[i]));
        }
        return new Institution(
                id,
                null,
                new RegionCode("330602"),
                level,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                indicators);
    }
}
