package cn.hegui.rank;

import cn.hegui.model.Indicator;
import cn.hegui.model.Institution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schools in the order of their scores, by group.
 *
 * <p>For each indicator the highest figure in the group earns the full weight and the others {@code figure / highest x
 * weight}; where the highest is 0 nobody earns anything. A figure that is not given earns 0 and makes the score
 * provisional. (绍兴征求意见稿附件1)
 *
 * @param groups the standings of each group, best first, then by id; a group without schools is empty
 * @param unranked schools whose level is not ranked or not known, by id
 */
public record Ranking(Map<SchoolGroup, List<Standing>> groups, List<Institution> unranked) {
    private static final int SHOWN_DECIMALS = 4;

    /** Ranks {@code schools}, each of which is given once, by {@code indicators}. */
    public static Ranking of(List<Indicator> indicators, List<Institution> schools) {
        Map<SchoolGroup, List<Institution>> byGroup = new EnumMap<>(SchoolGroup.class);
        for (SchoolGroup group : SchoolGroup.values()) {
            byGroup.put(group, new ArrayList<>());
        }
        List<Institution> unranked = new ArrayList<>();
        schools.stream().sorted(Comparator.comparing(Institution::id)).forEach(school -> {
            SchoolGroup group = SchoolGroup.of(school.level());
            (group == null ? unranked : byGroup.getOrDefault(group, unranked)).add(school);
        });
        Map<SchoolGroup, List<Standing>> groups = new EnumMap<>(SchoolGroup.class);
        byGroup.forEach((group, members) -> groups.put(group, rank(indicators, members)));
        return new Ranking(groups, List.copyOf(unranked));
    }

    private static List<Standing> rank(List<Indicator> indicators, List<Institution> members) {
        record Scored(Institution school, Fraction score, List<Points> points) {}

        List<@Nullable BigDecimal> highest = new ArrayList<>();
        for (Indicator indicator : indicators) {
            highest.add(highest(indicator, members));
        }
        List<Scored> scored = new ArrayList<>();
        for (Institution school : members) {
            Fraction score = Fraction.ZERO;
            List<Points> points = new ArrayList<>();
            for (int i = 0; i < indicators.size(); i++) {
                Indicator indicator = indicators.get(i);
                BigDecimal value = value(indicator, school);
                BigDecimal best = highest.get(i);
                Fraction earned = value == null || best == null || best.signum() == 0
                        ? Fraction.ZERO
                        : Fraction.of(value, best).times(indicator.weight());
                score = score.plus(earned);
                points.add(new Points(indicator, value, best, earned.toDecimal(SHOWN_DECIMALS)));
            }
            scored.add(new Scored(school, score, List.copyOf(points)));
        }
        // The sort is stable and the members come by id, so equal scores stay in the order of their ids.
        scored.sort(Comparator.comparing(Scored::score).reversed());

        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Scored entry = scored.get(i);
            boolean tied = i > 0 && entry.score().compareTo(scored.get(i - 1).score()) == 0;
            int rank = tied ? standings.get(i - 1).rank() : i + 1;
            standings.add(new Standing(rank, entry.school(), entry.score().toDecimal(SHOWN_DECIMALS), entry.points()));
        }
        return List.copyOf(standings);
    }

    private static @Nullable BigDecimal highest(Indicator indicator, List<Institution> members) {
        BigDecimal highest = null;
        for (Institution member : members) {
            BigDecimal value = value(indicator, member);
            if (value != null && (highest == null || value.compareTo(highest) > 0)) {
                highest = value;
            }
        }
        return highest;
    }

    private static @Nullable BigDecimal value(Indicator indicator, Institution school) {
        Map<String, BigDecimal> indicators = school.indicators();
        return indicators == null ? null : indicators.get(indicator.id());
    }
}
