package cn.hegui.bench.facts;

import java.time.LocalDate;

/** Writes one subject as a line of JSON; names and texts are ours and need no escapes. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder(4096).append('{');

    JsonLine text(String name, String value) {
        name(name).append('"').append(value).append('"');
        return this;
    }

    JsonLine day(String name, LocalDate value) {
        return text(name, value.toString());
    }

    JsonLine flag(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    JsonLine whole(String name, long value) {
        name(name).append(value);
        return this;
    }

    /** A number of {@code hundredths}, written as people do: 1200, 1200.5, 1200.55. */
    JsonLine hundredths(String name, long hundredths) {
        name(name).append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest != 0) {
            text.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                text.append(rest % 10);
            }
        }
        return this;
    }

    JsonLine list(String name) {
        name(name).append('[');
        return this;
    }

    JsonLine item() {
        comma().append('{');
        return this;
    }

    JsonLine endItem() {
        text.append('}');
        return this;
    }

    JsonLine endList() {
        text.append(']');
        return this;
    }

    String end() {
        return text.append("}\n").toString();
    }

    private StringBuilder name(String name) {
        return comma().append('"').append(name).append("\":");
    }

    private StringBuilder comma() {
        char last = text.charAt(text.length() - 1);
        return last == '{' || last == '[' ? text : text.append(',');
    }
}
