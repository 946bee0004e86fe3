package cn.hegui.spark;

import cn.hegui.model.Coded;
import cn.hegui.model.CreditState;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A kind of line that a run writes. Its columns in Parquet are the properties of the line, under the same names and with
 * the same values; what is absent there is null here. Decimals and days stay text, exact whatever the unit.
 */
enum Table {
    FINDINGS("findings", """
            subject STRING, kind STRING, name STRING, region STRING, regionName STRING, clause STRING, rule STRING,
            target STRING, outcome STRING, severity STRING, measured STRING, required STRING, relation STRING,
            unit STRING, amountMissing STRING, dueOn STRING, missing ARRAY<STRING>, notes ARRAY<STRING>,
            details MAP<STRING, STRING>, message STRING,
            citation STRUCT<title: STRING, number: STRING, article: STRING, quote: STRING, summary: STRING,
                verification: STRING, status: STRING, interpretation: STRING,
                erratum: STRUCT<printed: STRING, applied: STRING, reason: STRING, source: STRING>,
                seeAlso: ARRAY<STRUCT<clause: STRING, title: STRING, number: STRING, article: STRING,
                    summary: STRING, verification: STRING>>>,
            responsible ARRAY<STRING>"""),
    SUBJECTS(
            "subjects",
            "subject STRING, kind STRING, name STRING, region STRING, regionName STRING, counts STRUCT<outcomes: "
                    + counts(Outcome.values()) + ", severities: " + counts(Severity.values())
                    + ">, worstSeverity STRING, absentLists ARRAY<STRING>, creditStates "
                    + counts(CreditState.values())),
    CREDIT_RECORDS("credit-records", """
            subject STRING, name STRING, region STRING, regionName STRING, behaviour STRUCT<code: STRING, words: STRING>,
            rule STRING, year STRING, noticeNo STRING, state STRING, basis ARRAY<STRING>, issuedBy STRING,
            issuedOn STRING, dueOn STRING, refusalConfirmedOn STRING, refusalDocumentNo STRING,
            refusalAuthority STRING, correctedOn STRING, notes ARRAY<STRING>,
            breaches ARRAY<STRUCT<clause: STRING, target: STRING, measured: STRING, relation: STRING,
                required: STRING, unit: STRING, amountMissing: STRING>>"""),
    REJECTS(
            "rejects",
            "file STRING, line BIGINT, pointer STRING, id STRING, reason STRUCT<code: STRING, sentence: STRING>");

    private final String folder;
    private final String columns;

    Table(String folder, String columns) {
        this.folder = folder;
        this.columns = columns;
    }

    /** The name of its folder. */
    String folder() {
        return folder;
    }

    /** Its columns in Spark's DDL, the partition column last. */
    String columns() {
        return columns + ", " + Drawer.PROVINCE + " STRING";
    }

    private static String counts(Coded[] codes) {
        return Arrays.stream(codes)
                .map(code -> code.code() + ": BIGINT")
                .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
}
