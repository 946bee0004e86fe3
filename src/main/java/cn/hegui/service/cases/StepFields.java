package cn.hegui.service.cases;

import cn.hegui.cases.LogEntry;
import cn.hegui.cases.ObjectionKind;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.Publication;
import cn.hegui.cases.RecordMembers;
import cn.hegui.cases.SeverityClass;
import cn.hegui.cases.Step;
import cn.hegui.cases.StepKind;
import cn.hegui.cases.UnreadableEntryException;
import cn.hegui.model.Coded;
import cn.hegui.model.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked for each kind of step, and the step that the answers make. */
public final class StepFields {
    private static final String PUBLISHED = "published";
    private static final String SEVERITY = "severity";
    private static final String PUBLICATION = "publication";

    private StepFields() {}

    /** How a field is entered. */
    public enum Entry {
        PAPER,
        TEXT,
        DAY,
        CHOICE,
        TICK
    }

    /** One choice of a field. */
    public record Choice(String value, Texts title) {}

    /**
     * One field of a form.
     *
     * @param longest the most characters
     * @param hint what to enter, with an example
     */
    public record Field(String name, Entry entry, Texts title, Texts hint, int longest, List<Choice> choices) {}

    /** What is wrong with what was entered. */
    static final class BadFieldsException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, Texts> faults;

        BadFieldsException(Map<String, Texts> faults) {
            this.faults = faults;
        }

        /** By the name of the field. */
        Map<String, Texts> faults() {
            return faults;
        }
    }

    /** The fields of a step, in the order of a form; {@code pending}: the numbers of the pending objections. */
    static List<Field> of(StepKind kind, List<String> pending) {
        return switch (kind) {
            case NOTICE_ISSUED ->
                List.of(
                        paper(
                                "noticeNo",
                                "通知书编号",
                                "number of the notice",
                                "例：双人社改〔2026〕4号",
                                "for example 双人社改〔2026〕4号"),
                        paper("issuedBy", "发出机关", "issuing authority", "例：双鸭山市人力资源和社会保障局", "its full name"),
                        day("issuedOn", "发出日期", "day of the notice", "", ""),
                        day("dueOn", "整改期限", "deadline", "当日仍算在期限内", "that day is still in time"));
            case REFUSED_IN_WRITING ->
                List.of(
                        day("on", "书面拒绝日期", "day of the refusal", "", ""),
                        text(
                                "evidence",
                                "证据",
                                "evidence",
                                "文书名称和编号，不写个人信息",
                                "papers and numbers; nothing about persons"));
            case CORRECTED ->
                List.of(
                        day("on", "改正日期", "day of the correction", "", ""),
                        text("evidence", "证据", "evidence", "例：补充列支凭证 12 份，已核", "for example: 12 vouchers, checked"));
            case CORRECTED_AFTER_DETERMINATION ->
                List.of(
                        day("on", "改正日期", "day of the correction", "不早于认定日期", "not before the determination"),
                        text("evidence", "证据", "evidence", "例：补充列支凭证 12 份，已核", "for example: 12 vouchers, checked"));
            case OBJECTION_FILED ->
                List.of(
                        paper("no", "文书编号", "number of the paper", "异议、复议或诉讼文书", "of the objection, review or action"),
                        choice(
                                "way",
                                "方式",
                                "way",
                                Arrays.stream(ObjectionKind.values())
                                        .map(way -> new Choice(way.code(), way.title()))
                                        .toList()),
                        day("on", "提出日期", "day of filing", "", ""));
            case OBJECTION_ENDED ->
                List.of(
                        choice(
                                "no",
                                "哪一项",
                                "which one",
                                pending.stream()
                                        .map(no -> new Choice(no, new Texts(no, no)))
                                        .toList()),
                        choice(
                                "sustained",
                                "结果",
                                "result",
                                List.of(
                                        new Choice(
                                                "false",
                                                new Texts("维持（异议不成立）", "upheld: the objection is not sustained")),
                                        new Choice(
                                                "true",
                                                new Texts("成立（案件终结或撤销认定）", "sustained: ends the case or withdraws")))),
                        day("on", "了结日期", "day it ended", "", ""),
                        paper("documentNo", "文书号", "document number", "复核、复议决定或裁判文书", "of the decision"));
            case REFUSAL_PROPOSED ->
                List.of(
                        paper("documentNo", "认定文书号", "document number", "例：双人社认〔2026〕1号", "for example 双人社认〔2026〕1号"),
                        paper("authority", "认定机关", "determining authority", "全称", "its full name"),
                        day(
                                "determinedOn",
                                "认定日期",
                                "day of the determination",
                                "晚于整改期限，不晚于今天",
                                "after the deadline, not after today"),
                        choice(
                                SEVERITY,
                                "程度",
                                "severity class",
                                Arrays.stream(SeverityClass.values())
                                        .map(one -> new Choice(one.code(), one.title()))
                                        .toList()),
                        new Field(
                                PUBLISHED,
                                Entry.TICK,
                                new Texts("轻微的也公示（一般、严重的总是公示）", "publish a minor one too (others always are)"),
                                new Texts("", ""),
                                0,
                                List.of()));
            case REPAIR_APPLIED ->
                List.of(
                        day("on", "申请日期", "day of the application", "", ""),
                        paper("pledgeNo", "信用承诺书编号", "number of the pledge", "", ""));
            case REPAIR_DECLINED -> List.of(paper("documentNo", "文书号", "document number", "", ""));
            case REPAIR_GRANTED ->
                List.of(
                        day("on", "准予日期", "day of the grant", "", ""),
                        paper("documentNo", "准予修复文书号", "document number", "", ""));
            case WITHDRAWN -> List.of(paper("documentNo", "撤销文书号", "document number", "", ""));
            case TRANSFERRED -> List.of(paper("receipt", "回执号", "receipt", "", ""));
            case LEAD_OPENED, CASE_OPENED, REFUSAL_DECLINED, REFUSAL_APPROVED, DISMISSED -> List.of();
        };
    }

    /** The step of a filled form; throws where a field is empty or no day. */
    static Step read(StepKind kind, Map<String, String> entered, PublicationRules rules) throws BadFieldsException {
        Map<String, Texts> faults = new LinkedHashMap<>();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.code());
        for (Field field : of(kind, List.of())) {
            String value =
                    Objects.requireNonNullElse(entered.get(field.name()), "").strip();
            Texts fault = fault(field, value);
            if (fault != null) {
                faults.put(field.name(), fault);
            } else if (field.name().equals("sustained")) {
                members.put(field.name(), value.equals("true"));
            } else if (field.entry() != Entry.TICK && !field.name().equals(SEVERITY)) {
                members.put(field.name(), value);
            }
        }
        if (!faults.isEmpty()) {
            throw new BadFieldsException(faults);
        }
        if (kind == StepKind.REFUSAL_PROPOSED) {
            SeverityClass severity = Objects.requireNonNull(
                    Coded.find(SeverityClass.class, Objects.requireNonNull(entered.get(SEVERITY))));
            members.put(PUBLICATION, RecordMembers.of(rules.of(severity, entered.containsKey(PUBLISHED))));
        }
        return LogEntry.step(members);
    }

    /**
     * The step of a request: as the log tells steps, except that of a publication only {@code severity} and
     * {@code published} are asked; the periods come from the rules.
     */
    static Step read(Map<?, ?> asked, PublicationRules rules) {
        Map<String, Object> members = new LinkedHashMap<>();
        asked.forEach((name, value) -> members.put((String) name, value));
        if (StepKind.REFUSAL_PROPOSED.code().equals(members.get("kind"))) {
            Object publication = members.get(PUBLICATION);
            Map<?, ?> given = publication instanceof Map<?, ?> map ? map : Map.of();
            SeverityClass severity =
                    given.get(SEVERITY) instanceof String code ? Coded.find(SeverityClass.class, code) : null;
            if (severity == null) {
                throw new UnreadableEntryException("/step/publication/severity: 应为 expected minor, ordinary, serious");
            }
            List<String> unknown = new ArrayList<>();
            given.keySet().forEach(name -> {
                if (!name.equals(SEVERITY) && !name.equals(PUBLISHED)) {
                    unknown.add(String.valueOf(name));
                }
            });
            if (!unknown.isEmpty()) {
                throw new UnreadableEntryException(
                        "/step/publication: 不认识 is not known: " + String.join(", ", unknown));
            }
            Publication full = rules.of(severity, Boolean.TRUE.equals(given.get(PUBLISHED)));
            members.put(PUBLICATION, RecordMembers.of(full));
        }
        return LogEntry.step(members);
    }

    private static @Nullable Texts fault(Field field, String value) {
        if (field.entry() == Entry.TICK) {
            return null;
        }
        if (value.isEmpty()) {
            return new Texts(
                    "请填写" + field.title().zh() + "。",
                    "Enter the " + field.title().en() + ".");
        }
        if (field.entry() == Entry.DAY && !isDay(value)) {
            return new Texts(
                    field.title().zh() + "“" + brief(value) + "”不是日期，应如 2026-06-30。",
                    "The " + field.title().en() + " \"" + brief(value) + "\" is no day such as 2026-06-30.");
        }
        boolean listed = field.choices().isEmpty()
                || field.choices().stream().anyMatch(choice -> choice.value().equals(value));
        return field.entry() == Entry.CHOICE && !listed
                ? new Texts(
                        "请在所列的" + field.title().zh() + "中选择。",
                        "Choose one of the " + field.title().en() + " listed.")
                : null;
    }

    private static boolean isDay(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            return day.toString().equals(value) && day.getYear() >= 1900 && day.getYear() <= 2999;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static String brief(String value) {
        return value.length() <= 20 ? value : value.substring(0, 20) + "…";
    }

    private static Field paper(String name, String zh, String en, String hintZh, String hintEn) {
        return new Field(
                name, Entry.PAPER, new Texts(zh, en), new Texts(hintZh, hintEn), Procedure.LONGEST_PAPER, List.of());
    }

    private static Field text(String name, String zh, String en, String hintZh, String hintEn) {
        return new Field(
                name, Entry.TEXT, new Texts(zh, en), new Texts(hintZh, hintEn), Procedure.LONGEST_TEXT, List.of());
    }

    private static Field day(String name, String zh, String en, String hintZh, String hintEn) {
        return new Field(name, Entry.DAY, new Texts(zh, en), new Texts(hintZh, hintEn), 10, List.of());
    }

    private static Field choice(String name, String zh, String en, List<Choice> choices) {
        return new Field(name, Entry.CHOICE, new Texts(zh, en), new Texts("", ""), Procedure.LONGEST_PAPER, choices);
    }
}
