package cn.hegui.report;

import cn.hegui.model.CellPlace;
import cn.hegui.model.Language;
import cn.hegui.model.Reject;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes {@code rejects.jsonl}: a line for each record that is not judged, and why. */
public final class RejectLines {
    private RejectLines() {}

    /** The lines of {@code rejects}, in their order, with sentences in {@code language}. */
    public static byte[] lines(List<Reject> rejects, Language language) {
        return Json.lines(json -> rejects.forEach(reject -> write(json, reject, language)));
    }

    private static void write(JsonGenerator json, Reject reject, Language language) {
        json.writeStartObject();
        json.writeStringProperty("file", Json.wellFormed(reject.file()));
        json.writeNumberProperty("line", reject.line());
        json.writeStringProperty("pointer", Json.wellFormed(reject.pointer()));
        Json.text(json, "id", reject.id());
        json.writeName("reason");
        json.writeStartObject();
        json.writeStringProperty("code", reject.code());
        json.writeStringProperty("sentence", Json.wellFormed(reject.reason().in(language)));
        json.writeEndObject();
        CellPlace cell = reject.cell();
        if (cell != null) {
            Json.text(json, "sheet", cell.sheet());
            json.writeStringProperty("cell", cell.cell());
            Json.text(json, "column", cell.heading());
        }
        json.writeEndObject();
    }
}
