package cn.hegui.check;

import cn.hegui.duty.AnnualPublication;
import cn.hegui.duty.QuarterlyMeeting;
import cn.hegui.duty.RegionInstrument;
import cn.hegui.duty.RegionTarget;
import cn.hegui.model.Achievement;
import cn.hegui.model.Parameters;
import cn.hegui.model.Publication;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.Relation;
import cn.hegui.model.Share;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What governments owe: targets to reach, instruments to set up, meetings to hold, publications to make. */
final class Regions {
    private Regions() {}

    static void target(RegionSubject region, Docket docket) {
        if (!owes(region, docket)) {
            return;
        }
        Parameters parameters = docket.clause().parameters();
        String metric = parameters.text("metric");
        BigDecimal value = parameters.decimal("value");
        LocalDate by = parameters.dayOrNull("by");
        LocalDate asOf = docket.asOf();
        Case one = docket.sinceEffective(metric);
        if (one == null) {
            return;
        }
        one.detail("metric", metric).detail("by", by);
        boolean timeIsUp = by != null && asOf.isAfter(by);
        if (!timeIsUp) {
            one.graceUntil(by);
        }
        Reached.of(region.achievements(), metric, by != null && timeIsUp ? by : asOf)
                .judge(one, value, timeIsUp);
    }

    /**
     * The figures of one metric.
     *
     * @param latest the latest dated figure by the day that counts; null where there is none
     * @param undated figures that may be later still
     */
    private record Reached(@Nullable Achievement latest, List<Achievement> undated) {
        static Reached of(@Nullable List<Achievement> achievements, String metric, LocalDate lastDay) {
            Achievement latest = null;
            LocalDate latestOn = null;
            List<Achievement> undated = new ArrayList<>();
            for (Achievement achievement : achievements == null ? List.<Achievement>of() : achievements) {
                LocalDate on = achievement.on();
                if (!achievement.metric().equals(metric)) {
                    continue;
                }
                if (on == null) {
                    undated.add(achievement);
                } else if (!on.isAfter(lastDay) && (latestOn == null || !on.isBefore(latestOn))) {
                    latest = achievement;
                    latestOn = on;
                }
            }
            return new Reached(latest, undated);
        }

        void judge(Case one, BigDecimal target, boolean timeIsUp) {
            RegionTarget met = new RegionTarget(target, target);
            RegionTarget missed = new RegionTarget(BigDecimal.ZERO, target);
            if (latest == null) {
                judgeWithoutLatest(one, target, timeIsUp);
                return;
            }
            BigDecimal value = latest.value();
            one.detail("on", latest.on());
            if (value != null) {
                one.figures(value, Relation.AT_LEAST, target, Unit.COUNT)
                        .detail("share", Share.of(value, target, BigDecimal.ONE))
                        .amountMissingAlsoWhilePending(target.subtract(value));
            }
            RegionTarget best = value == null ? met : new RegionTarget(value, target);
            RegionTarget worst = value == null ? missed : best;
            boolean mayBeMet = value == null || value.compareTo(target) >= 0;
            boolean mayBeMissed = value == null || value.compareTo(target) < 0;
            if (value == null) {
                one.openUnlessMet("value");
            }
            for (Achievement achievement : undated) {
                boolean differs = mayBeMet != !surelyShort(achievement, target)
                        || mayBeMissed != !surelyReached(achievement, target);
                if (differs) {
                    one.openUnlessMet("on");
                    nameValues(one);
                    best = met;
                    worst = missed;
                }
            }
            one.judge(best, worst);
        }

        /** No dated figure: not yet reached while there is time, not known afterwards. */
        private void judgeWithoutLatest(Case one, BigDecimal target, boolean timeIsUp) {
            one.judge(new RegionTarget(target, target), new RegionTarget(BigDecimal.ZERO, target));
            if (timeIsUp) {
                one.missing("achievements");
            }
            if (timeIsUp ? !undated.isEmpty() : undated.stream().anyMatch(figure -> !surelyShort(figure, target))) {
                one.openUnlessMet("on");
                nameValues(one);
            }
        }

        private void nameValues(Case one) {
            undated.forEach(achievement -> one.missingIfAbsent("value", achievement.value()));
        }

        private static boolean surelyShort(Achievement achievement, BigDecimal target) {
            return achievement.value() != null && achievement.value().compareTo(target) < 0;
        }

        private static boolean surelyReached(Achievement achievement, BigDecimal target) {
            return achievement.value() != null && achievement.value().compareTo(target) >= 0;
        }
    }

    static void instrument(RegionSubject region, Docket docket) {
        Parameters parameters = docket.clause().parameters();
        String topic = parameters.text("topic");
        LocalDate by = parameters.dayOrNull("by");
        LocalDate asOf = docket.asOf();
        Case one = owes(region, docket) ? docket.onAsOf(topic, 0) : null;
        if (one == null) {
            return;
        }
        one.detail("topic", topic).detail("by", by);
        if (by == null || !asOf.isAfter(by)) {
            one.graceUntil(by);
        }
        Presence.in(
                        "instruments",
                        region.instruments(),
                        instrument -> List.of(
                                Trait.of("topic", instrument.topic(), topic.equals(instrument.topic())),
                                Trait.of(
                                        "on",
                                        instrument.on(),
                                        instrument.on() != null
                                                && !instrument.on().isAfter(asOf))))
                .judge(one, RegionInstrument::new);
    }

    static void quarterlyMeeting(RegionSubject region, Docket docket) {
        if (!owes(region, docket)) {
            return;
        }
        int lookback = docket.clause().parameters().whole("lookbackQuarters");
        List<Periods.Quarter> quarters = Periods.fullQuarters(docket.clause().inForce(), docket.asOf(), lookback);
        for (int i = 0; i < quarters.size(); i++) {
            Periods.Quarter quarter = quarters.get(i);
            Case one = docket.onPeriodEnd(quarter.last(), quarter.toString(), i);
            if (one != null) {
                Presence.in(
                                "jointMeetings",
                                region.jointMeetings(),
                                meeting -> List.of(Trait.of(
                                        "on",
                                        meeting.on(),
                                        meeting.on() != null
                                                && Periods.Quarter.of(meeting.on())
                                                        .equals(quarter))))
                        .judge(one, QuarterlyMeeting::new);
            }
        }
    }

    static void annualPublication(RegionSubject region, Docket docket) {
        if (!owes(region, docket)) {
            return;
        }
        Parameters parameters = docket.clause().parameters();
        String topic = parameters.text("topic");
        LocalDate asOf = docket.asOf();
        List<Integer> years = Periods.fullYears(docket.clause().inForce(), asOf, parameters.whole("lookbackYears"));
        for (int i = 0; i < years.size(); i++) {
            int year = years.get(i);
            Case one = docket.onPeriodEnd(Docket.lastDayOf(year), Integer.toString(year), i);
            if (one == null) {
                continue;
            }
            one.detail("topic", topic);
            LocalDate lastDay = Docket.lastDayOf(year + 1);
            if (!asOf.isAfter(lastDay)) {
                one.graceUntil(lastDay);
            }
            Presence.in("publications", region.publications(), publication -> traits(publication, topic, year, asOf))
                    .judge(one, AnnualPublication::new);
        }
    }

    private static List<Trait> traits(Publication publication, String topic, int year, LocalDate asOf) {
        LocalDate on = publication.on();
        Integer forYear = publication.forYear() != null ? publication.forYear() : on == null ? null : on.getYear();
        return List.of(
                Trait.of("topic", publication.topic(), topic.equals(publication.topic())),
                Trait.of("on", on, on != null && !on.isAfter(asOf)),
                // Where neither is given, the day would tell the year.
                Trait.of("on", forYear, forYear != null && forYear == year));
    }

    /** Whether the duty is the region's own: the clause's region, each city below it, or it with its counties. */
    static boolean owes(RegionSubject region, Docket docket) {
        RegionCode lays = docket.clause().document().region();
        RegionCode subject = region.region();
        return switch (docket.clause().parameters().text("scope")) {
            case "cities" -> subject.isCity() && lays.contains(subject);
            case "own-and-counties" -> lays.contains(subject);
            default -> subject.equals(lays);
        };
    }
}
