package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is carried over from an earlier run makes the same files and the same screen as judging everything again. */
class SinceTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final List<String> REGIONS = List.of("220104", "330602", "431003", "230521", "510107", "110108");

    @TempDir
    private Path temporary;

    private Path facts;
    private Path before;
    private Path out;
    private List<String> records = new ArrayList<>();

    @BeforeEach
    void aRunOfSomeHundredSubjects() throws IOException {
        facts = temporary.resolve("facts.jsonl");
        before = temporary.resolve("before");
        out = temporary.resolve("out");
        Random random = new Random(11);
        for (int i = 0; i < 260; i++) {
            records.add(firm(i, random));
        }
        records.add(60, "{\"kind\":\"enterprise\",\"id\":\"nobody\"}");
        records.add(200, records.get(3));
        records.add(230, firm(9_000, random).replace("\"name\"", "\"nickname\""));
        try (Stream<Path> demo = Files.list(Path.of("fixtures/demo"))) {
            for (Path file : demo.filter(each -> each.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                records.addAll(Files.readAllLines(file));
            }
        }
        write(records);
        check("--out", before.toString());
    }

    @Test
    void nothingChanged() throws IOException {
        carriesOver(270, "--as-of", "2023-12-31");
    }

    @Test
    void changedAddedRemovedAndMovedSubjects() throws IOException {
        Random random = new Random(23);
        for (int round = 0; round < 3; round++) {
            List<String> changed = new ArrayList<>(records);
            for (int i = 0; i < 12; i++) {
                int at = random.nextInt(changed.size());
                switch (random.nextInt(6)) {
                    case 0 -> changed.set(at, changed.get(at).replaceFirst("\"spent\": ?", "\"spent\":1"));
                    case 1 -> changed.set(at, changed.get(at).replaceFirst("\"frontlineSpent\"", "\"unheardOf\""));
                    case 2 -> changed.remove(at);
                    case 3 -> changed.add(at, firm(1_000 + 100 * round + i, random));
                    case 4 -> changed.add(at, changed.get(random.nextInt(changed.size())));
                    default -> changed.add(at, random.nextBoolean() ? "" : "{\"kind\":");
                }
            }
            if (round % 2 == 1) {
                Collections.shuffle(changed.subList(0, 40 * round), random);
            }
            write(changed);
            carriesOver(200, "--as-of", "2023-12-31", "--threads", Integer.toString(1 + round % 3));
        }
    }

    @Test
    void anotherDayLanguageOrListOfOutcomesJudgesAllAgain() throws IOException {
        for (String[] options : new String[][] {
            {"--as-of", "2022-06-30"},
            {"--as-of", "2023-12-31", "--lang", "en"},
            {"--as-of", "2023-12-31", "--strict"}
        }) {
            assertThat(carriesOver(0, options)).as(String.join(" ", options)).isZero();
        }
    }

    @Test
    void aChangedPolicyFileJudgesItsRegionAgain() throws IOException {
        Path policies = temporary.resolve("policies");
        Files.createDirectories(policies);
        try (Stream<Path> files = Files.list(Path.of("rules/policies"))) {
            for (Path file : files.toList()) {
                Files.copy(file, policies.resolve(file.getFileName()));
            }
        }
        long all = carriesOver(270, "--as-of", "2023-12-31", "--policies", policies.toString());
        Path jilin = policies.resolve("jilin-2018.yaml");
        Files.writeString(
                jilin, Files.readString(jilin).replaceFirst("minShare: \"?0?\\.?[0-9.]+\"?", "minShare: 0.65"));
        long carried = carriesOver(200, "--as-of", "2023-12-31", "--policies", policies.toString());
        assertThat(all - carried).isBetween(20L, 80L);
    }

    @Test
    void whatIsWaivedIsToldAsByAFullRun() throws IOException {
        Path waivers = temporary.resolve("waivers.yaml");
        Files.writeString(waivers, """
                waivers:
                  - rule: training-fund.frontline-share
                    region: "230500"
                    reason: 为测试而虚构
                    approver: 虚构机关
                    documentNo: 虚构〔2023〕1号
                    from: 2023-01-01
                    until: 2024-01-01
                """);
        String[] options = {"--as-of", "2023-12-31", "--waivers", waivers.toString()};
        assertThat(carriesOver(0, options)).isZero();
        assertThat(Files.readString(out.resolve("findings.jsonl"))).contains("\"documentNo\":\"虚构〔2023〕1号\"");
        before = out;
        out = temporary.resolve("again");
        carriesOver(150, options);
        // Without the waivers nothing of it stands.
        out = temporary.resolve("without");
        assertThat(carriesOver(0, "--as-of", "2023-12-31")).isZero();
    }

    @Test
    void aRunMayBeRenewedInItsOwnFolder() throws IOException {
        write(records.subList(0, 250));
        check("--out", out.toString());
        Console renewed = check("--out", before.toString(), "--since", before.toString());
        assertThat(renewed.exitCode()).as(renewed.err()).isEqualTo(3);
        assertThat(files(before)).isEqualTo(files(out));
    }

    @Test
    void aSecondRunCarriesOverFromOneThatCarriedOver() throws IOException {
        records.set(7, records.get(7).replaceFirst("\"spent\":", "\"spent\":2"));
        write(records);
        Path second = temporary.resolve("second");
        check("--out", second.toString(), "--since", before.toString());
        before = second;
        records.remove(5);
        write(records);
        carriesOver(260, "--as-of", "2023-12-31");
    }

    @Test
    void aRunThatWasTouchedSinceIsRefused() throws IOException {
        for (String name :
                List.of("findings.jsonl", "subjects.jsonl", "subjects.index", "summary.json", "findings.jsonl cut")) {
            Path touched = temporary.resolve("touched-" + name.replace(' ', '-'));
            Files.createDirectories(touched);
            for (String file : files(before).keySet()) {
                Files.copy(before.resolve(file), touched.resolve(file));
            }
            Path file = touched.resolve(name.replace(" cut", ""));
            byte[] bytes = Files.readAllBytes(file);
            if (name.endsWith(" cut")) {
                bytes = Arrays.copyOf(bytes, bytes.length / 2);
            } else {
                bytes[bytes.length / 3] ^= 1;
            }
            Files.write(file, bytes);
            Console run = check("--out", out.toString(), "--since", touched.toString());
            assertThat(run.exitCode()).as(name).isEqualTo(2);
            assertThat(run.err()).as(name).contains("改动过或已损坏", "不带 --since").doesNotContain("内部错误");
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void whatIsNoFinishedRunIsRefused() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        assertThat(check("--out", out.toString(), "--since", empty.toString()).err())
                .contains("不是一次完成的核对", "summary.json");
        Files.copy(before.resolve("summary.json"), empty.resolve("summary.json"));
        Console older = check("--out", out.toString(), "--since", empty.toString());
        assertThat(older.err()).contains("没有 subjects.index");
        assertThat(older.exitCode()).isEqualTo(2);
        assertThat(check("--lang", "en", "--since", temporary.resolve("absent").toString())
                        .err())
                .contains("no finished run");
        assertThat(out).doesNotExist();
    }

    /** Runs both ways, compares all that is written and shown, and returns how many subjects were carried over. */
    private long carriesOver(int atLeast, String... options) throws IOException {
        Path full = temporary.resolve("full");
        List<String> plain = new ArrayList<>(List.of("check", facts.toString(), "--out", full.toString()));
        plain.addAll(List.of(options));
        Console all = Console.run(plain.toArray(String[]::new));
        List<String> incremental = new ArrayList<>(
                List.of("check", facts.toString(), "--out", out.toString(), "--since", before.toString()));
        incremental.addAll(List.of(options));
        Console some = Console.run(incremental.toArray(String[]::new));
        assertThat(some.exitCode()).as(some.err()).isEqualTo(all.exitCode()).isNotEqualTo(2);
        assertThat(files(out)).isEqualTo(files(full));
        assertThat(some.out().replace(out.toString(), "")).isEqualTo(all.out().replace(full.toString(), ""));
        String told = some.err().replace(",", "");
        Matcher carried =
                Pattern.compile("沿用 ([0-9]+)|([0-9]+) subjects carried").matcher(told);
        assertThat(carried.find()).as(told).isTrue();
        long count = Long.parseLong(carried.group(1) != null ? carried.group(1) : carried.group(2));
        assertThat(count).isGreaterThanOrEqualTo(atLeast);
        return count;
    }

    private Console check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", facts.toString(), "--as-of", "2023-12-31"));
        arguments.addAll(List.of(options));
        return Console.run(arguments.toArray(String[]::new));
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(facts, String.join("\n", lines) + "\n");
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static String firm(int number, Random random) {
        String region = REGIONS.get(random.nextInt(REGIONS.size()));
        int spent = 10_000 + random.nextInt(20_000);
        return ("{\"kind\":\"enterprise\",\"id\":\"%s\",\"name\":\"企业%d\",\"region\":\"%s\",\"trainingAccounts\":["
                        + "{\"year\":2021,\"payroll\":1000000,\"taxPayroll\":990000,%s\"spent\":%d,\"frontlineSpent\":%d,"
                        + "\"deducted\":%d,\"carriedIn\":0}],\"internships\":[{\"id\":\"S%d\",\"type\":\"post\","
                        + "\"from\":\"2022-03-01\",\"to\":\"2022-09-01\",\"monthlyPay\":%d}]}")
                .formatted(
                        code(number, random.nextInt(20) == 0),
                        number,
                        region,
                        random.nextInt(5) == 0 ? "" : "\"extracted\":%d,".formatted(14_000 + random.nextInt(3_000)),
                        spent,
                        spent * (55 + random.nextInt(20)) / 100,
                        spent,
                        number,
                        random.nextInt(2) * 2_000);
    }

    private static String code(int number, boolean wrong) {
        String body = "91350100M%08d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + ALPHABET.charAt(((31 - sum % 31) + (wrong ? 1 : 0)) % 31);
    }
}
