package cn.hegui.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.service.RunningService;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path data;

    private static RunningService service;
    private static MockMvc handlers;

    record Part(BigDecimal amount, @Nullable Severity severity) {}

    record Whole(LocalDate asOf, List<Part> parts, boolean strict) {}

    @RestController
    // The service that is started here must not find it.
    @ConditionalOnProperty("hegui.tests.things")
    static class Things {
        @PostMapping(path = "/api/v1/things", consumes = MediaType.APPLICATION_JSON_VALUE)
        Whole make(@RequestBody Whole whole) {
            return whole;
        }

        @GetMapping("/api/v1/things/{id}")
        String one(@PathVariable UUID id, @RequestParam LocalDate on) {
            return id + " " + on;
        }

        @GetMapping("/api/v1/broken")
        String broken() {
            throw new IllegalStateException("张三 of 220000 in table account");
        }

        @GetMapping("/api/v1/full")
        String full() throws IOException {
            throw new IOException("No space left on device");
        }

        @GetMapping("/api/v1/several")
        String several() {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, new Texts("两处有误", "two are wrong"))
                    .at("/a", new Texts("甲", "first"))
                    .at("/b", new Texts("乙", "second"));
        }
    }

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        handlers = MockMvcBuilders.standaloneSetup(new Things())
                .setControllerAdvice(service.part(Failures.class))
                .setMessageConverters(
                        new org.springframework.http.converter.StringHttpMessageConverter(StandardCharsets.UTF_8),
                        new JacksonJsonHttpMessageConverter(service.part(JsonMapper.class)))
                .build();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void jsonThatBreaksOffIsPlaced() throws Exception {
        JsonNode problem = post("{\"asOf\":\"2020-12-31\",\n  \"parts\": [}", 400);
        assertThat(problem.get("title").stringValue()).isEqualTo("JSON 有误");
        assertThat(problem.get("detail").stringValue()).contains("第 2 行");
        assertThat(problem.get("detailEn").stringValue()).contains("line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"asOf\":\"yesterday\",\"parts\":[],\"strict\":true}|/asOf|应为日期（如 2020-12-31）",
                "{\"asOf\":\"2020-12-31\",\"parts\":[{\"amount\":1},{\"amount\":\"many\"}],\"strict\":true}|/parts/1/amount|应为数字",
                "{\"asOf\":\"2020-12-31\",\"parts\":[{\"amount\":1,\"severity\":\"bad\"}],\"strict\":true}|/parts/0/severity|violation, warning, advisory",
                "{\"asOf\":\"2020-12-31\",\"parts\":{},\"strict\":true}|/parts|应为数组",
                "{\"asOf\":\"2020-12-31\",\"parts\":[],\"stirct\":true}|/stirct|asOf, parts, strict",
            })
    void aValueOfTheWrongKindIsNamedByItsPlaceAndWhatItTakes(String body, String pointer, String wanted)
            throws Exception {
        JsonNode problem = post(body, 422);
        JsonNode error = problem.get("errors").get(0);
        assertThat(error.get("pointer").stringValue()).isEqualTo(pointer);
        assertThat(error.get("detail").stringValue()).contains(wanted);
        assertThat(error.get("detailEn").stringValue()).isNotBlank();
        assertThat(problem.toString()).doesNotContain("cn.hegui", "java.", "jackson", "Deserializer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"strict\":true,\"strict\":false}`|400",
                "``|400",
                "`{} {}`|400",
            })
    void whatCouldBeMisreadIsRefused(String body, int status) throws Exception {
        post(body, status);
    }

    @Test
    void deepNestingIsRefusedNotFollowed() throws Exception {
        JsonNode problem = post("{\"parts\":[{\"amount\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}]}", 422);
        assertThat(problem.get("errors").get(0).get("pointer").stringValue()).isEqualTo("/parts/0/amount");
    }

    @Test
    void anotherMediaTypeAndMethodAreAnsweredWithWhatIsTaken() throws Exception {
        JsonNode type = answer(
                MockMvcRequestBuilders.post("/api/v1/things")
                        .contentType("text/csv")
                        .content("a,b"),
                415);
        assertThat(type.get("detail").stringValue()).contains("application/json", "text/csv");
        MockHttpServletResponse method =
                handlers.perform(get("/api/v1/things")).andReturn().getResponse();
        assertThat(method.getStatus()).isEqualTo(405);
        assertThat(method.getHeader("Allow")).contains("POST");
        assertThat(method.getContentAsString(StandardCharsets.UTF_8)).contains("可用：POST");
    }

    @Test
    void aMissingOrImpossibleParameterIsNamed() throws Exception {
        JsonNode missing = answer(get("/api/v1/things/" + UUID.randomUUID()), 400);
        assertThat(missing.get("errors").get(0).get("pointer").stringValue()).isEqualTo("on");
        JsonNode id = answer(get("/api/v1/things/17").param("on", "2020-12-31"), 400);
        assertThat(id.get("detail").stringValue()).contains("参数 id 应为本服务给出的编号", "“17”");
    }

    @Test
    void aFaultOfOursSaysNothingOfHowTheProgramIsMade() throws Exception {
        JsonNode problem = answer(get("/api/v1/broken"), 500);
        assertThat(problem.toString())
                .doesNotContain("张三", "account", "IllegalState")
                .contains("这是程序的问题");
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        assertThat(answer(get("/api/v1/full"), 507).get("detail").stringValue()).contains("磁盘满了", "没有存下");
    }

    @Test
    void severalFaultsAreAllNamed() throws Exception {
        JsonNode problem = answer(get("/api/v1/several"), 422);
        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.get("errors").get(1).toString())
                .isEqualTo("{\"pointer\":\"/b\",\"detail\":\"乙\",\"detailEn\":\"second\"}");
    }

    @Test
    void aPersonReadsTheSameWordsOnAPage() throws Exception {
        HttpResponse<String> missing = service.client().get("/policies/nothing.html");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("<html", "网址可能有误");
    }

    @Test
    void aBodyOverTheBoundIsRefusedByItsAnnouncedLengthAndWithoutOne() throws Exception {
        byte[] large = new byte[(1 << 20) + 1];
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(large),
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))) {
            HttpResponse<String> answer = service.client()
                    .send(HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/policies"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build());
            if (body.contentLength() > 0) {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("上限 1 MiB", "the limit of 1 MiB");
            } else {
                assertThat(answer.statusCode()).isIn(401, 403, 413);
            }
        }
    }

    private static JsonNode post(String body, int status) throws Exception {
        return answer(
                MockMvcRequestBuilders.post("/api/v1/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body),
                status);
    }

    private static JsonNode answer(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse answer = handlers.perform(request).andReturn().getResponse();
        String body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(body).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("titleEn").stringValue()).isNotBlank();
        return problem;
    }
}
