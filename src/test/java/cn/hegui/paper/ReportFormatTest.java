package cn.hegui.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.Language;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
    private static final String SOURCE =
            ",\"source\":{\"file\":\"年报: 1.xlsx\",\"sheet\":\"培训经费\",\"row\":7,\"cells\":{\"spent\":\"培训经费!E7\"}}";

    @TempDir
    private Path folder;

    private RunFiles run(Language language) throws IOException {
        return SampleRun.of(
                folder,
                language,
                List.of(
                        SampleRun.fail("S1", "=HYPERLINK(\\\"http://x\\\")", SOURCE),
                        SampleRun.fail("S2", "<script>alert(1)</script>\\u0007", ""),
                        SampleRun.unknown("@S3")),
                List.of(SampleRun.subject("S1", 1, 0), SampleRun.subject("S2", 1, 0), SampleRun.subject("@S3", 0, 1)));
    }

    private byte[] write(ReportFormat format, RunFiles run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(run, SampleRun.words(run.summary().language()), PaperLayout.bundled(), bytes);
        return bytes.toByteArray();
    }

    private String text(ReportFormat format, Language language) throws IOException {
        return new String(write(format, run(language)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void equalRunsGiveEqualBytes(ReportFormat format) throws IOException {
        assertThat(write(format, run(Language.ZH))).isEqualTo(write(format, run(Language.ZH)));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void anEmptyRunIsReported(ReportFormat format) throws IOException {
        assertThat(write(format, SampleRun.of(folder, Language.EN, List.of(), List.of())))
                .isNotEmpty();
    }

    @Test
    void csvGuardsWhatASpreadsheetWouldCompute() throws IOException {
        String csv = text(ReportFormat.CSV, Language.ZH);
        assertThat(csv)
                .startsWith("\uFEFF索引号,单位,")
                .contains("F-00001,\"'=HYPERLINK(\"\"http://x\"\")\",S1,")
                .contains("\r\nU-00001,'@S3,'@S3,")
                .contains(",11999.00,>=,12000.00,元,1.00,")
                .contains("年报: 1.xlsx 培训经费!E7");
        assertThat(csv.lines().filter(line -> line.matches("[FU]-\\d+,.*"))).hasSize(3);
    }

    @Test
    void junitIsValidAndHoldsNothingThatXmlCannot() throws Exception {
        String xml = text(ReportFormat.JUNIT, Language.ZH);
        try (InputStream schema = resource("junit.xsd")) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(xml)
                .contains("tests=\"3\" failures=\"2\" skipped=\"1\"")
                .contains("&lt;script&gt;")
                .contains("\uFFFD")
                .contains("file=\"年报: 1.xlsx\" line=\"7\"")
                .contains("20,000.00 × 60% = 12,000.00 元");
    }

    @Test
    void sarifIsValid() throws IOException {
        String sarif = text(ReportFormat.SARIF, Language.EN);
        try (InputStream in = resource("sarif-schema-2.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(in, InputFormat.JSON);
            assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        }
        assertThat(sarif)
                .contains("\"level\": \"error\"", "\"kind\": \"open\"", "\"startLine\": 7")
                .contains("\"uri\": \"./%E5%B9%B4%E6%8A%A5:%201.xlsx\"")
                .contains("\"fullyQualifiedName\": \"S2/2021\"");
    }

    @Test
    void pageLoadsNothingAndRunsOnlyItsScript() throws IOException {
        String html = text(ReportFormat.HTML, Language.ZH);
        Document page = Jsoup.parse(html);
        assertThat(page.select("[src], link, [href^=http], iframe, object")).isEmpty();
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("meta[http-equiv]").attr("content"))
                .contains("default-src 'none'")
                .contains(HtmlReport.hash(page.select("script").first().data()));
        assertThat(page.select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("th:not([scope])")).isEmpty();
        assertThat(page.select("svg.chart")).hasSize(3);
        assertThat(page.select("figure table")).hasSize(3);
        assertThat(page.select("input, select").stream()
                        .allMatch(field ->
                                !page.select("label[for=" + field.id() + "]").isEmpty()))
                .isTrue();
        for (var link : page.select("a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.attr("href"))
                    .isNotNull();
        }
        assertThat(page.select("section.subject")).hasSize(3);
        assertThat(page.select("section.subject").first().text())
                .contains("12,000.00 − 11,999.00 = 1.00 元", "培训经费!E7", "60%以上用于一线职工");
    }

    @Test
    void pageOfABigRunSaysWhatItLeavesOut() throws IOException {
        List<String> findings = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            // the last three are the gravest
            int fails = i < 6 ? 1 : 2;
            for (int f = 0; f < fails; f++) {
                findings.add(SampleRun.fail("S" + i, "单位" + i, ""));
            }
            subjects.add(SampleRun.subject("S" + i, fails, 0));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunFiles run = SampleRun.of(folder, Language.ZH, findings, subjects);
        HtmlReport.write(run, SampleRun.words(Language.ZH), bytes, 4, 5);
        Document page = Jsoup.parse(bytes.toString(StandardCharsets.UTF_8));
        assertThat(page.select(".note").text()).contains("问题最多的 2 个主体（共 9 个", "4 条结论（共 12 条）", "findings.jsonl");
        assertThat(page.select("section.subject h2").eachText()).containsExactly("S6", "S7");
    }

    @Test
    void paperHoldsTextsAsTextsAndFiguresAsFigures() throws IOException {
        byte[] bytes = write(ReportFormat.XLSX, run(Language.ZH));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()).toList())
                    .containsExactly("封面", "汇总", "问题清单", "资料不全", "信用线索", "尚未到期", "拒收记录");
            List<Row> rows = book.findSheet("问题清单").orElseThrow().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(rows.get(1).getCell(1).getFormula()).isNull();
            assertThat(rows.get(1).getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("11999");
            assertThat(rows.get(1).getCell(11).getFormula()).isEqualTo("ROUND(J2-I2,2)");
            List<Row> rejects = book.findSheet("拒收记录").orElseThrow().read();
            assertThat(rejects.get(1).getCellText(1)).isEqualTo("=cmd.jsonl");
            assertThat(rejects.get(2).getCellText(3)).isEqualTo("企业!B7（统一社会信用代码）");
            assertThat(book.findSheet("尚未到期").orElseThrow().read().get(1).getCellText(0))
                    .isEqualTo("没有此类记录。");
        }
        Map<String, String> parts = parts(bytes);
        assertThat(parts.get("xl/worksheets/sheet3.xml"))
                .contains("<pane ", "<autoFilter ", "orientation=\"landscape\"", "paperSize=\"9\"");
        assertThat(parts.get("xl/workbook.xml")).contains("_xlnm.Print_Titles");
        assertThat(parts.get("docProps/core.xml")).doesNotContain("created");
    }

    @Test
    void fullSheetContinuesOnAnother() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            findings.add(SampleRun.fail("S" + i, "单位", ""));
        }
        RunFiles run = SampleRun.of(folder, Language.ZH, findings, List.of());
        WorkingPaper.write(run, SampleRun.words(Language.ZH), PaperLayout.bundled(), bytes, 4);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            int rows = 0;
            for (String name : List.of("问题清单", "问题清单 (2)", "问题清单 (3)")) {
                rows += book.findSheet(name).orElseThrow().read().size() - 1;
            }
            assertThat(rows).isEqualTo(7);
            assertThat(book.findSheet("封面").orElseThrow().read().stream()
                            .flatMap(row -> row.stream().map(cell -> cell.getText())))
                    .contains("问题清单 (3)")
                    .anyMatch(text -> text.contains("没有省略"));
        }
    }

    @Test
    void layoutOfAnOfficeIsFollowed() throws IOException {
        Path file = folder.resolve("ours.yaml");
        Files.writeString(file, """
                title: 某某专项审计
                office: 某某审计局
                sheets:
                  - {sheet: fail, name: 违规明细, columns: [{column: name, heading: 被审计单位, width: 30}, measured, {heading: 取证单编号}]}
                """);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WorkingPaper.write(run(Language.ZH), SampleRun.words(Language.ZH), PaperLayout.read(file), bytes);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            Row head = book.findSheet("违规明细").orElseThrow().read().get(0);
            assertThat(List.of(head.getCellText(0), head.getCellText(1), head.getCellText(2)))
                    .containsExactly("被审计单位", "实际", "取证单编号");
        }
    }

    @Test
    void mistakesInALayoutAreAllPointedAt() throws IOException {
        Path file = folder.resolve("ours.yaml");
        Files.writeString(file, """
                sheets:
                  - {sheet: fails}
                  - {sheet: fail, name: "a/b", columns: [nmae, {width: 300, heading: x}]}
                colour: red
                """);
        assertThatThrownBy(() -> PaperLayout.read(file))
                .isInstanceOfSatisfying(
                        BadLayoutException.class,
                        bad -> assertThat(bad.in(Language.ZH))
                                .contains("ours.yaml:2", "fails", "a/b", "nmae", "name", "300", "colour"));
        assertThatCode(PaperLayout::bundled).doesNotThrowAnyException();
    }

    @Test
    void brokenLineIsPointedAt() throws IOException {
        RunFiles run = run(Language.ZH);
        Files.writeString(folder.resolve("findings.jsonl"), SampleRun.unknown("S1") + "{\"subject\":");
        assertThatThrownBy(() -> write(ReportFormat.CSV, run))
                .isInstanceOfSatisfying(
                        UnusableRunException.class,
                        bad -> assertThat(bad.texts().zh()).contains("findings.jsonl 第 2 行"));
    }

    private static Map<String, String> parts(byte[] bytes) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ReportFormatTest.class.getResourceAsStream(name));
    }
}
