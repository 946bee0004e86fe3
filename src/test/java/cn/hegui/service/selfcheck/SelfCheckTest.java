package cn.hegui.service.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.hegui.service.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The self-check as browsers without scripts and programs see it. */
class SelfCheckTest {
    private static final String FIRM = "{\"kind\":\"enterprise\",\"name\":\"秘密机械厂\",\"region\":\"220102\","
            + "\"trainingAccounts\":[{\"year\":2024,\"payroll\":2000000,\"extracted\":30000,\"spent\":28000,"
            + "\"frontlineSpent\":15000}]}";

    @TempDir
    private static Path data;

    private static RunningService service;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private HttpResponse<String> form(String path, String... fields) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.send(
                HttpRequest.newBuilder(URI.create(service.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String name, byte[] content) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(service.address() + "/self-check/upload"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/checks"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.size(file));
            }
        }
        return files;
    }

    private static long briefFolders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith(BriefFolder.PREFIX))
                    .count();
        }
    }

    @Test
    void nothingIsStoredAndNothingOfTheFactsIsLogged() throws Exception {
        Map<String, Long> before = files(data);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        Level level = root.getLevel();
        root.setLevel(Level.INFO);
        try {
            HttpResponse<String> result = form("/self-check", "draft", FIRM, "asOf", "2025-06-30", "action", "judge");
            assertThat(result.body()).contains("秘密机械厂", "还差 1,800.00 元");
            assertThat(result.headers().firstValue("Set-Cookie"))
                    .as("no session")
                    .isEmpty();
            assertThat(result.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            for (String format : List.of("xlsx", "html", "json")) {
                HttpResponse<String> file =
                        form("/self-check/result?format=" + format, "draft", FIRM, "asOf", "2025-06-30");
                assertThat(file.statusCode()).isEqualTo(200);
                assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                        .contains("attachment");
            }
            assertThat(upload(
                                    "firm.json",
                                    FIRM.replace("{\"kind\"", "{\"id\":\"91350100M000100Y43\",\"kind\"")
                                            .getBytes(StandardCharsets.UTF_8))
                            .body())
                    .contains("秘密机械厂");
            assertThat(upload("firm.json", "{\"kind\":\"enterprise\",\"name\":\"秘密\"}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api("{\"asOf\":\"2025-06-30\",\"facts\":[" + FIRM + "]}").statusCode())
                    .isEqualTo(200);
        } finally {
            root.setLevel(level);
            root.detachAppender(heard);
        }
        assertThat(files(data)).isEqualTo(before);
        assertThat(briefFolders()).as("temporary folders left").isZero();
        assertThat(heard.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(
                        line -> line.contains("秘密") || line.contains("28000") || line.contains("91350100M000100Y43"));
    }

    @Test
    void theStartHasNoSessionAndSaysThatNothingIsStored() throws Exception {
        HttpResponse<String> start = http.send(
                HttpRequest.newBuilder(URI.create(service.address() + "/")).build(), BodyHandlers.ofString());
        assertThat(start.headers().firstValue("Set-Cookie")).isEmpty();
        Document page = Jsoup.parse(start.body());
        assertThat(page.text()).contains("不保存，也不记录");
        assertThat(page.select("#province option").eachText()).contains("吉林省", "浙江省", "湖南省", "黑龙江省");
        assertThat(page.select("[style], style, [onclick], script:not([src])")).isEmpty();
    }

    @Test
    void aFileOfSeveralIsOfferedOneByOneAndRejectsNameTheirCell() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet schools = book.newWorksheet("院校");
            Worksheet services = book.newWorksheet("培训服务");
            List.of("学校代码", "名称", "地区代码").forEach(text -> schools.value(0, schoolColumn(text), text));
            schools.value(1, 0, "A1");
            schools.value(1, 1, "甲校");
            schools.value(1, 2, "330602");
            schools.value(2, 0, "B1");
            schools.value(2, 1, "乙校");
            schools.value(2, 2, "330602");
            schools.value(3, 0, "C1");
            schools.value(3, 2, "330602");
            services.value(0, 0, "主体编号");
            services.value(0, 1, "年度");
            services.value(0, 2, "收费");
            services.value(1, 0, "C1");
            services.value(1, 1, 2023);
            services.value(1, 2, "不少");
        }
        Document page = Jsoup.parse(upload("schools.xlsx", bytes.toByteArray()).body());

        assertThat(page.select(".choices button").eachText()).containsExactly("院校 甲校 A1", "院校 乙校 B1");
        assertThat(page.text()).contains("2 个单位");
        assertThat(page.select("#problems").text()).contains("培训服务!C2").contains("不少");
        assertThat(page.text()).doesNotContain(BriefFolder.PREFIX);
    }

    private static int schoolColumn(String heading) {
        return List.of("学校代码", "名称", "地区代码").indexOf(heading);
    }

    @Test
    void filesThatAreNoneAreRefusedInWords() throws Exception {
        assertThat(upload("a.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("role=\"alert\"", "a.xlsx")
                .doesNotContain(BriefFolder.PREFIX);
        assertThat(upload("a.exe", new byte[] {1}).body()).contains("请上传 .xlsx");
        assertThat(upload("../../etc/passwd.json", "{".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("role=\"alert\"");
        assertThat(upload("a.json", new byte[0]).body()).contains("请选择一个文件");
        assertThat(upload("a.json", new byte[(int) Uploads.MOST_BYTES + 1]).body())
                .contains("不能超过 8 MiB");
        assertThat(upload(
                                "r.json",
                                "{\"kind\":\"region\",\"id\":\"330600\",\"region\":\"330600\"}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("没有可以核对的学校或企业");
        assertThat(briefFolders()).isZero();
    }

    @Test
    void aFormOfManyRowsIsReadToItsEndAndALostDraftIsSaid() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            rows.append(i == 0 ? "" : ",").append("{\"id\":\"").append(i).append("\",\"type\":\"post\"}");
        }
        String firm = "{\"kind\":\"enterprise\",\"region\":\"220102\",\"internships\":[" + rows + "]}";
        String[] fields = new String[2 * 2_003];
        for (int i = 0; i < 2_000; i++) {
            fields[2 * i] = "f/internships/" + i / 5 + "/"
                    + List.of("from", "to", "post", "monthlyPay", "bornOn").get(i % 5);
            fields[2 * i + 1] =
                    List.of("2024-01-01", "2024-02-01", "车工", "0", "2006-01-01").get(i % 5);
        }
        fields[4000] = "draft";
        fields[4001] = firm;
        fields[4002] = "asOf";
        fields[4003] = "2025-06-30";
        fields[4004] = "action";
        fields[4005] = "judge";
        Document page = Jsoup.parse(form("/self-check", fields).body());
        // Unpaid under two clauses alike: one item for each of the 400, of which eight are shown in full.
        assertThat(page.select(".section.fail h3").eachText()).anyMatch(title -> title.startsWith("实习报酬"));
        assertThat(page.select(".sentence").text()).contains("不符合 400 项");
        assertThat(page.select("input[name=draft]").val())
                .contains("\"id\":\"399\"")
                .contains("2006-01-01");

        assertThat(form("/self-check", "draft", "{\"kind\":", "action", "judge").body())
                .contains("草稿读不出来");
    }

    @Test
    void whatIsTypedIsShownEscaped() throws Exception {
        String hostile = "\"><script>alert(1)</script>";
        HttpResponse<String> answer = form(
                "/self-check",
                "kind",
                "enterprise",
                "province",
                "220000",
                "f/name",
                hostile,
                "action",
                "ask",
                "was/" + hostile,
                "fail");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("main script:not([src])")).isEmpty();
        assertThat(Jsoup.parse(answer.body()).select("#f-name").val()).isEqualTo(hostile);
        HttpResponse<String> judged = form(
                "/self-check",
                "draft",
                FIRM.replace("秘密机械厂", hostile.replace("\"", "\\\"")),
                "asOf",
                "2025-06-30",
                "action",
                "rejudge",
                "was/" + hostile,
                "fail");
        assertThat(Jsoup.parse(judged.body()).select("main script:not([src])")).isEmpty();
        assertThat(form("/self-check", "draft", "{\"kind\":", "asOf", "yesterday", "action", "judge")
                        .statusCode())
                .isEqualTo(200);
        assertThat(form("/self-check", "draft", FIRM, "asOf", "2025-06-30", "action", "remove:/x/9999999999")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theApiAnswersAsARunDoesAndStoresNothing() throws Exception {
        HttpResponse<String> answer = api("{\"asOf\":\"2025-06-30\",\"lang\":\"en\",\"facts\":["
                + FIRM.replace("{\"kind\"", "{\"id\":\"91350100M000100Y43\",\"kind\"") + ",\n"
                + FIRM.replace("{\"kind\"", "{\"id\":\"91350100M000100Y43\",\"kind\"")
                + ", {\"kind\":\"institution\",\"id\":\"S\","
                + "\"region\":\"330602\",\"teachers\":[{\"id\":1}],\"x\":1}, 7]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(document.get("asOf").asString()).isEqualTo("2025-06-30");
        assertThat(document.get("subjects")).hasSize(1);
        JsonNode frontline = document.get("findings")
                .valueStream()
                .filter(finding -> finding.get("clause").asString().equals("jilin-2018/15.1/frontline"))
                .findFirst()
                .orElseThrow();
        assertThat(frontline.get("outcome").asString()).isEqualTo("fail");
        assertThat(frontline.get("amountMissing").asString()).isEqualTo("1800.00");
        assertThat(frontline.get("message").asString()).contains("1,800.00 CNY short");
        assertThat(document.get("rejects")
                        .valueStream()
                        .map(reject -> reject.get("pointer").asString() + " "
                                + reject.get("reason").get("code").asString()))
                .containsExactly(
                        "/facts/1/id duplicate-subject", "/facts/2/teachers/0/id wrong-type", "/facts/3 not-an-object");
        assertThat(document.get("rejects").get(1).get("line").asInt()).isEqualTo(2);
    }

    @Test
    void requestsThatAreNoneAreRefusedInWords() throws Exception {
        Map<String, String> pointers = new TreeMap<>(Map.of(
                "{\"facts\":[]}", "/asOf",
                "{\"asOf\":\"2025-06-30\"}", "/facts",
                "{\"asOf\":\"2025-02-30\",\"facts\":[]}", "/asOf",
                "{\"asOf\":\"2025-06-30\",\"facts\":{}}", "/facts",
                "{\"asOf\":\"2025-06-30\",\"facts\":[],\"day\":1}", "/day",
                "{\"asOf\":\"2025-06-30\",\"facts\":[],\"lang\":\"fr\"}", "/lang",
                "[]", "",
                "{\"asOf\":", ""));
        for (Map.Entry<String, String> request : pointers.entrySet()) {
            HttpResponse<String> answer = api(request.getKey());
            assertThat(answer.statusCode()).as(request.getKey()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("pointer").asString()).as(request.getKey()).isEqualTo(request.getValue());
            assertThat(problem.get("detail").asString()).isNotBlank();
            assertThat(problem.get("detailEn").asString()).isNotBlank();
        }
        assertThat(api("{\"asOf\":\"2025-06-30\",\"facts\":[" + "{},".repeat(100) + "{}]}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(api(" ".repeat(CheckRequest.MOST_BYTES + 1)).statusCode()).isEqualTo(413);
        assertThat(api("{\"asOf\":\"2025-06-30\",\"facts\":[" + "[".repeat(5000) + "]}")
                        .statusCode())
                .isEqualTo(422);
    }
}
