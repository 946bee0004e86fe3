package cn.hegui.service.audit;

import cn.hegui.store.WaiverProposal;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Waivers as the file that a run reads: a line for each, in JSON, which is YAML. */
final class WaiverText {
    private static final JsonFactory JSON = new JsonFactory();

    private WaiverText() {}

    static byte[] of(List<WaiverProposal> waivers) {
        StringBuilder text = new StringBuilder("waivers:\n");
        for (WaiverProposal waiver : waivers) {
            text.append("- ").append(line(waiver)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(WaiverProposal waiver) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            write(json, "clause", waiver.clause());
            write(json, "rule", waiver.rule());
            write(json, "subject", waiver.subject());
            write(json, "region", waiver.subject() == null ? waiver.region().code() : null);
            json.writeStringProperty("reason", waiver.reason());
            json.writeStringProperty("approver", waiver.approver());
            json.writeStringProperty("documentNo", waiver.documentNo());
            json.writeStringProperty("from", waiver.from().toString());
            json.writeStringProperty("until", waiver.until().toString());
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
