package cn.hegui.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.service.RunningService;
import com.networknt.schema.InputFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Sends every example of {@code openapi.yaml} to the service, in the order of the document, and holds each answer to its schema.
 * What an operation needs that another made (an id in the path) is taken from the answer of that one: {@link #MADE} says which.
 */
class ExamplesTest {
    private static final Set<String> METHODS = Set.of("get", "head", "options", "post", "put", "patch", "delete");

    /** By the id of an operation: the parameter of later paths that the {@code id} of its answer stands for. */
    private static final Map<String, String> MADE = Map.of();

    /** By the id of an operation that is not open: the value of {@code Authorization} to send with it. */
    private static final Map<String, String> KEYS = Map.of();

    private static final Map<String, String> KNOWN = new TreeMap<>();

    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAcceptedAndItsAnswerFits() {
        List<DynamicTest> tests = new ArrayList<>();
        Description.read()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(item -> {
                    if (METHODS.contains(item.getKey())) {
                        String method = item.getKey().toUpperCase(Locale.ROOT);
                        tests.add(DynamicTest.dynamicTest(
                                method + " " + path.getKey(),
                                () -> send(method, path.getKey(), path.getValue(), item.getValue())));
                    }
                }));
        return tests.stream();
    }

    private static void send(String method, String path, JsonNode item, JsonNode operation) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        String filled = path;
        StringBuilder query = new StringBuilder();
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameters::add);
        operation.path("parameters").forEach(parameters::add);
        for (JsonNode each : parameters) {
            JsonNode parameter = Description.resolved(each);
            String name = parameter.get("name").stringValue();
            String value = KNOWN.getOrDefault(name, parameter.path("example").asString(""));
            switch (parameter.get("in").stringValue()) {
                case "path" -> {
                    assertThat(value).as("an example of {%s}", name).isNotEmpty();
                    filled = filled.replace("{" + name + "}", URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
                case "query" -> {
                    if (!value.isEmpty()) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                }
                default -> {
                    if (!value.isEmpty()) {
                        headers.put(name, value);
                    }
                }
            }
        }
        String id = operation.get("operationId").stringValue();
        if (KEYS.containsKey(id)) {
            headers.put("Authorization", KEYS.get(id));
        }
        Map<String, JsonNode> bodies = Description.media(operation.get("requestBody"));
        if (bodies.isEmpty()) {
            answered(operation, exchange(method, filled + query, headers, BodyPublishers.noBody()));
        }
        for (Map.Entry<String, JsonNode> body : bodies.entrySet()) {
            headers.put("Content-Type", body.getKey());
            for (JsonNode example : Description.examples(body.getValue())) {
                String sent = example.isString() ? example.stringValue() : example.toString();
                answered(operation, exchange(method, filled + query, headers, BodyPublishers.ofString(sent)));
            }
        }
    }

    private static HttpResponse<String> exchange(
            String method, String path, Map<String, String> headers, BodyPublisher body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.address() + path)).method(method, body);
        headers.forEach(request::header);
        return service.client().send(request.build());
    }

    private static void answered(JsonNode operation, HttpResponse<String> answer) {
        String status = String.valueOf(answer.statusCode());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        JsonNode described = operation.get("responses").get(status);
        assertThat(described).as("%s is described", status).isNotNull();
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        Map<String, JsonNode> media = Description.media(described);
        if (media.isEmpty()) {
            assertThat(answer.body()).as("an answer without content").isEmpty();
            return;
        }
        assertThat(media).as("the media types of %s", status).containsKey(type);
        Description.resolved(described)
                .path("headers")
                .properties()
                .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                        .as(header.getKey())
                        .isPresent());
        if (type.endsWith("json")) {
            assertThat(Description.schema(media.get(type).get("schema")).validate(answer.body(), InputFormat.JSON))
                    .as(answer.body())
                    .isEmpty();
            String made = MADE.get(operation.get("operationId").stringValue());
            if (made != null) {
                KNOWN.put(
                        made,
                        new tools.jackson.databind.json.JsonMapper()
                                .readTree(answer.body())
                                .get("id")
                                .asString());
            }
        }
    }
}
