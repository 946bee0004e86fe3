package cn.hegui.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.service.RunningService;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Holds {@code openapi.yaml} to OpenAPI 3.1 and to what the service answers. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "head", "options", "post", "put", "patch", "delete");

    @TempDir
    private static Path data;

    private static RunningService service;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        description = Description.read();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void itIsOpenApi31() throws Exception {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        String published;
        try (InputStream input = Objects.requireNonNull(
                OpenApiTest.class.getResourceAsStream("/cn/hegui/service/openapi-3.1.schema.json"))) {
            published = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
        Schema schema = registry.getSchema(published, InputFormat.JSON);

        List<Error> errors = schema.validate(description.toString(), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @Test
    void everySchemaIsOneAndEveryReferenceLeadsSomewhere() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        description
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON))
                        .as(schema.getKey())
                        .isEmpty());
        List<String> lost = new ArrayList<>();
        description.findValuesAsString("$ref").forEach(reference -> {
            if (!reference.startsWith("#/")
                    || description.at(reference.substring(1)).isMissingNode()) {
                lost.add(reference);
            }
        });
        assertThat(lost).isEmpty();
    }

    /** A comma in a description that was not quoted makes a key of what follows it. */
    @Test
    void nothingInItIsEmpty() {
        assertThat(empty(description, "")).isEmpty();
    }

    private static List<String> empty(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node.isNull()) {
            found.add(at);
        }
        node.properties().forEach(entry -> found.addAll(empty(entry.getValue(), at + "/" + entry.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(empty(node.get(i), at + "/" + i));
        }
        return found;
    }

    @Test
    void everyHandlerIsDescribedAndEveryDescriptionIsAHandler() {
        Set<String> handled = new TreeSet<>();
        service.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    for (String path : mapping.getPatternValues()) {
                        if (path.startsWith("/api/v1")) {
                            methods.forEach(method -> handled.add(method + " " + path));
                            assertThat(methods).as("%s names its methods", path).isNotEmpty();
                        }
                    }
                });
        Set<String> described = new TreeSet<>();
        operations().keySet().forEach(described::add);

        assertThat(described).as("described, and in no handler or the reverse").isEqualTo(handled);
    }

    @Test
    void everyOperationHasItsNameItsAreaItsWordsAndAnExample() {
        Set<String> tags = new TreeSet<>();
        description.get("tags").forEach(tag -> tags.add(tag.get("name").stringValue()));
        Set<String> names = new TreeSet<>();
        operations().forEach((key, operation) -> {
            assertThat(names.add(operation.path("operationId").stringValue("")))
                    .as("%s: operationId is there and its own", key)
                    .isTrue();
            assertThat(operation.path("tags")).as("%s: one tag", key).hasSize(1);
            assertThat(tags).as(key).contains(operation.get("tags").get(0).stringValue());
            assertThat(operation.path("summary").stringValue(""))
                    .as("%s: 中文 · English", key)
                    .contains(" · ");
            assertThat(operation.path("responses").has("default"))
                    .as("%s: its problems", key)
                    .isTrue();
            Description.media(operation.get("requestBody"))
                    .forEach((type, media) -> assertThat(Description.examples(media))
                            .as("%s: an example of the request", key)
                            .isNotEmpty());
            operation
                    .get("responses")
                    .properties()
                    .forEach(response -> Description.media(response.getValue())
                            .forEach((type, media) -> assertThat(Description.examples(media))
                                    .as("%s: an example of the answer %s", key, response.getKey())
                                    .isNotEmpty()));
        });
    }

    @Test
    void everyExampleFitsItsSchema() {
        Map<String, List<?>> wrong = new TreeMap<>();
        operations().forEach((key, operation) -> {
            check(wrong, key + " request", operation.get("requestBody"));
            operation
                    .get("responses")
                    .properties()
                    .forEach(response -> check(wrong, key + " " + response.getKey(), response.getValue()));
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void thePageShowsEveryOperation() throws Exception {
        String page = service.client().get("/api").body();
        operations()
                .forEach((key, operation) -> assertThat(page)
                        .contains("id=\"" + operation.get("operationId").stringValue() + "\"")
                        .contains("<code>" + key.replace("&", "&amp;") + "</code>"));
        assertThat(page).contains("数据结构").doesNotContain("style=");
        assertThat(service.client().get("/api?lang=en").body()).contains("Schemas");
    }

    @Test
    void itIsServedAsItIs() throws Exception {
        var answer = service.client().get("/api/v1/openapi.yaml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(answer.body()).isEqualTo(Description.text());
    }

    private static void check(Map<String, List<?>> wrong, String where, JsonNode holder) {
        Description.media(holder).forEach((type, media) -> {
            if (type.endsWith("json") && media.has("schema")) {
                for (JsonNode example : Description.examples(media)) {
                    List<Error> errors =
                            Description.schema(media.get("schema")).validate(example.toString(), InputFormat.JSON);
                    if (!errors.isEmpty()) {
                        wrong.put(where, errors);
                    }
                }
            }
        });
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(item -> {
                    if (METHODS.contains(item.getKey())) {
                        operations.put(item.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), item.getValue());
                    }
                }));
        return operations;
    }
}
