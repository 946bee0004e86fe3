package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.intake.cells.XlsxMaker;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.Reject;
import cn.hegui.model.Scale;
import cn.hegui.model.SheetReport;
import cn.hegui.model.Source;
import cn.hegui.model.Subject;
import cn.hegui.model.TrainingAccount;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people make them, good and bad, to the subjects and rejects that they give. */
class TablesTest {
    private static final String ID = "91220112DEM009015Y";
    private static final String OTHER = "91220112DEM009023R";

    @TempDir
    private Path folder;

    private final List<Subject> subjects = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<SheetReport> sheets = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Reading.Accepted> accepted = new ArrayList<>();
    private long used;
    private long rejected;

    private void read(Path... paths) {
        FactReader reader = new FactReader(Set.of("1.1.1", "1.2.1"), false);
        SeenSubjects seen = new SeenSubjects();
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            names.add(path.toString());
        }
        for (FactFile file : FactFiles.resolve(names, InputStream.nullInputStream())) {
            try (RawRecords records = file.open()) {
                for (RawRecord record = records.next(); record != null; record = records.next()) {
                    Reading reading = seen.admit(reader.read(record));
                    if (reading instanceof Reading.Accepted one) {
                        accepted.add(one);
                        subjects.add(one.subject());
                        one.unknown().forEach(property -> unknown.add(property.name() + "×" + property.count()));
                        if (one.origin() != null) {
                            one.origin().rows().forEach(rows -> used += rows.count());
                        }
                    } else if (reading instanceof Reading.Rejected one) {
                        rejects.add(one.reject());
                        one.rows().forEach(rows -> rejected += rows.count());
                    }
                }
                sheets.addAll(records.sheets());
                records.remarks().forEach(remark -> remarks.add(remark.code()));
            }
        }
        long rows = sheets.stream().mapToLong(SheetReport::rows).sum();
        long unread = sheets.stream()
                .mapToLong(sheet -> sheet.blank() + sheet.passedOver())
                .sum();
        assertThat(used + rejected + unread)
                .as("rows in = rows used + rejected + blank")
                .isEqualTo(rows);
    }

    private static String[] row(String... cells) {
        return cells;
    }

    private Path book(String accountCell, String accountHeading) throws IOException {
        return new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "名称", "地区代码"), row(ID, "某公司", "220112"))
                .sheet("职工教育经费", row("统一社会信用代码", "年度", accountHeading), row(ID, "2023", accountCell))
                .write(folder.resolve("a.xlsx"));
    }

    private TrainingAccount account() {
        assertThat(rejects).isEmpty();
        return java.util.Objects.requireNonNull(((Enterprise) subjects.get(0)).trainingAccounts())
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28000.5",
                "28,000.50",
                "28000.50元",
                "¥28,000.50",
                "２８，０００．５０",
                " 28000.50 ",
                "28 000.5",
                "2.80005E4",
                "<c><v>28000.5</v></c>",
                "<c><v>28000.499999999996</v></c>",
                "<c><f>1+1</f><v>28000.5</v></c>",
                "<c><v>2.80005E4</v></c>"
            })
    void amounts_as_people_write_them(String cell) throws IOException {
        read(book(cell, "实际支出"));
        assertThat(account().spent()).isEqualTo(new BigDecimal("28000.5"));
    }

    @Test
    void binary_noise_beyond_fifteen_digits_is_no_figure() throws IOException {
        read(book("<c><v>0.30000000000000004</v></c>", "spent"));
        assertThat(account().spent()).isEqualTo(new BigDecimal("0.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"是", "√", "Y", "yes", "1", "TRUE", "对", "<c t=\"b\"><v>1</v></c>", "<c><v>1</v></c>", " 是　"})
    void yes_as_people_write_it(String cell) throws IOException {
        read(book(cell, "当年为高新技术或技术先进型服务企业"));
        assertThat(account().highTech()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"否", "×", "n", "No", "0", "false", "<c t=\"b\"><v>0</v></c>"})
    void no_as_people_write_it(String cell) throws IOException {
        read(book(cell, "highTech"));
        assertThat(account().highTech()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-12-31",
                "2020/12/31",
                "2020年12月31日",
                "20201231",
                "２０２０年１２月３１日",
                "2020.12.31",
                "2020-12-31 00:00:00",
                "<c s=\"1\"><v>44196</v></c>",
                "<c s=\"3\"><v>44196.75</v></c>",
                "<c><v>44196</v></c>",
                "<c><v>20201231</v></c>",
                "<c t=\"d\"><v>2020-12-31</v></c>"
            })
    void dates_as_people_write_them(String cell) throws IOException {
        Path file = new XlsxMaker()
                .sheet("地区", row("地区代码"), row("220112"))
                .sheet("联席会议", row("地区代码", "日期"), row("220112", cell))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(java.util.Objects.requireNonNull(((RegionSubject) subjects.get(0)).jointMeetings())
                        .get(0)
                        .on())
                .isEqualTo(LocalDate.of(2020, 12, 31));
    }

    @Test
    void days_from_1904_are_told_apart() throws IOException {
        Path file = new XlsxMaker()
                .from1904()
                .sheet("地区", row("地区代码"), row("<c><v>220112</v></c>"))
                .sheet("联席会议", row("地区代码", "日期"), row("220112", "<c s=\"1\"><v>42734</v></c>"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(((RegionSubject) subjects.get(0)).jointMeetings().toString()).contains("2020-12-31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"95%|0.95", "0.95|0.95", "９５．３％|0.953", "<c s=\"2\"><v>0.953</v></c>|0.953"})
    void shares_as_people_write_them(String cell, String expected) throws IOException {
        Path file = new XlsxMaker()
                .sheet("院校", row("学校代码", "地区代码"), row("2220112901", "220112"))
                .sheet("专业就业", row("学校代码", "专业编号", "年度", "就业率"), row("2220112901", "Z1", "2023年度", cell))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(((Institution) subjects.get(0)).employment().get(0).rate()).isEqualByComparingTo(expected);
    }

    @Test
    void choices_by_word_or_code_and_headings_in_any_order_and_both_languages() throws IOException {
        Path file = new XlsxMaker()
                .sheet(
                        "enterprises",
                        row("2023 年企业名单（某市）"),
                        row("规模", "所在地（地区代码）", "名称", "统一社会信用代码（必填）", "creditStanding"),
                        row("scale", "region", "name", "id", "信用状况"),
                        row("中型", "220112", "甲", ID, "good"),
                        row(),
                        row("small", "２２０１１２", "乙", OTHER, "信用良好"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(rejects).isEmpty();
        assertThat(subjects).extracting(Subject::id).containsExactly(ID, OTHER);
        assertThat(subjects).extracting(one -> ((Enterprise) one).scale()).containsExactly(Scale.MEDIUM, Scale.SMALL);
        assertThat(sheets).containsExactly(new SheetReport(file.toString(), "enterprises", 3, 1, 0));
    }

    private Reject rejectOf(String cell, String heading) throws IOException {
        read(book(cell, heading));
        assertThat(subjects).isEmpty();
        assertThat(rejects).hasSize(1);
        Reject reject = rejects.get(0);
        assertThat(reject.id()).isEqualTo(ID);
        assertThat(reject.line()).isEqualTo(2);
        assertThat(reject.cell().sheet()).isEqualTo("职工教育经费");
        assertThat(reject.cell().cell()).isEqualTo("C2");
        assertThat(reject.reason().zh()).endsWith("。");
        assertThat(reject.reason().en()).endsWith(".").matches("[\\p{ASCII}…（）\\p{IsHan}、“”]*");
        return reject;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|实际支出|not-a-number|不是数字",
                "1,23|实际支出|not-a-number|12,000.50",
                "-5|实际支出|negative-number|为负数",
                "(5)|实际支出|negative-number|为负数",
                "<c><v>33333.333333333336</v></c>|实际支出|too-many-decimals|至多 2 位小数",
                "<c s=\"1\"><v>44196</v></c>|实际支出|not-a-number|2020-12-31",
                "<c t=\"e\"><v>#REF!</v></c>|实际支出|cell-error|#REF!",
                "<c><f>B2*2</f></c>|实际支出|formula-not-calculated|B2*2",
                "大概|当年为高新技术或技术先进型服务企业|not-yes-no|√",
            })
    void a_cell_that_cannot_be_read_rejects_its_subject_at_the_cell(
            String cell, String heading, String code, String words) throws IOException {
        Reject reject = rejectOf(cell, heading);
        assertThat(reject.code()).isEqualTo(code);
        assertThat(reject.reason().zh()).contains(words);
        assertThat(reject.cell().heading()).isEqualTo(heading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.12301E+17",
                "912301234567890000",
                "<c><v>9.1230123456789E+17</v></c>",
                "<c><v>912301234567890000</v></c>"
            })
    void a_credit_code_that_became_a_number_is_explained(String cell) throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(cell, "220112"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).code()).isEqualTo("code-as-number");
        assertThat(rejects.get(0).reason().zh()).contains("第 15 位以后的数字已丢失", "“文本”格式");
        assertThat(rejects.get(0).cell().cell()).isEqualTo("A2");
    }

    @Test
    void rows_whose_subject_is_nowhere_are_rejected_alone() throws IOException {
        Path file = new XlsxMaker()
                .sheet(
                        "职工教育经费",
                        row("统一社会信用代码", "年度"),
                        row(ID, "2022"),
                        row(OTHER, "2022"),
                        row(null, "2023"),
                        row("<c><v>9.1230123456789E+17</v></c>", "2023"))
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(subjects).hasSize(1);
        assertThat(rejects)
                .extracting(one -> one.cell().cell() + " " + one.code())
                .containsExactly("A3 no-such-subject", "A4 row-without-subject", "A5 code-as-number");
        assertThat(rejects.get(0).id()).isEqualTo(OTHER);
        assertThat(rejects.get(1).reason().zh()).contains("合并单元格");
    }

    @Test
    void a_table_may_say_that_there_is_nothing_more() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"), row(OTHER, "220112"))
                .sheet("职工教育经费", row("统一社会信用代码", "年度"))
                .sheet("责令改正", row("本表已填全（complete）", "是"), row("统一社会信用代码", "通知书编号"))
                .sheet("职业资格证书", row("统一社会信用代码", "编号", "无此类记录"), row(ID, null, "是"), row(OTHER, "Z1"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        Enterprise one = (Enterprise) subjects.get(0);
        assertThat(one.trainingAccounts()).as("not known").isNull();
        assertThat(one.rectifications()).as("complete").isEmpty();
        assertThat(one.certificates()).as("none").isEmpty();
        assertThat(((Enterprise) subjects.get(1)).certificates()).hasSize(1);
    }

    @Test
    void none_and_some_do_not_go_together() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"))
                .sheet("职业资格证书", row("统一社会信用代码", "编号", "无此类记录"), row(ID, null, "是"), row(ID, "Z1"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(rejects).extracting(Reject::code).containsExactly("none-with-rows");
    }

    @Test
    void two_columns_of_one_field_are_a_fault_only_where_both_speak() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"), row(OTHER, "220112"))
                .sheet(
                        "职工教育经费",
                        row("统一社会信用代码", "年度", "实际支出", "提取金额", "spent"),
                        row(ID, "2023", "1", "2", null),
                        row(OTHER, "2023", "1", "2", "3"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(subjects).extracting(Subject::id).containsExactly(ID);
        assertThat(rejects.get(0).code()).isEqualTo("duplicate-column");
        assertThat(rejects.get(0).reason().zh()).contains("C 列和 E 列");
        assertThat(rejects.get(0).cell().cell()).isEqualTo("E3");
    }

    @Test
    void unknown_columns_are_counted_as_unknown_properties() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码", "联系电话"), row(ID, "220112", "0431-1"))
                .sheet(
                        "职工教育经费",
                        row("统一社会信用代码", "年度", "实际支出额", null, "备注"),
                        row(ID, "2022", "1", "甲", null),
                        row(ID, "2023", "2", null, null))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(subjects).hasSize(1);
        assertThat(unknown).containsExactly("联系电话×1", "trainingAccounts.实际支出额×2", "trainingAccounts.D 列（无表头）×1");
        assertThat(FactSchema.nearest("trainingAccounts.实际支出额")).isEqualTo("trainingAccounts.spent");
        assertThat(accepted.get(0).unknown().get(1).first())
                .isEqualTo(new Place(file.toString(), 2, "/trainingAccounts/0/实际支出额"));
    }

    @Test
    void a_sheet_for_a_list_that_does_not_exist_is_rejected_and_notes_are_passed_over() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"))
                .sheet("说明", row("填表说明"), row("一、二、三"))
                .sheet("教育经费", row("统一社会信用代码", "年度"), row(ID, "2022"), row(ID, "2023"))
                .sheet("统计", row("合计", "12"), row("人数", "3"))
                .sheet("责令改正", row("甲", "乙"), row("丙", "丁"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(subjects).hasSize(1);
        assertThat(rejects).extracting(Reject::code).containsExactly("unknown-table", "no-headings");
        assertThat(rejects.get(0).reason().zh()).contains("教育经费", "3 行", "也许是“职工教育经费”");
        assertThat(remarks).containsExactly("sheet-passed-over");
    }

    @Test
    void a_heading_that_comes_again_is_no_row() throws IOException {
        Path file = new XlsxMaker()
                .sheet(
                        "企业",
                        row("统一社会信用代码", "地区代码"),
                        row("id", "region"),
                        row(ID, "220112"),
                        row("统一社会信用代码", "地区代码"),
                        row(OTHER, "220112"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(subjects).hasSize(2);
        assertThat(sheets.get(0).rows()).isEqualTo(2);
    }

    @Test
    void csv_files_of_one_folder_belong_together() throws IOException {
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Files.write(facts.resolve("企业.csv"), ("统一社会信用代码,地区代码\n" + ID + ",220112\n").getBytes(Charset.forName("GBK")));
        Files.writeString(
                facts.resolve("trainingAccounts.csv"), "\ufeffyear,subject,spent\n2023," + ID + ",\"1,200.5\"\n");
        Files.writeString(facts.resolve("b.jsonl"), "{\"kind\":\"region\",\"id\":\"220112\",\"region\":\"220112\"}\n");
        read(facts);
        assertThat(rejects).isEmpty();
        assertThat(subjects).extracting(Subject::id).containsExactlyInAnyOrder(ID, "220112");
        Enterprise enterprise = (Enterprise)
                subjects.stream().filter(one -> one.id().equals(ID)).findFirst().orElseThrow();
        assertThat(enterprise.trainingAccounts().get(0).spent()).isEqualTo(new BigDecimal("1200.5"));
        assertThat(sheets).hasSize(2);
        Source source = accepted.stream()
                .filter(one -> one.origin() != null)
                .findFirst()
                .orElseThrow()
                .origin()
                .source("trainingAccounts", "2023", List.of("spent", "payroll"));
        assertThat(source.file()).endsWith("trainingAccounts.csv");
        assertThat(source.row()).isEqualTo(2);
        assertThat(source.cells()).containsOnly(java.util.Map.entry("spent", "trainingAccounts.csv!C2"));
    }

    /** As a run lists them, and with them explain and verify. */
    @Test
    void csv_files_may_be_named_one_by_one() throws IOException {
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Path firms = Files.writeString(facts.resolve("企业.csv"), "统一社会信用代码,地区代码\n" + ID + ",220112\n");
        Path accounts = Files.writeString(facts.resolve("职工教育经费.csv"), "统一社会信用代码,年度,实际支出\n" + ID + ",2023,28000\n");
        read(firms, accounts);
        assertThat(account().spent()).isEqualTo(new BigDecimal("28000"));
    }

    /** As LibreOffice names them when it writes every sheet of a workbook. */
    @Test
    void csv_files_may_bear_the_name_of_their_workbook_before_that_of_the_table() throws IOException {
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Files.writeString(facts.resolve("2023-填报-企业.csv"), "统一社会信用代码,地区代码\n" + ID + ",220112\n");
        Files.writeString(facts.resolve("2023-填报-职工教育经费.csv"), "统一社会信用代码,年度,实际支出\n" + ID + ",2023,28000\n");
        Files.writeString(facts.resolve("2023-填报-说明.csv"), "怎样填\n");
        read(facts);
        assertThat(account().spent()).isEqualTo(new BigDecimal("28000"));
        assertThat(remarks).isEmpty();
        assertThat(rejected).isZero();
    }

    /** An older copy beside the table must not become part of it. */
    @Test
    void a_beginning_that_not_all_share_makes_another_table() throws IOException {
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Files.writeString(facts.resolve("企业.csv"), "统一社会信用代码,地区代码\n" + ID + ",220112\n");
        Files.writeString(facts.resolve("职工教育经费.csv"), "统一社会信用代码,年度,实际支出\n" + ID + ",2023,28000\n");
        Files.writeString(facts.resolve("旧-职工教育经费.csv"), "统一社会信用代码,年度,实际支出\n" + ID + ",2022,1\n");
        read(facts);
        assertThat(((Enterprise) subjects.get(0)).trainingAccounts()).hasSize(1);
        assertThat(rejects).extracting(Reject::code).containsExactly("unknown-table");
        assertThat(rejects.get(0).reason().zh()).contains("旧-职工教育经费", "也许是“职工教育经费”");
    }

    @Test
    void kinds_of_subject_may_share_a_table_where_ids_tell_them_apart() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"), row(OTHER, "220112"))
                .sheet("院校", row("学校代码", "地区代码"), row("S1", "220112"), row(OTHER, "220112"))
                .sheet("校企合作", row("主体", "编号"), row(ID, "H1"), row("S1", "H2"), row(OTHER, "H3"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(((Enterprise) subjects.get(0)).cooperations()).hasSize(1);
        assertThat(((Institution) subjects.get(2)).cooperations()).hasSize(1);
        assertThat(rejects).extracting(Reject::code).containsExactly("ambiguous-subject");
    }

    @Test
    void a_second_subject_of_one_id_is_rejected_and_takes_no_rows() throws IOException {
        Path file = new XlsxMaker()
                .sheet("企业", row("统一社会信用代码", "地区代码"), row(ID, "220112"), row(ID, "220112"))
                .sheet("职工教育经费", row("统一社会信用代码", "年度"), row(ID, "2023"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(((Enterprise) subjects.get(0)).trainingAccounts()).hasSize(1);
        assertThat(rejects).extracting(Reject::code).containsExactly("duplicate-subject");
        assertThat(rejects.get(0).cell().cell()).isEqualTo("A3");
    }

    @Test
    void indicators_stand_one_a_row() throws IOException {
        Path file = new XlsxMaker()
                .sheet("院校", row("学校代码", "地区代码"), row("S1", "220112"))
                .sheet("评价指标", row("学校代码", "指标编号", "数值"), row("S1", "1.1.1", "1"), row("S1", "1.2.1", "95.5%"))
                .write(folder.resolve("a.xlsx"));
        read(file);
        assertThat(((Institution) subjects.get(0)).indicators().toString()).isEqualTo("{1.1.1=1, 1.2.1=0.955}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xls", "a.numbers", "a.ods", "a.et", "a.xlsb"})
    void spreadsheets_of_other_programs_are_named_even_in_folders(String name) throws IOException {
        Files.writeString(folder.resolve(name), "x");
        Files.writeString(folder.resolve("b.jsonl"), "");
        for (Path path : List.of(folder, folder.resolve(name))) {
            assertThatThrownBy(() -> read(path))
                    .isInstanceOfSatisfying(
                            UnreadableInputException.class,
                            failure -> assertThat(failure.texts().zh()).contains(name, ".xlsx"));
        }
    }

    @Test
    void a_workbook_without_any_known_table_is_refused() throws IOException {
        Path file = new XlsxMaker().sheet("Sheet1", row("甲"), row("乙")).write(folder.resolve("a.xlsx"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("模板");
    }

    @Test
    void a_workbook_that_is_open_leaves_a_lock_that_is_no_input() throws IOException {
        book("1", "spent");
        Files.writeString(folder.resolve("~$a.xlsx"), "lock");
        read(folder);
        assertThat(subjects).hasSize(1);
    }
}
