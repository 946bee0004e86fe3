package cn.hegui.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** The form of every JSON that the program writes: UTF-8 without BOM, LF, absent properties left out. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("\n")
            // Characters beyond the basic plane as themselves, not as two escapes.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final int MOST_KEPT = 4 << 20;
    /** A buffer that a thread uses again, so that growing it is not paid for with each part of the input. */
    private static final ThreadLocal<ByteArrayOutputStream> LINES =
            ThreadLocal.withInitial(() -> new ByteArrayOutputStream(1 << 13));

    private Json() {}

    /** What is written with a generator. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json);
    }

    /** What is written with a generator from what must be read first. */
    @FunctionalInterface
    public interface LongContent {
        void write(JsonGenerator json) throws IOException;
    }

    /** The values that {@code content} writes, each on a line of its own. */
    static byte[] lines(Content content) {
        return pieces(List.of(content), Content::write).bytes();
    }

    /** The values that {@code writer} writes of each of {@code items}, each value on a line of its own. */
    static <T> Pieces pieces(List<T> items, BiConsumer<T, JsonGenerator> writer) {
        ByteArrayOutputStream bytes = LINES.get();
        bytes.reset();
        int[] ends = new int[items.size()];
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            for (int i = 0; i < ends.length; i++) {
                writer.accept(items.get(i), json);
                int written = bytes.size() + json.streamWriteOutputBuffered();
                // The line end of the last value comes with the next one, or at the end.
                ends[i] = written == 0 ? 0 : written + 1;
            }
        }
        if (bytes.size() > 0) {
            bytes.write('\n');
        }
        byte[] lines = bytes.toByteArray();
        if (lines.length > MOST_KEPT) {
            LINES.remove();
        }
        return new Pieces(lines, ends);
    }

    /** The one value that {@code content} writes, laid out for reading, with a line end. */
    static byte[] document(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
        try {
            document(bytes, content::write);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The same to {@code out}, which stays open; never held as a whole. */
    public static void document(OutputStream out, LongContent content) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        PrettyPrinter layout = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }

            @Override
            public PrettyPrinter getPrettyPrinter() {
                return layout;
            }
        };
        JsonGenerator json = FACTORY.createGenerator(context, out);
        json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
        content.write(json);
        json.close();
        out.write('\n');
    }

    /** The one value that {@code content} writes, to be put into others as it is. */
    static SerializedString fragment(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.write(json);
        }
        return new SerializedString(bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, wellFormed(text));
        }
    }

    static void day(JsonGenerator json, String name, @Nullable LocalDate day) {
        if (day != null) {
            json.writeStringProperty(name, day.toString());
        }
    }

    static void decimal(JsonGenerator json, String name, BigDecimal decimal) {
        json.writeStringProperty(name, decimal.toPlainString());
    }

    /** Leaves out an empty list. */
    static void texts(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeName(name);
            json.writeStartArray();
            texts.forEach(text -> json.writeString(wellFormed(text)));
            json.writeEndArray();
        }
    }

    /**
     * {@code text} with U+FFFD for each half of a surrogate pair that stands alone: JSON lets one in by an escape, but
     * UTF-8 has no bytes for it, and one odd name must not break a run.
     */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        StringBuilder repaired = new StringBuilder(text);
        for (int i = from; i < repaired.length(); i++) {
            boolean pair =
                    i + 1 < repaired.length() && Character.isSurrogatePair(repaired.charAt(i), repaired.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(repaired.charAt(i))) {
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired.toString();
    }
}
