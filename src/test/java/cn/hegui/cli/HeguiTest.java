package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeguiTest {
    private static final String DAY = "2024-12-31";

    /** A firm in Changchun, its accounts of one year by the share that goes to the front line. */
    private static final String FIRM =
            "{\"kind\":\"enterprise\",\"id\":\"%s\",\"region\":\"220104\",\"trainingAccounts\":"
                    + "[{\"year\":2021,\"payroll\":1000000,\"taxPayroll\":1000000,\"extracted\":15000,\"spent\":20000,"
                    + "\"frontlineSpent\":%d,\"deducted\":20000,\"carriedIn\":0}]}\n";

    private static final String GOOD = FIRM.formatted("91350100M000100Y43", 12000);
    private static final String BAD = FIRM.formatted("91350100M000100Y43", 11999);
    private static final String REJECTED =
            "{\"kind\":\"enterprise\",\"id\":\"91350100M000100Y4\",\"region\":\"220104\"}\n";

    @TempDir
    private Path temporary;

    private Path facts;
    private Path out;

    @BeforeEach
    void paths() {
        facts = temporary.resolve("facts.jsonl");
        out = temporary.resolve("out");
    }

    @Test
    void nothingBreachedEndsWithZero() throws IOException {
        Files.writeString(facts, GOOD);
        Console run = check("--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(names(out))
                .containsExactly(
                        "credit-records.jsonl",
                        "findings.jsonl",
                        "rejects.jsonl",
                        "subjects.index",
                        "subjects.jsonl",
                        "summary.json");
        assertThat(run.err()).startsWith("用时 ");
        assertThat(run.out()).contains("基准日 2024-12-31", "企业 1", "长春市 1");
    }

    @Test
    void violationEndsWithOneAndIsTold() throws IOException {
        Files.writeString(facts, BAD);
        Console run = check();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("违规", "59.99%", "还差 1.00 元", "下一步：hegui policy show ");
    }

    @ParameterizedTest
    @CsvSource({"violation,1", "warning,1", "advisory,1", "never,0"})
    void thresholdDecidesWhateverOutcomesAreListed(String failOn, int exitCode) throws IOException {
        Files.writeString(facts, BAD);
        assertThat(check("--fail-on", failOn, "--outcomes", "pass", "--out", out.toString())
                        .exitCode())
                .isEqualTo(exitCode);
        assertThat(out.resolve("findings.jsonl")).content().doesNotContain("\"outcome\":\"fail\"");
        assertThat(out.resolve("summary.json")).content().contains("\"fail\": 1");
    }

    @Test
    void rejectedRecordEndsWithThreeBeforeOne() throws IOException {
        Files.writeString(facts, BAD + REJECTED);
        Console run = check("--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("拒收 1 条记录", "facts.jsonl:2");
        assertThat(out.resolve("rejects.jsonl"))
                .content()
                .contains("\"line\":2")
                .endsWith("}\n");
    }

    @Test
    void strictRejectsPropertiesThatAreNotKnown() throws IOException {
        Files.writeString(facts, GOOD.replace("\"kind\"", "\"colour\":1,\"kind\""));
        Console lenient = check("--out", out.toString());
        assertThat(lenient.exitCode()).as(lenient.err()).isZero();
        assertThat(out.resolve("summary.json")).content().contains("\"name\": \"colour\"");
        assertThat(check("--strict").exitCode()).isEqualTo(3);
    }

    @Test
    void truncatedInputEndsWithTwoAndLeavesNoFiles() throws IOException {
        Path gz = temporary.resolve("facts.jsonl.gz");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(gz))) {
            for (int i = 0; i < 2000; i++) {
                bytes.write(
                        GOOD.replace("2021", "2021").replace("43\"", i + "\"").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = Files.readAllBytes(gz);
        Files.write(gz, java.util.Arrays.copyOf(whole, whole.length - 9));
        Console run = Console.run("check", gz.toString(), "--as-of", DAY, "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("facts.jsonl.gz 不完整");
        assertThat(out).doesNotExist();
    }

    @Test
    void unusableFolderEndsWithTwo() throws IOException {
        Files.writeString(facts, GOOD);
        Console run = check("--out", facts.resolve("below").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("无法写入");
    }

    @Test
    void inputThatAResultWouldReplaceEndsWithTwo() throws IOException {
        Path input = temporary.resolve("findings.jsonl");
        Files.writeString(input, GOOD);
        Console run = Console.run("check", input.toString(), "--as-of", DAY, "--out", temporary.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(input).hasContent(GOOD.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check x.jsonl|缺少 --as-of DATE",
                "check --as-of 2024-12-31|缺少 FACTS",
                "check x.jsonl --as-of 2024-02-30|不是日期",
                "check x.jsonl --as-of 31.12.2024|不是日期",
                "check x.jsonl --as-of 2024-12-31 --outcomes fial|可以是 pass、fail、unknown、pending、notapplicable、all",
                "check x.jsonl --as-of 2024-12-31 --fail-on nothing|never",
                "check x.jsonl --as-of 2024-12-31 --threads 0|1 到 1024",
                "check x.jsonl --as-of 2024-12-31 --lang fr|可以是 zh、en",
                "check x.jsonl --as-of 2024-12-31 --uot y|不认识",
                "check nowhere.jsonl --as-of 2024-12-31|找不到 nowhere.jsonl",
                "check x.jsonl --as-of 2024-12-31 --policies nowhere|不是文件夹",
                "rank x.jsonl --region 33|六位数字",
                "policy|list、show、coverage",
                "polcy|不认识",
                "policy show jilin-2018/15.1/frontlin|是不是 jilin-2018/15.1/frontline"
            })
    void whatCannotRunIsSaidInASentenceAndEndsWithTwo(String command, String said) {
        Console run = Console.run(command.split(" "));
        assertThat(run.err()).startsWith("hegui: ").contains(said).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void noCommandEndsWithTwo() {
        assertThat(Console.run().exitCode()).isEqualTo(2);
    }

    @Test
    void englishIsSpokenWhereAskedFor() throws IOException {
        Files.writeString(facts, BAD);
        Console run = check("--lang", "en", "--out", out.toString());
        assertThat(run.out()).contains("as of 2024-12-31", "violation", "1.00 CNY short");
        assertThat(out.resolve("findings.jsonl")).content().contains("Basis: 吉政办发〔2018〕48号");
        assertThat(Console.run("check", "x", "--lang", "en").err()).contains("Missing: --as-of DATE");
    }

    @Test
    void helpAndVersionEndWithZero() {
        assertThat(Console.run("--version").out()).contains("SHA-256 ");
        for (String command : List.of("", "check ", "rank ", "policy ", "policy show ")) {
            Console help = Console.run((command + "--help").split(" "));
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("显示帮助").contains("Shows this help");
        }
    }

    @Test
    void standardInputIsRead() {
        Console run = Console.runWith(BAD, "check", "-", "--as-of", DAY);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    }

    @Test
    void oneThreadAndTwoGiveEqualBytes() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            many.append(FIRM.formatted("91350100M%08d9".formatted(i % 1400), 11000 + i));
        }
        Files.writeString(facts, many);
        Path two = temporary.resolve("two");
        assertThat(check("--threads", "1", "--out", out.toString()).exitCode()).isEqualTo(3);
        assertThat(check("--threads", "2", "--out", two.toString()).exitCode()).isEqualTo(3);
        assertThat(bytes(two)).isEqualTo(bytes(out));
        assertThat(out.resolve("rejects.jsonl")).content().hasLineCount(100).contains("\"line\":1401");
        assertThat(out.resolve("summary.json")).content().contains("\"judged\": 1400", "\"rejected\": 100");
    }

    @Test
    void orderOfFieldsDoesNotMatter() throws IOException {
        Files.writeString(facts, BAD);
        check("--outcomes", "all", "--out", out.toString());
        List<String> account = new ArrayList<>(List.of(
                "\"year\":2021",
                "\"payroll\":1000000",
                "\"taxPayroll\":1000000",
                "\"extracted\":15000",
                "\"spent\":20000",
                "\"frontlineSpent\":11999",
                "\"deducted\":20000",
                "\"carriedIn\":0"));
        Collections.shuffle(account, new Random(4));
        Files.writeString(
                facts,
                "{\"trainingAccounts\":[{" + String.join(",", account)
                        + "}],\"region\":\"220104\",\"id\":\"91350100M000100Y43\",\"kind\":\"enterprise\"}\n");
        Path shuffled = temporary.resolve("shuffled");
        check("--outcomes", "all", "--out", shuffled.toString());
        assertThat(Files.readString(shuffled.resolve("findings.jsonl")))
                .isNotEmpty()
                .isEqualTo(Files.readString(out.resolve("findings.jsonl")));
    }

    @Test
    void policiesAreShown() {
        Console list = Console.run("policy", "list");
        assertThat(list.out()).contains("jilin-2018/15.1/frontline", "16 份文件");
        Console show = Console.run("policy", "show", "jilin-2018/15.1/extraction");
        assertThat(show.out()).contains("15%至25%", "minRate = 0.015", "文本勘误", "省财政厅");
        Console coverage = Console.run("policy", "coverage");
        assertThat(coverage.out()).containsPattern("合计 +126 ").contains("11 份上位文件");
        Console cited = Console.run("policy", "show", "zyjyf-2022/58/duty");
        assertThat(cited.out()).contains("已核对原文", "并引于");
        Console unverified = Console.run("policy", "show", "jiaozhicheng-2021-4/10/headcount");
        assertThat(unverified.out()).contains("未核对原文", "概述");
    }

    @Test
    void schoolsAreRankedOnTheTerminalAndInFiles() throws IOException {
        Files.writeString(facts, """
                {"kind":"institution","id":"A","name":"=1+1","region":"330602","level":"technician","indicators":{"1.1.1":1}}
                {"kind":"institution","id":"B","name":"乙校","region":"330600","level":"secondary-vocational","indicators":{"1.1.1":1}}
                {"kind":"institution","id":"C","region":"220104","level":"technician","indicators":{"1.1.1":1}}
                """);
        Console run = Console.run("rank", facts.toString(), "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("乙校", "2.0000", "暂定，缺 43 项").doesNotContain("C ");
        assertThat(names(out)).containsExactly("rank.csv", "rank.json");
        assertThat(out.resolve("rank.csv")).content().startsWith("\uFEFF组别,").contains(",'=1+1,");
        assertThat(out.resolve("rank.json")).content().contains("\"rank\": 1", "\"score\": \"2.0000\"");
    }

    private Console check(String... options) {
        List<String> args = new ArrayList<>(List.of("check", facts.toString(), "--as-of", DAY));
        args.addAll(List.of(options));
        return Console.run(args.toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        for (String name : names(folder)) {
            bytes.put(name, Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
        }
        return bytes;
    }
}
