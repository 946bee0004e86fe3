package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/** A constant with a fixed name in the wire contract. */
public interface Coded {
    /** The name in files and interfaces, for example {@code in-principle}. */
    String code();

    /** The usual Chinese word; the code where there is none. */
    default String word() {
        Named named = named();
        return named == null ? code() : named.value();
    }

    /** The Chinese words by which people may call it; none where it has none. */
    default @Nullable Named named() {
        if (!(this instanceof Enum<?> constant)) {
            return null;
        }
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Named.class);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException("a constant is a field of its enumeration", impossible);
        }
    }

    /** Returns the constant of {@code type} whose code is {@code code}, or null where there is none. */
    static <E extends Enum<E> & Coded> @Nullable E find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
