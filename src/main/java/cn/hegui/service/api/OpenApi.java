package cn.hegui.service.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the API as its page shows it: areas with their operations, and the schemas that these name.
 *
 * @param about what holds for all of it, in paragraphs
 */
public record OpenApi(String title, List<String> about, List<Area> areas, List<Schema> schemas) {
    private static final Set<String> METHODS = Set.of("get", "head", "options", "post", "put", "patch", "delete");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Operations that belong together. */
    public record Area(String id, String about, List<Operation> operations) {}

    /**
     * What can be asked for.
     *
     * @param id its place on the page
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            @Nullable String about,
            List<Parameter> parameters,
            @Nullable Body request,
            List<Answer> answers) {}

    /** A parameter of the path, the query or a header. */
    public record Parameter(
            String name,
            String in,
            boolean required,
            @Nullable String about,
            @Nullable String example) {}

    /**
     * What is sent or answered.
     *
     * @param schema the name of its schema; null: it has none of its own
     * @param example as it is written
     */
    public record Body(
            String type, @Nullable String schema, @Nullable String example) {}

    /** An answer by its status. */
    public record Answer(
            String status, String about, @Nullable Body body) {}

    /** A named schema as JSON. */
    public record Schema(String name, String json) {}

    /** Reads a description that a test has found to be valid. */
    public static OpenApi read(String yaml) {
        return new Reader(map(new Load(LoadSettings.builder().build()).loadFromString(yaml))).read();
    }

    private static final class Reader {
        private final Map<String, Object> root;

        Reader(Map<String, Object> root) {
            this.root = root;
        }

        OpenApi read() {
            Map<String, List<Operation>> byTag = new LinkedHashMap<>();
            map(root.get("paths"))
                    .forEach((path, item) -> map(item).forEach((method, operation) -> {
                        if (METHODS.contains(method)) {
                            Map<String, Object> said = map(operation);
                            String tag = String.valueOf(list(said.get("tags")).get(0));
                            byTag.computeIfAbsent(tag, each -> new ArrayList<>())
                                    .add(operation(
                                            path, method, said, list(map(item).get("parameters"))));
                        }
                    }));
            List<Area> areas = new ArrayList<>();
            for (Object tag : list(root.get("tags"))) {
                String name = String.valueOf(map(tag).get("name"));
                List<Operation> operations = byTag.getOrDefault(name, List.of());
                if (!operations.isEmpty()) {
                    areas.add(new Area(name, String.valueOf(map(tag).get("description")), operations));
                }
            }
            List<Schema> schemas = new ArrayList<>();
            map(map(root.get("components")).get("schemas"))
                    .forEach((name, schema) -> schemas.add(new Schema(name, json(schema))));
            Map<String, Object> info = map(root.get("info"));
            return new OpenApi(
                    String.valueOf(info.get("title")),
                    List.of(String.valueOf(info.get("description")).strip().split("\n\n")),
                    areas,
                    schemas);
        }

        private Operation operation(String path, String method, Map<String, Object> said, List<Object> shared) {
            List<Parameter> parameters = new ArrayList<>();
            for (Object parameter : shared) {
                parameters.add(parameter(resolved(parameter)));
            }
            for (Object parameter : list(said.get("parameters"))) {
                parameters.add(parameter(resolved(parameter)));
            }
            List<Answer> answers = new ArrayList<>();
            map(said.get("responses")).forEach((status, response) -> {
                Map<String, Object> answer = resolved(response);
                answers.add(new Answer(status, String.valueOf(answer.get("description")), body(answer)));
            });
            return new Operation(
                    String.valueOf(said.get("operationId")),
                    method.toUpperCase(Locale.ROOT),
                    path,
                    String.valueOf(said.get("summary")),
                    text(said.get("description")),
                    parameters,
                    said.containsKey("requestBody") ? body(resolved(said.get("requestBody"))) : null,
                    answers);
        }

        private static Parameter parameter(Map<String, Object> said) {
            return new Parameter(
                    String.valueOf(said.get("name")),
                    String.valueOf(said.get("in")),
                    Boolean.TRUE.equals(said.get("required")),
                    text(said.get("description")),
                    text(said.get("example")));
        }

        private @Nullable Body body(Map<String, Object> holder) {
            for (Map.Entry<String, Object> content : map(holder.get("content")).entrySet()) {
                Map<String, Object> media = map(content.getValue());
                Object example = media.get("example");
                if (example == null) {
                    for (Object named : map(media.get("examples")).values()) {
                        example = resolved(named).get("value");
                        break;
                    }
                }
                String reference = text(map(media.get("schema")).get("$ref"));
                return new Body(
                        content.getKey(),
                        reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1),
                        example == null || example instanceof String ? (String) example : json(example));
            }
            return null;
        }

        private Map<String, Object> resolved(@Nullable Object item) {
            Map<String, Object> said = map(item);
            String reference = text(said.get("$ref"));
            if (reference == null) {
                return said;
            }
            Object found = root;
            for (String step : reference.substring("#/".length()).split("/")) {
                found = map(found).get(step);
            }
            return map(found);
        }
    }

    private static String json(@Nullable Object value) {
        return JSON.writeValueAsString(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((name, entry) -> map.put(String.valueOf(name), entry));
        }
        return map;
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> items ? new ArrayList<>(items) : List.of();
    }
}
