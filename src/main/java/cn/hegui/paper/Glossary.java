package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.report.FactHeadings;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.Numerals;
import cn.hegui.report.RegionNames;
import cn.hegui.report.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a run are called, in one language. The words are those of the program that reports; the findings and
 * the words of the law are always those of the run.
 */
public final class Glossary {
    /** Amounts stand with two decimals, shares with six; whatever else has digits may be a number of something. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+\\.[0-9]{2}");

    private static final Pattern SHARE = Pattern.compile("[0-9]+\\.[0-9]{3,}");
    private static final Properties FIGURES = figures();

    private final Map<String, RuleKind> kinds;
    private final FactHeadings headings;
    private final RegionNames regions;
    private final MessageWriter messages;
    private final Language language;

    /** The words in {@code language} for rules by their ids in {@code kinds}, fields and regions. */
    public Glossary(Map<String, RuleKind> kinds, FactHeadings headings, RegionNames regions, Language language) {
        this.kinds = Map.copyOf(kinds);
        this.headings = headings;
        this.regions = regions;
        this.messages = new MessageWriter(kinds, headings, language);
        this.language = language;
    }

    Language language() {
        return language;
    }

    String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    String say(Texts texts) {
        return texts.in(language);
    }

    /** What a rule is about; its id where it is not known. */
    String rule(String id) {
        RuleKind kind = kinds.get(id);
        return kind == null ? id : kind.title().in(language);
    }

    /** How to mend what a rule finds; empty where it is not known. */
    String remedy(String id) {
        RuleKind kind = kinds.get(id);
        return kind == null ? "" : kind.remedy().in(language);
    }

    /** The name of a region with those that it lies in. */
    String region(RegionCode region) {
        return regions.fullName(region);
    }

    /** What was judged: the rule and, where there is one, its target. */
    String matter(FindingLine finding) {
        return finding.target().isEmpty() ? rule(finding.rule()) : rule(finding.rule()) + " · " + target(finding);
    }

    /** The target, with words for the codes in it: the year, the item, the notice. */
    String target(FindingLine finding) {
        List<String> parts = new ArrayList<>();
        for (String part : finding.target().split("/", -1)) {
            RuleKind kind = kinds.get(part);
            String words = kind == null ? part : kind.title().in(language);
            for (String field : List.of("metric", "topic")) {
                if (part.equals(finding.details().get(field))) {
                    words = Words.code(field, part).in(language);
                }
            }
            parts.add(words);
        }
        return String.join(" / ", parts);
    }

    /** The outcome, with its severity where it fails: 不符合（违规）. */
    String verdict(FindingLine finding) {
        String outcome = say(Words.of(finding.outcome()));
        String verdict = finding.severity() == null
                ? outcome
                : outcome + say("（", " (") + say(Words.of(finding.severity())) + say("）", ")");
        return finding.waiver() == null ? verdict : verdict + say(" · 已豁免", " · waived");
    }

    /** What excuses from the finding; empty where nothing does. */
    String waiver(FindingLine finding) {
        FindingLine.Waived waiver = finding.waiver();
        return waiver == null
                ? ""
                : say(
                        "已豁免：" + waiver.documentNo() + "，" + waiver.approver() + "批准，" + waiver.until() + " 前有效。理由："
                                + waiver.reason(),
                        "waived by " + waiver.documentNo() + ", approved by " + waiver.approver() + ", until "
                                + waiver.until() + ". Reason: " + waiver.reason());
    }

    /** The absent fields, each by heading and name. */
    List<String> missing(FindingLine finding) {
        RuleKind kind = kinds.get(finding.rule());
        String list = kind == null ? null : kind.list();
        return finding.missing().stream()
                .map(field -> say(messages.field(finding.kind(), list, field)))
                .toList();
    }

    /** The notes in words; a note without words of its own by its code. */
    String notes(List<String> notes) {
        return notes.stream()
                .map(code -> {
                    Texts words = Words.note(code);
                    return words == null ? code : say(words);
                })
                .collect(Collectors.joining(say("；", "; ")));
    }

    /** The figures used, each by name: 工资总额 7,850,000.00；已提取 94,200.00. */
    String facts(FindingLine finding) {
        List<String> facts = new ArrayList<>();
        finding.details()
                .forEach((name, value) -> facts.add(figure(finding, name) + " " + words(finding, name, value)));
        return String.join(say("；", "; "), facts);
    }

    private String figure(FindingLine finding, String name) {
        String computed = said(name);
        RuleKind kind = kinds.get(finding.rule());
        if (language == Language.ZH) {
            String heading = headings.heading(finding.kind(), kind == null ? null : kind.list(), name);
            if (heading != null) {
                return heading;
            }
        }
        return computed == null ? name : computed;
    }

    /** The words of the program's own list; null where it has none. */
    private @Nullable String said(String key) {
        String both = FIGURES.getProperty(key);
        if (both == null) {
            return null;
        }
        int bar = both.indexOf('|');
        return language == Language.ZH
                ? both.substring(0, bar).strip()
                : both.substring(bar + 1).strip();
    }

    private String words(FindingLine finding, String name, Object value) {
        if (value instanceof Boolean yes) {
            return yes ? say("是", "yes") : say("否", "no");
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> words(finding, name, Objects.requireNonNullElse(item, "")))
                    .collect(Collectors.joining(say("、", ", ")));
        }
        String text = String.valueOf(value);
        if (AMOUNT.matcher(text).matches()) {
            return Numerals.money(new BigDecimal(text), java.math.RoundingMode.HALF_UP);
        }
        if (SHARE.matcher(text).matches()) {
            return Numerals.exactPercent(new BigDecimal(text));
        }
        if (name.equals("lacking")) {
            return figure(finding, text);
        }
        RuleKind kind = kinds.get(text);
        if (kind != null) {
            return kind.title().in(language);
        }
        String code = said(name + "." + text);
        return code != null ? code : Words.code(name, text).in(language);
    }

    /** Where the facts stand: 年报.xlsx 培训经费!E7、F7; empty where the run does not say. */
    String source(FindingLine finding) {
        Source source = finding.source();
        return source == null ? "" : source(source);
    }

    private String source(Source source) {
        StringBuilder words = new StringBuilder(Objects.requireNonNullElse(source.file(), ""));
        if (!source.cells().isEmpty()) {
            words.append(words.isEmpty() ? "" : " ").append(cells(source.cells().values()));
            return words.toString();
        }
        if (source.sheet() != null) {
            words.append(words.isEmpty() ? "" : " ").append(source.sheet());
        }
        Long place = source.place();
        if (place != null) {
            words.append(say(" 第 " + place + " 行", ", line " + place));
        }
        return words.toString();
    }

    /** 培训经费!E7、F7: the sheet stands before the first of its cells only. */
    private String cells(Collection<String> cells) {
        StringBuilder words = new StringBuilder();
        String sheet = "";
        for (String cell : cells) {
            String of = cell.substring(0, cell.lastIndexOf('!') + 1);
            words.append(words.isEmpty() ? "" : say("、", ", "))
                    .append(of.equals(sheet) ? cell.substring(of.length()) : cell);
            sheet = of;
        }
        return words.toString();
    }

    /** The outcomes in words, as 不符合、尚未到期. */
    String outcomes(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> say(Words.of(outcome))).collect(Collectors.joining(say("、", ", ")));
    }

    /** The words of a clause; ours are told from the document's own. */
    String clause(Citation citation) {
        return citation.quote() != null ? citation.quote() : say("（概述）", "(in short) ") + citation.words();
    }

    @Nullable
    String erratum(Citation citation) {
        Citation.Erratum erratum = citation.erratum();
        return erratum == null
                ? null
                : say(
                        "原文“" + erratum.printed() + "”，按“" + erratum.applied() + "”适用：" + erratum.reason(),
                        "printed \"" + erratum.printed() + "\", applied as \"" + erratum.applied() + "\": "
                                + erratum.reason());
    }

    private static Properties figures() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Glossary.class.getResourceAsStream("figures.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
