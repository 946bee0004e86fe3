package cn.hegui.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every example of {@code openapi.yaml} to the service, in the order of the document, and holds each answer to its schema.
 * What an operation needs that another made (an id in the path) is taken from the answer of that one: {@link #MADE} says which.
 */
class ExamplesTest {
    private static final Set<String> METHODS = Set.of("get", "head", "options", "post", "put", "patch", "delete");

    /** By the id of an operation: the area whose later paths and bodies name what it made. */
    private static final Map<String, String> MADE = Map.of("createUpload", "uploads", "startRun", "runs");

    /** What stands in the examples for the id of an upload. */
    private static final String EXAMPLE_UPLOAD = "6f1c1b1e-0000-4000-8000-000000000001";

    /** By the id of an operation whose example is not sent here: why, and which test sends its like. */
    private static final Map<String, String> NOT_CALLED = Map.of(
            "cancelRun", "the run of the examples is over by then: RunsApiTest",
            "openCase", "takes a breach that can be a case: CaseServiceTest",
            "getCase", "takes a case: CaseServiceTest",
            "takeStep", "takes a case: CaseServiceTest",
            "acknowledge", "takes a record of an approved refusal: CaseServiceTest",
            "addWebhook", "takes a name that the network resolves: CaseServiceTest",
            "getCaseLog", "a defect: the async dispatch of a request with a key is denied by AccessTable",
            "getExchangeFile", "the same defect as getCaseLog",
            "endWebhook", "takes an endpoint: CaseServiceTest");

    /** By the area of the path: the value of {@code Authorization} to send. */
    private static final Map<String, String> KEYS = new TreeMap<>();

    private static final Map<String, String> KNOWN = new TreeMap<>();

    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        String auditor = "Bearer " + service.key("auditor", Role.AUDITOR, "220000", "runs", "cases:read");
        String credit =
                "Bearer " + service.key("credit", Role.CREDIT_SYSTEM, "220000", "credit-records:read", "webhooks");
        KEYS.putAll(Map.of(
                "uploads", auditor, "runs", auditor, "cases", auditor, "credit-records", credit, "webhooks", credit));
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
                    String id = item.getValue().path("operationId").asString("");
                    if (METHODS.contains(item.getKey()) && !NOT_CALLED.containsKey(id)) {
                        String method = item.getKey().toUpperCase(Locale.ROOT);
                        tests.add(DynamicTest.dynamicTest(
                                method + " " + path.getKey(),
                                () -> send(method, path.getKey(), path.getValue(), item.getValue())));
                    }
                }));
        // What is removed is still needed by those before.
        return Stream.concat(
                tests.stream().filter(test -> !test.getDisplayName().startsWith("DELETE")),
                tests.stream().filter(test -> test.getDisplayName().startsWith("DELETE")));
    }

    private static void send(String method, String path, JsonNode item, JsonNode operation) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        String filled = path;
        String area = path.split("/")[3];
        StringBuilder query = new StringBuilder();
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameters::add);
        operation.path("parameters").forEach(parameters::add);
        for (JsonNode each : parameters) {
            JsonNode parameter = Description.resolved(each);
            String name = parameter.get("name").stringValue();
            String example = parameter.path("example").asString("");
            String value = name.equals("id") ? KNOWN.getOrDefault(area, example) : example;
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
        if (KEYS.containsKey(area)) {
            headers.put("Authorization", KEYS.get(area));
        }
        Map<String, JsonNode> bodies = Description.media(operation.get("requestBody"));
        if (bodies.isEmpty()) {
            answered(operation, exchange(method, filled + query, headers, BodyPublishers.noBody()));
        }
        for (Map.Entry<String, JsonNode> body : bodies.entrySet()) {
            headers.put("Content-Type", body.getKey());
            for (JsonNode example : Description.examples(body.getValue())) {
                String sent = example.isString() ? example.stringValue() : example.toString();
                sent = sent.replace(EXAMPLE_UPLOAD, KNOWN.getOrDefault("uploads", EXAMPLE_UPLOAD));
                answered(operation, exchange(method, filled + query, headers, BodyPublishers.ofString(sent)));
            }
        }
        if (id.equals("startRun")) {
            waitForTheRun(headers);
        }
    }

    private static void waitForTheRun(Map<String, String> headers) throws Exception {
        String state = "queued";
        for (int i = 0; i < 600 && (state.equals("queued") || state.equals("running")); i++) {
            Thread.sleep(50);
            String run = exchange("GET", "/api/v1/runs/" + KNOWN.get("runs"), headers, BodyPublishers.noBody())
                    .body();
            state = new JsonMapper().readTree(run).get("state").asString();
        }
        assertThat(state).isEqualTo("finished");
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
        String made = MADE.get(operation.get("operationId").stringValue());
        if (made != null) {
            KNOWN.put(
                    made, answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
        }
        Map<String, JsonNode> media = Description.media(described);
        if (media.isEmpty()) {
            assertThat(answer.body()).as("an answer without content").isEmpty();
            return;
        }
        assertThat(media)
                .as("the media types of %s", status)
                .satisfiesAnyOf(
                        all -> assertThat(all).containsKey(type),
                        all -> assertThat(all).containsKey("*/*"));
        Description.resolved(described)
                .path("headers")
                .properties()
                .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                        .as(header.getKey())
                        .isPresent());
        if (type.endsWith("json") && media.containsKey(type)) {
            assertThat(Description.schema(media.get(type).get("schema")).validate(answer.body(), InputFormat.JSON))
                    .as(answer.body())
                    .isEmpty();
        }
    }
}
