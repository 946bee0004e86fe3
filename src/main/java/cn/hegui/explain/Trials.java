package cn.hegui.explain;

import cn.hegui.check.Judge;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.intake.FieldOrder;
import cn.hegui.intake.Reading;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Measure;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries what would come of a finding if one fact were another and all else as it is: every answer was judged, none is
 * guessed. A value that no valid record may have is passed over.
 */
final class Trials {
    /** Beyond so many facts the changes are too many to be told. */
    private static final int MOST_FACTS = 60;

    private static final BigDecimal LARGE = BigDecimal.TEN.pow(12);

    private final Judge judge;
    private final FactReader reader;
    private final SubjectFacts facts;
    private final Map<String, @Nullable Object> assumed = new HashMap<>();

    /** Trials on top of what is {@code assumed} already. */
    Trials(Judge judge, FactReader reader, SubjectFacts facts, List<Setting> assumed) {
        this.judge = judge;
        this.reader = reader;
        this.facts = facts;
        assumed.forEach(setting -> this.assumed.put(setting.fact().pointer(), setting.value()));
    }

    /** A fact with another value, and what the finding then is. */
    record Trial(Fact fact, Object value, Finding finding) {}

    /**
     * The number from which on the finding is another.
     *
     * @param from the finding with {@code least} and more, as far as was tried
     * @param most the greatest number below it
     * @param below the finding with {@code most}
     */
    record Turn(Fact fact, BigDecimal least, BigDecimal most, Finding from, Finding below) {}

    /** Changes of one of {@code known} by which {@code finding} would be met. */
    List<Trial> thatMeet(Finding finding, List<Fact> known) {
        List<Trial> trials = new ArrayList<>();
        for (Trial trial : all(finding, known.stream().limit(MOST_FACTS).toList())) {
            boolean first = trials.stream().noneMatch(each -> each.fact().equals(trial.fact()));
            if (first && trial.finding.outcome() == Outcome.PASS) {
                trials.add(trial);
            }
        }
        return trials;
    }

    /** What comes of {@code finding} with each value that {@code absent} may have; empty where they are not a few. */
    List<Trial> each(Finding finding, Fact absent) {
        return all(finding, List.of(absent));
    }

    private List<Trial> all(Finding finding, List<Fact> of) {
        List<Fact> tried = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        for (Fact fact : of) {
            for (Object value : values(finding, fact)) {
                Subject subject = subject(fact, value);
                if (subject != null) {
                    tried.add(fact);
                    values.add(value);
                    subjects.add(subject);
                }
            }
        }
        List<Judgement> judgements = judge.judge(subjects);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Finding then = same(finding, judgements.get(i));
            if (then != null) {
                trials.add(new Trial(tried.get(i), values.get(i), then));
            }
        }
        return trials;
    }

    /** The values worth trying: of a choice each, of a number the one that closes the gap. */
    private static List<Object> values(Finding finding, Fact fact) {
        FactField field = fact.field();
        if (field.naming()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        switch (field.type()) {
            case FLAG -> values.addAll(List.of(true, false));
            case CHOICE -> values.addAll(field.choices().keySet());
            case DECIMAL, COUNT -> {
                BigDecimal closing = closing(finding, fact);
                if (closing != null) {
                    values.add(closing);
                }
            }
            default -> {
                // A day, a text or a list has too many values to be tried.
            }
        }
        values.remove(fact.value());
        return values;
    }

    private static @Nullable BigDecimal closing(Finding finding, Fact fact) {
        BigDecimal number = number(fact);
        if (number == null) {
            return null;
        }
        BigDecimal missing = finding.amountMissing();
        Figures figures = finding.figures();
        if (missing == null) {
            return fact.field().measure() == Measure.COUNT ? number.add(BigDecimal.ONE) : null;
        }
        boolean most = figures != null && figures.relation() == Relation.AT_MOST;
        BigDecimal closing = most ? number.subtract(missing) : number.add(missing);
        return closing.signum() < 0 ? null : closing;
    }

    private static @Nullable BigDecimal number(Fact fact) {
        if (fact.value() instanceof String text && fact.field().measure() == Measure.AMOUNT) {
            return new BigDecimal(text);
        }
        return fact.value() instanceof BigDecimal number ? number : null;
    }

    /** The least number for the absent {@code fact} with which {@code finding} turns to what it is with very many; null: none. */
    @Nullable
    Turn turn(Finding finding, Fact fact) {
        FactField field = fact.field();
        if (field.type() != FactType.DECIMAL && field.type() != FactType.COUNT) {
            return null;
        }
        int decimals = Math.min(field.decimals(), field.measure() == Measure.SHARE ? 4 : 2);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal low = bound(fact, true).max(field.least());
        BigDecimal high = bound(fact, false).min(field.most()).min(LARGE);
        Finding atLow = trial(finding, fact, low);
        Finding atHigh = trial(finding, fact, high);
        if (atLow == null || atHigh == null || alike(atLow, atHigh)) {
            return null;
        }
        Finding below = atLow;
        while (high.subtract(low).compareTo(unit) > 0) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), decimals, RoundingMode.FLOOR);
            Finding there = trial(finding, fact, middle);
            if (there == null) {
                return null;
            }
            if (alike(there, atHigh)) {
                high = middle;
            } else {
                low = middle;
                below = there;
            }
        }
        return new Turn(fact, high, low, atHigh, below);
    }

    /** The least, or the most, that {@code fact} may be beside another field of its object. */
    private BigDecimal bound(Fact fact, boolean lower) {
        FactTable table = fact.list() == null ? facts.subjectTable() : facts.list(fact.list());
        if (table != null && fact.list() != null) {
            for (FieldOrder order : table.orders()) {
                FactField mine = lower ? order.greater() : order.lesser();
                FactField other = lower ? order.lesser() : order.greater();
                if (mine.name().equals(fact.field().name())) {
                    for (SubjectFacts.Item item : facts.items(table)) {
                        BigDecimal bound = number(item.fact(other));
                        if (item.name().equals(fact.item()) && bound != null) {
                            return bound;
                        }
                    }
                }
            }
        }
        return lower ? BigDecimal.ZERO : LARGE;
    }

    private @Nullable Finding trial(Finding finding, Fact fact, Object value) {
        Subject subject = subject(fact, value);
        return subject == null
                ? null
                : same(finding, judge.judge(List.of(subject)).get(0));
    }

    private @Nullable Subject subject(Fact fact, Object value) {
        Map<String, @Nullable Object> changes = new HashMap<>(assumed);
        changes.put(fact.pointer(), value);
        return reader.read(facts.record().with(changes)) instanceof Reading.Accepted accepted
                ? accepted.subject()
                : null;
    }

    private static boolean alike(Finding one, Finding other) {
        return one.outcome() == other.outcome() && one.severity() == other.severity();
    }

    /** The finding of the same clause and target; null where there is none. */
    static @Nullable Finding same(Finding finding, Judgement judgement) {
        return judgement.findings().stream()
                .filter(each -> each.clause().id().equals(finding.clause().id())
                        && each.target().equals(finding.target()))
                .findFirst()
                .orElse(null);
    }
}
