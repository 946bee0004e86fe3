package cn.hegui.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for figures: {@code {name}}, or {@code {name:form}} with one of the forms.
 *
 * <p>Where a figure or a Latin letter meets a Chinese character at the edge of a place, a space is set between them.
 */
final class Template {
    private static final int LAST_LATIN = 127;
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)(?::([a-z]+))?}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** How a value is put into words. */
    enum Form {
        PLAIN,
        MONEY,
        PERCENT,
        /** An id, after the name of the item where it has one: “机电一体化技术”（ZY-01）. */
        NAMED,
        /** A quarter such as 2024-Q1. */
        QUARTER,
        /** The number of a month, or several. */
        MONTH
    }

    /** Text as it stands, or a place for a figure. */
    private sealed interface Part {
        record Words(String text) implements Part {}

        record Place(String name, Form form) implements Part {}
    }

    /** Gives the words for a place, or null where there is no value. */
    @FunctionalInterface
    interface Values {
        @Nullable
        String words(String name, Form form);
    }

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException where it names a form that there is not
     */
    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            parts.add(new Part.Words(text.substring(from, places.start())));
            parts.add(new Part.Place(places.group(1), form(places.group(2), text)));
            from = places.end();
        }
        parts.add(new Part.Words(text.substring(from)));
        return new Template(List.copyOf(parts));
    }

    private static Form form(@Nullable String name, String text) {
        if (name == null) {
            return Form.PLAIN;
        }
        return switch (name) {
            case "money" -> Form.MONEY;
            case "percent" -> Form.PERCENT;
            case "named" -> Form.NAMED;
            case "quarter" -> Form.QUARTER;
            case "month" -> Form.MONTH;
            default ->
                throw new IllegalArgumentException(
                        "no form \"" + name + "\" in \"" + text + "\"; maybe money, percent, named, quarter or month");
        };
    }

    /** The sentence with {@code values} in their places; null where one of them has none. */
    @Nullable
    String fill(Values values) {
        StringBuilder filled = new StringBuilder(64);
        for (Part part : parts) {
            if (part instanceof Part.Place place) {
                String words = values.words(place.name(), place.form());
                if (words == null) {
                    return null;
                }
                join(filled, words);
            } else if (part instanceof Part.Words words) {
                join(filled, words.text());
            }
        }
        return filled.toString();
    }

    /** The two, with a space where a Chinese character meets a figure or a Latin letter. */
    static String joined(String left, String right) {
        StringBuilder joined = new StringBuilder(left);
        join(joined, right);
        return joined.toString();
    }

    private static void join(StringBuilder left, String right) {
        if (left.length() > 0 && !right.isEmpty()) {
            int before = left.codePointBefore(left.length());
            int after = right.codePointAt(0);
            if ((isChinese(before) && isLatin(after)) || (isLatin(before) && isChinese(after))) {
                left.append(' ');
            }
        }
        left.append(right);
    }

    private static boolean isChinese(int character) {
        // The script of a character is looked up in a long table; nearly all are known without it.
        return character > LAST_LATIN && Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static boolean isLatin(int character) {
        return character <= LAST_LATIN && (Character.isLetterOrDigit(character) || character == '%');
    }
}
