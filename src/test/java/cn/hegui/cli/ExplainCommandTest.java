package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The trees as they are printed, byte for byte, and what is said of a run that is not as it was. Where a change of the
 * trees is meant, run {@code mvn test -Dtest=ExplainCommandTest -Dhegui.golden=update} and read the difference.
 */
class ExplainCommandTest {
    private static final Path GOLDEN = Path.of("fixtures", "explain");
    private static final String FIRM = "91230521DEM000014L";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enterprise.zh|91230521DEM000014L",
                "practice.zh|12330602DEM001148H teacher.enterprise-practice",
                "what-if.en|91230521DEM000014L guofa-2002-16/1/extraction 2022 --set trainingAccounts[2022].extracted=117750 --lang en",
            })
    void treesAreWhatTheyWere(String golden, String arguments) throws IOException {
        Console console = Console.run(("explain --facts fixtures/demo --as-of 2024-12-31 " + arguments).split(" "));
        assertThat(console.exitCode()).as(console.err()).isZero();
        Path file = GOLDEN.resolve(golden + ".txt");
        if (System.getProperty("hegui.golden", "").equals("update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, console.out());
        }
        assertThat(console.out()).isEqualTo(Files.readString(file));
    }

    @Test
    void runIsExplainedAndWhatChangedSinceIsSaid() throws IOException {
        Path facts = folder.resolve("facts.jsonl");
        Files.copy(Path.of("fixtures/demo/enterprises.jsonl"), facts);
        Path run = run(facts);

        Console same = Console.run("explain", run.toString(), FIRM, "guofa-2002-16/1/extraction", "2022");
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("还差 23,550.00 元").doesNotContain("改动过");

        Files.writeString(facts, Files.readString(facts).replace("\"extracted\": 94200,", "\"extracted\": 117750,"));
        Console changed = Console.run("explain", run.toString(), FIRM, "guofa-2002-16/1/extraction", "2022");
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("在核对之后改动过").contains("guofa-2002-16/1/extraction 2022：当次 不符合（违规），现在 符合");
    }

    @Test
    void runThatSaysOtherwiseOfTheSameFactsIsOurFault() throws IOException {
        Path facts = folder.resolve("facts.jsonl");
        Files.copy(Path.of("fixtures/demo/enterprises.jsonl"), facts);
        Path run = run(facts);
        Path findings = run.resolve("findings.jsonl");
        Path summary = run.resolve("summary.json");
        String before = sha256(findings);
        Files.writeString(findings, Files.readString(findings).replace("\"23550.00\"", "\"23551.00\""));

        Console tampered = Console.run("explain", run.toString(), FIRM);
        assertThat(tampered.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(tampered.err()).contains("被改动过");

        Files.writeString(summary, Files.readString(summary).replace(before, sha256(findings)));
        Console forged = Console.run("explain", run.toString(), FIRM);
        assertThat(forged.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(forged.err()).contains("内部错误").contains("not what the run says");
    }

    @Test
    void factsFromStandardInputCannotBeReadAgain() throws IOException {
        Path run = folder.resolve("run");
        Console check = Console.runWith(
                "{\"kind\": \"enterprise\", \"id\": \"" + FIRM + "\", \"region\": \"230521\"}\n",
                "check",
                "-",
                "--as-of",
                "2024-12-31",
                "--out",
                run.toString());
        assertThat(check.exitCode()).as(check.err()).isZero();
        Console explain = Console.run("explain", run.toString(), FIRM);
        assertThat(explain.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(explain.err()).contains("标准输入").contains("--facts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain no-such-folder X|不是一次完成的核对",
                "explain fixtures/demo|缺少 SUBJECT",
                "explain --facts fixtures/demo X|--as-of",
                "explain --facts fixtures/demo --as-of 2024-12-31 RUN X Y Z|多出的是“RUN”",
                "explain --facts fixtures/demo --as-of 2024-12-31 X --format xml|tree 或 json",
                "explain --facts fixtures/demo --as-of 2024-12-31 zzzzzzzz|没有主体“zzzzzzzz”",
            })
    void whatCannotBeAskedIsSaid(String command, String expected) {
        Console console = Console.run(command.split(" "));
        assertThat(console.exitCode()).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(console.err()).contains(expected);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aRunOfAFolderOfCsvIsExplainedByItsCells() throws IOException {
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Files.writeString(facts.resolve("填报-企业.csv"), "统一社会信用代码,地区代码\n" + FIRM + ",230521\n");
        Files.writeString(facts.resolve("填报-职工教育经费.csv"), "统一社会信用代码,年度,工资总额,提取金额\n" + FIRM + ",2022,7850000,94200\n");
        Files.writeString(facts.resolve("填报-说明.csv"), "怎样填\n");
        Console same = Console.run("explain", run(facts).toString(), FIRM, "guofa-2002-16/1/extraction", "2022");
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out())
                .contains("提取金额（extracted） 94,200.00 元  ← ", "填报-职工教育经费.csv D2", "还差 23,550.00 元")
                .doesNotContain("改动过");
    }

    private Path run(Path facts) {
        Path run = folder.resolve("run");
        Console check = Console.run(
                "check", facts.toString(), "--as-of", "2024-12-31", "--out", run.toString(), "--fail-on", "never");
        assertThat(check.exitCode()).as(check.err()).isZero();
        return run;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
