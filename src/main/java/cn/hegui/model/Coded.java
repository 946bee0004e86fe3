package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/** A constant with a fixed name in the wire contract. */
public interface Coded {
    /** The name in files and interfaces, for example {@code in-principle}. */
    String code();

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
