package cn.hegui.cli;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.Document;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Force;
import cn.hegui.model.Interval;
import cn.hegui.model.Language;
import cn.hegui.model.Level;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Verification;
import cn.hegui.policy.FigureWords;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.diff.Change;
import cn.hegui.policy.diff.Change.Property;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a change of policy is. */
final class ChangeSentences {
    private final PolicyBook book;
    private final Language language;

    /** Sentences by the titles and region names of {@code book}. */
    ChangeSentences(PolicyBook book, Language language) {
        this.book = book;
        this.language = language;
    }

    String of(Change change) {
        if (change instanceof Change.DocumentAdded added) {
            return say("新增文件：", "New document: ") + about(added.document());
        }
        if (change instanceof Change.DocumentRemoved removed) {
            return say("删去文件：", "Document removed: ")
                    + about(removed.document())
                    + say(
                            "。已失效的文件应当写 until，不应删去：它仍管施行期间的事。",
                            ". A document that has ended keeps its file, with until: it still judges its own time.");
        }
        if (change instanceof Change.DocumentTime time) {
            return time(time.before(), time.document().inForce());
        }
        if (change instanceof Change.DocumentProperty property) {
            return property(property.property(), property.before(), property.after());
        }
        if (change instanceof Change.ArticleRow row) {
            return article(row.before(), row.after());
        }
        if (change instanceof Change.ClauseAdded added) {
            Clause clause = added.clause();
            return place(clause)
                    + say("新增“", "new clause “")
                    + title(clause)
                    + say("”，", "”, ")
                    + span(clause.inForce())
                    + say("，", ", ")
                    + Words.of(clause.force()).in(language)
                    + figures(clause);
        }
        if (change instanceof Change.ClauseRemoved removed) {
            return place(removed.clause()) + say("删去“", "clause removed: “") + title(removed.clause()) + say("”", "”");
        }
        if (change instanceof Change.ClauseTime time) {
            return place(time.clause())
                    + (time.inForce()
                            ? say(
                                    title(time.clause()) + span(time.time()) + "适用（原来不适用）",
                                    "“" + title(time.clause()) + "” is in force " + span(time.time())
                                            + ", where it was not")
                            : say(
                                    title(time.clause()) + span(time.time()) + "不再适用",
                                    "“" + title(time.clause()) + "” is no longer in force " + span(time.time())));
        }
        if (change instanceof Change.Figure figure) {
            return figure(figure);
        }
        if (change instanceof Change.ClauseProperty property) {
            return place(property.clause())
                    + say(title(property.clause()) + "，", "“" + title(property.clause()) + "”, ")
                    + property(property.property(), property.before(), property.after());
        }
        throw new IllegalStateException("no sentence for " + change);
    }

    private String about(Document document) {
        String number = document.number() == null ? "" : "（" + document.number() + "）";
        return document.title()
                + number
                + say("，", ", ")
                + region(document.region())
                + say("，", ", ")
                + span(document.inForce());
    }

    /** In English with its code, because official names are Chinese. */
    private String region(RegionCode region) {
        String name = book.regionName(region);
        return say(name, (region.equals(RegionCode.NATION) ? "the whole country" : name) + " (" + region + ")");
    }

    /** 双鸭山市（十一）： */
    private String place(Clause clause) {
        String article = clause.article();
        boolean apart = !article.isEmpty() && Character.isLetterOrDigit(article.codePointAt(0));
        return shortName(clause.document().region()) + (apart ? " " : "") + article + say("：", ": ");
    }

    private String title(Clause clause) {
        RuleKind kind = book.kinds().byId().get(clause.rule());
        return kind == null ? clause.rule() : kind.title().in(language);
    }

    private String span(Interval time) {
        return time.until() == null
                ? say("自 " + time.effective() + " 起", "from " + time.effective())
                : say(
                        "自 " + time.effective() + " 起、" + time.until() + " 前",
                        "from " + time.effective() + " until " + time.until());
    }

    private String time(Interval before, Interval after) {
        if (before.effective().equals(after.effective()) && after.until() != null && before.until() == null) {
            return say("文件自 " + after.until() + " 起失效", "the document is no longer in force from " + after.until());
        }
        return say(
                "文件的时间由“" + span(before) + "”改为“" + span(after) + "”",
                "the time of the document changed: " + span(before) + " became " + span(after));
    }

    private String figures(Clause clause) {
        RuleKind kind = book.kinds().byId().get(clause.rule());
        Map<String, Object> values = new TreeMap<>(clause.parameters().values());
        if (kind == null || values.isEmpty()) {
            return "";
        }
        List<String> words = kind.parameters().values().stream()
                .filter(parameter -> values.containsKey(parameter.name()))
                .map(parameter -> parameter.name() + " = " + value(values.get(parameter.name()), parameter))
                .toList();
        return say("（", " (") + String.join(say("，", ", "), words) + say("）", ")");
    }

    private String value(@Nullable Object value, ParameterSpec parameter) {
        return value == null
                ? say("未定", "open")
                : FigureWords.of(value, parameter).in(language);
    }

    private String figure(Change.Figure figure) {
        ParameterSpec parameter = figure.parameter();
        RuleKind kind = book.kinds().byId().get(figure.clause().rule());
        boolean alone = kind != null && kind.parameters().size() == 1;
        String name = title(figure.clause()) + (alone ? "" : say("（", " (") + parameter.name() + say("）", ")"));
        String before = value(figure.before(), parameter);
        String after = value(figure.after(), parameter);
        Texts way = way(figure.before(), figure.after());
        return place(figure.clause())
                + say(
                        name + span(figure.time()) + "由 " + before + " " + way.zh() + " " + after,
                        "“" + name + "” " + way.en() + " from " + before + " to " + after + ", " + span(figure.time()));
    }

    private static Texts way(@Nullable Object before, @Nullable Object after) {
        if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
            return one.compareTo(other) < 0 ? new Texts("提高到", "rises") : new Texts("降低到", "falls");
        }
        if (before instanceof LocalDate one && after instanceof LocalDate other) {
            return one.isBefore(other) ? new Texts("推迟到", "is put off") : new Texts("提前到", "is brought forward");
        }
        return new Texts("改为", "changes");
    }

    private String article(@Nullable Article before, @Nullable Article after) {
        Article shown = after == null ? before : after;
        String name = shown == null ? "" : shown.article() + " " + shown.heading();
        if (before == null) {
            return say("新增一行：", "new row: ") + name;
        }
        if (after == null) {
            return say("删去一行：", "row removed: ") + name;
        }
        return say("一行的说明、指标或者任务有改动：", "the row's reason, indicators or tasks changed: ") + name;
    }

    private String property(Property property, @Nullable String before, @Nullable String after) {
        String name = name(property).in(language);
        if (before == null) {
            return say(
                    "新增" + name + "：“" + words(property, after) + "”",
                    name + " added: “" + words(property, after) + "”");
        }
        if (after == null) {
            return say(
                    "删去" + name + "：“" + words(property, before) + "”",
                    name + " removed: “" + words(property, before) + "”");
        }
        return say(
                name + "由“" + words(property, before) + "”改为“" + words(property, after) + "”",
                name + " changed from “" + words(property, before) + "” to “" + words(property, after) + "”");
    }

    private static Texts name(Property property) {
        return switch (property) {
            case TITLE -> new Texts("标题", "title");
            case NUMBER -> new Texts("文号", "number");
            case ISSUER -> new Texts("发文机关", "issuer");
            case REGION -> new Texts("地区", "region");
            case ISSUED -> new Texts("印发日期", "date of issue");
            case STATUS -> new Texts("效力状态", "status");
            case STATUS_NOTE -> new Texts("状态说明", "note on its status");
            case ABOVE -> new Texts("上位文件", "documents above it");
            case ARTICLE -> new Texts("条文号", "article");
            case RULE -> new Texts("事项", "rule kind");
            case FORCE -> new Texts("约束力", "force");
            case LEVELS -> new Texts("办学层次", "levels");
            case SPONSORS -> new Texts("举办者", "sponsors");
            case QUOTE -> new Texts("引文", "quote");
            case SUMMARY -> new Texts("摘述", "summary");
            case VERIFICATION -> new Texts("核实程度", "verification");
            case INTERPRETATION -> new Texts("适用理解", "reading");
            case ERRATUM -> new Texts("文本勘误", "erratum");
            case RESPONSIBLE -> new Texts("责任单位", "responsible units");
        };
    }

    private String words(Property property, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (property) {
            case FORCE -> coded(Force.class, value, Words::of);
            case STATUS -> coded(DocumentStatus.class, value, Words::of);
            case VERIFICATION -> coded(Verification.class, value, Words::of);
            case LEVELS ->
                Arrays.stream(value.split("、", -1))
                        .map(code -> coded(Level.class, code, Words::of))
                        .collect(Collectors.joining(say("、", ", ")));
            case RULE -> {
                RuleKind kind = book.kinds().byId().get(value);
                yield kind == null ? value : kind.title().in(language);
            }
            default -> value;
        };
    }

    private <E extends Enum<E> & Coded> String coded(Class<E> type, String code, Function<E, Texts> words) {
        E constant = Coded.find(type, code);
        return constant == null ? code : words.apply(constant).in(language);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    /** The region by its own name, as an officer would cite its document. */
    private String shortName(RegionCode region) {
        return book.regions().name(region).orElse(region.code());
    }
}
