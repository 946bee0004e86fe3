package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.report.SummaryDocument;
import cn.hegui.spark.ClusterCheck;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** On a cluster the same lines and counts as on one machine, byte for byte after sorting; or nothing and a clear word. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HeguiSparkIT {
    private static final String DAY = "2024-12-31";
    private static final List<String> TABLES = List.of("findings", "subjects", "credit-records", "rejects");
    private static final Path BROKEN = Path.of("fixtures/broken/facts");

    @TempDir
    private Path temporary;

    private static SparkSession session;

    @BeforeAll
    static void connect() {
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                // Compiling queries takes longer than these small ones.
                .config("spark.sql.codegen.wholeStage", "false")
                .getOrCreate();
    }

    @AfterAll
    static void disconnect() {
        ClusterCheck.disconnect();
    }

    @Test
    void tellsTheSameOfGoodAndBrokenFactsCutAnywhere() throws IOException {
        List<String> facts =
                new ArrayList<>(List.of("fixtures/demo", trickyFacts().toString()));
        rejectedFiles().forEach(file -> facts.add(BROKEN.resolve(file).toString()));
        Console local = local(facts, "--outcomes", "all");
        // Prime, and less than most lines: cuts fall inside lines, characters, and between CR and LF.
        Console spark = inChunksOf("997b", () -> spark(facts, "--outcomes", "all", "--format", "jsonl"));
        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(local.exitCode()).isEqualTo(ExitCode.REJECTED);
        for (String table : TABLES) {
            assertThat(sparkLines(table)).as(table).isEqualTo(localLines(table)).isNotEmpty();
        }
        assertThat(temporary.resolve("spark/summary.json"))
                .hasBinaryContent(
                        SummaryDocument.withoutOutputs(Files.readAllBytes(temporary.resolve("local/summary.json"))));
        assertThat(lines(temporary.resolve("spark/jsonl/findings/province=220000")))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"region\":\"22"));
        assertThat(temporary.resolve("spark/jsonl/rejects/province=__HIVE_DEFAULT_PARTITION__"))
                .isDirectory();
        assertThat(temporary.resolve("spark/_SUCCESS")).isEmptyFile();
        assertThat(spark.err()).contains("1/4 输入：", "README.md", "2/4 清点：", "3/4 核对：");
    }

    @Test
    void readsParquetAsTheJsonItWasMadeOf() throws IOException {
        String facts = temporary.resolve("facts").toString();
        session.read()
                .json("fixtures/demo/enterprises.jsonl", "fixtures/demo/institutions.jsonl")
                .coalesce(1)
                .write()
                .parquet(facts);
        Console local = local(List.of("fixtures/demo/enterprises.jsonl", "fixtures/demo/institutions.jsonl"));
        Console spark = spark(List.of(facts), "--format", "jsonl");
        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(local.exitCode());
        for (String table : List.of("findings", "subjects", "credit-records")) {
            assertThat(sparkLines(table)).as(table).isEqualTo(localLines(table)).isNotEmpty();
        }
        assertThat(temporary.resolve("spark/parquet")).doesNotExist();
    }

    @Test
    void readsTypedColumnsAndNamesRowsInRowGroups() throws IOException {
        String rows = """
                SELECT 'enterprise' AS kind, concat('91220102M0000', lpad(id, 4, '0'), 'X') AS id,
                    if(id = 7, cast(unhex('e4b8') AS STRING), '某机械') AS name, '220102' AS region,
                    array(named_struct('year', 2023, 'payroll', cast(2000000 AS DECIMAL(18, 2)),
                        'extracted', cast(30000 AS DECIMAL(9, 0)), 'spent', cast(28000.5 AS DOUBLE),
                        'frontlineSpent', if(id = 5, CAST(-1 AS DECIMAL(38, 2)), CAST(15000.25 AS DECIMAL(38, 2))),
                        'highTech', false)) AS trainingAccounts,
                    array(named_struct('id', 'G1', 'hiredOn', DATE '2022-09-01', 'leftOn', '2023-03-31')) AS graduates,
                    IF(id % 2 = 0, array(), NULL) AS certificates
                FROM (SELECT if(id = 39, 3, id) AS id FROM range(0, 40, 1, 1))
                """;
        Path facts = temporary.resolve("facts");
        session.sql(rows)
                .write()
                .option("parquet.block.size", 1)
                .option("parquet.block.size.row.check.min", 10)
                .option("parquet.block.size.row.check.max", 10)
                .option("parquet.page.size.row.check.min", 10)
                .parquet(facts.toString());
        Path parquet = onlyParquet(facts);
        Console spark = inChunksOf("500b", () -> spark(List.of(parquet.toString()), "--format", "jsonl"));
        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(ExitCode.REJECTED);
        assertThat(sparkLines("rejects"))
                .hasSize(3)
                .anyMatch(line -> line.contains("\"line\":6,") && line.contains("negative-number"))
                .anyMatch(line -> line.contains("\"line\":8,") && line.contains("not-utf8"))
                .anyMatch(line -> line.contains("\"line\":40,")
                        && line.contains(parquet + " 第 4 行")
                        && line.contains("\"pointer\":\"/id\""));
        // The same facts as JSON give the same findings.
        Path json = temporary.resolve("facts.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < 39; id++) {
            if (id != 5 && id != 7) {
                lines.append("""
                        {"kind":"enterprise","id":"91220102M0000%04dX","name":"某机械","region":"220102","trainingAccounts":\
                        [{"year":2023,"payroll":"2000000.00","extracted":30000,"spent":28000.5,"frontlineSpent":15000.25,\
                        "highTech":false}],"graduates":[{"id":"G1","hiredOn":"2022-09-01","leftOn":"2023-03-31"}]%s}
                        """.formatted(id, id % 2 == 0 ? ",\"certificates\":[]" : ""));
            }
        }
        Files.writeString(json, lines);
        local(List.of(json.toString()));
        assertThat(sparkLines("findings")).isEqualTo(localLines("findings")).isNotEmpty();
        assertThat(sparkLines("subjects")).isEqualTo(localLines("subjects"));
    }

    @Test
    void judgesByEditedPoliciesAndRules() throws IOException {
        List<String> facts = List.of("fixtures/demo/enterprises.jsonl");
        Path policies = Files.createDirectory(temporary.resolve("policies"));
        Path document = Path.of("rules/policies/shuangyashan-2020.yaml");
        Files.copy(document, policies.resolve(document.getFileName()));
        String[] book = {"--policies", policies.toString(), "--rules", "rules/kinds", "--lang", "en"};
        Console local = local(facts, book);
        assertThat(local.exitCode()).as(local.err()).isEqualTo(ExitCode.FOUND);
        Console spark = spark(
                facts,
                Stream.concat(Arrays.stream(book), Stream.of("--format", "jsonl"))
                        .toArray(String[]::new));
        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(local.exitCode());
        assertThat(sparkLines("findings")).isEqualTo(localLines("findings")).isNotEmpty();
        assertThat(temporary.resolve("spark/summary.json"))
                .hasBinaryContent(
                        SummaryDocument.withoutOutputs(Files.readAllBytes(temporary.resolve("local/summary.json"))));
        assertThat(spark.err()).contains("3/4 Judged: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void leavesNothingOfATruncatedParquetFile(String language) throws IOException {
        Path facts = Files.createDirectory(temporary.resolve("facts"));
        Files.copy(Path.of("fixtures/demo/enterprises.jsonl"), facts.resolve("a.jsonl"));
        session.range(1000)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(temporary.resolve("whole").toString());
        byte[] whole = Files.readAllBytes(onlyParquet(temporary.resolve("whole")));
        Files.write(facts.resolve("b.parquet"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.writeString(facts.resolve("c.txt"), "其他");
        Console spark = spark(List.of(facts.toString()), "--lang", language);
        assertFailed(
                spark,
                facts + "/b.parquet",
                language.equals("zh") ? "不是完整的 Parquet 文件" : "is no complete Parquet file",
                "c.txt");
    }

    @Test
    void leavesNothingOfDamagedPages() throws IOException {
        session.range(100_000).write().parquet(temporary.resolve("whole").toString());
        Path parquet = onlyParquet(temporary.resolve("whole"));
        byte[] damaged = Files.readAllBytes(parquet);
        Arrays.fill(damaged, 200, 1200, (byte) 0x5a);
        Path facts = Files.write(temporary.resolve("damaged.parquet"), damaged);
        assertFailed(spark(List.of(facts.toString())), facts.toString(), "不是完整的 Parquet 文件");
    }

    @Test
    void leavesNothingOfATruncatedArchive() throws IOException {
        Path facts = Files.createDirectory(temporary.resolve("facts"));
        Files.copy(Path.of("fixtures/demo/enterprises.jsonl"), facts.resolve("a.jsonl"));
        Files.write(facts.resolve("b.jsonl.gz"), Arrays.copyOf(gzip("fixtures/demo/institutions.jsonl"), 2000));
        assertFailed(spark(List.of(facts.toString())), facts + "/b.jsonl.gz", "不完整");
    }

    @Test
    void mixedFoldersAreReadAsOneInput() throws IOException {
        Path facts = Files.createDirectory(temporary.resolve("facts"));
        Files.write(facts.resolve("a.jsonl.gz"), gzip("fixtures/demo/enterprises.jsonl"));
        Files.copy(Path.of("fixtures/demo/regions.json"), facts.resolve("b.json"));
        session.read()
                .json("fixtures/demo/institutions.jsonl")
                .coalesce(1)
                .write()
                .parquet(facts + "/c");
        Files.copy(Path.of("fixtures/demo/institutions.jsonl"), facts.resolve("d.jsonl"));
        Files.writeString(facts.resolve("e.csv"), "id\n");
        Console spark = spark(List.of(facts.toString()));
        assertThat(spark.exitCode()).as(spark.err()).isEqualTo(ExitCode.REJECTED);
        assertThat(spark.err()).contains("e.csv", "未读取");
        // Every institution of d.jsonl stands in c already.
        assertThat(sparkLines("rejects"))
                .hasSameSizeAs(Files.readAllLines(Path.of("fixtures/demo/institutions.jsonl")))
                .allMatch(line -> line.contains("duplicate-subject") && line.contains("/c/part-"));
        local(List.of("fixtures/demo"));
        for (String table : List.of("findings", "subjects", "credit-records")) {
            assertThat(sparkLines(table)).as(table).isEqualTo(localLines(table)).isNotEmpty();
        }
        for (String table : TABLES) {
            assertThat(sparkRows(table))
                    .as(table)
                    .isEqualTo(sparkLines(table).stream()
                            .map(HeguiSparkIT::tree)
                            .sorted()
                            .toList());
        }
        assertThat(spark.err()).contains("4/4 写出：JSONL · PARQUET");
    }

    @Test
    void saysWhatIsWrongWithTheArguments() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path other = Files.writeString(temporary.resolve("facts.xml"), "<a/>");
        assertFailed(spark(List.of(empty.toString())), "文件夹 " + empty + " 中没有事实文件", ".parquet");
        assertFailed(spark(List.of(temporary + "/absent.jsonl")), "找不到 " + temporary + "/absent.jsonl");
        assertFailed(spark(List.of(other.toString())), "不认识 " + other + " 的扩展名");
        assertFailed(spark(List.of("nofs://somewhere/facts")), "nofs://somewhere/facts", "没有配置");
        assertFailed(spark(List.of("fixtures/demo"), "--format", "csv"), "jsonl、parquet、both");

        Path full = Files.createDirectory(temporary.resolve("spark"));
        Path mine = Files.writeString(full.resolve("mine.txt"), "mine");
        Console spark = spark(List.of("fixtures/demo"));
        assertThat(spark.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(spark.err()).contains(full + " 已存在且不为空");
        assertThat(mine).hasContent("mine");
    }

    /** Later subjects in other files and chunks, behind rejected ones, in arrays; BOM, CR LF, blank lines, no UTF-8. */
    private Path trickyFacts() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("tricky"));
        List<String> demo = Files.readAllLines(Path.of("fixtures/demo/enterprises.jsonl"));
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        mixed.write((demo.get(0) + "\r\n\r\n \t\r\n").getBytes(StandardCharsets.UTF_8));
        mixed.write(school("TS-1", "\"name\":\"长春某校\"").getBytes(StandardCharsets.UTF_8));
        mixed.write(school("TS-2", "\"name\":\"长春某校").getBytes("GBK"));
        mixed.write(school("TS-2", "\"level\":\"none\"").getBytes(StandardCharsets.UTF_8));
        mixed.write(school("TS-2", "\"name\":\"second of a rejected one\"").getBytes(StandardCharsets.UTF_8));
        mixed.write("\uFEFF{\"kind\":\"institution\",\"id\":\"TS-3\",\"region\":\"220100\"}\r\n"
                .getBytes(StandardCharsets.UTF_8));
        mixed.write(school("TS-3", "\"name\":\"\uD83C\uDFEB\uD83C\uDFEB\",\"colour\":\"red\"")
                .getBytes(StandardCharsets.UTF_8));
        mixed.write(
                "{\"region\":\"999999\",\"kind\":\"institution\",\"id\":\"TS-4\"}".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.jsonl"), mixed.toByteArray());
        Files.writeString(
                folder.resolve("b.json"),
                "[\n {\"kind\": \"institution\",\n  \"id\": \"TS-5\", \"region\": \"220100\"},\n"
                        + " {\"kind\": \"institution\",\n\n  \"id\": \"TS-4\", \"region\": \"330600\"}\n]\n");
        Files.writeString(
                folder.resolve("c.jsonl"),
                school("TS-5", "\"colour\":\"blue\"") + String.join("\n", demo.subList(3, 6)) + "\n");
        Files.write(folder.resolve("d.jsonl.gz"), gzip("fixtures/demo/institutions.jsonl"));
        Files.writeString(folder.resolve("e.jsonl"), "");
        return folder;
    }

    private static String school(String id, String more) {
        return "{\"kind\":\"institution\",\"id\":\"" + id + "\",\"region\":\"220100\"," + more + "}\r\n";
    }

    @SuppressWarnings("unchecked")
    private static Iterable<String> rejectedFiles() throws IOException {
        Map<String, Object> expected =
                (Map<String, Object>) new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(BROKEN.resolve("expected.yaml")));
        return ((Map<String, Object>) expected.get("rejects")).keySet();
    }

    private static byte[] gzip(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(Path.of(file)));
        }
        return bytes.toByteArray();
    }

    private static Path onlyParquet(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*[.]parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private interface Action {
        Console run();
    }

    private static Console inChunksOf(String bytes, Action action) {
        session.conf().set("spark.sql.files.maxPartitionBytes", bytes);
        try {
            return action.run();
        } finally {
            session.conf().unset("spark.sql.files.maxPartitionBytes");
        }
    }

    private Console local(List<String> facts, String... more) {
        return Console.run(arguments(Stream.of("check", "--out", temporary + "/local"), facts, more));
    }

    private Console spark(List<String> facts, String... more) {
        return Console.runOnSpark(arguments(Stream.of("--out", temporary + "/spark"), facts, more));
    }

    private static String[] arguments(Stream<String> first, List<String> facts, String... more) {
        return Stream.of(first, Stream.of("--as-of", DAY), facts.stream(), Arrays.stream(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private void assertFailed(Console spark, String... words) throws IOException {
        assertThat(spark.err()).contains(words).doesNotContain("\tat ");
        assertThat(spark.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("spark"));
        }
    }

    private List<String> localLines(String table) throws IOException {
        return Files.readAllLines(temporary.resolve("local").resolve(table + ".jsonl")).stream()
                .sorted()
                .toList();
    }

    private List<String> sparkLines(String table) throws IOException {
        return lines(temporary.resolve("spark/jsonl").resolve(table));
    }

    private static List<String> lines(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines.stream().sorted().toList();
        }
    }

    /** The rows in Parquet as the JSON that they hold: a null is absent. */
    private List<String> sparkRows(String table) {
        return session
                .read()
                .parquet(temporary.resolve("spark/parquet").resolve(table).toString())
                .drop("province")
                .toJSON()
                .collectAsList()
                .stream()
                .map(HeguiSparkIT::tree)
                .sorted()
                .toList();
    }

    /** One text for equal values; the details are a map, without order, of texts: what is none in the line is its JSON. */
    private static String tree(String json) {
        try {
            ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json);
            if (tree.get("details") instanceof ObjectNode details) {
                ObjectNode sorted = tree.putObject("details");
                details.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(detail -> sorted.put(
                                detail.getKey(),
                                detail.getValue().isTextual()
                                        ? detail.getValue().textValue()
                                        : detail.getValue().toString()));
            }
            return tree.toString();
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
