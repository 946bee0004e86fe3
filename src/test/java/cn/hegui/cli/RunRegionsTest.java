package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.batch.RunRegions;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any region of the country is judged; one that has no name is told, where it stands first and how often. */
class RunRegionsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @TempDir
    private Path temporary;

    /** Six hundred subjects, so that several parts are counted apart; each tenth has one of two codes without a name. */
    private Path facts() throws IOException {
        Path facts = temporary.resolve("facts.jsonl");
        Files.write(
                facts,
                IntStream.rangeClosed(1, 600)
                        .mapToObj(i -> "{\"kind\":\"institution\",\"id\":\"S%d\",\"region\":\"%s\"}"
                                .formatted(i, i % 10 != 0 ? "220104" : i % 20 == 0 ? "220199" : "380600"))
                        .toList());
        return facts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void codesWithoutANameAreToldAndTheirSubjectsJudged(String threads) throws IOException {
        Path facts = facts();
        Path out = temporary.resolve("out");
        Console run = Console.run(
                "check", facts.toString(), "--as-of", DAY.toString(), "--threads", threads, "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve("summary.json")).replace(facts.toString(), "FACTS"))
                .containsIgnoringWhitespaces("""
                        "unknownRegions": [
                          {"region": "220199", "subjects": 30, "first": {"file": "FACTS", "line": 20, "pointer": "/id"}},
                          {"region": "380600", "subjects": 30, "first": {"file": "FACTS", "line": 10, "pointer": "/id"}}
                        ]
                        """);
        assertThat(run.out().replace(facts.toString(), "FACTS"))
                .contains("有 60 个主体的地区代码查不到名称：220199 × 30（FACTS:20）、380600 × 30（FACTS:10）。已照常核对");
        assertThat(Files.readAllLines(out.resolve("subjects.jsonl")))
                .hasSize(600)
                .anyMatch(line -> line.contains("\"region\":\"220104\",\"regionName\":\"吉林省长春市朝阳区\""))
                .anyMatch(line -> line.contains("\"region\":\"220199\",\"regionName\":\"吉林省长春市220199\""))
                .anyMatch(line -> line.contains("\"region\":\"380600\",\"regionName\":\"380600\""));
    }

    @Test
    void englishIsItsPeer() throws IOException {
        assertThat(Console.run("check", facts().toString(), "--as-of", DAY.toString(), "--lang", "en")
                        .out())
                .contains("No name is known for the region of 60 subjects: 220199 × 30 (")
                .contains("They were judged all the same");
    }

    @Test
    void wherePeopleKnowTheRegionNothingIsTold() throws IOException {
        Path facts = temporary.resolve("known.jsonl");
        Files.writeString(facts, "{\"kind\":\"institution\",\"id\":\"S\",\"region\":\"371200\"}\n");
        Path out = temporary.resolve("out");
        Console run = Console.run("check", facts.toString(), "--as-of", DAY.toString(), "--out", out.toString());

        assertThat(run.out()).doesNotContain("查不到名称").contains("原山东省莱芜市，2018 年起为山东省济南市");
        assertThat(out.resolve("summary.json")).content().contains("\"unknownRegions\": []");
    }

    @Test
    void aSubjectInAnyOfThe31ProvincesIsNamedByItsProvince() throws IOException {
        Path facts = temporary.resolve("provinces.jsonl");
        List<RegionCode> provinces = Regions.bundled().entries().keySet().stream()
                .filter(code -> code.isProvince() && !code.code().matches("(71|81|82).*"))
                .toList();
        Files.writeString(
                facts,
                provinces.stream()
                        .map(province ->
                                "{\"kind\":\"region\",\"id\":\"%1$s\",\"region\":\"%1$s\"}\n".formatted(province))
                        .collect(Collectors.joining()));
        Path out = temporary.resolve("out");
        Console run = Console.run("check", facts.toString(), "--as-of", DAY.toString(), "--out", out.toString());

        assertThat(run.out()).doesNotContain("查不到名称");
        assertThat(Files.readAllLines(out.resolve("subjects.jsonl")))
                .hasSize(31)
                .allMatch(line -> line.matches(".*\"regionName\":\"\\p{IsHan}+\".*"));
    }

    @Test
    void moreRegionsThanThereAreChangeNothing() {
        RunRegions regions = new RunRegions(Regions.bundled(), DAY, Language.ZH);
        IntStream.range(0, 20_000).forEach(i -> regions.fullName(new RegionCode(String.format("%06d", i))));
        assertThat(regions.fullName(new RegionCode("330602"))).isEqualTo("浙江省绍兴市越城区");
    }
}
