package cn.hegui.service.audit;

import static cn.hegui.service.audit.AuditClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import cn.hegui.policy.PolicyBook;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.service.RunningService;
import cn.hegui.store.DataFolder;
import cn.hegui.store.Database;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import cn.hegui.store.RunAsked;
import cn.hegui.store.RunRecord;
import cn.hegui.store.Runs;
import cn.hegui.store.UploadFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The API of runs, with nothing but HTTP between the test and a whole service. */
class RunsApiTest {
    private static final Path FACTS = Path.of("fixtures/demo/enterprises.jsonl");

    @TempDir
    private static Path data;

    private static RunningService service;
    private static AuditClient province;
    private static AuditClient colleague;
    private static AuditClient elsewhere;
    private static String finished;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(data);
        service.account("heilongjiang", Role.AUDITOR, "230000", null);
        service.account("heilongjiang-2", Role.AUDITOR, "230000", null);
        service.account("zhejiang", Role.AUDITOR, "330000", null);
        service.account("authority", Role.AUTHORITY, "230000", null);
        service.account("school", Role.SCHOOL, "230500", "S1");
        service.account("admin", Role.ADMINISTRATOR, null, null);
        province = new AuditClient(service, "heilongjiang");
        colleague = new AuditClient(service, "heilongjiang-2");
        elsewhere = new AuditClient(service, "zhejiang");
        finished = province.start("", province.upload("enterprises.jsonl", Files.readAllBytes(FACTS)));
        assertThat(province.over(finished).get("state").asString()).isEqualTo("finished");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aRunJudgesTheRegionOfWhoAskedAndRejectsTheRest() throws Exception {
        JsonNode run = province.over(finished);
        long records = Files.readAllLines(FACTS).size();
        assertThat(run.get("result").get("judged").asLong()).isPositive();
        assertThat(run.get("result").get("judged").asLong()
                        + run.get("result").get("rejected").asLong())
                .isEqualTo(records);
        assertThat(run.get("progress").get("percent").asInt()).isEqualTo(100);
        for (JsonNode subject : json(province.get("/api/v1/runs/" + finished + "/subjects?limit=200"))
                .get("items")) {
            assertThat(subject.get("region").asString()).startsWith("23");
        }
        assertThat(province.get("/api/v1/runs/" + finished + "/files/rejects.jsonl")
                        .body())
                .contains("region-outside");
    }

    @Test
    void findingsComeFilteredSortedAndPageByPage() throws Exception {
        String path = "/api/v1/runs/" + finished + "/findings";
        List<String> lines = List.of(province.get("/api/v1/runs/" + finished + "/files/findings.jsonl")
                .body()
                .split("\n"));
        JsonNode all = json(province.get(path + "?limit=200"));
        assertThat(all.get("total").asInt()).isEqualTo(lines.size()).isPositive();
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = json(province.get(path + "?limit=3" + cursor));
            page.get("items").forEach(item -> paged.add(item.toString()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        }
        assertThat(paged).isEqualTo(lines);
        JsonNode failed = json(province.get(path + "?outcome=fail&sort=severity&limit=1"));
        assertThat(failed.get("items").get(0).get("severity").asString()).isEqualTo("violation");
        assertThat(failed.get("total").asInt()).isEqualTo((int) lines.stream()
                .filter(line -> line.contains("\"outcome\":\"fail\""))
                .count());
    }

    @Test
    void wrongQuestionsAreAnsweredInWords() throws Exception {
        String path = "/api/v1/runs/" + finished + "/findings";
        assertProblem(province.get(path + "?outcome=bad"), 422, "outcome 不能是“bad”");
        assertProblem(province.get(path + "?limit=0"), 422, "limit 应为 1 到 200");
        assertProblem(province.get(path + "?limit=201"), 422, "limit 应为 1 到 200");
        assertProblem(province.get(path + "?sort=amount&cursor=input-3"), 422, "cursor 不是这个次序的");
        assertProblem(province.get(path + "?region=3306"), 422, "region 应为六位数字");
        assertProblem(province.post("/api/v1/runs", "{\"asOf\":\"2024-13-31\",\"uploads\":[]}"), 422, "基准日");
        assertProblem(province.post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[]}"), 422, "请选择资料文件");
        assertProblem(
                province.post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + UUID.randomUUID() + "\"]}"),
                422,
                "没有上传过文件");
    }

    @Test
    void nobodyElsewhereSeesAnything() throws Exception {
        String upload = province.upload("a.jsonl", Files.readAllBytes(FACTS));
        for (String path : List.of(
                "/api/v1/runs/" + finished,
                "/api/v1/runs/" + finished + "/findings",
                "/api/v1/runs/" + finished + "/subjects",
                "/api/v1/runs/" + finished + "/files/summary.json",
                "/api/v1/uploads/" + upload)) {
            assertProblem(elsewhere.get(path), 404, "不在您的辖区之内");
        }
        assertThat(json(elsewhere.get("/api/v1/runs")).get("items").size()).isZero();
        assertProblem(
                elsewhere.post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + upload + "\"]}"),
                422,
                "没有上传过文件");
        assertProblem(
                colleague.post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + upload + "\"]}"),
                422,
                "没有上传过文件");
        assertProblem(
                elsewhere.send(elsewhere.request("/api/v1/runs/" + finished).DELETE()), 404, "不在您的辖区之内");
        assertThat(colleague.get("/api/v1/runs/" + finished).statusCode()).isEqualTo(200);
        assertProblem(
                province.post(
                        "/api/v1/runs",
                        "{\"asOf\":\"2024-12-31\",\"region\":\"330000\",\"uploads\":[\"" + upload + "\"]}"),
                422,
                "不在您的辖区");
    }

    @Test
    void onlyTheRolesOfTheTableComeIn() throws Exception {
        for (String login : List.of("school", "admin")) {
            AuditClient other = new AuditClient(service, login);
            assertThat(other.get("/api/v1/runs").statusCode()).as(login).isEqualTo(403);
            assertThat(other.get("/api/v1/uploads").statusCode()).as(login).isEqualTo(403);
            assertThat(service.signedIn(login).get("/workspace").statusCode())
                    .as(login)
                    .isEqualTo(403);
        }
        AuditClient authority = new AuditClient(service, "authority");
        assertThat(authority.get("/api/v1/runs/" + finished).statusCode()).isEqualTo(200);
        assertThat(authority.post("/api/v1/runs", "{}").statusCode()).isEqualTo(403);
        assertThat(service.client().get("/api/v1/runs").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fdb%2Fhegui.mv.db",
                "..%2Fsummary.json",
                "%2e%2e",
                "findings.duckdb",
                ".hegui.lock",
                "nothing.jsonl",
                "%00"
            })
    void noOtherFileIsGivenOut(String name) throws Exception {
        HttpResponse<String> answer = province.get("/api/v1/runs/" + finished + "/files/" + name);
        assertThat(answer.statusCode()).isIn(400, 404, 403);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void aFileIsGivenWithItsHash() throws Exception {
        HttpResponse<String> answer = province.get("/api/v1/runs/" + finished + "/files/findings.jsonl");
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(answer.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.headers().firstValue("ETag")).contains('"' + sha256 + '"');
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(province.send(province.request("/api/v1/runs/" + finished + "/files/findings.jsonl")
                                .header("If-None-Match", '"' + sha256 + '"'))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theFolderOfARunHasTheBytesOfTheCommandLine(@TempDir Path other) throws Exception {
        Path facts = Files.createDirectory(other.resolve("facts"));
        Files.copy(FACTS, facts.resolve("enterprises.jsonl"));
        PolicyBook book = service.part(PolicyBook.class);
        new CheckRun(
                        book,
                        service.part(RuleEngine.class),
                        new RunOptions(
                                LocalDate.of(2024, 12, 31),
                                Set.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING),
                                Language.ZH,
                                false,
                                new RegionCode("230000")),
                        null,
                        1)
                .write(other.resolve("run"), Reports.NONE, FactFiles.below(facts), null, Progress.SILENT);
        for (String file : Reports.NONE.files()) {
            assertThat(data.resolve("runs").resolve(finished).resolve(file))
                    .hasSameBinaryContentAs(other.resolve("run").resolve(file));
        }
    }

    @Test
    void whatWasBegunWhenTheServiceDiedIsFinishedOnce() throws Exception {
        Path folder = Files.createTempDirectory(data, "again");
        DatabaseAddress address = Databases.postgresql();
        String upload;
        String whole;
        try (RunningService first = RunningService.start(folder, address, Map.of())) {
            first.account("auditor", Role.AUDITOR, "230000", null);
            AuditClient program = new AuditClient(first, "auditor");
            upload = program.upload("enterprises.jsonl", Files.readAllBytes(FACTS));
            whole = program.start("", upload);
            program.over(whole);
        }
        byte[] before = Files.readAllBytes(folder.resolve("runs").resolve(whole).resolve("summary.json"));
        UUID broken = UUID.randomUUID();
        try (Database between = Database.open(address)) {
            Runs kept = new Runs(between);
            RunRecord run = kept.find(Scope.of(RegionCode.NATION), UUID.fromString(whole))
                    .orElseThrow();
            RunAsked asked = run.asked();
            UploadFiles files = new UploadFiles(DataFolder.open(folder));
            files.use(UUID.fromString(upload), broken, "enterprises.jsonl");
            kept.add(
                    new RunAsked(
                            broken,
                            "broken",
                            asked.region(),
                            asked.by(),
                            asked.byName(),
                            asked.asOf(),
                            asked.outcomes(),
                            asked.language(),
                            false,
                            true,
                            null,
                            asked.inputs()),
                    run.createdAt());
            // Killed while its lines were written.
            kept.begin(run.createdAt());
            Path half = Files.createDirectories(files.run(broken));
            Files.writeString(half.resolve(".findings.jsonl.part"), "half a line");
        }
        try (RunningService second = RunningService.start(folder, address, Map.of())) {
            AuditClient program = new AuditClient(second, "auditor");
            JsonNode again = program.over(broken.toString());
            assertThat(again.get("state").asString()).isEqualTo("finished");
            assertThat(json(program.get("/api/v1/runs")).get("items").size()).isEqualTo(2);
            assertThat(program.get("/api/v1/runs/" + broken + "/files/findings.jsonl")
                            .body())
                    .isEqualTo(program.get("/api/v1/runs/" + whole + "/files/findings.jsonl")
                            .body());
        }
        assertThat(folder.resolve("runs").resolve(broken.toString()).resolve(".findings.jsonl.part"))
                .doesNotExist();
        assertThat(Files.readAllBytes(folder.resolve("runs").resolve(whole).resolve("summary.json")))
                .isEqualTo(before);
    }

    @Test
    void reportsAreMadeAsTheCommandLineMakesThem() throws Exception {
        String run = province.start("", province.upload("r.jsonl", Files.readAllBytes(FACTS)));
        province.over(run);
        assertThat(province.get("/api/v1/runs/" + run + "/files/findings.csv").statusCode())
                .isEqualTo(404);
        assertThat(province.post("/api/v1/runs/" + run + "/reports", "{\"formats\":[\"csv\",\"xlsx\"]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(province.get("/api/v1/runs/" + run + "/files/findings.csv").statusCode())
                .isEqualTo(200);
        assertThat(province.get("/api/v1/runs/" + run + "/files/working-paper.xlsx")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(province.post("/api/v1/runs/" + run + "/reports", "{\"formats\":[\"doc\"]}"), 422, "formats 不能是");
    }

    @Test
    void theSameKeyMakesTheSameRunAndNoOther() throws Exception {
        String upload = province.upload("k.jsonl", Files.readAllBytes(FACTS));
        String body = "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + upload + "\"]}";
        String first = json(province.post("/api/v1/runs", body, "Idempotency-Key", "k1"))
                .get("id")
                .asString();
        String again = json(province.post("/api/v1/runs", body, "Idempotency-Key", "k1"))
                .get("id")
                .asString();
        assertThat(again).isEqualTo(first);
        assertProblem(
                province.post("/api/v1/runs", body.replace("2024", "2023"), "Idempotency-Key", "k1"), 409, "已用于另一个请求");
        String other = json(colleague.post(
                        "/api/v1/runs",
                        body.replace(upload, colleague.upload("k.jsonl", Files.readAllBytes(FACTS))),
                        "Idempotency-Key",
                        "k1"))
                .get("id")
                .asString();
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void anUploadGoesOnAfterABreak() throws Exception {
        byte[] bytes = Files.readAllBytes(FACTS);
        String address = province.announce("资料 2024.jsonl", bytes.length)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
        assertThat(province.piece(address, 0, half).statusCode()).isEqualTo(204);
        HttpResponse<String> head = province.send(
                province.request(address).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Upload-Offset")).contains(Integer.toString(half.length));
        assertProblem(province.piece(address, 0, half), 409, "不能从第 0 字节接着传");
        byte[] rest = Arrays.copyOfRange(bytes, half.length, bytes.length);
        byte[] tooMuch = Arrays.copyOf(rest, rest.length + 1);
        assertProblem(province.piece(address, half.length, tooMuch), 413, "比说好的长度多");
        String sha1 = "sha1 "
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(rest));
        byte[] wrong = rest.clone();
        wrong[0] ^= 1;
        assertThat(province.piece(address, half.length, wrong, "Upload-Checksum", sha1)
                        .statusCode())
                .isEqualTo(460);
        assertThat(province.piece(address, half.length, rest, "Upload-Checksum", sha1)
                        .statusCode())
                .isEqualTo(204);
        JsonNode upload = json(province.get(address));
        assertThat(upload.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(upload.get("name").asString()).isEqualTo("资料 2024.jsonl");
        assertThat(province.send(province.request(address).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(province.get(address).statusCode()).isEqualTo(404);
        assertThat(data.resolve("uploads").resolve(address.substring(address.lastIndexOf('/') + 1)))
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.jsonl",
                "a/b.jsonl",
                "a\\b.jsonl",
                ".hidden.jsonl",
                "",
                "a\n.jsonl",
                "a..jsonl",
                "<b>.jsonl"
            })
    void namesThatCouldLeadElsewhereAreRefused(String name) throws Exception {
        assertThat(province.announce(name, 10).statusCode()).isIn(400, 422);
    }

    @Test
    void badUploadsAreRefused() throws Exception {
        assertProblem(province.announce("a.jsonl", 9L << 30), 413, "最多 8,192 MiB");
        assertProblem(province.announce("a.jsonl", 0), 422, "文件是空的");
        HttpResponse<String> noVersion = province.send(
                province.request("/api/v1/uploads").header("Upload-Length", "1").POST(BodyPublishers.noBody()));
        assertProblem(noVersion, 412, "Tus-Resumable");
        String half = province.announce("half.jsonl", 10)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertProblem(
                province.post(
                        "/api/v1/runs",
                        "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + half.substring(half.lastIndexOf('/') + 1)
                                + "\"]}"),
                422,
                "还没有传完");
        String text = province.upload("notes.txt", "hello".getBytes(StandardCharsets.UTF_8));
        assertProblem(
                province.post("/api/v1/runs", "{\"asOf\":\"2024-12-31\",\"uploads\":[\"" + text + "\"]}"),
                422,
                "没有事实文件");
    }

    @Test
    void aWorkbookThatExplodesFailsWithASentence() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            for (String name : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(part(name).getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    .getBytes(StandardCharsets.UTF_8));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                zip.write(blanks);
            }
        }
        String run = province.start("", province.upload("bomb.xlsx", bomb.toByteArray()));
        JsonNode view = province.over(run);
        assertThat(view.get("state").asString()).isEqualTo("failed");
        assertThat(view.get("failure").get("zh").asString()).contains("bomb.xlsx");
        assertThat(view.get("failure").get("en").asString()).contains("zip bomb");
        assertThat(data.resolve("runs").resolve(run)).doesNotExist();
    }

    private static String part(String name) {
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        String office = "http://schemas.openxmlformats.org/";
        return switch (name) {
            case "[Content_Types].xml" ->
                "<Types xmlns=\"" + office
                        + "package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + types + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
                        + types
                        + "worksheet+xml\"/></Types>";
            case "xl/workbook.xml" ->
                "<workbook xmlns=\"" + office + "spreadsheetml/2006/main\" xmlns:r=\"" + office
                        + "officeDocument/2006/relationships\"><sheets><sheet name=\"学校\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
            default ->
                "<Relationships xmlns=\"" + office + "package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
                        + office
                        + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
        };
    }

    @Test
    void aRunCarriesOverFromAnEarlierOne() throws Exception {
        String again = province.start(
                ",\"since\":\"" + finished + "\"", province.upload("enterprises.jsonl", Files.readAllBytes(FACTS)));
        JsonNode view = province.over(again);
        assertThat(view.get("result").get("carried").asLong())
                .isEqualTo(view.get("result").get("judged").asLong());
        assertThat(province.get("/api/v1/runs/" + again + "/files/findings.jsonl")
                        .body())
                .isEqualTo(province.get("/api/v1/runs/" + finished + "/files/findings.jsonl")
                        .body());
        assertProblem(
                elsewhere.post(
                        "/api/v1/runs",
                        "{\"asOf\":\"2024-12-31\",\"since\":\"" + finished + "\",\"uploads\":[\""
                                + elsewhere.upload("e.jsonl", Files.readAllBytes(FACTS)) + "\"]}"),
                422,
                "要沿用的那次核对不存在");
    }

    @Test
    void nothingUnfinishedIsLeftInTheFoldersOfRuns() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("runs").resolve(finished))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part") || name.endsWith(".wal") || name.endsWith(".tmp"));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(words, "detailEn").doesNotContain(data.toString());
    }
}
