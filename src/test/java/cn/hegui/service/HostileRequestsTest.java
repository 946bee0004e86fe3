package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.service.RunningService.Client;
import cn.hegui.store.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not come from a browser of good will: broken, slow, huge, or meant for other places. */
class HostileRequestsTest {
    private static final int SECOND = 1_000;

    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                data,
                Databases.h2(),
                Map.of("server.tomcat.connection-timeout", "1s", "hegui.security.limits.anonymous", "0"));
        service.account("root", Role.ADMINISTRATOR, null, null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket("localhost", URI.create(service.address()).getPort());
        socket.setSoTimeout(20 * SECOND);
        return socket;
    }

    /** All that is answered to these bytes until the other side closes. */
    private static String raw(String bytes) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"
            })
    void aBrokenRequestIsRefusedWithoutTellingHowTheServiceIsMade(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 200");
        assertThat(answer.substring(9, 12)).isIn("400", "403", "404", "405", "501", "505");
        assertThat(answer)
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception", "<script>", "Server:", "X-Powered-By");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/../application.yaml",
                "/webjars/%2e%2e/application.yaml",
                "/webjars/..%2fapplication.yaml",
                "/webjars/%252e%252e/application.yaml",
                "/webjars/..;/application.yaml",
                "/webjars/..\\application.yaml",
                "/webjars/htmx.org/../../../../application.yaml",
                "/accounts/..;/accounts",
                "/sign-in/../accounts",
                "/sign-in;/../accounts",
                "//accounts",
                "/./accounts",
                "/accounts/",
                "/ACCOUNTS",
                "/accounts%00",
                "/accounts.json",
                "/actuator/health/../env",
                "/actuator/health/..;/prometheus",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/h2-console",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/application.yaml"
            })
    void noPathLeadsRoundTheTable(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.substring(9, 12)).isIn("302", "400", "401", "403", "404");
        assertThat(answer).doesNotContain("hegui-data", "spring:", "root</a>");
    }

    @Test
    void manyWhoSendTheirHeadersSlowlyKeepNobodyFromBeingAnswered() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = socket();
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            long start = System.nanoTime();
            assertThat(service.client().get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            // And they are sent away: a second of silence is the limit of this test.
            for (Socket socket : slow) {
                byte[] rest = socket.getInputStream().readAllBytes();
                assertThat(new String(rest, StandardCharsets.UTF_8)).doesNotContain("200 OK");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void whoSendsABodySlowlyIsSentAway() throws Exception {
        long start = System.nanoTime();
        String answer =
                raw("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\nConnection: close\r\n\r\nlogin=");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(answer).doesNotContain("200 OK", "Exception");
    }

    @Test
    void aFormOrHeaderThatIsTooLargeIsRefused() throws Exception {
        Client client = service.client();
        HttpResponse<String> form = client.get("/sign-in");
        HttpResponse<String> huge =
                client.post("/sign-in", form, Map.of("login", "root", "password", "x".repeat(5 << 20)));
        assertThat(huge.statusCode()).isBetween(400, 499);
        assertThat(huge.body()).doesNotContain("Exception");
        String header = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");
        assertThat(header).startsWith("HTTP/1.1 400");
    }

    @Test
    void noPageCanBeFramedNorReadFromElsewhere() throws Exception {
        Client root = service.signedIn("root");
        for (String path : List.of("/sign-in", "/accounts", "/accounts/keys", "/password", "/nothing", "/hegui.css")) {
            var headers = root.get(path).headers();
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
                    .as(path)
                    .contains("same-origin");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as("not without TLS")
                    .isEmpty();
        }
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/checks"))
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = service.client().send(preflight);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void sheetsAreAskedForAgainOnlyWhenTheyChange() throws Exception {
        HttpResponse<String> first = service.client().get("/hegui.css");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        HttpResponse<String> second = service.client()
                .send(HttpRequest.newBuilder(URI.create(service.address() + "/hegui.css"))
                        .header("If-None-Match", tag)
                        .build());
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(service.client()
                        .get("/webjars/htmx.org/2.0.8/dist/htmx.min.js")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("max-age=31536000", "immutable");
    }

    @Test
    void whoHasNoAccountGetsAFairPartAndIsToldWhenToComeBack(@TempDir Path folder) throws Exception {
        Map<String, String> settings =
                Map.of("hegui.security.limits.anonymous", "5", "hegui.security.limits.caller", "3");
        try (RunningService limited = RunningService.start(folder, Databases.h2(), settings)) {
            Client client = limited.client();
            HttpResponse<String> form = client.get("/sign-in");
            HttpResponse<String> answer = form;
            for (int i = 0; i < 6; i++) {
                // What callers say of their own address is not believed: all of these come from one.
                answer = client.send(HttpRequest.newBuilder(URI.create(limited.address() + "/welcome/x"))
                        .header("X-Forwarded-For", "203.0.113." + i)
                        .header("X-CSRF-TOKEN", proof(form))
                        .POST(BodyPublishers.noBody())
                        .build());
                assertThat(answer.statusCode()).as("request " + i).isEqualTo(i < 5 ? 404 : 429);
            }
            assertThat(answer.headers().firstValue("Retry-After")).contains("13");

            String key = limited.key("metrics", Role.ADMINISTRATOR, null, "metrics");
            String other = limited.key("other", Role.ADMINISTRATOR, null, "metrics");
            for (int i = 0; i < 4; i++) {
                HttpResponse<String> metrics = client.get("/actuator/prometheus", key);
                assertThat(metrics.statusCode()).as("request " + i).isEqualTo(i < 3 ? 200 : 429);
                if (i == 3) {
                    assertThat(metrics.headers().firstValue("Retry-After")).contains("21");
                    assertThat(metrics.body()).contains("\"titleEn\":\"Too many requests\"");
                }
            }
            assertThat(client.get("/actuator/prometheus", other).statusCode()).isEqualTo(200);
        }
    }

    private static String proof(HttpResponse<String> form) {
        return form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void aProxyIsBelievedOnlyWhereOneIsConfigured(@TempDir Path folder) throws Exception {
        Map<String, String> settings =
                Map.of("server.forward-headers-strategy", "native", "hegui.security.limits.anonymous", "2");
        try (RunningService behind = RunningService.start(folder, Databases.h2(), settings)) {
            Client client = behind.client();
            HttpResponse<String> form = client.get("/sign-in");
            for (String from : List.of("203.0.113.1", "203.0.113.2")) {
                List<Integer> answers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    answers.add(client.send(HttpRequest.newBuilder(URI.create(behind.address() + "/welcome/x"))
                                    .header("X-Forwarded-For", from)
                                    .header("X-CSRF-TOKEN", proof(form))
                                    .POST(BodyPublishers.noBody())
                                    .build())
                            .statusCode());
                }
                assertThat(answers).as("each address has its own part").containsExactly(404, 404, 429);
            }
            HttpResponse<String> secure = behind.client()
                    .send(HttpRequest.newBuilder(URI.create(behind.address() + "/sign-in"))
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-For", "203.0.113.9")
                            .build());
            assertThat(secure.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(secure.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("Secure"));
        }
        HttpResponse<String> claimed = service.client()
                .send(HttpRequest.newBuilder(URI.create(service.address() + "/sign-in"))
                        .header("X-Forwarded-Proto", "https")
                        .build());
        assertThat(claimed.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void whatACallerSaysOfOurNameIsNotRepeated() throws IOException {
        String answer = raw("GET /accounts HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
    }
}
