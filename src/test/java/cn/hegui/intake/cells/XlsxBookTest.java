package cn.hegui.intake.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxBookTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.xlsx");
    }

    private static List<String> cells(Path file) throws IOException {
        List<String> cells = new ArrayList<>();
        try (XlsxBook book = XlsxBook.open(file, "a.xlsx")) {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                book.read(
                        sheet,
                        (row, of) -> of.forEach(cell ->
                                cells.add(Cell.address(cell.column(), row) + " " + cell.kind() + " " + cell.text())));
            }
        }
        return cells;
    }

    private void assertRefused(Path path, String... words) {
        assertThatThrownBy(() -> cells(path)).isInstanceOfSatisfying(CellFileException.class, failure -> {
            assertThat(failure.texts().zh())
                    .startsWith("a.xlsx ")
                    .contains(words)
                    .endsWith("。");
            assertThat(failure.texts().en()).startsWith("a.xlsx ").endsWith(".");
        });
    }

    @Test
    void every_kind_of_cell() throws IOException {
        new XlsxMaker()
                .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space=\"preserve\"> 丙 </t></r><rPh><t>bing</t></rPh></si></sst>")
                .relation("sharedStrings", "sharedStrings.xml")
                .sheet("表", new String[] {
                    "<c t=\"s\"><v>1</v></c>",
                    XlsxMaker.number("0.30000000000000004", 0),
                    XlsxMaker.number("44196", 1),
                    XlsxMaker.number("44196.5", 3),
                    XlsxMaker.number("0.95", 2),
                    "<c t=\"b\"><v>1</v></c>",
                    "<c t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c>",
                    "<c><f>SUM(A1:A2)</f><v>12</v></c>",
                    "<c><f>SUM(A1:A2)</f></c>",
                    "<c t=\"str\"><f>T(\"a\")</f><v>a_x000D_b</v></c>",
                    "<c t=\"d\"><v>2020-12-31T00:00:00</v></c>",
                    "<c s=\"1\"/>",
                    " \u3000 "
                })
                .write(file);
        assertThat(cells(file))
                .containsExactly(
                        "A1 TEXT 乙 丙",
                        "B1 NUMBER 0.30000000000000004",
                        "C1 SERIAL_1900 44196",
                        "D1 SERIAL_1900 44196.5",
                        "E1 PERCENT 0.95",
                        "F1 FLAG 1",
                        "G1 ERROR #DIV/0!",
                        "H1 NUMBER 12",
                        "I1 NOT_CALCULATED SUM(A1:A2)",
                        "J1 TEXT a\rb",
                        "K1 TEXT 2020-12-31T00:00:00");
        new XlsxMaker()
                .from1904()
                .sheet("表", new String[] {XlsxMaker.number("42734", 1)})
                .write(file);
        assertThat(cells(file)).containsExactly("A1 SERIAL_1904 42734");
    }

    @Test
    void it_reads_the_cells_that_another_reader_reads() throws IOException {
        Random random = new Random(7);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", null)) {
            for (int s = 0; s < 3; s++) {
                Worksheet sheet = book.newWorksheet("表" + s);
                for (int i = 0; i < 300; i++) {
                    int r = random.nextInt(200);
                    int c = random.nextInt(40);
                    switch (random.nextInt(4)) {
                        case 0 -> sheet.value(r, c, "文<本>&\"" + random.nextInt(50));
                        case 1 -> sheet.value(r, c, random.nextInt(1_000_000) / 100.0);
                        case 2 -> sheet.value(r, c, random.nextBoolean());
                        default -> sheet.inlineString(r, c, "行内\n" + i);
                    }
                }
            }
        }
        List<String> theirs = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    rows.forEach(row -> row.stream()
                            .filter(cell -> cell != null && !cell.getRawValue().isEmpty())
                            .forEach(cell -> theirs.add(cell.getAddress() + " " + cell.getRawValue())));
                }
            }
        }
        assertThat(cells(file).stream().map(cell -> cell.replaceFirst(" [A-Z_0-9]+ ", " ")))
                .containsExactlyElementsOf(theirs);
    }

    @Test
    void a_workbook_with_a_password_says_so() throws IOException {
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 4096);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1024, name.length);
        Files.write(file, bytes);
        assertRefused(file, "密码");
    }

    @Test
    void an_old_workbook_under_a_new_name_says_so() throws IOException {
        Files.write(file, Arrays.copyOf(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 4096));
        assertRefused(file, ".xls", "另存为");
    }

    @Test
    void what_is_no_workbook_says_so() throws IOException {
        Files.writeString(file, "<html><table></table></html>");
        assertRefused(file, "不是 Excel 工作簿");
        Files.write(file, new byte[0]);
        assertRefused(file, "空文件");
        zip("Index/Document.iwa", "x");
        assertRefused(file, "Numbers", "导出");
        zip("content.xml", "x");
        assertRefused(file, "不是 Excel 工作簿");
    }

    private void zip(String part, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_damaged_workbook_says_so_wherever_it_is_damaged() throws IOException {
        new XlsxMaker()
                .sheet("表", new String[] {"甲", "乙"}, new String[] {"丙", "丁"})
                .write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {10, whole.length / 2, whole.length - 5}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(file, "损坏");
        }
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            bytes[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            try {
                cells(file);
            } catch (CellFileException expected) {
                // Not every bit tells; but nothing else may be thrown.
            }
        }
        new XlsxMaker()
                .sheet("表", new String[] {"<c t=\"s\"><v>2000000000</v></c>"})
                .write(file);
        assertRefused(file, "损坏");
        new XlsxMaker()
                .rows("表", List.of("<row r=\"1\"><c r=\"A1\"><v>1</v></row>"))
                .write(file);
        assertRefused(file, "损坏");
    }

    @Test
    void no_entity_of_a_document_type_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "geheim");
        new XlsxMaker()
                .part(
                        "xl/sharedStrings.xml",
                        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><sst><si><t>&x;</t></si></sst>")
                .relation("sharedStrings", "sharedStrings.xml")
                .sheet("表", new String[] {"<c t=\"s\"><v>0</v></c>"})
                .write(file);
        assertRefused(file, "损坏");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_goes_off() throws IOException {
        String blanks = " ".repeat(1 << 20);
        new XlsxMaker().rows("表", Collections.nCopies(100, blanks)).write(file);
        assertRefused(file, "压缩炸弹");
    }

    @Test
    void a_million_empty_rows_are_no_burden() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row>");
        IntStream.rangeClosed(2, 1_048_575).forEach(r -> rows.add("<row r=\"" + r + "\" spans=\"1:9\"/>"));
        rows.add("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"><v>44196</v></c></row>");
        new XlsxMaker().rows("表", rows).write(file);
        assertThat(cells(file)).containsExactly("A1 TEXT 甲", "XFD1048576 SERIAL_1900 44196");
    }

    @Test
    void macros_and_links_are_noticed_and_left_alone() throws IOException {
        new XlsxMaker()
                .relation("vbaProject", "vbaProject.bin")
                .relation("externalLink", "externalLinks/externalLink1.xml")
                .relation("externalLink", "externalLinks/externalLink2.xml")
                .sheet("表", new String[] {"甲"})
                .write(file);
        try (XlsxBook book = XlsxBook.open(file, "a.xlsx")) {
            assertThat(book.remarks()).containsExactly(XlsxBook.Remark.MACROS, XlsxBook.Remark.EXTERNAL_LINKS);
        }
    }
}
