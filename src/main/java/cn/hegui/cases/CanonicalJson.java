package cn.hegui.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for what a log holds: texts, whole numbers below 2<sup>53</sup>, truth
 * values, lists and objects. Equal values have equal bytes.
 */
final class CanonicalJson {
    private static final long MOST = (1L << 53) - 1;
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** The canonical bytes of {@code value}: a String, Long, Boolean, List or Map with String keys; never null. */
    static byte[] bytes(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String text) {
            write(text, out);
        } else if (value instanceof Long number) {
            if (number > MOST || number < -MOST) {
                throw new IllegalArgumentException("not exact as a JSON number: " + number);
            }
            out.append(number.longValue());
        } else if (value instanceof Boolean truth) {
            out.append(truth.booleanValue());
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.get(i), out);
            }
            out.append(']');
        } else if (value instanceof Map<?, ?> object) {
            write(object, out);
        } else {
            throw new IllegalArgumentException("no canonical form: " + value);
        }
    }

    private static void write(Map<?, ?> object, StringBuilder out) {
        // Names are sorted by UTF-16 code units, as String compares.
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            write(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (one < 0x20) {
                        out.append("\\u00").append(HEX.charAt(one >> 4)).append(HEX.charAt(one & 0xF));
                    } else {
                        out.append(one);
                    }
                }
            }
        }
        out.append('"');
    }
}
