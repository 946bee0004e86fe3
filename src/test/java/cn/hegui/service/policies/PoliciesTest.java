package cn.hegui.service.policies;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Clause;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.PolicyBook;
import cn.hegui.service.RunningService;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoliciesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path data;

    private static RunningService service;
    private static PolicyBook book;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        book = service.part(PolicyBook.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theOverviewListsEveryDocument() throws Exception {
        JsonNode overview = json("/api/v1/policies");
        assertThat(overview.get("documents"))
                .extracting(document -> document.get("id").stringValue())
                .containsExactlyElementsOf(
                        book.documents().stream().map(document -> document.id()).toList());
        assertThat(overview.get("clauses").intValue()).isEqualTo((int)
                book.clauses().stream().map(Clause::id).distinct().count());
    }

    @Test
    void everyDocumentClauseAndKindIsFoundByItsId() throws Exception {
        for (var document : book.documents()) {
            JsonNode found = json("/api/v1/policies/documents/" + document.id());
            assertThat(found.get("title").stringValue()).isEqualTo(document.title());
            assertThat(found.get("articles")).hasSize(document.articles().size());
        }
        for (Clause clause : book.clauses()) {
            JsonNode found = json("/api/v1/policies/clauses/" + clause.id());
            assertThat(found.get("id").stringValue()).isEqualTo(clause.id());
        }
        for (String kind : book.kinds().byId().keySet()) {
            assertThat(json("/api/v1/policies/kinds/" + kind).get("rule").stringValue())
                    .contains("@kind(\"" + kind + "\")");
        }
    }

    @Test
    void aClauseShowsItsWordsAndItsFigureAsText() throws Exception {
        JsonNode clause = json("/api/v1/policies/clauses/jilin-2018/15.1/frontline");
        JsonNode version = clause.get("versions").get(0);
        assertThat(clause.get("documentNumber").stringValue()).isEqualTo("吉政办发〔2018〕48号");
        assertThat(version.get("quote").stringValue()).contains("60%");
        assertThat(version.get("parameters").properties())
                .allSatisfy(figure -> assertThat(figure.getValue().isNumber()).isFalse());
    }

    @Test
    void theClausesOfARegionAreThoseThatBindThere() throws Exception {
        List<String> expected = book.binding(new RegionCode("220112")).stream()
                .map(Clause::id)
                .distinct()
                .toList();
        assertThat(walk("/api/v1/policies/clauses?region=220112&limit=7")).containsExactlyElementsOf(expected);
        assertThat(walk("/api/v1/policies/clauses?limit=200"))
                .containsExactlyElementsOf(
                        book.clauses().stream().map(Clause::id).distinct().toList());
        assertThat(walk("/api/v1/policies/kinds?limit=9"))
                .containsExactlyElementsOf(book.kinds().byId().keySet());
    }

    @Test
    void aCursorOfAnotherListIsRefused() throws Exception {
        String next = json("/api/v1/policies/clauses?limit=3").get("next").stringValue();
        HttpResponse<String> answer =
                service.client().get("/api/v1/policies/clauses?limit=3&region=220112&cursor=" + next);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("这个 cursor 不是本列表给出的", "\"pointer\":\"cursor\"");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        for (String path :
                List.of("/api/v1/policies", "/api/v1/policies/kinds", "/api/v1/openapi.yaml", "/policies/index.html")) {
            String tag = service.client().get(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = service.client()
                    .send(HttpRequest.newBuilder(URI.create(service.address() + path))
                            .header("If-None-Match", tag)
                            .build());
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void everyPageOfThePolicyBookIsReachedByLinksAndHoldsNoInlineScriptOrStyle() throws Exception {
        for (String language : List.of("zh", "en")) {
            RunningService.Client client = service.client();
            Set<String> seen = new HashSet<>();
            Deque<String> todo = new ArrayDeque<>(List.of("/policies/index.html"));
            client.get("/policies/index.html?lang=" + language);
            while (!todo.isEmpty()) {
                String path = todo.remove();
                if (!seen.add(path)) {
                    continue;
                }
                HttpResponse<String> answer = client.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                        .doesNotContain("unsafe");
                if (!path.endsWith(".html")) {
                    continue;
                }
                Document page = Jsoup.parse(answer.body(), service.address() + path);
                assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                        .as(path)
                        .isEmpty();
                for (Element link : page.select("a[href], link[href], script[src]")) {
                    URI to = URI.create(link.absUrl(link.hasAttr("src") ? "src" : "href"));
                    if (to.getPath() != null && to.getPath().startsWith("/policies/")) {
                        todo.add(to.getPath());
                    }
                }
            }
            assertThat(seen)
                    .hasSizeGreaterThan(
                            book.documents().size() + book.kinds().byId().size());
            assertThat(seen)
                    .containsAll(book.clauses().stream()
                            .map(clause -> "/policies/clauses/" + clause.id() + ".html")
                            .toList());
        }
    }

    @Test
    void theBookIsReadInTheLanguageThatIsAskedFor() throws Exception {
        assertThat(service.client().get("/policies/index.html").body())
                .contains("<html lang=\"zh-Hans\">", "href=\"?lang=en\"");
        assertThat(service.client().get("/policies/index.html?lang=en").body())
                .contains("<html lang=\"en\">", "Self-check");
        assertThat(service.client().get("/policies").headers().firstValue("Location"))
                .contains("/policies/index.html");
        assertThat(service.client().get("/policies/").body()).contains("政策库");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/policies/nothing.html",
                "/policies/../application.yaml",
                "/policies/%2e%2e/application.yaml",
                "/policies/..%2f..%2fapplication.yaml",
                "/policies/style.css%00.html"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(service.client().get(path).statusCode()).isIn(400, 403, 404, 302);
        assertThat(service.client().get(path).body()).doesNotContain("server:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/policies/documents/nothing",
                "/api/v1/policies/clauses/jilin-2018/15.1/nothing",
                "/api/v1/policies/kinds/%3Cscript%3E"
            })
    void whatIsNotThereIsSaidInBothLanguages(String path) throws Exception {
        HttpResponse<String> answer = service.client().get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("detail").stringValue()).contains("没有这个");
        assertThat(problem.get("detailEn").stringValue()).contains("No such");
    }

    @Test
    void aBadParameterIsNamedWithWhatItTakes() throws Exception {
        JsonNode day = JSON.readTree(
                service.client().get("/api/v1/policies/clauses?on=31.12.2020").body());
        assertThat(day.get("status").intValue()).isEqualTo(400);
        assertThat(day.get("detail").stringValue()).isEqualTo("参数 on 应为日期（如 2020-12-31），给出的是“31.12.2020”。");
        JsonNode limit = JSON.readTree(
                service.client().get("/api/v1/policies/clauses?limit=many").body());
        assertThat(limit.get("detail").stringValue()).contains("参数 limit 应为整数", "“many”");
        JsonNode region = JSON.readTree(
                service.client().get("/api/v1/policies/clauses?region=2201").body());
        assertThat(region.get("errors").get(0).get("pointer").stringValue()).isEqualTo("region");
    }

    private static List<String> walk(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(path + "&cursor=" + cursor);
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.has("next") ? page.get("next").stringValue() : null;
        } while (cursor != null);
        return ids;
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = service.client().get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
