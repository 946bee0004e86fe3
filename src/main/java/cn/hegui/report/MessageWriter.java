package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Language;
import cn.hegui.model.Origin;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Source;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import cn.hegui.model.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finding into one sentence of one language: the conclusion, the figure, what is missing, the ground.
 *
 * <p>It uses the first template of the rule kind for the outcome that suits the finding and names no figure that is not
 * there. Where there is none, a general sentence takes its place, so that no message ever shows an empty place. Figures are rounded to the side of
 * the breach unless the outcome is a pass: a share that is missed never reads as met. Immutable, for many threads.
 */
public final class MessageWriter {
    private static final String PARAMETER = "parameter:";

    private final Map<String, Templates> byRule = new HashMap<>();
    private final FactHeadings headings;
    private final Language language;

    private record Templates(
            RuleKind kind, Template about, Map<Outcome, List<Choice>> messages, Map<String, Template> conditions) {}

    /** A template, and what a finding must show for it to be taken. */
    private record Choice(Map<String, String> when, Template template) {}

    /** A writer of sentences in {@code language} for the findings of {@code kinds}, by rule id. */
    public MessageWriter(Map<String, RuleKind> kinds, FactHeadings headings, Language language) {
        this.headings = headings;
        this.language = language;
        kinds.forEach((id, kind) -> {
            Map<Outcome, List<Choice>> messages = new EnumMap<>(Outcome.class);
            kind.messages()
                    .forEach((outcome, wordings) -> messages.put(
                            outcome, wordings.stream().map(this::choice).toList()));
            Map<String, Template> conditions = new HashMap<>();
            kind.conditions().forEach((code, texts) -> conditions.put(code, Template.of(texts.in(language))));
            byRule.put(id, new Templates(kind, Template.of(kind.about().in(language)), messages, conditions));
        });
    }

    private Choice choice(Wording wording) {
        return new Choice(wording.when(), Template.of(wording.texts().in(language)));
    }

    /** Where in the tables of {@code origin} the facts stand that the rule of {@code finding} reads. */
    Source source(Finding finding, Origin origin) {
        Templates rule = byRule.get(finding.clause().rule());
        return rule == null
                ? origin.source(null, finding.target(), List.of())
                : origin.source(
                        rule.kind().list(), finding.target(), rule.kind().needs());
    }

    /** The message of {@code finding}, which is one of {@code subject}. */
    public String message(Subject subject, Finding finding) {
        return message(subject, finding, List.of(finding.clause()));
    }

    /** The message of {@code finding} where it stands for equal ones under all of {@code clauses}. */
    public String message(Subject subject, Finding finding, List<Clause> clauses) {
        StringBuilder message = new StringBuilder(conclusion(subject, finding));
        List<String> remarks = new ArrayList<>(0);
        for (String note : finding.notes()) {
            Texts remark = remark(note, finding);
            if (remark != null) {
                remarks.add(remark.in(language));
            }
        }
        if (!remarks.isEmpty()) {
            // Inside the sentence: what qualifies a figure must not be lost when the sentence is quoted alone.
            String full = language == Language.ZH ? "。" : ".";
            boolean stopped = message.toString().endsWith(full);
            if (stopped) {
                message.setLength(message.length() - full.length());
            }
            message.append(language == Language.ZH ? "（" : " (")
                    .append(String.join(language == Language.ZH ? "；" : "; ", remarks))
                    .append(language == Language.ZH ? "）" : ")")
                    .append(full);
        }
        return message.append(Ground.sentence(clauses, language)).toString();
    }

    private String conclusion(Subject subject, Finding finding) {
        Templates templates = byRule.get(finding.clause().rule());
        if (templates != null) {
            for (Choice choice : templates.messages().getOrDefault(finding.outcome(), List.of())) {
                boolean suits = choice.when().isEmpty()
                        || choice.when().entrySet().stream().allMatch(shown -> shows(finding, shown));
                String special = suits
                        ? choice.template().fill((name, form) -> value(name, form, subject, templates, finding))
                        : null;
                if (special != null) {
                    return special;
                }
            }
        }
        return general(subject, templates, finding);
    }

    /** Whether {@code finding} shows the value of that name. */
    private static boolean shows(Finding finding, Map.Entry<String, String> wanted) {
        String name = wanted.getKey();
        if (name.equals("notes")) {
            return finding.notes().contains(wanted.getValue());
        }
        if (name.equals("missing")) {
            return String.join(", ", finding.missing()).equals(wanted.getValue());
        }
        Object detail = finding.details().get(name);
        Object value =
                detail != null ? detail : finding.clause().parameters().values().get(name);
        if (value instanceof BigDecimal number) {
            return Numerals.number(number).equals(wanted.getValue());
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "))
                    .equals(wanted.getValue());
        }
        return value != null && value.toString().equals(wanted.getValue());
    }

    /** What a note says: of a fail or an open question in the words of the rule kind, where it has some. */
    private @Nullable Texts remark(String note, Finding finding) {
        Templates templates = byRule.get(finding.clause().rule());
        boolean weighs = finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.UNKNOWN;
        Texts own = templates != null && weighs ? templates.kind().remarks().get(note) : null;
        return own != null ? own : Words.note(note);
    }

    private String general(Subject subject, @Nullable Templates templates, Finding finding) {
        String about = about(subject, templates, finding);
        boolean zh = language == Language.ZH;
        return switch (finding.outcome()) {
            case PASS -> zh ? Template.joined(about, "符合要求。") : capital(about) + ": met.";
            case FAIL ->
                zh
                        ? Template.joined(about, "不符合要求") + figures(finding) + "。"
                        : capital(about) + ": not met" + figures(finding) + ".";
            case UNKNOWN -> {
                String missing = missing(subject, templates, finding);
                yield zh
                        ? Template.joined("无法判定", about)
                                + (missing.isEmpty() ? "" : Template.joined("：缺少", missing))
                                + "。"
                        : "Cannot be judged: " + about + (missing.isEmpty() ? "" : "; missing: " + missing) + ".";
            }
            case PENDING -> {
                LocalDate due = finding.dueOn();
                yield zh
                        ? "尚未到期：" + about + (due == null ? "，没有写明期限" : "，最后期限 " + due) + figures(finding) + "。"
                        : "Not yet due: " + about + (due == null ? ", no date is set" : ", by " + due)
                                + figures(finding) + ".";
            }
            case NOTAPPLICABLE -> zh ? Template.joined(about, "不适用本条。") : capital(about) + ": does not apply.";
        };
    }

    /** {@code words} as they begin a sentence. */
    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String about(Subject subject, @Nullable Templates templates, Finding finding) {
        if (templates == null) {
            return finding.clause().rule() + (finding.target().isEmpty() ? "" : " " + finding.target());
        }
        String about = templates.about().fill((name, form) -> value(name, form, subject, templates, finding));
        if (about != null) {
            return about;
        }
        String title = templates.kind().title().in(language);
        String target = finding.target();
        if (target.isEmpty()) {
            return title;
        }
        return language == Language.ZH ? "“" + target + "”的“" + title + "”" : title + " (" + target + ")";
    }

    /** What was measured, what is required and what is missing, as far as each is known. */
    private String figures(Finding finding) {
        StringBuilder words = new StringBuilder();
        boolean zh = language == Language.ZH;
        Figures figures = finding.figures();
        if (figures != null) {
            boolean least = figures.relation() == Relation.AT_LEAST;
            String measured = quantity(figures.measured(), figures.unit(), rounding(finding));
            String required = quantity(figures.required(), figures.unit(), RoundingMode.UNNECESSARY);
            words.append(zh ? "，实际 " + measured : ", " + measured)
                    .append(zh ? (least ? "，要求不低于 " : "，要求不超过 ") : (least ? ", at least " : ", at most "))
                    .append(required)
                    .append(zh ? "" : " required");
        }
        BigDecimal missing = finding.amountMissing();
        if (missing != null) {
            boolean most = figures != null && figures.relation() == Relation.AT_MOST;
            String amount = quantity(missing, missingUnit(figures), RoundingMode.UP);
            words.append(zh ? (most ? "，超出 " : "，还差 ") + amount : ": " + amount + (most ? " too much" : " short"));
        }
        return words.toString();
    }

    private String quantity(BigDecimal amount, Unit unit, RoundingMode rounding) {
        String number = switch (unit) {
            case CNY -> Numerals.money(amount, rounding == RoundingMode.UNNECESSARY ? RoundingMode.HALF_UP : rounding);
            case SHARE ->
                rounding == RoundingMode.UNNECESSARY
                        ? Numerals.exactPercent(amount)
                        : Numerals.percent(amount, rounding);
            case HOUR, DAY, YEAR, COUNT -> Numerals.number(amount);
        };
        return number + Words.of(unit).in(language);
    }

    /** The side to which a figure of {@code finding} is rounded: that of the breach, unless it passes. */
    private static RoundingMode rounding(Finding finding) {
        if (finding.outcome() == Outcome.PASS || finding.outcome() == Outcome.NOTAPPLICABLE) {
            return RoundingMode.HALF_UP;
        }
        Figures figures = finding.figures();
        return figures != null && figures.relation() == Relation.AT_MOST ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }

    /** The value of a place: a figure of the finding, else one of the clause; null where neither has it. */
    private @Nullable String value(
            String name, Template.Form form, Subject subject, Templates templates, Finding finding) {
        Figures figures = finding.figures();
        return switch (name) {
            case "target" -> words(finding.target(), form, finding);
            case "lacking" -> lacking(subject, templates, finding);
            case "subject" -> subject.name() != null ? subject.name() : subject.id();
            case "missing" -> missing(subject, templates, finding);
            case "about" -> about(subject, templates, finding);
            case "dueOn" ->
                finding.dueOn() == null
                        ? detail(name, form, finding)
                        : finding.dueOn().toString();
            case "amountMissing" -> {
                BigDecimal amount = finding.amountMissing();
                yield amount == null ? null : words(amount, inUnit(form, missingUnit(figures)), RoundingMode.UP);
            }
            case "measured" ->
                figures == null ? null : words(figures.measured(), inUnit(form, figures.unit()), rounding(finding));
            case "required" -> figures == null ? null : limit(figures.required(), inUnit(form, figures.unit()));
            default -> detail(name, form, finding);
        };
    }

    private @Nullable String detail(String name, Template.Form form, Finding finding) {
        Object detail = finding.details().get(name);
        if (detail instanceof String code) {
            Templates rule = byRule.get(code);
            return rule != null
                    ? inside(rule.kind().title())
                    : words(Words.code(name, code).in(language), form, finding);
        }
        if (detail != null) {
            return words(detail, form, rounding(finding));
        }
        Object parameter = finding.clause().parameters().values().get(name);
        if (parameter instanceof String code) {
            return Words.code(name, code).in(language);
        }
        return parameter == null ? null : limit(parameter, form);
    }

    /** A title as it stands inside a sentence. */
    private String inside(Texts title) {
        String words = title.in(language);
        return language == Language.ZH ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private String words(String text, Template.Form form, Finding finding) {
        boolean zh = language == Language.ZH;
        if (form == Template.Form.NAMED && finding.details().get("name") instanceof String itemName) {
            return "“" + itemName + "”" + (zh ? "（" + text + "）" : " (" + text + ")");
        }
        int quarter = text.indexOf("-Q");
        if (form == Template.Form.QUARTER && quarter >= 0) {
            String year = text.substring(0, quarter);
            String number = text.substring(quarter + 2);
            return zh ? year + " 年第 " + number + " 季度" : "Q" + number + " " + year;
        }
        return text;
    }

    /** The conditions that are known not to be met; null where the kind has no words for one. */
    private @Nullable String lacking(Subject subject, Templates templates, Finding finding) {
        if (!(finding.details().get("lacking") instanceof List<?> codes)) {
            return null;
        }
        List<String> phrases = new ArrayList<>();
        for (Object code : codes) {
            Template template = templates.conditions().get(code.toString());
            String phrase = template == null
                    ? null
                    : template.fill((name, form) -> value(name, form, subject, templates, finding));
            if (phrase == null) {
                return null;
            }
            // Two codes may stand for one condition: both days of a period.
            if (!phrases.contains(phrase)) {
                phrases.add(phrase);
            }
        }
        return String.join(language == Language.ZH ? "、" : ", ", phrases);
    }

    /** The form of a figure for which the template names none: that of its unit. */
    private static Template.Form inUnit(Template.Form form, Unit unit) {
        if (form != Template.Form.PLAIN) {
            return form;
        }
        return switch (unit) {
            case CNY -> Template.Form.MONEY;
            case SHARE -> Template.Form.PERCENT;
            case HOUR, DAY, YEAR, COUNT -> Template.Form.PLAIN;
        };
    }

    /** The unit of what is missing: where a share of heads is measured, heads are missing. */
    private static Unit missingUnit(@Nullable Figures figures) {
        return figures == null || figures.unit() == Unit.SHARE ? Unit.COUNT : figures.unit();
    }

    /** A figure of the clause: what is demanded is said exactly. */
    private String limit(Object value, Template.Form form) {
        if (value instanceof BigDecimal number && form == Template.Form.PERCENT) {
            return Numerals.exactPercent(number);
        }
        return words(value, form, RoundingMode.HALF_UP);
    }

    private String words(Object value, Template.Form form, RoundingMode rounding) {
        if (value instanceof BigDecimal number) {
            return switch (form) {
                case MONEY -> Numerals.money(number, rounding);
                case PERCENT -> Numerals.percent(number, rounding);
                case MONTH -> month(number.intValueExact());
                case PLAIN, NAMED, QUARTER -> Numerals.number(number);
            };
        }
        if (value instanceof Long || value instanceof Integer) {
            return words(new BigDecimal(value.toString()), form, rounding);
        }
        if (value instanceof Boolean yes) {
            return language == Language.ZH ? (yes ? "是" : "否") : (yes ? "yes" : "no");
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> words(item, form, rounding))
                    .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        }
        return value.toString();
    }

    private String month(int number) {
        return language == Language.ZH
                ? number + " 月"
                : Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** The absent fields, each by its heading and its name. */
    private String missing(Subject subject, @Nullable Templates templates, Finding finding) {
        String list = templates == null ? null : templates.kind().list();
        return finding.missing().stream()
                .map(field -> field(subject.kind(), list, field).in(language))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    /**
     * How an absent field or parameter is named, as in 上年结转金额（carriedIn）.
     *
     * @param list the list whose items the rule judges; null: the subject itself
     */
    public Texts field(SubjectKind kind, @Nullable String list, String field) {
        if (field.startsWith(PARAMETER)) {
            String name = field.substring(PARAMETER.length());
            return new Texts("条文没有写明的数值（" + name + "）", "a figure that the clause leaves open (" + name + ")");
        }
        String heading = headings.heading(kind, list, field);
        return new Texts(heading == null ? field : heading + "（" + field + "）", field);
    }

    /** The list whose items {@code clause} judges; null: the subject itself. */
    public @Nullable String listOf(Clause clause) {
        Templates templates = byRule.get(clause.rule());
        return templates == null ? null : templates.kind().list();
    }

    /** The language of the sentences. */
    public Language language() {
        return language;
    }
}
