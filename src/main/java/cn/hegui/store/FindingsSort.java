package cn.hegui.store;

import cn.hegui.model.Coded;

/** An order in which the findings of a run are listed; what is equal stands in the order of the input. */
public enum FindingsSort implements Coded {
    /** As the facts came. */
    INPUT("input", "position"),
    /** Violations, warnings, advisories, then what has no severity. */
    SEVERITY("severity", "by_severity"),
    /** The largest missing amount first, then what lacks none. */
    AMOUNT("amount", "by_amount"),
    /** By region code. */
    REGION("region", "by_region"),
    /** By clause. */
    CLAUSE("clause", "by_clause");

    private final String code;
    private final String column;

    FindingsSort(String code, String column) {
        this.code = code;
        this.column = column;
    }

    @Override
    public String code() {
        return code;
    }

    /** The column that numbers the findings in this order, from 1. */
    String column() {
        return column;
    }
}
