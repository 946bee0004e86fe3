package cn.hegui.spark;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A row of Parquet as the JSON of facts.md: a column is a property of its name, a null is absent, a list an array, a
 * group or a map an object. Decimals stay exact, dates are {@code YYYY-MM-DD}, text keeps its bytes, so that what is not
 * UTF-8 is found by the reader of facts, who also judges whether a value is one that the field may have.
 */
final class ParquetRow {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private ParquetRow() {}

    static byte[] json(Group row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writeObject(json, row);
        }
        return bytes.toByteArray();
    }

    private static void writeObject(JsonGenerator json, Group group) {
        GroupType type = group.getType();
        json.writeStartObject();
        for (int field = 0; field < type.getFieldCount(); field++) {
            int count = group.getFieldRepetitionCount(field);
            if (type.getType(field).isRepetition(Type.Repetition.REPEATED)) {
                // Older writers: a repeated column without the annotation of a list.
                json.writeName(type.getFieldName(field));
                json.writeStartArray();
                for (int i = 0; i < count; i++) {
                    writeValue(json, group, field, i);
                }
                json.writeEndArray();
            } else if (count > 0) {
                json.writeName(type.getFieldName(field));
                writeValue(json, group, field, 0);
            }
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, Group group, int field, int index) {
        Type type = group.getType().getType(field);
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (type.isPrimitive()) {
            writePrimitive(json, type.asPrimitiveType(), group, field, index);
        } else if (annotation instanceof ListLogicalTypeAnnotation) {
            writeArray(json, group.getGroup(field, index));
        } else if (annotation instanceof MapLogicalTypeAnnotation || annotation instanceof MapKeyValueTypeAnnotation) {
            writeMap(json, group.getGroup(field, index));
        } else {
            writeObject(json, group.getGroup(field, index));
        }
    }

    /** A list in the standard form of three levels, or in the older one of two. */
    private static void writeArray(JsonGenerator json, Group list) {
        Type repeated = list.getType().getType(0);
        boolean wrapped = !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array")
                && !repeated.getName().endsWith("_tuple");
        json.writeStartArray();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            if (!wrapped) {
                writeValue(json, list, 0, i);
                continue;
            }
            Group wrapper = list.getGroup(0, i);
            if (wrapper.getFieldRepetitionCount(0) == 0) {
                json.writeNull();
            } else {
                writeValue(json, wrapper, 0, 0);
            }
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, Group map) {
        json.writeStartObject();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            json.writeName(entry.getValueToString(0, 0));
            if (entry.getType().getFieldCount() < 2 || entry.getFieldRepetitionCount(1) == 0) {
                json.writeNull();
            } else {
                writeValue(json, entry, 1, 0);
            }
        }
        json.writeEndObject();
    }

    private static void writePrimitive(JsonGenerator json, PrimitiveType type, Group group, int field, int index) {
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            BigInteger unscaled = switch (type.getPrimitiveTypeName()) {
                case INT32 -> BigInteger.valueOf(group.getInteger(field, index));
                case INT64 -> BigInteger.valueOf(group.getLong(field, index));
                default -> new BigInteger(group.getBinary(field, index).getBytes());
            };
            writeDecimal(json, new BigDecimal(unscaled, decimal.getScale()));
            return;
        }
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> json.writeBoolean(group.getBoolean(field, index));
            case INT32 -> {
                int value = group.getInteger(field, index);
                if (annotation instanceof DateLogicalTypeAnnotation) {
                    json.writeString(LocalDate.ofEpochDay(value).toString());
                } else {
                    json.writeNumber(value);
                }
            }
            case INT64 -> {
                if (annotation instanceof TimestampLogicalTypeAnnotation) {
                    // No fact is a moment: the reader refuses the text and says what it expected.
                    json.writeString(group.getValueToString(field, index));
                } else {
                    json.writeNumber(group.getLong(field, index));
                }
            }
            case FLOAT -> writeBinaryFraction(json, Float.toString(group.getFloat(field, index)));
            case DOUBLE -> writeBinaryFraction(json, Double.toString(group.getDouble(field, index)));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> {
                byte[] bytes = group.getBinary(field, index).getBytes();
                json.writeUTF8String(bytes, 0, bytes.length);
            }
            case INT96 -> json.writeString("INT96");
        }
    }

    /** The shortest decimal that reads as the same binary fraction, as other programs print it. */
    private static void writeBinaryFraction(JsonGenerator json, String printed) {
        if (printed.equals("NaN") || printed.endsWith("Infinity")) {
            json.writeString(printed);
        } else {
            writeDecimal(json, new BigDecimal(printed));
        }
    }

    private static void writeDecimal(JsonGenerator json, BigDecimal decimal) {
        json.writeRawValue(decimal.toPlainString());
    }
}
