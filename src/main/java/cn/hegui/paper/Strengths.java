package cn.hegui.paper;

import cn.hegui.rank.Points;
import cn.hegui.rank.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * In what a school is strongest and weakest: the indicators by the share of their weight that they earn. An indicator that
 * is not given is neither; of equal ones the heaviest come first, then those that come first in the document.
 *
 * @param strongest at most three, best first
 * @param weakest at most three, worst first; none that is among the strongest
 */
record Strengths(List<Points> strongest, List<Points> weakest) {
    private static final int MOST = 3;
    private static final int DECIMALS = 6;

    static Strengths of(Standing standing) {
        List<Points> given = standing.points().stream()
                .filter(points -> points.value() != null && points.indicator().weight() > 0)
                .toList();
        Comparator<Points> heaviest = Comparator.comparingInt(
                        (Points points) -> points.indicator().weight())
                .reversed();
        List<Points> strongest = given.stream()
                .sorted(Comparator.comparing(Strengths::attained).reversed().thenComparing(heaviest))
                .limit(MOST)
                .toList();
        List<Points> weakest = given.stream()
                .filter(points -> !strongest.contains(points))
                .sorted(Comparator.comparing(Strengths::attained).thenComparing(heaviest))
                .limit(MOST)
                .toList();
        return new Strengths(strongest, weakest);
    }

    /** The share of the weight of an indicator that is earned, from 0 to 1. */
    static BigDecimal attained(Points points) {
        return points.earned().divide(BigDecimal.valueOf(points.indicator().weight()), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The same in whole percent. */
    static long percent(Points points) {
        return attained(points)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The indicator with its share: 3.2.1 校企合作课程数（87%）. */
    static String words(Points points) {
        return points.indicator().id() + " " + points.indicator().indicator() + "（" + percent(points) + "%）";
    }
}
