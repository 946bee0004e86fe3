package cn.hegui.paper;

import cn.hegui.model.Texts;
import cn.hegui.report.Words;

/** A column of the table of credit records. */
enum CreditColumn implements PaperColumn<CreditLine> {
    INDEX("index", "索引号", "Index", 10),
    NAME("name", "单位", "Subject", 24),
    SUBJECT("subject", "统一代码", "Id", 21),
    REGION_NAME("regionName", "地区", "Region", 18),
    STATE("state", "状态", "State", 16),
    BEHAVIOUR("behaviour", "行为", "Behaviour", 34),
    RULE("rule", "事项", "Matter", 18),
    YEAR("year", "年度", "Year", 8),
    NOTICE("noticeNo", "整改通知文号", "Notice", 20),
    ISSUED_BY("issuedBy", "发出单位", "Issued by", 22),
    ISSUED_ON("issuedOn", "发出日期", "Issued on", 12),
    DUE_ON("dueOn", "整改期限", "Due on", 12),
    CONFIRMED_ON("refusalConfirmedOn", "认定日期", "Determined on", 12),
    DOCUMENT("refusalDocumentNo", "认定文书", "Determination", 20),
    AUTHORITY("refusalAuthority", "认定单位", "Authority", 22),
    CORRECTED_ON("correctedOn", "改正日期", "Corrected on", 12),
    BASIS("basis", "依据条款编号", "Clauses", 30),
    NOTES("notes", "注", "Notes", 20),
    REVIEWER("reviewer", "复核人", "Reviewer", 9),
    REVIEWED_ON("reviewedOn", "复核日期", "Reviewed on", 11);

    private final String code;
    private final Texts heading;
    private final int width;

    CreditColumn(String code, String zh, String en, int width) {
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
    public Cell cell(String index, CreditLine credit, Glossary words) {
        return switch (this) {
            case INDEX -> Cell.of(index);
            case NAME -> Cell.of(credit.subjectName());
            case SUBJECT -> Cell.of(credit.subject());
            case REGION_NAME -> Cell.of(credit.regionName());
            case STATE -> Cell.of(words.say(Words.of(credit.state())));
            case BEHAVIOUR -> Cell.of(credit.behaviour().words());
            case RULE -> Cell.of(words.rule(credit.rule()));
            case YEAR -> Cell.of(credit.year());
            case NOTICE -> Cell.of(credit.noticeNo());
            case ISSUED_BY -> Cell.of(credit.issuedBy());
            case ISSUED_ON -> Cell.of(credit.issuedOn());
            case DUE_ON -> Cell.of(credit.dueOn());
            case CONFIRMED_ON -> Cell.of(credit.refusalConfirmedOn());
            case DOCUMENT -> Cell.of(credit.refusalDocumentNo());
            case AUTHORITY -> Cell.of(credit.refusalAuthority());
            case CORRECTED_ON -> Cell.of(credit.correctedOn());
            case BASIS -> Cell.of(String.join("\n", credit.basis()));
            case NOTES -> Cell.of(words.notes(credit.notes()));
            case REVIEWER, REVIEWED_ON -> Cell.BLANK;
        };
    }
}
