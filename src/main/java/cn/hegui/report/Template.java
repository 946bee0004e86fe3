package cn.hegui.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sentence with places for figures: {@code {name}}, {@code {name:money}}, {@code {name:percent}}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)(?::([a-z]+))?}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** How a value is put into words. */
    enum Form {
        PLAIN,
        MONEY,
        PERCENT
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
            default ->
                throw new IllegalArgumentException(
                        "no form \"" + name + "\" in \"" + text + "\"; maybe money or percent");
        };
    }

    /** The sentence with {@code values} in their places; null where one of them has none. */
    @Nullable
    String fill(Values values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Place place) {
                String words = values.words(place.name(), place.form());
                if (words == null) {
                    return null;
                }
                filled.append(words);
            } else if (part instanceof Part.Words words) {
                filled.append(words.text());
            }
        }
        return filled.toString();
    }
}
