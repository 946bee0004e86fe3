package cn.hegui.scenario;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.model.RuleKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The days that the facts of a scenario belong to (the law at the time): a yearly row its 31 December, a hire its day, a
 * claim its day; a state the as-of date.
 */
record FactDays(Set<LocalDate> days, boolean yearly) {
    private static final int DECEMBER = 12;
    private static final int LAST_OF_DECEMBER = 31;

    /** Kinds that judge items of a list by how they stand on the as-of date, whatever day an item bears. */
    private static final Set<String> STATES =
            Set.of("teaching.practical-share", "programme.exit", "teacher.enterprise-practice", "internship.headcount");

    static FactDays of(Scenario scenario, RuleKind kind) {
        FactTable items = STATES.contains(kind.id()) ? null : items(scenario, kind.list());
        if (items == null) {
            return new FactDays(Set.of(scenario.asOf()), false);
        }
        boolean yearly = items.namedBy().stream().anyMatch(field -> field.type() == FactType.YEAR);
        FactField day = items.fields().stream()
                .filter(field -> yearly ? field.type() == FactType.YEAR : field.type() == FactType.DATE)
                .findFirst()
                .orElse(null);
        Set<LocalDate> days = new TreeSet<>();
        if (day != null && scenario.facts().get(items.name()) instanceof List<?> rows) {
            for (Object row : rows) {
                LocalDate read = row instanceof Map<?, ?> fields ? day(fields.get(day.name()), yearly) : null;
                // An item without its day is judged as of the day of the judgement.
                days.add(read == null ? scenario.asOf() : read);
            }
        }
        return new FactDays(days, yearly);
    }

    private static @Nullable FactTable items(Scenario scenario, @Nullable String list) {
        return FactSchema.of(scenario.subject().kind()).lists().stream()
                .filter(table -> table.name().equals(list))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable Object value, boolean yearly) {
        if (value == null) {
            return null;
        }
        try {
            return yearly
                    ? LocalDate.of(Integer.parseInt(value.toString()), DECEMBER, LAST_OF_DECEMBER)
                    : LocalDate.parse(value.toString());
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** The first day, or the 31 December of the first year, that a clause in force from {@code effective} reaches. */
    LocalDate first(LocalDate effective) {
        return yearly ? LocalDate.of(effective.getYear(), DECEMBER, LAST_OF_DECEMBER) : effective;
    }

    /** The one before {@code day}: a day, or a year of yearly facts. */
    LocalDate before(LocalDate day) {
        return yearly ? day.minusYears(1) : day.minusDays(1);
    }
}
