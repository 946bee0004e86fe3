package cn.hegui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a rule kind reads from its clauses.
 *
 * @param optional whether a clause may do without it
 * @param unless the parameter beside which a clause may do without it; null: none
 * @param fallback the value where a clause does not give it; null: none
 * @param stricter which values bind harder; null where none does, or where that depends on more than the value
 * @param values the only values allowed of a text; empty: any
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        boolean optional,
        @Nullable String unless,
        @Nullable Object fallback,
        @Nullable Stricter stricter,
        List<String> values) {}
