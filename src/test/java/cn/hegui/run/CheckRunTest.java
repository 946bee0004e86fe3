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
        RunOptions options =
                new RunOptions(LocalDate.of(2024, 12, 31), Set.of(Outcome.FAIL, Outcome.UNKNOWN), Language.ZH, false);
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
