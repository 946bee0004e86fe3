package cn.hegui.paper;

import cn.hegui.model.Relation;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in a cell of a table: a text is never a formula, and a number never a text. */
sealed interface Cell {
    /** Nothing, for there is nothing or a person fills it in. */
    Cell BLANK = new Blank();

    record Blank() implements Cell {}

    record Text(String text) implements Cell {}

    record Number(BigDecimal number, Unit unit) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    /** What is missing, computed anew from the cells of what is measured and required in the same row. */
    record Difference(Relation relation, Unit unit) implements Cell {}

    static Cell of(@Nullable String text) {
        return text == null || text.isEmpty() ? BLANK : new Text(text);
    }

    static Cell of(@Nullable LocalDate day) {
        return day == null ? BLANK : new Day(day);
    }

    static Cell of(long count) {
        return new Number(BigDecimal.valueOf(count), Unit.COUNT);
    }

    /** A figure in {@code unit}; a missing share is one of heads. */
    static Cell of(@Nullable BigDecimal number, @Nullable Unit unit) {
        return number == null ? BLANK : new Number(number, unit == null ? Unit.COUNT : unit);
    }
}
