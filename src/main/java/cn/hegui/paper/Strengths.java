package cn.hegui.paper;

import cn.hegui.model.Institution;
import cn.hegui.model.Texts;
import cn.hegui.rank.Points;
import cn.hegui.rank.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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

    /**
     * The bars of the strongest and of the weakest indicator of each school, in percent of its weight: two labels a school,
     * each with a bar of one colour and none of the other.
     */
    record Bars(List<String> labels, List<Long> strongest, List<Long> weakest) {
        /** So many schools fit a chart. */
        static final int MOST_SCHOOLS = 20;

        static Bars of(List<Standing> standings) {
            Bars bars = new Bars(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Standing standing : standings.stream().limit(MOST_SCHOOLS).toList()) {
                Strengths strengths = Strengths.of(standing);
                strengths.strongest().stream()
                        .limit(1)
                        .forEach(points -> bars.add(standing, points, percent(points), 0));
                strengths.weakest().stream().limit(1).forEach(points -> bars.add(standing, points, 0, percent(points)));
            }
            return bars;
        }

        private void add(Standing standing, Points points, long strong, long weak) {
            labels.add(standing.rank() + " " + name(standing.school()) + "："
                    + points.indicator().id() + " " + points.indicator().indicator());
            strongest.add(strong);
            weakest.add(weak);
        }
    }

    static String name(Institution school) {
        return school.name() == null ? school.id() : school.name();
    }

    static Texts strongestBars() {
        return new Texts("最强的指标，得分占满分的 %", "strongest, % of its weight");
    }

    static Texts weakestBars() {
        return new Texts("最弱的指标，得分占满分的 %", "weakest, % of its weight");
    }

    /** What a chart of {@code standings} leaves out; empty where it shows all. */
    static Texts leftOut(List<Standing> standings) {
        int all = standings.size();
        return all <= Bars.MOST_SCHOOLS
                ? new Texts("", "")
                : new Texts(
                        "图中为前 " + Bars.MOST_SCHOOLS + " 名，共 " + all + " 所学校，全部在表中。",
                        "The chart shows the first " + Bars.MOST_SCHOOLS + " of " + all
                                + " schools; all stand in the table.");
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
