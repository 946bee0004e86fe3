package cn.hegui.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The Chinese words for a constant of the facts: the one source of them, for tables, messages and pages. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Named {
    /** The usual word, which we write. */
    String value();

    /** Other words for the same, which we read. */
    String[] also() default {};

    /** What it takes in, for those who choose it; empty where the word says enough. */
    String meaning() default "";
}
