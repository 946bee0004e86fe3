package cn.hegui.tables;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.model.Coded;
import cn.hegui.model.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes facts as JSON: a subject a line, or all in one array; fields in the order of the schema, those not known left out. */
public final class FactJson implements FactSink {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final OutputStream out;
    private final boolean array;
    private boolean started;

    private FactJson(OutputStream out, boolean array) {
        this.out = out;
        this.array = array;
    }

    /** A subject a line. */
    public static FactJson lines(OutputStream out) {
        return new FactJson(out, false);
    }

    /** An array of subjects, each on a line of its own. */
    public static FactJson array(OutputStream out) {
        return new FactJson(out, true);
    }

    @Override
    public void add(Subject subject) throws IOException {
        write(array ? (started ? ",\n" : "[\n") : "");
        started = true;
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), new Unclosed(out))) {
            FactTable table = FactSchema.of(subject.kind()).subject();
            json.writeStartObject();
            json.writeStringProperty("kind", subject.kind().code());
            writeFields(json, table, subject);
            json.writeEndObject();
        }
        write(array ? "" : "\n");
    }

    private static void writeFields(JsonGenerator json, FactTable table, Object of) {
        for (FactField field : table.fields()) {
            Object value = table.value(of, field);
            if (value != null) {
                json.writeName(field.name());
                write(json, field, value);
            }
        }
    }

    private static void write(JsonGenerator json, FactField field, Object value) {
        FactTable items = field.items();
        if (value instanceof List<?> list && items != null) {
            json.writeStartArray();
            for (Object item : list) {
                json.writeStartObject();
                writeFields(json, items, item);
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (field.type() == FactType.INDICATORS && value instanceof Map<?, ?> numbers) {
            json.writeStartObject();
            numbers.forEach((id, number) -> {
                json.writeName(id.toString());
                json.writeNumber(plain(number));
            });
            json.writeEndObject();
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Number number) {
            json.writeNumber(plain(number));
        } else if (value instanceof Coded coded) {
            json.writeString(coded.code());
        } else {
            json.writeString(value.toString());
        }
    }

    private static String plain(Object number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    @Override
    public void finish() throws IOException {
        if (array) {
            write(started ? "\n]\n" : "[]\n");
        }
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The generator closes what it writes to; here more follows. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // stays open
        }

        @Override
        public void flush() {
            // once, at the end
        }
    }
}
