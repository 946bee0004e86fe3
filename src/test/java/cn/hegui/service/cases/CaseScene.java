package cn.hegui.service.cases;

import cn.hegui.cases.Cases;
import cn.hegui.cli.Hegui;
import cn.hegui.model.Role;
import cn.hegui.service.RunningService;
import cn.hegui.store.CaseJson;
import cn.hegui.store.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service with a run of the demo, an auditor, an authority of two, and a credit system. */
public final class CaseScene implements AutoCloseable {
    /** A firm of Shuangyashan whose extraction rate of 2020 was too low. */
    public static final String FIRM = "91230506DEM000081U";

    public static final String RULE = "training-fund.extraction-rate";

    private final RunningService service;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();

    private CaseScene(RunningService service, Path data) {
        this.service = service;
        this.data = data;
    }

    public static CaseScene open(Path data, DatabaseAddress database, Map<String, String> settings) {
        Hegui.run(
                "check",
                "fixtures/demo",
                "--as-of",
                "2024-12-31",
                "--out",
                data.resolve("runs/demo").toString());
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("hegui.cases.webhooks.every", "100ms");
        // Who is at work here stays so for years.
        all.put("hegui.security.session-life", "3650d");
        RunningService service = RunningService.start(data, database, all);
        service.account("shenhe", Role.AUDITOR, "230500", null);
        service.account("elsewhere", Role.AUDITOR, "220000", null);
        service.account("rending1", Role.AUTHORITY, "230500", null);
        service.account("rending2", Role.AUTHORITY, "230500", null);
        service.account("xinyong", Role.CREDIT_SYSTEM, "100000", null);
        service.account("xinyong-jilin", Role.CREDIT_SYSTEM, "220000", null);
        service.account("school", Role.SCHOOL, "230500", FIRM);
        service.account("admin", Role.ADMINISTRATOR, null, null);
        service.turnTo(Cases.on("2026-05-04").plusSeconds(9 * 3600));
        return new CaseScene(service, data);
    }

    public RunningService service() {
        return service;
    }

    public Path data() {
        return data;
    }

    /** Nine o'clock of that day in China. */
    public void day(String day) {
        service.turnTo(Cases.on(day).plusSeconds(9 * 3600));
    }

    /** The number of the first finding of the demo whose subject and rule begin so and whose line holds the text. */
    public long finding(String subject, String rule, String having) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("runs/demo/findings.jsonl"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains("\"subject\":\"" + subject)
                    && line.contains("\"rule\":\"" + rule)
                    && line.contains(having)) {
                return i + 1L;
            }
        }
        throw new IllegalStateException("no finding of " + subject + " by " + rule);
    }

    public HttpResponse<String> get(String login, String path) throws IOException, InterruptedException {
        return send(login, HttpRequest.newBuilder(URI.create(service.address() + path)));
    }

    public HttpResponse<String> post(String login, String path, String body) throws IOException, InterruptedException {
        return send(
                login,
                HttpRequest.newBuilder(URI.create(service.address() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String login, String path) throws IOException, InterruptedException {
        return send(
                login,
                HttpRequest.newBuilder(URI.create(service.address() + path)).DELETE());
    }

    /** The key of a program in the place of {@code login}, with every scope of cases: its role decides. */
    String key(String login) {
        return service.keyLike(
                login, "cases:read", "cases:write", "credit-records:read", "credit-records:acknowledge", "webhooks");
    }

    private HttpResponse<String> send(String login, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!login.isEmpty()) {
            request.header("Authorization", "Bearer " + key(login));
        }
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Opens a case of the firm by the interface; returns its id. */
    public String opened() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "shenhe",
                "/api/v1/cases",
                "{\"run\":\"demo\",\"finding\":" + finding(FIRM, RULE, "\"outcome\":\"fail\"")
                        + ",\"reason\":\"核对属实\"}");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return (String) CaseJson.object(answer.body()).get("id");
    }

    /** Takes a step by the interface. */
    public HttpResponse<String> step(String login, String id, long version, String step)
            throws IOException, InterruptedException {
        return post(
                login,
                "/api/v1/cases/" + id + "/steps",
                "{\"version\":" + version + ",\"reason\":\"材料齐全\",\"step\":" + step + "}");
    }

    /** Leads a new case to its determination on 2 July 2026; returns its id. */
    public String determined() throws IOException, InterruptedException {
        String id = opened();
        day("2026-05-06");
        must(step("shenhe", id, 2, """
                {"kind":"notice-issued","noticeNo":"双人社改〔2026〕4号","issuedBy":"双鸭山市人力资源和社会保障局",
                 "issuedOn":"2026-05-06","dueOn":"2026-06-30"}"""));
        day("2026-07-01");
        must(step("rending1", id, 3, """
                {"kind":"refusal-proposed","documentNo":"双人社认〔2026〕1号","authority":"双鸭山市人力资源和社会保障局",
                 "determinedOn":"2026-07-01","publication":{"severity":"ordinary"}}"""));
        day("2026-07-02");
        must(step("rending2", id, 4, "{\"kind\":\"refusal-approved\"}"));
        return id;
    }

    private static void must(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
