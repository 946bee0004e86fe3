package cn.hegui.service.web;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field or parameter of a Java type takes, in words of who sends it. */
final class Wanted {
    private Wanted() {}

    static Texts of(@Nullable Class<?> type) {
        if (type == null) {
            return new Texts("另一种值", "another kind of value");
        }
        if (type == LocalDate.class) {
            return new Texts("日期（如 2020-12-31）", "a date such as 2020-12-31");
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return new Texts("时刻（如 2020-12-31T08:00:00Z）", "a moment such as 2020-12-31T08:00:00Z");
        }
        if (type == UUID.class) {
            return new Texts("本服务给出的编号（UUID）", "an id of this service (a UUID)");
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Texts(" true 或 false", "true or false");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new Texts("整数", "a whole number");
        }
        if (Number.class.isAssignableFrom(type)) {
            return new Texts("数字", "a number");
        }
        if (type.isEnum()) {
            String codes = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant instanceof Coded coded ? coded.code() : constant.toString())
                    .collect(Collectors.joining(", "));
            return new Texts("其中之一：" + codes, "one of " + codes);
        }
        if (type == String.class) {
            return new Texts("文字", "a text");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return new Texts("数组", "an array");
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return new Texts("对象", "an object");
        }
        return new Texts("另一种值", "another kind of value");
    }
}
