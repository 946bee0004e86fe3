package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.model.Relation;
import cn.hegui.model.Unit;
import cn.hegui.report.Numerals;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic behind a finding, with its real numbers: 7,850,000.00 × 1.5% = 117,750.00.
 *
 * <p>Each line is found among the figures of the finding and checked before it is shown, so that an equation that stands
 * in a working paper is true; where none can be shown, there is none.
 */
public final class Calculation {
    private static final int SHARE_DECIMALS = 6;
    private static final int RATE_DECIMALS = 6;

    /** Figures that are a share of another, each with that other; the empty name is what is required. */
    private static final Map<String, String> PARTS = Map.of("cap", "taxPayroll", "limit", "staff", "", "postWage");

    private Calculation() {}

    /** The share that {@code finding} states; null where it states none. */
    static @Nullable BigDecimal share(FindingLine finding) {
        return decimal(finding.details(), "share");
    }

    /** The share that the clause of {@code finding} asks for, where its figures tell; else null. */
    static @Nullable BigDecimal limit(FindingLine finding) {
        BigDecimal measured = finding.measured();
        BigDecimal required = finding.required();
        Unit unit = finding.unit();
        BigDecimal whole = measured == null || unit == null ? null : whole(finding, measured, unit);
        if (whole == null || required == null) {
            return null;
        }
        BigDecimal rate = required.divide(whole, RATE_DECIMALS, RoundingMode.HALF_UP);
        return rate.multiply(whole).compareTo(required) == 0 ? rate.stripTrailingZeros() : null;
    }

    /** The lines of the arithmetic of {@code finding} in {@code language}; empty where there is nothing to compute. */
    public static List<String> lines(FindingLine finding, Language language) {
        BigDecimal measured = finding.measured();
        BigDecimal required = finding.required();
        Unit unit = finding.unit();
        Relation relation = finding.relation();
        if (measured == null || required == null || unit == null || relation == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        BigDecimal whole = whole(finding, measured, unit);
        if (whole != null) {
            BigDecimal share = share(finding);
            if (share != null) {
                boolean exact = share.multiply(whole).compareTo(measured) == 0;
                lines.add(number(measured, unit) + " ÷ " + number(whole, unit) + (exact ? " = " : " ≈ ")
                        + Numerals.exactPercent(share));
            }
            String rate = rate(required, whole);
            if (rate != null) {
                lines.add(number(whole, unit) + " × " + rate + " = " + quantity(required, unit, language));
            }
        }
        lines.addAll(sums(finding, measured, required, unit, language));
        String comparison = quantity(measured, unit, language)
                + (holds(measured, required, relation) ? held(relation) : broken(relation))
                + quantity(required, unit, language);
        lines.add(comparison);
        String difference = difference(finding, measured, required, unit, relation, language);
        if (difference != null) {
            lines.add(difference);
        }
        return List.copyOf(lines);
    }

    /** What other figures make up what is measured or required. */
    private static List<String> sums(
            FindingLine finding, BigDecimal measured, BigDecimal required, Unit unit, Language language) {
        List<String> lines = new ArrayList<>();
        BigDecimal before = decimal(finding.details(), "claimedBefore");
        BigDecimal now = decimal(finding.details(), "amount");
        if (before != null
                && now != null
                && before.signum() > 0
                && before.add(now).compareTo(measured) == 0) {
            lines.add(number(before, unit) + " + " + number(now, unit) + " = " + quantity(measured, unit, language));
        }
        PARTS.forEach((part, whole) -> {
            BigDecimal base = decimal(finding.details(), whole);
            BigDecimal product = part.isEmpty() ? required : decimal(finding.details(), part);
            String rate = base == null || product == null || base.signum() <= 0 ? null : rate(product, base);
            if (base != null && product != null && rate != null) {
                lines.add(number(base, unit) + " × " + rate + " = " + quantity(product, unit, language));
            }
        });
        return lines;
    }

    /** The figure of which {@code measured} is the share that the finding states. */
    private static @Nullable BigDecimal whole(FindingLine finding, BigDecimal measured, Unit unit) {
        BigDecimal share = share(finding);
        if (share == null || unit == Unit.SHARE || measured.signum() <= 0) {
            return null;
        }
        BigDecimal unitOfShare = BigDecimal.ONE.movePointLeft(SHARE_DECIMALS);
        for (String name : finding.details().keySet()) {
            BigDecimal candidate = decimal(finding.details(), name);
            if (candidate != null && candidate.signum() > 0 && !name.equals("share")) {
                BigDecimal quotient = measured.divide(candidate, SHARE_DECIMALS + 4, RoundingMode.HALF_UP);
                if (quotient.subtract(share).abs().compareTo(unitOfShare) < 0
                        && quotient.compareTo(BigDecimal.ONE) != 0) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** {@code required / whole} where it is a rate that a document would print. */
    private static @Nullable String rate(BigDecimal required, BigDecimal whole) {
        BigDecimal rate = required.divide(whole, RATE_DECIMALS, RoundingMode.HALF_UP);
        boolean exact = rate.multiply(whole).compareTo(required) == 0;
        return exact && rate.signum() > 0 && rate.stripTrailingZeros().scale() <= 4
                ? Numerals.exactPercent(rate)
                : null;
    }

    private static @Nullable String difference(
            FindingLine finding,
            BigDecimal measured,
            BigDecimal required,
            Unit unit,
            Relation relation,
            Language language) {
        BigDecimal missing = finding.amountMissing();
        if (missing == null || unit == Unit.SHARE) {
            return null;
        }
        BigDecimal more = relation == Relation.AT_LEAST ? required : measured;
        BigDecimal less = relation == Relation.AT_LEAST ? measured : required;
        BigDecimal difference = more.subtract(less);
        String sum = number(more, unit) + " − " + number(less, unit) + " = ";
        if (difference.compareTo(missing) == 0) {
            return sum + quantity(missing, unit, language);
        }
        if (difference.setScale(0, RoundingMode.CEILING).compareTo(missing) == 0) {
            return sum
                    + number(difference, unit)
                    + (language == Language.ZH ? "，进为 " : ", rounded up to ")
                    + quantity(missing, unit, language);
        }
        return null;
    }

    private static boolean holds(BigDecimal measured, BigDecimal required, Relation relation) {
        int compared = measured.compareTo(required);
        return relation == Relation.AT_LEAST ? compared >= 0 : compared <= 0;
    }

    private static String held(Relation relation) {
        return relation == Relation.AT_LEAST ? " ≥ " : " ≤ ";
    }

    private static String broken(Relation relation) {
        return relation == Relation.AT_LEAST ? " < " : " > ";
    }

    private static String number(BigDecimal number, Unit unit) {
        return switch (unit) {
            case CNY -> Numerals.money(number, RoundingMode.HALF_UP);
            case SHARE -> Numerals.exactPercent(number);
            case HOUR, DAY, YEAR, COUNT -> Numerals.number(number);
        };
    }

    private static String quantity(BigDecimal number, Unit unit, Language language) {
        return number(number, unit) + Words.of(unit).in(language);
    }

    private static @Nullable BigDecimal decimal(Map<String, Object> details, String name) {
        if (details.get(name) instanceof String text && text.matches("-?[0-9]{1,20}(\\.[0-9]{1,10})?")) {
            return new BigDecimal(text);
        }
        return null;
    }
}
