package cn.hegui.bench.service;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run through the API of a service that is there, with a key of the scope {@code runs}. */
final class ApiRun {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([^\"]+)\"");
    private static final long LONGEST_SECONDS = 1_800;

    private final String address;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiRun(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /**
     * What came of it.
     *
     * @param uploadSeconds to send the file
     * @param runSeconds from asking for the run to reading that it is done
     */
    record Done(String id, double uploadSeconds, double runSeconds) {}

    Done run(Path facts, String asOf, String region) throws IOException, InterruptedException {
        long before = System.nanoTime();
        String name = Base64.getEncoder()
                .encodeToString(facts.getFileName().toString().getBytes());
        HttpResponse<String> made = send(request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(Files.size(facts)))
                .header("Upload-Metadata", "filename " + name)
                .POST(BodyPublishers.noBody())
                .build());
        String place = made.headers().firstValue("Location").orElseThrow();
        send(request(place)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", file(facts))
                .build());
        double upload = (System.nanoTime() - before) / 1e9;
        before = System.nanoTime();
        String upto = place.substring(place.lastIndexOf('/') + 1);
        HttpResponse<String> asked = send(request("/api/v1/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"bench\",\"asOf\":\"" + asOf + "\",\"region\":\"" + region
                        + "\",\"uploads\":[\"" + upto + "\"]}"))
                .build());
        String id = first(ID, asked.body());
        for (int i = 0; i < LONGEST_SECONDS * 10; i++) {
            String state =
                    first(STATE, send(request("/api/v1/runs/" + id).build()).body());
            if (state.equals("finished")) {
                return new Done(id, upload, (System.nanoTime() - before) / 1e9);
            }
            if (state.equals("failed") || state.equals("cancelled")) {
                throw new IOException("the run ended as " + state);
            }
            Thread.sleep(100);
        }
        throw new IOException("the run does not end");
    }

    /** The first page of the findings of a run. */
    HttpRequest firstPage(String run) {
        return request("/api/v1/runs/" + run + "/findings?limit=50").build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(10));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri().getPath() + ": " + answer.statusCode() + " "
                    + answer.body());
        }
        return answer;
    }

    private static HttpRequest.BodyPublisher file(Path facts) throws FileNotFoundException {
        return BodyPublishers.ofFile(facts);
    }

    private static String first(Pattern pattern, String body) throws IOException {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IOException("not what was expected: " + body);
        }
        return matcher.group(1);
    }
}
