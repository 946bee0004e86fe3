package cn.hegui.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the items of one list of facts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FactList {
    /** The Chinese title of the list. */
    String value();

    /** The fields that name an item: one that lacks them is rejected. */
    String[] namedBy() default {};

    /** Whether no two items of a list may have the same name. */
    boolean unique() default true;
}
