package cn.hegui.model;

/** What a fact's value measures, and so which values are valid. */
public enum Measure {
    /** Text, a date, an enumeration or yes/no: what the Java type says. */
    PLAIN,
    /** CNY, at most 2 decimals, not negative; a JSON number or string. */
    AMOUNT,
    /** Hours, at most 1 decimal, not negative. */
    HOURS,
    /** From 0 to 1. */
    SHARE,
    /** A calendar year, 1949 to 2100. */
    YEAR,
    /** A whole number, not negative. */
    COUNT,
    /** Any number that is not negative. */
    NUMBER
}
