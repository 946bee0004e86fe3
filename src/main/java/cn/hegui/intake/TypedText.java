package cn.hegui.intake;

import cn.hegui.intake.cells.Cell;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * What a person wrote for one field, read as the cell of a table is: 28,000.50 元, 95%, 2024年12月31日, full-width digits.
 *
 * @param value BigDecimal, Boolean or String, as a record holds it; null where nothing was written, or {@code fault} says why
 * @param fault why it cannot be what the field is, and what to try; else null
 */
public record TypedText(@Nullable Object value, @Nullable Texts fault) {
    /** Reads {@code text}, which was written for {@code field} of a subject of {@code kind}; blank is not known. */
    public static TypedText of(SubjectKind kind, FactField field, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return new TypedText(null, null);
        }
        StringWriter written = new StringWriter();
        try (JsonGenerator json = Json.RECORDS.createGenerator(ObjectWriteContext.empty(), written)) {
            new CellValue(false).write(json, kind, field, new Cell(0, Cell.Kind.TEXT, stripped));
        } catch (CellFault fault) {
            return new TypedText(null, fault.reason().texts());
        }
        try (JsonParser parser = Json.RECORDS.createParser(ObjectReadContext.empty(), written.toString())) {
            JsonToken token = parser.nextToken();
            Object value = switch (token) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
                default -> parser.getString();
            };
            return new TypedText(value, null);
        }
    }
}
