package cn.hegui.site;

import cn.hegui.model.Clause;
import cn.hegui.model.Erratum;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.report.Numerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a clause in words, and where its value comes from.
 *
 * @param measured whether it is a number or a day, of the kind that changes when the law changes
 */
public record Figure(String name, Texts title, Texts value, Texts origin, boolean measured) {
    /** The figures of {@code clause} in the order in which its kind declares them, with its defaults and what is open. */
    public static List<Figure> of(Clause clause, RuleKind kind) {
        List<Figure> figures = new ArrayList<>();
        for (ParameterSpec spec : kind.parameters().values()) {
            boolean open = clause.parameters().isOpen(spec.name());
            Object given = clause.parameters().values().get(spec.name());
            if (given == null && !open && spec.fallback() == null) {
                continue;
            }
            Texts value = open ? new Texts("未定", "left open") : words(spec, given == null ? spec.fallback() : given);
            figures.add(new Figure(
                    spec.name(), Lexicon.parameter(spec.name()), value, origin(clause, spec, given), isMeasured(spec)));
        }
        return List.copyOf(figures);
    }

    /** A value of the parameter in words; also of a default. */
    static Texts words(ParameterSpec spec, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return joined(map.entrySet().stream()
                    .map(entry -> pair(
                            Lexicon.code(spec.name(), String.valueOf(entry.getKey())), words(spec, entry.getValue())))
                    .toList());
        }
        if (value instanceof Collection<?> list) {
            return joined(list.stream().map(each -> words(spec, each)).toList());
        }
        if (value instanceof Boolean flag) {
            return flag ? new Texts("是", "yes") : new Texts("否", "no");
        }
        if (value instanceof BigDecimal number) {
            String text = number(spec.type(), number);
            return new Texts(text, text);
        }
        return Lexicon.code(spec.name(), String.valueOf(value));
    }

    private static String number(ParameterType type, BigDecimal number) {
        return switch (type) {
            case SHARE -> Numerals.exactPercent(number);
            // Exact: the book refuses amounts with more than two decimals.
            case AMOUNT, AMOUNTS, AMOUNT_MAP -> Numerals.money(number, RoundingMode.UNNECESSARY);
            default -> Numerals.number(number);
        };
    }

    private static Texts pair(Texts key, Texts value) {
        return new Texts(key.zh() + " " + value.zh(), key.en() + " " + value.en());
    }

    private static Texts joined(List<Texts> texts) {
        return new Texts(
                String.join("、", texts.stream().map(Texts::zh).toList()),
                String.join(", ", texts.stream().map(Texts::en).toList()));
    }

    private static boolean isMeasured(ParameterSpec spec) {
        return switch (spec.type()) {
            case SHARE, AMOUNT, WHOLE, NUMBER, DATE, WHOLES, AMOUNTS, AMOUNT_MAP -> true;
            case YES_NO, TEXT, TEXTS, TEXT_MAP -> false;
        };
    }

    private static Texts origin(Clause clause, ParameterSpec spec, @Nullable Object given) {
        if (clause.parameters().isOpen(spec.name())) {
            return new Texts("原文没有写明，留待主管部门确定", "not printed: left for the authority to set");
        }
        if (given == null) {
            return new Texts("规则类别的默认值", "the default of the rule kind");
        }
        Erratum erratum = clause.erratum();
        if (erratum != null && erratum.applied().equals(plain(given))) {
            return new Texts("按文本勘误适用", "as corrected by the erratum");
        }
        if (!isMeasured(spec)) {
            return new Texts("怎样核对", "how it is judged");
        }
        if (clause.quote() == null) {
            return new Texts("本程序的概述，不是原文", "our own summary, not the document's words");
        }
        if (isPrinted(spec, given, clause.quote())) {
            return new Texts("印在所引原文中", "printed in the words quoted");
        }
        return clause.interpretation() != null
                ? new Texts("所引原文没有印出，见适用理解", "not in the words quoted: see the reading")
                : new Texts("所引原文没有直接印出", "not printed as such in the words quoted");
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static boolean isPrinted(ParameterSpec spec, Object value, String quote) {
        Stream<?> values = value instanceof Map<?, ?> map
                ? map.values().stream()
                : value instanceof Collection<?> list ? list.stream() : Stream.of(value);
        PrintedNumbers printed = PrintedNumbers.in(quote);
        return values.filter(Objects::nonNull).allMatch(each -> printed.holds(spec.type(), each));
    }
}
