package cn.hegui.model;

/** The types that a parameter of a rule kind may have; the Java type of its value is named with each. */
public enum ParameterType implements Coded {
    /** From 0 to 1; BigDecimal. */
    SHARE("share"),
    /** CNY, at most 2 decimals, not negative; BigDecimal. */
    AMOUNT("amount"),
    /** A whole number, not negative; BigDecimal. */
    WHOLE("whole"),
    /** A number, not negative; BigDecimal. */
    NUMBER("number"),
    /** A day; LocalDate. */
    DATE("date"),
    /** Yes or no; Boolean. */
    YES_NO("yes-no"),
    /** A text; String. */
    TEXT("text"),
    /** A list of texts; List of String. */
    TEXTS("texts"),
    /** A list of whole numbers; List of BigDecimal. */
    WHOLES("wholes"),
    /** A list of amounts; List of BigDecimal. */
    AMOUNTS("amounts"),
    /** Amounts by name; Map of String to BigDecimal. */
    AMOUNT_MAP("amount-map"),
    /** Texts by name; Map of String to String. */
    TEXT_MAP("text-map");

    private final String code;

    ParameterType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
