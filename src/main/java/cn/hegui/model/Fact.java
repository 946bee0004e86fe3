package cn.hegui.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one field of the wire contract; its name there is the name of the record component. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Fact {
    /** The Chinese heading. */
    String value();

    /** What the value measures. */
    Measure is() default Measure.PLAIN;

    /** The kinds of subject that have the field; empty: all that have the list. */
    SubjectKind[] of() default {};
}
