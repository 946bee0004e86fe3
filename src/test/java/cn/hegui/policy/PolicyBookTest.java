package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.Clause;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Force;
import cn.hegui.model.Interval;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Sponsor;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PolicyBookTest {
    private static final Path SOUND = Path.of("fixtures/broken/policies/sound/policies");
    private static final RuleKinds KINDS = RuleKinds.read(Path.of("rules/kinds"));
    private static final PolicyBook TOWN = PolicyBook.read(SOUND, KINDS);

    @Test
    void aDocumentIsReadWhole() {
        assertThat(TOWN.documents()).singleElement().satisfies(document -> {
            assertThat(document.id()).isEqualTo("town-2020");
            assertThat(document.title()).isEqualTo("某市深化产教融合实施办法");
            assertThat(document.number()).isEqualTo("某政办发〔2020〕7号");
            assertThat(document.issuer()).isEqualTo("某市人民政府办公室");
            assertThat(document.region()).isEqualTo(new RegionCode("330600"));
            assertThat(document.issued()).isEqualTo(LocalDate.of(2020, 3, 4));
            assertThat(document.inForce()).isEqualTo(new Interval(LocalDate.of(2020, 3, 5), LocalDate.of(2031, 3, 6)));
            assertThat(document.status()).isEqualTo(DocumentStatus.IN_FORCE);
            assertThat(document.statusNote()).isEqualTo("为检验报错而编写，并无此文件。");
            assertThat(document.above()).containsExactly("国办发〔2017〕95号");
            assertThat(document.articles()).hasSize(6);
        });
    }

    @Test
    void aClauseIsReadWhole() {
        Clause exit = TOWN.clause("town-2020/2/exit").orElseThrow();

        assertThat(exit.article()).isEqualTo("（二）");
        assertThat(exit.rule()).isEqualTo("programme.exit");
        assertThat(exit.force()).isEqualTo(Force.IN_PRINCIPLE);
        assertThat(exit.parameters().decimal("consecutiveYears")).isEqualTo(new BigDecimal("2"));
        assertThat(exit.parameters().open()).containsExactly("minEmploymentRate");
        assertThat(exit.levels()).containsExactly(Level.SECONDARY_VOCATIONAL, Level.TECHNICIAN);
        assertThat(exit.sponsors()).containsExactly(Sponsor.CITY);
        assertThat(exit.inForce()).isEqualTo(new Interval(LocalDate.of(2021, 5, 6), LocalDate.of(2029, 5, 7)));
        assertThat(exit.quote()).isEqualTo("对就业连续不达标的专业及时停止招生");
        assertThat(exit.interpretation()).isNull();
        assertThat(exit.erratum()).isNotNull();
        assertThat(exit.responsible()).containsExactly("市教育局");
    }

    @Test
    void aClauseTakesFromItsArticleAndDocumentWhatItDoesNotSay() {
        Clause frontline = TOWN.clause("town-2020/1/frontline").orElseThrow();

        assertThat(frontline.responsible()).containsExactly("市人社局", "市总工会");
        assertThat(frontline.inForce()).isEqualTo(frontline.document().inForce());
        assertThat(frontline.levels()).isEmpty();
        assertThat(frontline.sponsors()).isEmpty();
    }

    @Test
    void aFigureIsKeptAsWritten() {
        assertThat(TOWN.clause("town-2020/1/frontline")
                        .orElseThrow()
                        .parameters()
                        .decimal("minShare"))
                .isEqualTo(new BigDecimal("0.61"));
        assertThat(TOWN.clause("town-2020/2/bases").orElseThrow().parameters().day("by"))
                .isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @Test
    void eachVersionIsAClauseOfTheSameIdAndTheLastOneIsTheLatest() {
        List<Clause> versions = TOWN.clauses().stream()
                .filter(clause -> clause.id().equals("town-2020/1.2/extraction"))
                .toList();

        assertThat(versions.stream().map(clause -> clause.parameters().decimal("minRate")))
                .containsExactly(new BigDecimal("0.016"), new BigDecimal("0.017"));
        assertThat(versions.stream().map(Clause::inForce))
                .containsExactly(
                        new Interval(LocalDate.of(2020, 3, 5), LocalDate.of(2024, 1, 1)),
                        new Interval(LocalDate.of(2024, 1, 1), LocalDate.of(2031, 3, 6)));
        assertThat(versions.get(0).article()).isEqualTo("（一）2");
        assertThat(TOWN.clause("town-2020/1.2/extraction")).contains(versions.get(1));
        assertThat(TOWN.clause("town-2020/1/extraction")).isEmpty();
    }

    @Test
    void anItemAfterADigitIsNamedInWords() {
        PolicyBook bundled = PolicyBook.bundled(KINDS);

        assertThat(bundled.clause("shaoxing-draft/annex-2.5/vocational-park")
                        .orElseThrow()
                        .article())
                .isEqualTo("附件2第5项");
    }

    @Test
    void aDefaultStandsWhereAClauseGivesNothing(@TempDir Path folder) throws IOException {
        Path kinds = Files.createDirectory(folder.resolve("kinds"));
        Path policies = Files.createDirectory(folder.resolve("policies"));
        String town = Files.readString(SOUND.resolve("town-2020.yaml"));
        for (String kind : List.of(
                "training-fund.frontline-share", "training-fund.extraction-rate", "programme.exit", "region.target")) {
            String yaml = Files.readString(Path.of("rules/kinds", kind + ".yaml"));
            Files.writeString(
                    kinds.resolve(kind + ".yaml"),
                    yaml.replace(
                            "minShare: {type: share, stricter: higher}",
                            "minShare: {type: share, stricter: higher, default: 0.63}"));
            Files.writeString(kinds.resolve(kind + ".drl"), "");
        }
        RuleKinds withDefault = RuleKinds.read(kinds);

        Files.writeString(policies.resolve("town.yaml"), town.replace("{minShare: 0.61}", "{}"));
        assertThat(minShare(PolicyBook.read(policies, withDefault))).isEqualTo(new BigDecimal("0.63"));
        Files.writeString(policies.resolve("town.yaml"), town);
        assertThat(minShare(PolicyBook.read(policies, withDefault))).isEqualTo(new BigDecimal("0.61"));
    }

    private static BigDecimal minShare(PolicyBook book) {
        return book.clause("town-2020/1/frontline").orElseThrow().parameters().decimal("minShare");
    }

    @Test
    void clausesBindInTheRegionOfTheirDocumentAndBelow() {
        PolicyBook book = PolicyBook.bundled(KINDS);

        assertThat(documents(book, "220122")).containsExactly("changchun-2020", "jilin-2018");
        assertThat(documents(book, "220100")).containsExactly("changchun-2020", "jilin-2018");
        assertThat(documents(book, "220200")).containsExactly("jilin-2018");
        assertThat(documents(book, "220000")).containsExactly("jilin-2018");
        assertThat(documents(book, "431003")).containsExactly("chenzhou-2018");
        assertThat(documents(book, "110000")).doesNotContain("changchun-2020", "jilin-2018");
    }

    private static Stream<String> documents(PolicyBook book, String region) {
        // A baseline of the nation, once there is one, binds everywhere; these tests are about cities and provinces.
        return book.binding(new RegionCode(region)).stream()
                .map(Clause::document)
                .filter(document -> !document.region().equals(RegionCode.NATION))
                .map(document -> document.id())
                .distinct();
    }

    @Test
    void bindingClausesComeInTheOrderOfTheBook() {
        PolicyBook book = PolicyBook.bundled(KINDS);
        List<Clause> binding = book.binding(new RegionCode("220122"));

        assertThat(binding)
                .containsExactlyElementsOf(
                        book.clauses().stream().filter(binding::contains).toList());
        assertThat(binding.stream().map(Clause::id)).isSorted();
    }

    @Test
    void manyThreadsAreGivenOneList() {
        PolicyBook book = PolicyBook.read(SOUND, KINDS);
        List<List<Clause>> lists = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> book.binding(new RegionCode(i % 2 == 0 ? "330602" : "330681")))
                .toList();

        assertThat(lists).allSatisfy(list -> assertThat(list).isSameAs(lists.get(0)));
        assertThat(lists.get(0)).hasSize(5);
    }

    @Test
    void moreRegionsThanThereAreChangeNothing() {
        PolicyBook book = PolicyBook.read(SOUND, KINDS);

        IntStream.range(0, 20_000).forEach(i -> book.binding(new RegionCode(String.format("%06d", i))));
        assertThat(book.binding(new RegionCode("330602"))).hasSize(5);
        assertThat(book.binding(new RegionCode("410000"))).isEmpty();
    }

    @Test
    void filesAreProvedByTheirStoredBytes() throws Exception {
        PolicyBook bundled = PolicyBook.bundled(RuleKinds.bundled());
        PolicyBook read = PolicyBook.read(Path.of("rules/policies"), KINDS);

        assertThat(bundled.files()).isEqualTo(read.files());
        assertThat(bundled.files().stream().map(PolicyFile::name)).isSorted().doesNotHaveDuplicates();
        for (PolicyFile file : bundled.files()) {
            byte[] stored = Files.readAllBytes(Path.of("rules").resolve(file.name()));
            assertThat(file.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(stored)));
        }
    }

    @Test
    void indicatorIdsAreThoseOfAllDocuments() {
        assertThat(TOWN.indicatorIds()).isEqualTo(Set.of("1.1.1", "1.1.2"));
    }

    @Test
    void aRegionIsCalledByTheNamesAlongItsChainAndWithoutOneByItsCode() {
        assertThat(TOWN.regionName(new RegionCode("220122"))).isEqualTo("吉林省长春市农安县");
        assertThat(TOWN.regionName(new RegionCode("330600"))).isEqualTo("浙江省绍兴市");
        assertThat(TOWN.regionName(new RegionCode("659999"))).isEqualTo("新疆维吾尔自治区659999");
    }

    @Test
    void aKindThatIsNotThereIsNamedWithTheNearest() {
        assertThat(KINDS.get("region.target").id()).isEqualTo("region.target");
        assertThatThrownBy(() -> KINDS.get("region.targets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("region.targets")
                .hasMessageContaining("Maybe region.target");
    }

    /** The program as shipped is a jar, and not every tool that makes one writes entries for folders. */
    @Test
    void bundledFilesAreFoundInAJarThatListsNoFolders(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("hegui with space.jar");
        Path classes = Path.of(PolicyBook.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, entries);
            }
        }
        URL yaml = LoadSettings.class.getProtectionDomain().getCodeSource().getLocation();
        URL program = URI.create(jar.toUri().toString()).toURL();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {program, yaml}, ClassLoader.getPlatformClassLoader())) {
            Class<?> kindsType = loader.loadClass(RuleKinds.class.getName());
            Object kinds = kindsType.getMethod("bundled").invoke(null);
            Class<?> bookType = loader.loadClass(PolicyBook.class.getName());
            Object book = bookType.getMethod("bundled", kindsType).invoke(null, kinds);

            assertThat((Collection<?>) bookType.getMethod("files").invoke(book))
                    .extracting(Object::toString)
                    .containsExactlyElementsOf(PolicyBook.bundled(RuleKinds.bundled()).files().stream()
                            .map(Object::toString)
                            .toList());
        }
    }
}
