package cn.hegui.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.policy.PolicyException;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder of {@code fixtures/broken/lint} is named after a check; its {@code expected.txt} lists the remarks by place,
 * weight and the words that they must hold. No other remark may be made.
 */
class LintTest {
    private static final Path BROKEN = Path.of("fixtures/broken/lint");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final RuleKinds KINDS = RuleKinds.bundled();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCheckSaysWhatAndWhere() throws IOException {
        try (Stream<Path> folders = Files.list(BROKEN)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> assertRemarks(each)));
        }
    }

    private static void assertRemarks(Path each) throws IOException {
        List<String> expected = Files.readAllLines(each.resolve("expected.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        Path scenarios = each.resolve("scenarios");
        List<Remark> remarks =
                Lint.remarks(each.resolve("policies"), KINDS, Files.isDirectory(scenarios) ? scenarios : null, DAY);
        assertThat(remarks).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Remark remark = remarks.get(i);
            String[] parts = expected.get(i).split(" ", 3);
            String shown = String.join(
                    "\n",
                    remark.message().zh(),
                    remark.advice().zh(),
                    remark.message().en(),
                    remark.advice().en());
            assertThat(remark.code()).isEqualTo(each.getFileName().toString());
            assertThat(remark.file() + ":" + remark.line())
                    .isEqualTo(each.resolve(parts[0]).toString());
            assertThat(remark.weight().name()).isEqualTo(parts[1]);
            assertThat(shown)
                    .contains(
                            Stream.of(parts[2].split("\\|")).map(String::strip).toList());
        }
    }

    @Test
    void theBundledBookHasNoErrors() {
        List<Remark> remarks = Lint.remarks(null, KINDS, Path.of("fixtures/scenarios"), DAY);

        assertThat(remarks).noneMatch(remark -> remark.weight() == Weight.ERROR);
    }

    @Test
    void aDraftMayBeLaxerWithAWarning() throws IOException {
        assertThat(laxer("status: in-force", "status: draft"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.weight()).isEqualTo(Weight.WARNING));
    }

    @Test
    void anEncouragementIsNoLaxerDuty() throws IOException {
        assertThat(laxer("force: mandatory", "force: encouraged")).isEmpty();
    }

    @Test
    void whatHasEndedBeforeBindsNoMore() throws IOException {
        Path above = BROKEN.resolve("laxer-than-above/policies/province-2019.yaml");
        Files.writeString(
                folder.resolve("province-2019.yaml"),
                Files.readString(above).replace("effective: 2020-03-05", "effective: 2019-01-01\nuntil: 2020-03-05"));
        Files.copy(above.resolveSibling("town-2020.yaml"), folder.resolve("town-2020.yaml"));

        assertThat(Lint.remarks(folder, KINDS, null, DAY)).isEmpty();
    }

    @Test
    void aSmallerCapIsStricterAndALargerOneLaxer() throws IOException {
        for (String file : List.of("province-2019.yaml", "town-2020.yaml")) {
            String text = Files.readString(BROKEN.resolve("laxer-than-above/policies/" + file));
            Files.writeString(
                    folder.resolve(file),
                    text.replace("training-fund.frontline-share", "training-fund.deduction-cap")
                            .replace("minShare: 0.55", "capRate: 0.07")
                            .replace("minShare: 0.62", "capRate: 0.08"));
        }
        assertThat(Lint.remarks(folder, KINDS, null, DAY)).isEmpty();

        Path town = folder.resolve("town-2020.yaml");
        Files.writeString(town, Files.readString(town).replace("0.07", "0.09"));
        assertThat(Lint.remarks(folder, KINDS, null, DAY))
                .singleElement()
                .satisfies(remark -> assertThat(remark.message().zh()).contains("9%", "8%"));
    }

    @Test
    void schoolsOfDifferentLevelsAreNotCompared() throws IOException {
        for (String file : List.of("province-2019.yaml", "town-2020.yaml")) {
            String text = Files.readString(BROKEN.resolve("laxer-than-above/policies/" + file));
            String level = file.startsWith("town") ? "technician" : "higher-vocational";
            Files.writeString(
                    folder.resolve(file),
                    text.replace(
                            "rule: training-fund.frontline-share",
                            "rule: teaching.practical-share\n        levels: [" + level + "]"));
        }
        assertThat(Lint.remarks(folder, KINDS, null, DAY)).isEmpty();
    }

    @Test
    void aYearToTheDayIsNotOver() throws IOException {
        assertThat(changed("sound", "checkedOn: 2026-11-07", "checkedOn: 2025-11-22"))
                .isEmpty();
        assertThat(changed("target-past", "by: 2025-11-21", "by: 2025-11-22")).isEmpty();
    }

    @Test
    void whatTheBookRefusesForOtherReasonsIsRefusedHereToo() throws IOException {
        String text = Files.readString(BROKEN.resolve("quote-missing/policies/town-2020.yaml"));
        Files.writeString(folder.resolve("town-2020.yaml"), text.replace("minShare", "minShares"));

        assertThatThrownBy(() -> Lint.remarks(folder, KINDS, null, DAY))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("minShares");
    }

    private List<Remark> laxer(String before, String after) throws IOException {
        Path above = BROKEN.resolve("laxer-than-above/policies/province-2019.yaml");
        Files.copy(above, folder.resolve("province-2019.yaml"));
        return changed("laxer-than-above", before, after);
    }

    private List<Remark> changed(String fixture, String before, String after) throws IOException {
        String text = Files.readString(BROKEN.resolve(fixture).resolve("policies/town-2020.yaml"));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve("town-2020.yaml"), text.replace(before, after));
        return Lint.remarks(folder, KINDS, null, DAY);
    }
}
