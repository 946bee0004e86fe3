package cn.hegui.service.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml} as tests read it. */
final class Description {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode ROOT =
            JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text()));

    private Description() {}

    static String text() {
        try (InputStream input =
                Objects.requireNonNull(Description.class.getResourceAsStream("/cn/hegui/service/openapi.yaml"))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read() {
        return ROOT;
    }

    /** What a reference stands for. */
    static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : ROOT.at(reference.stringValue().substring(1));
    }

    /** The contents of a request or an answer by their media types. */
    static Map<String, JsonNode> media(@Nullable JsonNode holder) {
        Map<String, JsonNode> media = new LinkedHashMap<>();
        if (holder != null) {
            resolved(holder).path("content").properties().forEach(one -> media.put(one.getKey(), one.getValue()));
        }
        return media;
    }

    static List<JsonNode> examples(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        if (media.has("example")) {
            examples.add(media.get("example"));
        }
        media.path("examples").forEach(named -> examples.add(resolved(named).get("value")));
        return examples;
    }

    /** A schema of the description, with those that it refers to. */
    static Schema schema(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("$schema", JSON.valueToTree("https://json-schema.org/draft/2020-12/schema"));
        whole.set("allOf", JSON.createArrayNode().add(schema));
        whole.set("components", ROOT.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
    }
}
