package cn.hegui.explain;

import cn.hegui.model.Coded;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An explanation for machines: {@code part}, {@code outcome} where there is one, {@code text}, and {@code branches}. */
public final class ExplanationDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private ExplanationDocument() {}

    /** The tree as one line of JSON in UTF-8. */
    public static byte[] of(Branch tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, tree);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Branch branch) {
        json.writeStartObject();
        json.writeStringProperty("part", branch.part().code());
        Coded outcome = branch.outcome();
        if (outcome != null) {
            json.writeStringProperty("outcome", outcome.code());
        }
        json.writeStringProperty("text", branch.text());
        if (!branch.branches().isEmpty()) {
            json.writeName("branches");
            json.writeStartArray();
            branch.branches().forEach(each -> write(json, each));
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
