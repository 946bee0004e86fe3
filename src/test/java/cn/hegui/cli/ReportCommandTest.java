package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reports with a run and of a run. The golden folder holds each form of a full, an English and an empty run, a workbook by
 * its cells; where a change is meant, run {@code mvn test -Dtest=ReportCommandTest -Dhegui.golden=update} and read the
 * difference before it is committed.
 */
class ReportCommandTest {
    private static final Path GOLDEN = Path.of("fixtures", "reports", "forms");
    private static final String ALL = "csv,xlsx,html,junit,sarif";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> REPORTS =
            List.of("findings.csv", "findings.sarif", "junit.xml", "report.html", "working-paper.xlsx");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"full,facts.jsonl,zh", "english,facts.jsonl,en", "empty,empty.jsonl,zh"})
    void formsAreWhatTheyWere(String golden, String facts, String language) throws IOException {
        Path out = temporary.resolve("run");
        check(out, "fixtures/reports/" + facts, "--lang", language, "--format", ALL);
        for (String name : REPORTS) {
            String shown = shown(out.resolve(name));
            Path expected = GOLDEN.resolve(golden).resolve(name.replace(".xlsx", ".txt"));
            if (System.getProperty("hegui.golden", "").equals("update")) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, shown);
            }
            assertThat(shown).as(expected.toString()).isEqualTo(Files.readString(expected));
        }
    }

    @Test
    void reportsOfAFinishedRunAreThoseMadeWithIt() throws IOException {
        Path at = temporary.resolve("at");
        Path later = temporary.resolve("later");
        check(at, "fixtures/reports/facts.jsonl", "--format", ALL);
        check(later, "fixtures/reports/facts.jsonl");
        Console report = Console.run("report", later.toString(), "--format", ALL);
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.out()).contains("working-paper.xlsx", "report.html");
        assertThat(bytes(later)).isEqualTo(bytes(at));

        Path beside = temporary.resolve("beside");
        assertThat(Console.run("report", at.toString(), "--format", "csv", "--out", beside.toString())
                        .exitCode())
                .isZero();
        assertThat(bytes(beside)).containsOnlyKeys("findings.csv");
        assertThat(bytes(beside).get("findings.csv")).isEqualTo(bytes(at).get("findings.csv"));
    }

    @Test
    void summaryListsEveryFileWithItsHash() throws IOException {
        Path out = temporary.resolve("run");
        check(out, "fixtures/reports/facts.jsonl", "--format", "csv,sarif");
        String summary = Files.readString(out.resolve("summary.json"));
        for (String name : bytes(out).keySet()) {
            if (!name.equals("summary.json")) {
                assertThat(summary)
                        .contains("\"file\": \"" + name + "\",\n      \"sha256\": \""
                                + cn.hegui.paper.RunFiles.sha256(out.resolve(name)) + "\"");
            }
        }
    }

    @Test
    void reportOfAnEarlierRunGoesWithIt() throws IOException {
        Path out = temporary.resolve("run");
        check(out, "fixtures/reports/facts.jsonl", "--format", "csv");
        check(out, "fixtures/reports/empty.jsonl");
        assertThat(out.resolve("findings.csv")).doesNotExist();
    }

    @Test
    void changedRunIsNotReported() throws IOException {
        Path out = temporary.resolve("run");
        check(out, "fixtures/reports/facts.jsonl");
        Files.writeString(out.resolve("findings.jsonl"), "\n", java.nio.file.StandardOpenOption.APPEND);
        Map<String, String> before = bytes(out);
        Console report = Console.run("report", out.toString(), "--format", "html");
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.err()).contains("findings.jsonl 在核对之后被改动过", "SHA-256");
        assertThat(bytes(out)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report nowhere --format html|没有 summary.json",
                "report|缺少 RUN_DIR",
                "report nowhere|--format",
                "report nowhere --format htm|可以是 csv、xlsx、html、junit、sarif、jsonl",
                "check fixtures/reports/facts.jsonl --as-of 2024-12-31 --format csv|需要 --out",
                "check x --as-of 2024-12-31 --format xlsx --out y --template nowhere.yaml|nowhere.yaml",
                "rank fixtures/demo --format xlsx|需要 --out"
            })
    void whatCannotBeReportedIsSaid(String command, String said) {
        Console run = Console.run(command.split(" "));
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void builtInLayoutCanBeTakenForOnesOwn() throws IOException {
        Path layout = temporary.resolve("ours.yaml");
        Files.writeString(layout, Console.run("report", "--show-template").out());
        Path one = temporary.resolve("one");
        Path other = temporary.resolve("other");
        check(one, "fixtures/reports/facts.jsonl", "--format", "xlsx");
        check(other, "fixtures/reports/facts.jsonl", "--format", "xlsx", "--template", layout.toString());
        assertThat(bytes(other)).isEqualTo(bytes(one));
    }

    @Test
    void rankingShowsStrengthsInAWorkbookAndAPage() throws IOException {
        Path out = temporary.resolve("rank");
        Console run = Console.run("rank", "fixtures/demo", "--format", "xlsx,html", "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, String> first = bytes(out);
        assertThat(first).containsOnlyKeys("rank.csv", "rank.json", "rank.xlsx", "rank.html");
        assertThat(shown(out.resolve("rank.xlsx"))).contains("== 中等职业学校和技工院校", "最强的指标", "（100%）");
        assertThat(Files.readString(out.resolve("rank.html")))
                .contains("<svg", "最弱的指标")
                .doesNotContain("<script");
        Console.run("rank", "fixtures/demo", "--format", "xlsx,html", "--out", out.toString());
        assertThat(bytes(out)).isEqualTo(first);
    }

    /** LibreOffice reads the charts that we add to the workbook, and writes what it understood. */
    @Test
    void rankingHasAChartForEachGroupThatAnotherProgramDraws() throws IOException, InterruptedException {
        Path out = temporary.resolve("charts");
        Console.run("rank", "fixtures/demo", "--format", "xlsx", "--out", out.toString());
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(
                Office.convert(out.resolve("rank.xlsx"), "xlsx", temporary).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("xl/charts/chart")) {
                    parts.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(parts).hasSize(2);
        assertThat(parts.values())
                .allSatisfy(chart -> assertThat(chart)
                        .contains("最强的指标，得分占满分的 %", "最弱的指标，得分占满分的 %", "<c:v>100</c:v>")
                        .contains("<c:barDir val=\"bar\"/>"));
        assertThat(String.join("", parts.values()).replace("&apos;", "'"))
                .contains("中等职业学校和技工院校", "<c:f>'图 1'!$A$2:$A$", "<c:f>'图 2'!$C$2:$C$");
    }

    private static void check(Path out, String facts, String... options) {
        String[] command = Stream.concat(
                        Stream.of(
                                "check", facts, "--as-of", "2024-12-31", "--outcomes", "all", "--out", out.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        Console run = Console.run(command);
        assertThat(run.exitCode()).as(run.err()).isIn(0, 1, 3);
    }

    /** A text as it is, a workbook by its cells; hashes and the version of the program aside. */
    private static String shown(Path file) throws IOException {
        String text;
        if (file.toString().endsWith(".xlsx")) {
            StringBuilder cells = new StringBuilder();
            try (InputStream in = Files.newInputStream(file);
                    ReadableWorkbook book = new ReadableWorkbook(in)) {
                for (Sheet sheet : book.getSheets().toList()) {
                    cells.append("== ").append(sheet.getName()).append('\n');
                    for (Row row : sheet.read()) {
                        cells.append(row.stream().map(ReportCommandTest::shown).collect(Collectors.joining(" | ")))
                                .append('\n');
                    }
                }
            }
            text = cells.toString();
        } else {
            text = Files.readString(file);
        }
        return HASH.matcher(text)
                .replaceAll("HASH")
                .replace("hegui development", "hegui VERSION")
                .replace("\"version\": \"development\"", "\"version\": \"VERSION\"");
    }

    private static String shown(Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getFormula() != null
                ? "=" + cell.getFormula()
                : cell.getRawValue() == null ? "" : cell.getText().replace("\n", "⏎");
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }
}
