package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.SheetNames;
import cn.hegui.intake.cells.Cell;
import cn.hegui.intake.cells.XlsxBook;
import cn.hegui.intake.cells.XlsxMaker;
import cn.hegui.model.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables on the command line: the template, what is made of it, and what the results say of its cells. */
class TableCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "91220112DEM009015Y";

    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path template(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("template", "--out", path(name)));
        args.addAll(List.of(more));
        Console run = Console.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return folder.resolve(name);
    }

    private Console check(Path facts, String out) {
        return Console.run("check", facts.toString(), "--as-of", "2024-12-31", "--outcomes", "all", "--out", path(out));
    }

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void the_template_holds_every_field_with_an_example() throws IOException {
        Map<String, List<List<Cell>>> sheets = new HashMap<>();
        try (XlsxBook book = XlsxBook.open(template("t.xlsx", "--example"), "t.xlsx")) {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                List<List<Cell>> rows = new ArrayList<>();
                book.read(sheet, (row, cells) -> rows.add(List.copyOf(cells)));
                sheets.put(sheet.name(), rows);
            }
        }
        for (SubjectKind kind : SubjectKind.values()) {
            for (FactSheet sheet : SheetNames.of(kind)) {
                List<List<Cell>> rows = sheets.get(SheetNames.title(sheet));
                assertThat(rows).as(SheetNames.title(sheet)).hasSizeGreaterThan(3);
                List<String> headings = rows.get(1).stream().map(Cell::text).toList();
                List<String> names = rows.get(2).stream().map(Cell::text).toList();
                Set<Integer> filled = new HashSet<>();
                rows.subList(3, rows.size()).forEach(row -> row.forEach(cell -> filled.add(cell.column())));
                for (FactField field : sheet.fields()) {
                    int column = names.indexOf(field.name());
                    assertThat(headings.get(column)).isEqualTo(field.heading());
                    assertThat(filled).as(sheet.name() + "." + field.name()).contains(column);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void the_template_is_the_same_file_every_time(SubjectKind kind) throws IOException {
        Path one = template("one.xlsx", "--kind", kind.code(), "--example");
        Path two = template("two.xlsx", "--kind", kind.code(), "--example");
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void the_example_breaches_nothing_and_every_row_of_it_is_used() throws IOException {
        Console run = check(template("t.xlsx", "--example"), "out");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(lines("out/findings.jsonl"))
                .noneMatch(finding -> finding.path("severity").asString("").equals("violation"));
        assertThat(run.out()).containsPattern("表格 34 张，共 (\\d+) 行：采用 \\1，拒收 0，空行 0，未读 0");
    }

    @Test
    void an_empty_template_is_judged_as_nothing() {
        Console run = check(template("t.xlsx"), "out");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("共 0 行");
    }

    @Test
    void a_file_that_exists_is_never_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("t.xlsx"), "mine");
        for (Console run : List.of(
                Console.run("template", "--out", file.toString()),
                Console.run("convert", "fixtures/demo", "--out", file.toString()))) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
            assertThat(run.err()).contains("已存在");
        }
        assertThat(file).hasContent("mine");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void tables_give_the_findings_of_the_same_facts_in_json_and_their_cells() throws IOException {
        assertThat(Console.run("convert", "fixtures/demo", "--out", path("demo.xlsx"))
                        .exitCode())
                .isZero();
        assertThat(Console.run("convert", "fixtures/demo", "--out", path("demo"))
                        .exitCode())
                .isZero();
        check(Path.of("fixtures/demo"), "json");
        for (String form : List.of("demo.xlsx", "demo")) {
            Console run = check(folder.resolve(form), "tables");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FOUND);
            Set<JsonNode> findings = new HashSet<>();
            for (JsonNode finding : lines("tables/findings.jsonl")) {
                assertThat(finding.propertyNames().stream().reduce((a, b) -> b)).contains("source");
                findings.add(((ObjectNode) finding).without("source"));
            }
            assertThat(findings).isEqualTo(new HashSet<>(lines("json/findings.jsonl")));
            assertThat(Files.readAllLines(folder.resolve("tables/credit-records.jsonl")))
                    .containsExactlyInAnyOrderElementsOf(
                            Files.readAllLines(folder.resolve("json/credit-records.jsonl")));
        }
        assertThat(Files.readString(folder.resolve("json/summary.json"))).doesNotContain("\"tables\"");
    }

    @Test
    void a_finding_names_the_cells_of_its_facts() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", new String[] {"统一社会信用代码", "地区代码"}, new String[] {ID, "220112"})
                .sheet(
                        "职工教育经费",
                        new String[] {"年度", "统一社会信用代码", "用于一线职工", "实际支出"},
                        new String[] {"2022", ID, "20000", "30000"},
                        new String[] {"2023", ID, "15000", "28000"})
                .write(folder.resolve("a.xlsx"));
        check(file, "out");
        JsonNode finding = lines("out/findings.jsonl").stream()
                .filter(one -> one.path("rule").asString("").equals("training-fund.frontline-share")
                        && one.path("outcome").asString("").equals("fail")
                        && one.path("target").asString("").equals("2023"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path("source").toString())
                .isEqualTo("{\"file\":\"" + file + "\",\"sheet\":\"职工教育经费\",\"row\":3,\"cells\":"
                        + "{\"frontlineSpent\":\"职工教育经费!C3\",\"spent\":\"职工教育经费!D3\"}}");
    }

    @Test
    void a_reject_names_its_cell_and_the_screen_counts_every_row() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", new String[] {"统一社会信用代码", "地区代码"}, new String[] {ID, "220112"})
                .sheet(
                        "职工教育经费",
                        new String[] {"统一社会信用代码", "年度", "实际支出"},
                        new String[] {ID, "2022", "三万"},
                        new String[] {},
                        new String[] {ID, "2023", "28000"},
                        new String[] {"91220112DEM009023R", "2023", "1"})
                .relation("vbaProject", "vbaProject.bin")
                .write(folder.resolve("a.xlsx"));
        Console run = check(file, "out");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REJECTED);
        JsonNode reject = lines("out/rejects.jsonl").get(0);
        assertThat(List.copyOf(reject.propertyNames()))
                .containsExactly("file", "line", "pointer", "id", "reason", "sheet", "cell", "column");
        assertThat(reject.path("line").asInt()).isEqualTo(2);
        assertThat(reject.path("cell").asString("")).isEqualTo("C2");
        assertThat(reject.path("column").asString("")).isEqualTo("实际支出");
        assertThat(run.out())
                .contains("职工教育经费!C2：实际支出（spent）“三万”不是数字")
                .contains("表格 2 张，共 5 行：采用 0，拒收 4，空行 1，未读 0")
                .contains("含有宏，未运行");
        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .containsIgnoringWhitespaces(
                        "\"sheet\": \"职工教育经费\", \"rows\": 4, \"used\": 0, \"rejected\": 3, \"blank\": 1, \"passedOver\": 0")
                .contains("macros-not-run");
    }

    /** What LibreOffice writes is read as well as what we write: it changes styles, shares texts, and drops notes. */
    @Test
    void a_template_that_another_program_saved_is_read() throws IOException, InterruptedException {
        Path ours = template("t.xlsx", "--example");
        Path theirs = Office.convert(ours, "xlsx", folder);
        assertThat(Console.run("convert", ours.toString(), "--out", path("ours.jsonl"))
                        .exitCode())
                .isZero();
        assertThat(Console.run("convert", theirs.toString(), "--out", path("theirs.jsonl"))
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("theirs.jsonl")).hasSameTextualContentAs(folder.resolve("ours.jsonl"));
    }
}
