package cn.hegui.service.audit;

import cn.hegui.service.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the API in the place of {@code login}: with a key of the same role and region. */
record AuditClient(RunningService service, String login) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Authorization", "Bearer " + service.keyLike(login, "runs"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Announces a file and returns its address. */
    HttpResponse<String> announce(String name, long length) throws IOException, InterruptedException {
        return send(request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
    }

    /** Sends a piece of a file. */
    HttpResponse<String> piece(String address, long at, byte[] bytes, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(address)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(at))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Sends a whole file and returns its id. */
    String upload(String name, byte[] bytes) throws IOException, InterruptedException {
        HttpResponse<String> announced = announce(name, bytes.length);
        if (announced.statusCode() != 201) {
            throw new IllegalStateException(announced.statusCode() + " " + announced.body());
        }
        String address = announced.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> sent = piece(address, 0, bytes);
        if (sent.statusCode() != 204) {
            throw new IllegalStateException(sent.statusCode() + " " + sent.body());
        }
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Starts a run and returns its id. */
    String start(String more, String... uploads) throws IOException, InterruptedException {
        String ids = List.of(uploads).stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        HttpResponse<String> started =
                post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[" + ids + "]" + more + "}");
        if (started.statusCode() != 201) {
            throw new IllegalStateException(started.statusCode() + " " + started.body());
        }
        return json(started).get("id").asString();
    }

    /** Waits until a run is over and returns it. */
    JsonNode over(String run) throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            JsonNode view = json(get("/api/v1/runs/" + run));
            String state = view.get("state").asString();
            if (!state.equals("queued") && !state.equals("running")) {
                return view;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the run does not end");
    }
}
