package cn.hegui.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.paper.RunFiles;
import cn.hegui.service.RunningService;
import cn.hegui.store.UploadFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pages of the workspace as a browser without pictures sees them. */
class WorkspacePagesTest {
    private static final Path FACTS = Path.of("fixtures/demo/enterprises.jsonl");
    private static final String WAIVER = "/workspace/waivers";

    @TempDir
    private static Path data;

    private static RunningService service;
    private static String run;
    private static String subject;
    private static String clause;
    private static String target;
    private static RunningService.Client own;
    private static RunningService.Client colleague;
    private static RunningService.Client elsewhere;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(data);
        service.account("own", Role.AUDITOR, "230000", null);
        service.account("colleague", Role.AUTHORITY, "230000", null);
        service.account("below", Role.AUDITOR, "230500", null);
        service.account("elsewhere", Role.AUDITOR, "330000", null);
        AuditClient program = new AuditClient(service, "own");
        run = program.start("", program.upload("enterprises.jsonl", Files.readAllBytes(FACTS)));
        program.over(run);
        JsonNode finding = AuditClient.json(
                        program.get("/api/v1/runs/" + run + "/findings?outcome=fail&sort=severity&limit=1"))
                .get("items")
                .get(0);
        subject = finding.get("subject").asString();
        clause = finding.get("clause").asString();
        target = finding.get("target").asString();
        own = service.signedIn("own");
        colleague = service.signedIn("colleague");
        elsewhere = service.signedIn("elsewhere");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String explanation() {
        return "/workspace/runs/" + run + "/explanation?subject=" + encoded(subject) + "&clause=" + encoded(clause)
                + "&target=" + encoded(target);
    }

    private static List<String> pages() {
        return List.of(
                "/workspace/runs/" + run,
                "/workspace/runs/" + run + "/progress",
                "/workspace/runs/" + run + "/findings",
                "/workspace/runs/" + run + "/subjects",
                "/workspace/runs/" + run + "/rejects",
                "/workspace/runs/" + run + "/subject?subject=" + subject,
                explanation(),
                "/workspace/runs/" + run + "/diff?with=" + run,
                "/workspace/runs/" + run + "/diff.csv?with=" + run,
                "/workspace/runs/" + run + "/files/findings.jsonl",
                "/workspace/waivers/new?run=" + run + "&subject=" + subject);
    }

    @Test
    void everyPageIsThereInBothLanguages() throws Exception {
        for (String page : pages()) {
            for (String language : List.of("zh", "en")) {
                HttpResponse<String> answer = own.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(answer.statusCode()).as(page + " " + answer.body()).isEqualTo(200);
            }
        }
        own.get("/workspace?lang=zh");
        assertThat(colleague.get("/workspace/runs/" + run).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsSeenFromElsewhereOrBelow() throws Exception {
        for (RunningService.Client other : List.of(elsewhere, service.signedIn("below"))) {
            for (String page : pages()) {
                HttpResponse<String> answer = other.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(404);
                assertThat(answer.body()).contains("不在您的辖区之内").doesNotContain(subject + "<");
            }
            assertThat(other.get("/workspace").body()).contains("还没有核对");
        }
        assertThat(service.client().get("/workspace").statusCode()).isEqualTo(302);
    }

    @Test
    void wordsFromTheAddressAreTextAndNothingElse() throws Exception {
        String page = own.get("/workspace/runs/" + run + "/findings?text=" + encoded("\"><script>alert(1)</script>"))
                .body();
        assertThat(page).doesNotContain("<script>alert").contains("没有这样的结论");
        assertThat(own.get("/workspace/runs/" + run + "/findings?page=0").statusCode())
                .isEqualTo(422);
        assertThat(own.get("/workspace/runs/" + run + "/findings?page=99").body())
                .contains("没有这样的结论");
        assertThat(own.get("/workspace/runs/no-uuid").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIfMovesTheFinding() throws Exception {
        JsonNode share = AuditClient.json(new AuditClient(service, "own")
                        .get("/api/v1/runs/" + run
                                + "/findings?rule=training-fund.frontline-share&outcome=fail&limit=1"))
                .get("items")
                .get(0);
        String page = "/workspace/runs/" + run + "/explanation?subject="
                + encoded(share.get("subject").asString()) + "&clause="
                + encoded(share.get("clause").asString()) + "&target="
                + encoded(share.get("target").asString());
        assertThat(own.get(page).body()).contains("part-calculation").doesNotContain("part-move");
        String spent = "trainingAccounts[" + share.get("target").asString() + "].frontlineSpent=";
        String assumed = own.get(page + "&set="
                        + encoded(spent + share.get("details").get("spent").asString()))
                .body();
        assertThat(assumed).contains("part-assumption", "part-move", "outcome pass");
        assertThat(own.get(page + "&set=" + encoded("nonsense=1")).body()).contains("class=\"problem\"");
    }

    @Test
    void notesAndTheirFilesStayInTheRegion() throws Exception {
        HttpResponse<String> form = own.get(explanation());
        HttpResponse<String> written = note(own, form, "已核实 <i>无误</i>", "函.txt", "letter");
        assertThat(written.statusCode()).isEqualTo(303);
        String page = colleague.get(explanation()).body();
        assertThat(page).contains("已核实 &lt;i&gt;无误&lt;/i&gt;", "函.txt");
        Matcher link = Pattern.compile("/workspace/attachments/[0-9a-f-]{36}").matcher(page);
        assertThat(link.find()).isTrue();
        HttpResponse<String> file = colleague.get(link.group());
        assertThat(file.body()).isEqualTo("letter");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        Path stored = service.part(UploadFiles.class)
                .attachment(UUID.fromString(link.group().substring(link.group().lastIndexOf('/') + 1)));
        assertThat(page).contains(RunFiles.sha256(stored));
        assertThat(elsewhere.get(link.group()).statusCode()).isEqualTo(404);
        assertThat(note(elsewhere, elsewhere.get("/workspace"), "x", "a.txt", "a")
                        .statusCode())
                .isIn(403, 404);
        assertThat(note(own, form, "", "a.txt", "a").body()).contains("请写明意见");
        assertThat(note(own, form, "x", "<b>.txt", "a").body()).contains("文件名不能用");
    }

    private static HttpResponse<String> note(
            RunningService.Client client, HttpResponse<String> from, String text, String name, String content)
            throws IOException, InterruptedException {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(from.body());
        String token = csrf.find() ? csrf.group(1) : "";
        String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + text
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--b--\r\n";
        return client.send(HttpRequest.newBuilder(URI.create(service.address()
                        + explanation().replace("/explanation?", "/notes?") + "&_csrf=" + encoded(token)))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void nobodyApprovesTheirOwnWaiver() throws Exception {
        HttpResponse<String> form = own.get("/workspace/waivers/new?run=" + run + "&subject=" + subject);
        Map<String, String> fields = Map.of(
                "run",
                run,
                "subject",
                subject,
                "clause",
                clause,
                "reason",
                "正在搬迁",
                "approver",
                "省教育厅",
                "documentNo",
                "黑教〔2024〕1号",
                "from",
                "2024-01-01",
                "until",
                "2027-01-01");
        assertThat(own.post(WAIVER, form, fields).statusCode()).isEqualTo(303);
        Matcher decision = Pattern.compile("/workspace/waivers/[0-9a-f-]{36}/decision")
                .matcher(colleague.get(WAIVER).body());
        assertThat(decision.find()).isTrue();
        assertThat(own.get(WAIVER).body()).doesNotContain("/decision");
        HttpResponse<String> self = own.post(decision.group(), form, Map.of("decision", "approve"));
        assertThat(self.statusCode()).isEqualTo(409);
        assertThat(self.body()).contains("不能自己审批");
        assertThat(elsewhere
                        .post(decision.group(), elsewhere.get("/workspace/waivers/new"), Map.of("decision", "approve"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(colleague
                        .post(decision.group(), colleague.get(WAIVER), Map.of("decision", "approve"))
                        .statusCode())
                .isEqualTo(303);

        AuditClient program = new AuditClient(service, "own");
        String next = program.start("", program.upload("enterprises.jsonl", Files.readAllBytes(FACTS)));
        program.over(next);
        JsonNode waived = AuditClient.json(program.get("/api/v1/runs/" + next + "/findings?waived=true"));
        assertThat(waived.get("total").asInt()).isPositive();
        assertThat(waived.get("items").get(0).get("subject").asString()).isEqualTo(subject);
        assertThat(waived.get("items").get(0).get("waiver").get("documentNo").asString())
                .isEqualTo("黑教〔2024〕1号");
        String without =
                program.start(",\"waivers\":false", program.upload("enterprises.jsonl", Files.readAllBytes(FACTS)));
        program.over(without);
        assertThat(AuditClient.json(program.get("/api/v1/runs/" + without + "/findings?waived=true"))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(own.post(WAIVER, form, Map.of("region", "330000", "clause", clause))
                        .body())
                .contains("您辖区之内");
    }
}
