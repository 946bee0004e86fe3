package cn.hegui.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a clause by name: BigDecimal, LocalDate, Boolean, String, a List or a Map of these. The policy book
 * checks names and types when it is read, so asking for a parameter that the rule kind demands never fails.
 *
 * @param values the figures given, by name
 * @param open the names of those that the document leaves for an authority to set
 */
public record Parameters(Map<String, Object> values, Set<String> open) {
    /** Whether the document leaves the parameter open. */
    public boolean isOpen(String name) {
        return open.contains(name);
    }

    /** Whether the parameter is given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A decimal: a share, a rate, an amount in CNY or a number. */
    public BigDecimal decimal(String name) {
        return (BigDecimal) get(name);
    }

    /** A whole number. */
    public int whole(String name) {
        return decimal(name).intValueExact();
    }

    /** A day. */
    public LocalDate day(String name) {
        return (LocalDate) get(name);
    }

    /** A day, or null where it is not given. */
    public @Nullable LocalDate dayOrNull(String name) {
        return (LocalDate) values.get(name);
    }

    /** Yes or no; no where it is not given. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** Yes or no, or null where it is not given. */
    public @Nullable Boolean flagOrNull(String name) {
        return (Boolean) values.get(name);
    }

    /** A text. */
    public String text(String name) {
        return (String) get(name);
    }

    /** A text, or null where it is not given. */
    public @Nullable String textOrNull(String name) {
        return (String) values.get(name);
    }

    /** A list; empty where it is not given. */
    public List<?> list(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : (List<?>) value;
    }

    /** A map by text; empty where it is not given. */
    public Map<?, ?> map(String name) {
        Object value = values.get(name);
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("parameter not given: " + name + " in " + values.keySet());
        }
        return value;
    }
}
