package cn.hegui.intake.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTextTest {
    @TempDir
    private Path folder;

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars(" _x0041'=+-@\t\r\n\u3000\u00a0\ufeff甲\u0001\uffff")
                        .ofMaxLength(20));
    }

    @Property(tries = 2000)
    void a_cell_gives_back_the_text_that_was_written(@ForAll("texts") String text) {
        assertThat(CellText.read(CellText.written(text))).isEqualTo(text);
    }

    @Test
    void blanks_of_any_width_around_a_text_do_not_count() {
        assertThat(CellText.read("\ufeff \u3000\u00a0某 公司\u200b \r\n")).isEqualTo("某 公司");
    }

    @Test
    void what_spreadsheets_escape_is_read_back() {
        assertThat(CellText.read("a_x000D_b_x005F_c")).isEqualTo("a\rb_c");
    }

    private List<String> read(String csv, Charset charset) throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, csv.getBytes(charset));
        List<String> cells = new ArrayList<>();
        CsvSheet.read(
                file,
                "a.csv",
                (row, of) -> of.forEach(cell -> cells.add(Cell.address(cell.column(), row) + "=" + cell.text())));
        return cells;
    }

    @Test
    void csv_is_read_in_every_encoding_in_which_it_comes() throws IOException {
        List<String> expected = List.of("A1=名称", "B1=金额", "A2=某公司", "B2=1,200");
        String csv = "名称,金额\r\n某公司,\"1,200\"\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            assertThat(read(csv, charset)).isEqualTo(expected);
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read("\ufeff" + csv, charset)).isEqualTo(expected);
        }
        assertThat(read(csv.replace(',', '\t').replace("1\t200", "1,200"), StandardCharsets.UTF_8))
                .hasSize(4);
    }

    @Test
    void a_row_of_csv_keeps_the_number_of_its_line() throws IOException {
        assertThat(read("a\n\n\"b\nc\"\n,,\nd\n", StandardCharsets.UTF_8)).containsExactly("A1=a", "A3=b\nc", "A6=d");
    }

    @Test
    void a_quotation_mark_without_its_partner_is_no_sound_file() {
        assertThatThrownBy(() -> read("a,b\n\"c,d\n", StandardCharsets.UTF_8))
                .isInstanceOf(CellFileException.class)
                .hasMessageContaining("引号");
    }

    @Test
    void a_formula_guard_is_no_part_of_the_text() throws IOException {
        assertThat(CsvSheet.field("=cmd()")).isEqualTo("'=cmd()");
        assertThat(CsvSheet.field("-1")).isEqualTo("'-1");
        assertThat(read("'=cmd(),'甲,''@b\n", StandardCharsets.UTF_8)).containsExactly("A1==cmd()", "B1='甲", "C1='@b");
    }
}
