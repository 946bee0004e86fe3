package cn.hegui.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The Chinese word for a constant of the facts, as people write it in tables; {@code 、} divides words for the same. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Named {
    /** The word, or several of which the first is the usual one. */
    String value();
}
