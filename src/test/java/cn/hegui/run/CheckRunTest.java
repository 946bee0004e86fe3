package cn.hegui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.batch.Batch;
import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRunTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());

    @TempDir
    Path temporary;

    private static CheckRun run(int threads) {
        RunOptions options = new RunOptions(
                LocalDate.of(2024, 12, 31), Set.of(Outcome.FAIL, Outcome.UNKNOWN), Language.ZH, false, null);
        return new CheckRun(BOOK, RuleEngine.bundled(), options, null, threads);
    }

    private static List<FactFile> demo() {
        return FactFiles.resolve(List.of("fixtures/demo"), InputStream.nullInputStream());
    }

    @Test
    void countsWhatItWouldWrite() throws IOException {
        Batch.Result counted = run(2).count(demo(), null, Progress.SILENT);
        Batch.Result written = run(1).write(temporary.resolve("run"), Reports.NONE, demo(), null, Progress.SILENT);
        assertThat(counted.tally().judged())
                .isPositive()
                .isEqualTo(written.tally().judged());
        assertThat(counted.tally().findings().total())
                .isEqualTo(written.tally().findings().total());
        assertThat(counted.inputs()).isEqualTo(written.inputs());
        assertThat(RunFiles.in(temporary.resolve("run")).summary().subjects().judged())
                .isEqualTo(written.tally().judged());
    }

    @Test
    void writesReportsAtOnceAsItMakesThemLater() throws IOException {
        Reports html = new Reports(Set.of(ReportFormat.HTML), PaperLayout.bundled());
        Path atOnce = temporary.resolve("at-once");
        run(2).write(atOnce, html, demo(), null, Progress.SILENT);
        Path later = temporary.resolve("later");
        run(2).write(later, Reports.NONE, demo(), null, Progress.SILENT);
        html.make(later, RunFiles.in(later), BOOK, later);
        for (String file : html.files()) {
            assertThat(later.resolve(file)).hasSameBinaryContentAs(atOnce.resolve(file));
        }
    }

    @Test
    void judgesOnlyWithinItsRegion() throws IOException {
        Path facts = temporary.resolve("facts.jsonl");
        String line = "{\"kind\":\"institution\",\"id\":\"%s\",\"region\":\"%s\"}\n";
        Files.writeString(
                facts,
                line.formatted("S1", "330600")
                        + line.formatted("S2", "330602")
                        + line.formatted("S3", "220000")
                        + line.formatted("S4", "330000"));
        RunOptions options = new RunOptions(
                LocalDate.of(2024, 12, 31), Set.of(Outcome.FAIL), Language.EN, false, new RegionCode("330600"));
        Path folder = temporary.resolve("run");
        new CheckRun(BOOK, RuleEngine.bundled(), options, null, 1)
                .write(
                        folder,
                        Reports.NONE,
                        FactFiles.resolve(List.of(facts.toString()), InputStream.nullInputStream()),
                        null,
                        Progress.SILENT);
        List<String> judged = new ArrayList<>();
        RunFiles.in(folder).subjects(subject -> judged.add(subject.subject()));
        assertThat(judged).containsExactly("S1", "S2");
        assertThat(Files.readAllLines(folder.resolve("rejects.jsonl")))
                .hasSize(2)
                .allSatisfy(reject -> assertThat(reject).contains("region-outside", "\"pointer\":\"/region\""))
                .anySatisfy(reject -> assertThat(reject).contains("S3", "220000"))
                .anySatisfy(reject -> assertThat(reject).contains("S4", "330000"));
        assertThat(RunFiles.in(folder).summary().options().within()).isEqualTo("330600");
    }

    @Test
    void leavesNothingWhenItsProgressStopsIt() {
        Path folder = temporary.resolve("run");
        assertThatThrownBy(() -> run(2).write(folder, Reports.NONE, demo(), null, (bytes, records) -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        assertThat(folder).doesNotExist();
    }

    @Test
    void refusesToReplaceAnInput() throws IOException {
        Path folder = temporary.resolve("run");
        Files.createDirectories(folder);
        Path facts = folder.resolve("findings.jsonl");
        Files.writeString(facts, "{}\n");
        List<FactFile> files = FactFiles.resolve(List.of(facts.toString()), InputStream.nullInputStream());
        assertThatThrownBy(() -> run(1).write(folder, Reports.NONE, files, null, Progress.SILENT))
                .isInstanceOfSatisfying(
                        RunRefusedException.class,
                        refused -> assertThat(refused.texts().zh()).contains(facts.toString(), "既是输入又会被结果覆盖"));
        assertThat(facts).hasContent("{}");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> run(1).write(file.resolve("run"), Reports.NONE, demo(), null, Progress.SILENT))
                .isInstanceOfSatisfying(
                        RunRefusedException.class,
                        refused -> assertThat(refused.texts().zh()).startsWith("无法写入 "));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).containsExactly(file);
        }
    }
}
