package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records as plain values and back: a component is a member of its name, a constant its code, a day its ISO form, null
 * is left out. Reading takes nothing that writing would not have written, so that there is one form for one record.
 */
public final class RecordMembers {
    private RecordMembers() {}

    /** The members of {@code value}, in the order of its components. */
    public static Map<String, Object> of(Record value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(component, value);
            if (part != null) {
                members.put(component.getName(), plain(part));
            }
        }
        return members;
    }

    private static @Nullable Object part(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object plain(Object part) {
        if (part instanceof Coded coded) {
            return coded.code();
        }
        if (part instanceof RegionCode region) {
            return region.code();
        }
        if (part instanceof LocalDate day) {
            return day.toString();
        }
        if (part instanceof Record nested) {
            return of(nested);
        }
        if (part instanceof List<?> list) {
            return list.stream().map(RecordMembers::plain).toList();
        }
        return part;
    }

    /** The record of {@code type} that {@code members} are. */
    static <R> R read(Class<R> type, Map<String, ?> members, String place) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] parts = new Object[components.length];
        Set<String> unknown = new TreeSet<>(members.keySet());
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String name = component.getName();
            types[i] = component.getType();
            Object given = members.get(name);
            unknown.remove(name);
            if (given != null) {
                parts[i] = part(component.getGenericType(), given, place + "/" + name);
            } else if (!isNullable(component)) {
                throw new UnreadableEntryException(place + "/" + name + ": 缺少 is absent");
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnreadableEntryException(place + ": 不认识 is not known: " + String.join(", ", unknown));
        }
        return make(type, types, parts, place);
    }

    private static <R> R make(Class<R> type, Class<?>[] types, @Nullable Object[] parts, String place) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException refused) {
            throw new UnreadableEntryException(
                    place + ": " + refused.getTargetException().getMessage());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Object part(Type type, Object given, String place) {
        if (type instanceof ParameterizedType listed && given instanceof List<?> items) {
            List<Object> read = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Object item = items.get(i);
                if (item == null) {
                    throw new UnreadableEntryException(place + "/" + i + ": null");
                }
                read.add(part(listed.getActualTypeArguments()[0], item, place + "/" + i));
            }
            return read;
        }
        if (type instanceof Class<?> plain) {
            Object read = single(plain, given, place);
            if (read != null) {
                return read;
            }
        }
        throw new UnreadableEntryException(place + ": 形式不对 not of the expected form: " + given);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object single(Class<?> type, Object given, String place) {
        if (given instanceof Map<?, ?> members && type.isRecord()) {
            return read(type, (Map<String, ?>) members, place);
        }
        if (given instanceof Long && type == long.class || given instanceof Boolean && type == boolean.class) {
            return given;
        }
        if (!(given instanceof String text)) {
            return null;
        }
        if (type == String.class) {
            return text;
        }
        if (type == LocalDate.class) {
            return day(text);
        }
        if (type == RegionCode.class) {
            return RegionCode.isValid(text) ? new RegionCode(text) : null;
        }
        return type.isEnum() ? constant(type, text) : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.toString().equals(text) ? day : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Object constant(Class<?> type, String code) {
        for (Object constant : type.getEnumConstants()) {
            if (constant instanceof Coded coded && coded.code().equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
