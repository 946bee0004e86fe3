package cn.hegui.site;

import cn.hegui.model.ParameterType;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that stand in a sentence of law: 60%, ７０％, 六个月, 2025年. A Chinese numeral counts only before a measure,
 * so that 一线 holds no number.
 */
record PrintedNumbers(Set<BigDecimal> plain, Set<BigDecimal> shares) {
    private static final String DIGITS = "一二三四五六七八九";
    private static final String MEASURES = "个年月天次所家批季学日周";
    private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(\\s*[%万])?");
    private static final Pattern CHINESE = Pattern.compile("([一二两三四五六七八九十]+)(?=[" + MEASURES + "])");

    static PrintedNumbers in(String quote) {
        Set<BigDecimal> plain = new HashSet<>();
        Set<BigDecimal> shares = new HashSet<>();
        String text = Normalizer.normalize(quote, Normalizer.Form.NFKC);
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            BigDecimal number = new BigDecimal(numbers.group(1));
            String unit = numbers.group(2) == null ? "" : numbers.group(2).strip();
            if (unit.equals("%")) {
                shares.add(number.movePointLeft(2).stripTrailingZeros());
            } else {
                plain.add((unit.isEmpty() ? number : number.movePointRight(4)).stripTrailingZeros());
            }
        }
        Matcher numerals = CHINESE.matcher(text);
        while (numerals.find()) {
            plain.add(BigDecimal.valueOf(value(numerals.group(1))).stripTrailingZeros());
        }
        return new PrintedNumbers(Set.copyOf(plain), Set.copyOf(shares));
    }

    /** Whether {@code value} of a parameter of that type is among them; of a day, its year. */
    boolean holds(ParameterType type, Object value) {
        if (value instanceof LocalDate day) {
            return plain.contains(BigDecimal.valueOf(day.getYear()).stripTrailingZeros());
        }
        return value instanceof BigDecimal number
                && (type == ParameterType.SHARE ? shares : plain).contains(number.stripTrailingZeros());
    }

    /** Up to 九十九. */
    private static int value(String numeral) {
        String text = numeral.replace('两', '二');
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text, text.length() - 1);
        }
        int tens = ten == 0 ? 1 : digit(text, ten - 1);
        return tens * 10 + (ten + 1 < text.length() ? digit(text, ten + 1) : 0);
    }

    private static int digit(String text, int at) {
        return DIGITS.indexOf(text.charAt(at)) + 1;
    }
}
