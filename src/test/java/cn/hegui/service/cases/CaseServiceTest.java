package cn.hegui.service.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.cases.Cases;
import cn.hegui.service.RunningService;
import cn.hegui.store.CaseJson;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases by their pages and their interface, as each of the offices meets them. */
class CaseServiceTest {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");

    @TempDir
    private Path data;

    private CaseScene scene;

    @BeforeEach
    void open() {
        scene = CaseScene.open(
                data,
                Databases.h2(),
                Map.of(
                        "hegui.cases.webhooks.allow-http", "true",
                        "hegui.cases.webhooks.allow-private", "true",
                        "hegui.cases.webhooks.backoff", "1s,1s"));
    }

    /** On which database all of it happens. */
    DatabaseAddress database() {
        return Databases.h2();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void fromAFindingToARepairByThePages() throws Exception {
        RunningService service = scene.service();
        long finding = scene.finding(CaseScene.FIRM, CaseScene.RULE, "\"outcome\":\"fail\"");
        RunningService.Client auditor = service.signedIn("shenhe");
        HttpResponse<String> form = auditor.get("/cases/new?run=demo&finding=" + finding);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains(CaseScene.FIRM, "1.33%", "立案").doesNotContain("不能形成信用记录");

        HttpResponse<String> without = auditor.post(
                "/cases", form, Map.of("run", "demo", "finding", Long.toString(finding), "reason", " ", "as", "case"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("理由不能为空");

        HttpResponse<String> opened = auditor.post(
                "/cases",
                form,
                Map.of("run", "demo", "finding", Long.toString(finding), "reason", "核对属实", "as", "case"));
        assertThat(opened.statusCode()).isEqualTo(303);
        String at = opened.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = auditor.get(at);
        assertThat(page.body()).contains("已立案", "发出整改通知", "shenhe").doesNotContain("提出认定");

        HttpResponse<String> again = auditor.post(
                "/cases", form, Map.of("run", "demo", "finding", Long.toString(finding), "reason", "再立", "as", "case"));
        assertThat(again.headers().firstValue("Location")).contains(at + "?open");
        assertThat(auditor.get(at + "?open").body()).contains("已有未结案件");

        scene.day("2026-05-06");
        HttpResponse<String> missing = auditor.post(
                at + "/steps",
                page,
                Map.of(
                        "kind",
                        "notice-issued",
                        "version",
                        version(page),
                        "noticeNo",
                        "",
                        "issuedBy",
                        "<b>局</b>",
                        "issuedOn",
                        "2026-05-06",
                        "dueOn",
                        "06/30/2026",
                        "reason",
                        "责令改正"));
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body())
                .contains("请填写通知书编号", "“06/30/2026”不是日期", "&lt;b>局&lt;/b>")
                .doesNotContain("<b>局</b>");
        HttpResponse<String> early = auditor.post(
                at + "/steps",
                page,
                Map.of(
                        "kind",
                        "notice-issued",
                        "version",
                        version(page),
                        "noticeNo",
                        "双人社改〔2026〕4号",
                        "issuedBy",
                        "双鸭山市人社局",
                        "issuedOn",
                        "2026-05-06",
                        "dueOn",
                        "2026-05-05",
                        "reason",
                        "责令改正"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("日期先后不对").contains("双人社改〔2026〕4号");
        assertThat(step(
                        auditor,
                        at,
                        page,
                        Map.of(
                                "kind",
                                "notice-issued",
                                "noticeNo",
                                "双人社改〔2026〕4号",
                                "issuedBy",
                                "双鸭山市人社局",
                                "issuedOn",
                                "2026-05-06",
                                "dueOn",
                                "2026-06-30",
                                "reason",
                                "责令改正")))
                .isEqualTo(303);

        RunningService.Client first = service.signedIn("rending1");
        page = first.get(at);
        assertThat(page.body()).contains("整改期限 2026-06-30，还有 55 天").contains("尚未届满，也没有书面拒绝");
        assertThat(auditor.get("/cases?overdue=true").body()).contains("没有符合条件的案件");
        assertThat(auditor.get("/cases/deadlines?month=2026-06").body()).contains("2026-06-30", "整改期限");
        scene.day("2026-06-05");
        assertThat(auditor.get("/cases").body()).contains("三十天内", "2026-06-30 整改期限");
        scene.day("2026-07-01");
        page = first.get(at);
        assertThat(page.body()).contains("是否拒不改正须由主管部门认定，现仅为线索");
        assertThat(auditor.get("/cases?overdue=true").body()).contains("沃原化肥");
        assertThat(step(
                        first,
                        at,
                        page,
                        Map.of(
                                "kind",
                                "refusal-proposed",
                                "documentNo",
                                "双人社认〔2026〕1号",
                                "authority",
                                "双鸭山市人社局",
                                "determinedOn",
                                "2026-07-01",
                                "severity",
                                "ordinary",
                                "reason",
                                "期满未改正")))
                .isEqualTo(303);

        page = first.get(at);
        assertThat(page.body()).contains("认定待批准", "须由该部门另一人批准");
        HttpResponse<String> own =
                first.post(at + "/steps", page, Map.of("kind", "refusal-approved", "version", "4", "reason", "自己批"));
        assertThat(own.statusCode()).isEqualTo(422);
        HttpResponse<String> notAuditors = auditor.post(
                at + "/steps", auditor.get(at), Map.of("kind", "refusal-approved", "version", "4", "reason", "代批"));
        assertThat(notAuditors.statusCode()).isEqualTo(422);

        RunningService.Client second = service.signedIn("rending2");
        assertThat(second.get("/cases?stage=proposed").body()).contains("待我部门批准 (1)", "沃原化肥");
        scene.day("2026-07-02");
        page = second.get(at);
        assertThat(step(second, at, page, Map.of("kind", "refusal-approved", "reason", "同意")))
                .isEqualTo(303);
        assertThat(second.get(at).body()).contains("可记录（已认定）", "公示至 2027-07-01", "2026-10-02 起可申请修复");

        scene.day("2026-08-10");
        assertThat(step(
                        auditor,
                        at,
                        auditor.get(at),
                        Map.of(
                                "kind",
                                "corrected-after-determination",
                                "on",
                                "2026-08-09",
                                "evidence",
                                "凭证",
                                "reason",
                                "已改正")))
                .isEqualTo(303);
        assertThat(auditor.get(at).body()).contains("最短公示期未满，2026-10-02 起方可申请修复");
        scene.day("2026-10-02");
        assertThat(step(
                        auditor,
                        at,
                        auditor.get(at),
                        Map.of("kind", "repair-applied", "on", "2026-10-02", "pledgeNo", "承诺 7", "reason", "申请")))
                .isEqualTo(303);
        assertThat(step(
                        second,
                        at,
                        second.get(at),
                        Map.of("kind", "repair-granted", "on", "2026-10-02", "documentNo", "修 1", "reason", "符合条件")))
                .isEqualTo(303);
        assertThat(auditor.get(at).body()).contains("已修复").doesNotContain("可以办理");
        assertThat(auditor.get(at + "?lang=en").body()).contains("repaired", "What happened");
    }

    @Test
    void whoComesSecondIsToldInWordsAndChangesNothing() throws Exception {
        String id = scene.opened();
        scene.day("2026-05-06");
        RunningService.Client auditor = scene.service().signedIn("shenhe");
        HttpResponse<String> page = auditor.get("/cases/" + id);
        assertThat(step(auditor, "/cases/" + id, page, Map.of("kind", "dismissed", "reason", "误报")))
                .isEqualTo(303);
        HttpResponse<String> late = auditor.post(
                "/cases/" + id + "/steps",
                page,
                Map.of(
                        "kind",
                        "corrected",
                        "version",
                        version(page),
                        "on",
                        "2026-05-05",
                        "evidence",
                        "凭证",
                        "reason",
                        "已改正"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("shenhe（审核人员）已于 2026-05-06 09:00 作了“撤案”。您的操作没有生效");
    }

    @Test
    void nobodySeesCasesOfElsewhere() throws Exception {
        String id = scene.determined();
        long finding = scene.finding(CaseScene.FIRM, CaseScene.RULE, "\"outcome\":\"fail\"");
        RunningService.Client elsewhere = scene.service().signedIn("elsewhere");
        assertThat(elsewhere.get("/cases").body()).contains("没有符合条件的案件").doesNotContain("沃原");
        assertThat(elsewhere.get("/cases/" + id).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/cases/new?run=demo&finding=" + finding).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get("/cases/deadlines?month=2027-07").body()).doesNotContain("沃原");
        assertThat(elsewhere
                        .post(
                                "/cases/" + id + "/steps",
                                elsewhere.get("/cases"),
                                Map.of("kind", "withdrawn", "version", "5", "documentNo", "x", "reason", "x"))
                        .statusCode())
                .isIn(403, 404);
        assertThat(scene.get("elsewhere", "/api/v1/cases/" + id).statusCode()).isEqualTo(404);
        assertThat(scene.get("elsewhere", "/api/v1/cases").body()).isEqualTo("{\"items\":[]}");
        assertThat(scene.get("elsewhere", "/api/v1/cases/log").body())
                .contains("\"sealed\"")
                .doesNotContain(CaseScene.FIRM, "核对属实", "双人社");
        assertThat(scene.get("xinyong-jilin", "/api/v1/credit-records").body()).contains("\"items\":[]");
        assertThat(scene.service()
                        .signedIn("elsewhere")
                        .get("/cases/exchange.csv")
                        .body()
                        .lines())
                .hasSize(1);
        for (String run : List.of("..", "../runs/demo", "%2e%2e%2fruns%2fdemo", "demo/", "")) {
            assertThat(scene.service()
                            .signedIn("shenhe")
                            .get("/cases/new?run=" + run + "&finding=1")
                            .statusCode())
                    .as(run)
                    .isEqualTo(404);
        }
    }

    @Test
    void onlyTheOfficesReachCases() throws Exception {
        for (String login : List.of("school", "admin", "xinyong")) {
            assertThat(scene.service().signedIn(login).get("/cases").statusCode())
                    .as(login)
                    .isEqualTo(403);
            assertThat(scene.get(login, "/api/v1/cases").statusCode()).as(login).isEqualTo(403);
        }
        for (String login : List.of("school", "admin", "shenhe", "rending1")) {
            assertThat(scene.get(login, "/api/v1/credit-records").statusCode())
                    .as(login)
                    .isEqualTo(403);
            assertThat(scene.get(login, "/api/v1/webhooks").statusCode())
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(scene.get("", "/api/v1/credit-records").statusCode()).isEqualTo(401);
        assertThat(scene.post("rending1", "/api/v1/cases", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void theFeedIsReadAcknowledgedAndAnchored() throws Exception {
        String id = scene.determined();
        Map<String, Object> page = CaseJson.object(
                scene.get("xinyong", "/api/v1/credit-records?state=recordable").body());
        Map<?, ?> item = (Map<?, ?>) ((List<?>) page.get("items")).get(0);
        assertThat(item.get("event")).isEqualTo("recordable");
        assertThat(item.toString())
                .contains(CaseScene.FIRM, "双人社认〔2026〕1号", "guobanfa-2017-95/12/credit", "lastDay=2027-07-01")
                .doesNotContain("rending", "shenhe", "材料齐全");
        assertThat(page.get("next")).isEqualTo("5");
        assertThat(scene.get("xinyong", "/api/v1/credit-records?since=5").body())
                .contains("\"items\":[]");
        String path = "/api/v1/credit-records/" + item.get("id") + "/acknowledgement";
        HttpResponse<String> kept = scene.post("xinyong", path, "{\"receipt\":\"XY-1\"}");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(scene.post("xinyong", path, "{\"receipt\":\"XY-1\"}").body()).isEqualTo(kept.body());
        HttpResponse<String> other = scene.post("xinyong", path, "{\"receipt\":\"XY-2\"}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(CaseJson.object(scene.get("shenhe", "/api/v1/cases/" + id).body())
                        .get("stage"))
                .isEqualTo("transferred");
        assertThat(scene.post("xinyong-jilin", path, "{\"receipt\":\"XY-3\"}").statusCode())
                .isEqualTo(404);
        assertThat(scene.get("xinyong", "/api/v1/credit-records?state=nothing").statusCode())
                .isEqualTo(400);
        assertThat(scene.get("xinyong", "/api/v1/credit-records?since=-1").statusCode())
                .isEqualTo(400);
        assertThat(Files.readAllLines(scene.data().resolve("anchors.jsonl")))
                .hasSize(5)
                .last()
                .asString()
                .contains("\"seq\":6");
    }

    @Test
    void theInterfaceSaysWhatIsWrong() throws Exception {
        String id = scene.opened();
        assertThat(scene.post("shenhe", "/api/v1/cases/" + id + "/steps", "{").statusCode())
                .isEqualTo(400);
        assertThat(scene.post("shenhe", "/api/v1/cases/" + id + "/steps", "{\"a\":1,\"a\":2}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(scene.post("shenhe", "/api/v1/cases/" + id + "/steps", "{\"version\":2}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> unknown = scene.step("shenhe", id, 2, "{\"kind\":\"forgotten\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("forgotten");
        HttpResponse<String> noDay = scene.step("shenhe", id, 2, """
                {"kind":"notice-issued","noticeNo":"x","issuedBy":"y","issuedOn":"6 May","dueOn":"2026-06-30"}""");
        assertThat(noDay.statusCode()).isEqualTo(400);
        assertThat(noDay.body()).contains("/step/issuedOn");
        HttpResponse<String> refused = scene.step("rending1", id, 2, """
                {"kind":"refusal-proposed","documentNo":"x","authority":"y","determinedOn":"2026-05-04",
                 "publication":{"severity":"serious"}}""");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("not-from-here");
        HttpResponse<String> own = scene.step("rending1", id, 2, """
                {"kind":"refusal-proposed","documentNo":"x","authority":"y","determinedOn":"2026-05-04",
                 "publication":{"severity":"serious","minimumMonths":0}}""");
        assertThat(own.statusCode()).as("nobody sets periods of their own").isEqualTo(400);
        HttpResponse<String> stale = scene.step("shenhe", id, 1, "{\"kind\":\"dismissed\"}");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("\"version\":2");
        String huge = "{\"version\":2,\"reason\":\"" + "长".repeat(40_000) + "\",\"step\":{\"kind\":\"dismissed\"}}";
        assertThat(scene.post("shenhe", "/api/v1/cases/" + id + "/steps", huge).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFindingThatIsNoBreachOpensNoCase() throws Exception {
        long lead = scene.finding("91230521DEM000014L", "credit.training-fund-refusal", "");
        long unknown = scene.finding("9123", "", "\"outcome\":\"unknown\"");
        RunningService.Client auditor = scene.service().signedIn("shenhe");
        assertThat(auditor.get("/cases/new?run=demo&finding=" + lead).statusCode())
                .isEqualTo(422);
        HttpResponse<String> open = auditor.get("/cases/new?run=demo&finding=" + unknown);
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("只有“不符合”的结论才能立案");
        assertThat(auditor.get("/cases/new?run=demo&finding=999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void webhooksAreSignedRetriedInOrderAndGivenUp() throws Exception {
        Queue<Received> received = new ConcurrentLinkedQueue<>();
        AtomicInteger answer = new AtomicInteger(500);
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/hook", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            Map<String, Object> made =
                    CaseJson.object(scene.post("xinyong", "/api/v1/webhooks", "{\"url\":\"" + url + "\"}")
                            .body());
            String secret = (String) made.get("secret");
            assertThat(secret).startsWith("whsec_");
            assertThat(scene.get("xinyong", "/api/v1/webhooks").body())
                    .contains(url)
                    .doesNotContain("whsec_");
            String id = scene.determined();
            await(() -> received.size() == 1);
            Received first = received.peek();
            assertThat(first.signature())
                    .isEqualTo(WebhookSignature.of(
                            secret,
                            first.id(),
                            Instant.ofEpochSecond(Long.parseLong(first.timestamp())),
                            first.body()));
            assertThat(first.body()).contains("\"event\":\"recordable\"", CaseScene.FIRM);
            assertThat(CaseJson.object(first.body()).get("id")).isEqualTo(first.id());
            String deliveries = "/api/v1/webhooks/" + made.get("id") + "/deliveries";
            await(() -> scene.get("xinyong", deliveries).body().contains("\"lastStatus\":500"));

            answer.set(302);
            tick("2026-07-02", 1);
            await(() -> received.size() == 2);
            answer.set(500);
            tick("2026-07-02", 10);
            await(() -> received.size() == 3);
            await(() -> scene.get("xinyong", deliveries + "?state=dead").body().contains(first.id()));
            assertThat(received)
                    .as("each attempt is the same event")
                    .allMatch(one -> one.id().equals(first.id()));

            answer.set(204);
            assertThat(scene.post("xinyong", deliveries + "/revive", "").body()).isEqualTo("{\"revived\":1}");
            await(() -> received.size() == 4);
            await(() ->
                    scene.get("xinyong", deliveries + "?state=delivered").body().contains(first.id()));
            assertThat(scene.get("xinyong-jilin", deliveries).body()).isEqualTo("{\"items\":[]}");

            scene.day("2026-07-03");
            scene.step("rending1", id, 5, "{\"kind\":\"withdrawn\",\"documentNo\":\"撤 1\"}");
            await(() -> received.size() == 5);
            assertThat(received.stream().skip(4).findFirst().orElseThrow().body())
                    .contains("\"event\":\"withdrawn\"");
            assertThat(scene.delete("xinyong-jilin", "/api/v1/webhooks/" + made.get("id"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(scene.delete("xinyong", "/api/v1/webhooks/" + made.get("id"))
                            .statusCode())
                    .isEqualTo(204);
        } finally {
            receiver.stop(0);
        }
    }

    private record Received(String id, String timestamp, String signature, String body) {}

    private void tick(String day, int seconds) {
        scene.service().turnTo(Cases.on(day).plusSeconds(9 * 3600 + seconds));
    }

    @Test
    void webhooksGoNowhereInside() throws Exception {
        scene.close();
        scene = CaseScene.open(data.resolve("closed"), database(), Map.of());
        for (String url : List.of(
                "http://example.com/hook",
                "https://127.0.0.1/hook",
                "https://localhost/hook",
                "https://[::1]/hook",
                "https://[::ffff:10.0.0.1]/hook",
                "https://10.1.2.3/hook",
                "https://172.16.0.1/hook",
                "https://192.168.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/hook",
                "https://0.0.0.0/hook",
                "https://[fd00::1]/hook",
                "https://[fe80::1]/hook",
                "https://[2002:7f00:1::]/hook",
                "https://user:secret@8.8.8.8/hook",
                "https://8.8.8.8/hook#fragment",
                "ftp://8.8.8.8/hook",
                "file:///etc/passwd",
                "https:///hook",
                "no url at all")) {
            assertThat(scene.post("xinyong", "/api/v1/webhooks", "{\"url\":\"" + url + "\"}")
                            .statusCode())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(scene.post("xinyong", "/api/v1/webhooks", "{\"url\":\"https://8.8.8.8/hook\"}")
                        .statusCode())
                .isEqualTo(201);
        // A name that was fit when it was added and points inwards when it is called.
        WebhookAddresses addresses = scene.service().part(WebhookAddresses.class);
        assertThatThrownBy(() -> addresses.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    }

    /** The example of the Standard Webhooks specification. */
    @Test
    void signaturesAreThoseOfStandardWebhooks() {
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theExchangeFileHoldsWhatStandsAsTexts() throws Exception {
        String id = scene.determined();
        HttpResponse<String> csv = scene.get("xinyong", "/api/v1/credit-records/exchange?format=csv");
        assertThat(csv.body())
                .startsWith("\uFEFF主体名称,统一社会信用代码,")
                .contains(CaseScene.FIRM, "双人社认〔2026〕1号", "国办发〔2017〕95号（十二）", "2027-07-01", "拒不改正");
        HttpResponse<byte[]> xlsx = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        scene.service().address() + "/api/v1/credit-records/exchange?format=xlsx"))
                                .header("Authorization", "Bearer " + scene.key("xinyong"))
                                .build(),
                        BodyHandlers.ofByteArray());
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(1)).isEqualTo(CaseScene.FIRM);
        }
        assertThat(scene.get("xinyong", "/api/v1/credit-records/exchange?from=2026-07-02")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(scene.get("xinyong", "/api/v1/credit-records/exchange?to=2026-07-01")
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(scene.get("xinyong", "/api/v1/credit-records/exchange?format=exe")
                        .statusCode())
                .isEqualTo(400);
        scene.day("2026-07-03");
        scene.step("rending1", id, 5, "{\"kind\":\"withdrawn\",\"documentNo\":\"撤 1\"}");
        assertThat(scene.get("xinyong", "/api/v1/credit-records/exchange")
                        .body()
                        .lines())
                .as("what was withdrawn is not entered")
                .hasSize(1);
    }

    private static int step(
            RunningService.Client client, String at, HttpResponse<String> page, Map<String, String> fields)
            throws Exception {
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", version(page));
        return client.post(at + "/steps", page, all).statusCode();
    }

    private static String version(HttpResponse<String> page) {
        Matcher version = VERSION.matcher(page.body());
        assertThat(version.find()).as(page.body()).isTrue();
        return version.group(1);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited for 20 seconds in vain");
    }
}
