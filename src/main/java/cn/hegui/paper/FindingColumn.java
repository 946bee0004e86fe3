package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import cn.hegui.report.Words;
import java.util.Arrays;
import java.util.List;

/** A column of the tables of findings: its heading, a good width in characters of half the height, and its cells. */
enum FindingColumn implements PaperColumn<FindingLine> {
    INDEX("index", "索引号", "Index", 10),
    NAME("name", "单位", "Subject", 24),
    SUBJECT("subject", "统一代码", "Id", 21),
    KIND("kind", "类别", "Kind", 8),
    REGION_NAME("regionName", "地区", "Region", 20),
    REGION("region", "地区代码", "Region code", 10),
    RULE("rule", "事项", "Matter", 18),
    TARGET("target", "年度/对象", "Year or item", 14),
    OUTCOME("outcome", "结论", "Outcome", 12),
    SEVERITY("severity", "严重程度", "Severity", 10),
    MEASURED("measured", "实际", "Measured", 15),
    RELATION("relation", "关系", "Relation", 6),
    REQUIRED("required", "要求", "Required", 15),
    UNIT("unit", "单位（计量）", "Unit", 8),
    AMOUNT_MISSING("amountMissing", "差额", "Missing", 14),
    DUE_ON("dueOn", "期限", "Due on", 12),
    FACTS("facts", "所用数据", "Facts used", 34),
    CALCULATION("calculation", "计算过程", "Calculation", 34),
    MESSAGE("message", "说明", "What was found", 46),
    GROUND("ground", "依据条款", "Clause", 22),
    WORDS("words", "条款原文", "Words of the clause", 40),
    READING("reading", "适用理解/勘误", "Reading or erratum", 30),
    CLAUSE("clause", "条款编号", "Clause id", 24),
    MISSING("missing", "缺少的资料", "Facts missing", 34),
    NOTES("notes", "注", "Notes", 18),
    SOURCE("source", "资料来源", "Source", 24),
    RESPONSIBLE("responsible", "责任单位", "Responsible", 24),
    REMEDY("remedy", "整改建议", "How to mend", 30),
    CHECK("check", "差额复算", "Missing, recomputed", 14),
    REPLY("reply", "被审计单位意见", "Auditee's reply", 18),
    REVIEWER("reviewer", "复核人", "Reviewer", 9),
    REVIEWED_ON("reviewedOn", "复核日期", "Reviewed on", 11);

    /** The columns that hold what the run knows; the others are formulas or filled in by hand. */
    static final List<FindingColumn> TOLD = Arrays.stream(values())
            .filter(column -> column.compareTo(CHECK) < 0)
            .toList();

    private final String code;
    private final Texts heading;
    private final int width;

    FindingColumn(String code, String zh, String en, int width) {
        this.code = code;
        this.heading = new Texts(zh, en);
        this.width = width;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Texts heading() {
        return heading;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Cell cell(String index, FindingLine finding, Glossary words) {
        return switch (this) {
            case INDEX -> Cell.of(index);
            case NAME -> Cell.of(finding.subjectName());
            case SUBJECT -> Cell.of(finding.subject());
            case KIND -> Cell.of(words.say(Words.of(finding.kind())));
            case REGION_NAME -> Cell.of(finding.regionName());
            case REGION -> Cell.of(finding.region());
            case RULE -> Cell.of(words.rule(finding.rule()));
            case TARGET -> Cell.of(words.target(finding));
            case OUTCOME ->
                Cell.of(words.say(Words.of(finding.outcome()))
                        + (finding.waiver() == null ? "" : words.say("（已豁免）", " (waived)")));
            case SEVERITY -> Cell.of(finding.severity() == null ? null : words.say(Words.of(finding.severity())));
            case MEASURED -> Cell.of(finding.measured(), finding.unit());
            case RELATION ->
                Cell.of(finding.relation() == null ? null : finding.relation().code());
            case REQUIRED -> Cell.of(finding.required(), finding.unit());
            case UNIT -> Cell.of(unit(finding, words));
            case AMOUNT_MISSING ->
                Cell.of(finding.amountMissing(), finding.unit() == Unit.SHARE ? Unit.COUNT : finding.unit());
            case DUE_ON -> Cell.of(finding.dueOn());
            case FACTS -> Cell.of(words.facts(finding));
            case CALCULATION -> Cell.of(String.join("\n", Calculation.lines(finding, words.language())));
            case MESSAGE -> Cell.of(finding.message());
            case GROUND -> Cell.of(finding.citation().ground());
            case WORDS -> Cell.of(words.clause(finding.citation()));
            case READING -> Cell.of(reading(finding.citation(), words));
            case CLAUSE -> Cell.of(finding.clause());
            case MISSING -> Cell.of(String.join(words.say("、", ", "), words.missing(finding)));
            case NOTES -> Cell.of(notes(finding, words));
            case SOURCE -> Cell.of(words.source(finding));
            case RESPONSIBLE -> Cell.of(String.join(words.say("、", ", "), finding.responsible()));
            case REMEDY -> finding.outcome() == Outcome.FAIL ? Cell.of(words.remedy(finding.rule())) : Cell.BLANK;
            case CHECK ->
                finding.relation() == null || finding.amountMissing() == null || finding.unit() == Unit.SHARE
                        ? Cell.BLANK
                        : new Cell.Difference(finding.relation(), finding.unit() == null ? Unit.COUNT : finding.unit());
            case REPLY, REVIEWER, REVIEWED_ON -> Cell.BLANK;
        };
    }

    private static String notes(FindingLine finding, Glossary words) {
        String notes = words.notes(finding.notes());
        String waiver = words.waiver(finding);
        return notes.isEmpty() || waiver.isEmpty() ? notes + waiver : waiver + "\n" + notes;
    }

    private static String unit(FindingLine finding, Glossary words) {
        Unit unit = finding.unit();
        if (unit == null) {
            return "";
        }
        return unit == Unit.SHARE
                ? words.say("比例", "share")
                : words.say(Words.of(unit)).strip();
    }

    private static String reading(Citation citation, Glossary words) {
        String erratum = words.erratum(citation);
        String interpretation = citation.interpretation();
        if (erratum == null) {
            return interpretation == null ? "" : interpretation;
        }
        return interpretation == null ? erratum : interpretation + "\n" + erratum;
    }
}
