package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finding into one sentence of one language: the conclusion, the figure, what is missing, the ground.
 *
 * <p>It uses the template of the rule kind for the outcome. Where there is none, or a figure that it names is not there, a
 * general sentence takes its place, so that no message ever shows an empty place. Figures are rounded to the side of
 * the breach unless the outcome is a pass: a share that is missed never reads as met. Immutable, for many threads.
 */
public final class MessageWriter {
    private static final String PARAMETER = "parameter:";

    private final Map<String, Templates> byRule = new HashMap<>();
    private final FactHeadings headings;
    private final Language language;

    private record Templates(RuleKind kind, Template about, Map<Outcome, Template> messages) {}

    /** A writer of sentences in {@code language} for the findings of {@code kinds}, by rule id. */
    public MessageWriter(Map<String, RuleKind> kinds, FactHeadings headings, Language language) {
        this.headings = headings;
        this.language = language;
        kinds.forEach((id, kind) -> {
            Map<Outcome, Template> messages = new EnumMap<>(Outcome.class);
            kind.messages().forEach((outcome, texts) -> messages.put(outcome, Template.of(texts.in(language))));
            byRule.put(id, new Templates(kind, Template.of(kind.about().in(language)), messages));
        });
    }

    /** The message of {@code finding}, which is one of {@code subject}. */
    public String message(Subject subject, Finding finding) {
        StringBuilder message = new StringBuilder(conclusion(subject, finding));
        List<String> remarks = finding.notes().stream()
                .map(Words::note)
                .filter(Objects::nonNull)
                .map(note -> note.in(language))
                .toList();
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
        return message.append(Ground.sentence(finding.clause(), language)).toString();
    }

    private String conclusion(Subject subject, Finding finding) {
        Templates templates = byRule.get(finding.clause().rule());
        if (templates != null) {
            Template template = templates.messages().get(finding.outcome());
            String special = template == null
                    ? null
                    : template.fill((name, form) -> value(name, form, subject, templates, finding));
            if (special != null) {
                return special;
            }
        }
        return general(subject, templates, finding);
    }

    private String general(Subject subject, @Nullable Templates templates, Finding finding) {
        String about = about(subject, templates, finding);
        boolean zh = language == Language.ZH;
        return switch (finding.outcome()) {
            case PASS -> zh ? about + "符合要求。" : about + ": met.";
            case FAIL -> zh ? about + "不符合要求" + figures(finding) + "。" : about + ": not met" + figures(finding) + ".";
            case UNKNOWN -> {
                String missing = missing(subject, templates, finding);
                yield zh
                        ? "无法判定" + spaced(about) + (missing.isEmpty() ? "" : "：缺少" + missing) + "。"
                        : "Cannot be judged: " + about + (missing.isEmpty() ? "" : "; missing: " + missing) + ".";
            }
            case PENDING -> {
                LocalDate due = finding.dueOn();
                yield zh
                        ? "尚未到期：" + about + (due == null ? "，没有写明期限" : "，最后期限 " + due) + figures(finding) + "。"
                        : "Not yet due: " + about + (due == null ? ", no date is set" : ", by " + due)
                                + figures(finding) + ".";
            }
            case NOTAPPLICABLE -> zh ? about + "不适用本条。" : about + ": does not apply.";
        };
    }

    /** {@code words} with a space before a figure or a Latin letter, as it stands between Chinese characters. */
    private static String spaced(String words) {
        return !words.isEmpty() && words.charAt(0) < 128 ? " " + words : words;
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
            case "target" -> finding.target();
            case "subject" -> subject.name() != null ? subject.name() : subject.id();
            case "missing" -> missing(subject, templates, finding);
            case "about" -> about(subject, templates, finding);
            case "dueOn" -> finding.dueOn() == null ? null : finding.dueOn().toString();
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
            return Words.code(name, code).in(language);
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
                case PLAIN -> Numerals.number(number);
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
