package cn.hegui.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads plain JSON maps; null means that a fact is not known. */
final class Facts {
    private Facts() {}

    static String text(Map<String, Object> facts, String field) {
        Object value = facts.get(field);
        return value == null ? null : value.toString();
    }

    static BigDecimal number(Map<String, Object> facts, String field) {
        Object value = facts.get(field);
        return value == null ? null : new BigDecimal(value.toString());
    }

    static BigDecimal numberOrZero(Map<String, Object> facts, String field) {
        BigDecimal value = number(facts, field);
        return value == null ? BigDecimal.ZERO : value;
    }

    static Integer whole(Map<String, Object> facts, String field) {
        BigDecimal value = number(facts, field);
        return value == null ? null : value.intValueExact();
    }

    static Boolean flag(Map<String, Object> facts, String field) {
        Object value = facts.get(field);
        return value == null ? null : Boolean.valueOf(value.toString());
    }

    static boolean isTrue(Map<String, Object> facts, String field) {
        return Boolean.TRUE.equals(flag(facts, field));
    }

    static boolean isFalse(Map<String, Object> facts, String field) {
        return Boolean.FALSE.equals(flag(facts, field));
    }

    static LocalDate day(Map<String, Object> facts, String field) {
        Object value = facts.get(field);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    /** The list, or null where it is absent. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> facts, String field) {
        return (List<Map<String, Object>>) facts.get(field);
    }

    /** The list, or an empty one where it is absent. */
    static List<Map<String, Object>> items(Map<String, Object> facts, String field) {
        List<Map<String, Object>> items = list(facts, field);
        return items == null ? List.of() : items;
    }

    static Map<String, Object> find(List<Map<String, Object>> items, String field, String value) {
        for (Map<String, Object> item : items) {
            if (value != null && value.equals(text(item, field))) {
                return item;
            }
        }
        return null;
    }

    /** "What a clause demands in money is first rounded half up to the fen". */
    static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static boolean zero(BigDecimal value) {
        return value != null && value.signum() == 0;
    }

    static boolean less(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) < 0;
    }

    static boolean atLeast(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) >= 0;
    }

    static LocalDate yearEnd(int year) {
        return LocalDate.of(year, 12, 31);
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** "months of a period: the greatest whole number m with from plus m months <= end plus one day". */
    static int months(LocalDate from, LocalDate end) {
        int months = 0;
        while (!from.plusMonths(months + 1L).isAfter(end.plusDays(1))) {
            months++;
        }
        return months;
    }
}
