package cn.hegui.intake;

/** The forms that the value of a field may take in files, and so in templates and forms. */
public enum FactType {
    /** A text; a blank one is not known. */
    TEXT,
    /** Six digits, GB/T 2260. */
    REGION,
    /** Yes or no: {@code true} or {@code false}. */
    FLAG,
    /** {@code YYYY-MM-DD}. */
    DATE,
    /** One of the field's choices, by its code. */
    CHOICE,
    /** A calendar year. */
    YEAR,
    /** A whole number. */
    COUNT,
    /** An exact decimal; for {@code Measure.AMOUNT} also written as a text. */
    DECIMAL,
    /** What a rectification notice is about: a text or a number; a year where its rule is about training funds. */
    TARGET,
    /** An array of items. */
    LIST,
    /** An object from indicator id to number. */
    INDICATORS
}
