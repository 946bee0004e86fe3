package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.hegui.intake.cells.XlsxMaker;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Workbooks with something wrong: the command says what, in the words that are expected, and loses no row. */
class BrokenTablesTest {
    private static final Path FOLDER = Path.of("fixtures", "broken", "tables");
    private static final String ID = "91220112DEM009015Y";
    private static final int TEN_MILLION = 10_000_000;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> what_is_wrong_is_said_and_no_row_is_lost() {
        return expected().entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    Map<String, Object> expected = file.getValue();
                    String facts = FOLDER.resolve(file.getKey()).toString();
                    Path out = Files.createTempDirectory(folder, "out").resolve("run");
                    Console zh = Console.run("check", facts, "--as-of", "2024-12-31", "--out", out.toString());
                    Console en = Console.run("check", facts, "--as-of", "2024-12-31", "--lang", "en");
                    assertThat(zh.exitCode()).as(zh.err()).isEqualTo(expected.get("exit"));
                    assertThat(en.exitCode()).as(en.err()).isEqualTo(expected.get("exit"));
                    assertThat(said(zh)).contains(words(expected, "zh"));
                    assertThat(said(en)).contains(words(expected, "en"));
                    if (expected.get("rows") instanceof List<?> rows) {
                        assertThat(rows(out)).isEqualTo(rows);
                    } else {
                        assertThat(out).doesNotExist();
                    }
                }));
    }

    @Test
    void every_file_of_the_folder_has_its_words() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("expected.yaml")))
                    .containsExactlyInAnyOrderElementsOf(expected().keySet());
        }
    }

    /** A text that reads like a formula stays a text in everything that a spreadsheet opens. */
    @Test
    void nothing_that_we_write_is_a_formula_of_theirs() throws IOException {
        Path out = folder.resolve("run");
        Path converted = folder.resolve("csv");
        String facts = FOLDER.resolve("injection.xlsx").toString();
        String name = "=cmd|' /C calc'!A1";
        Console.run("check", facts, "--as-of", "2024-12-31", "--out", out.toString(), "--format", "xlsx,csv");
        Console.run("convert", facts, "--out", converted.toString());
        Console.run("convert", facts, "--out", folder.resolve("again.xlsx").toString());

        for (Path workbook : List.of(out.resolve("working-paper.xlsx"), folder.resolve("again.xlsx"))) {
            String sheets = sheets(workbook);
            assertThat(sheets).contains("<is><t>" + name.replace("'", "&apos;") + "</t></is>");
            assertThat(Pattern.compile("<f>([^<]*)</f>")
                            .matcher(sheets)
                            .results()
                            .map(found -> found.group(1)))
                    .allMatch(formula -> formula.startsWith("ROUND"));
        }
        List<String> fields = new ArrayList<>();
        for (Path file : List.of(out.resolve("findings.csv"), converted.resolve("enterprise.csv"))) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
                csv.forEach(row -> fields.addAll(row.getFields()));
            }
        }
        assertThat(fields).contains("'" + name).noneMatch(field -> field.matches("(?s)[=+@].*|-[^0-9].*"));
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        Path bomb = new XlsxMaker()
                .rows("企业", Collections.nCopies(100, " ".repeat(1 << 20)))
                .write(folder.resolve("bomb.xlsx"));
        Console run = Console.run("check", bomb.toString(), "--as-of", "2024-12-31");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(run.err()).contains("bomb.xlsx", "压缩炸弹");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void ten_million_empty_rows_of_a_workbook_are_counted() throws IOException {
        List<String> empty = new ArrayList<>();
        empty.add(row(1, "统一社会信用代码", "年度", "实际支出"));
        empty.add(row(2, ID, "2023", "30000"));
        IntStream.rangeClosed(3, 1_000_002).forEach(r -> empty.add("<row r=\"" + r + "\"/>"));
        XlsxMaker maker = new XlsxMaker().sheet("企业", new String[] {"统一社会信用代码", "地区代码"}, new String[] {ID, "220112"});
        for (String sheet : List.of("职工教育经费", "统计1", "统计2", "统计3", "统计4", "统计5", "统计6", "统计7", "统计8", "统计9")) {
            maker.rows(sheet, sheet.startsWith("统计") ? empty.subList(2, empty.size()) : empty);
        }
        judgesTheOneFirm(maker.write(folder.resolve("empty.xlsx")), "empty.xlsx");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void ten_million_empty_lines_of_csv_are_counted() throws IOException {
        Path csv = Files.createDirectory(folder.resolve("csv"));
        Files.writeString(csv.resolve("企业.csv"), "统一社会信用代码,地区代码\n" + ID + ",220112\n");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv.resolve("职工教育经费.csv")))) {
            out.write(("统一社会信用代码,年度,实际支出\n" + ID + ",2023,30000\n").getBytes(StandardCharsets.UTF_8));
            byte[] lines = new byte[1000];
            Arrays.fill(lines, (byte) '\n');
            for (int i = 0; i < TEN_MILLION / lines.length; i++) {
                out.write(lines);
            }
        }
        judgesTheOneFirm(csv, "csv");
    }

    private void judgesTheOneFirm(Path facts, String name) throws IOException {
        Path out = folder.resolve("out-" + name);
        Console run = Console.run("check", facts.toString(), "--as-of", "2024-12-31", "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Integer> rows = rows(out);
        assertThat(rows.subList(0, 2)).containsExactly(2, 0);
        assertThat(rows.get(2)).isIn(0, TEN_MILLION);
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int c = 0; c < cells.length; c++) {
            row.append("<c r=\"").append((char) ('A' + c)).append(number).append("\" t=\"inlineStr\"><is><t>");
            row.append(cells[c]).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    /** The rows used, rejected, blank and passed over, after proving that they are all rows of the file. */
    private static List<Integer> rows(Path out) throws IOException {
        int[] sums = new int[4];
        JsonNode summary = new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
        for (JsonNode sheet : summary.path("tables")) {
            List<Integer> parts = Stream.of("used", "rejected", "blank", "passedOver")
                    .map(part -> sheet.path(part).asInt())
                    .toList();
            assertThat(parts.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(sheet.path("rows").asInt());
            IntStream.range(0, sums.length).forEach(i -> sums[i] += parts.get(i));
        }
        return IntStream.of(sums).boxed().toList();
    }

    private static String sheets(Path workbook) throws IOException {
        StringBuilder sheets = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (part.getName().startsWith("xl/worksheets/sheet")) {
                    sheets.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return sheets.toString();
    }

    private static String said(Console run) {
        return run.out() + run.err();
    }

    @SuppressWarnings("unchecked")
    private static String[] words(Map<String, Object> expected, String language) {
        return ((List<String>) expected.get(language)).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> expected() {
        try {
            return (Map<String, Map<String, Object>>)
                    new Load(LoadSettings.builder().build())
                            .loadFromString(Files.readString(FOLDER.resolve("expected.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
