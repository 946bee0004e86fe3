package cn.hegui.cli;

import cn.hegui.batch.Batch;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.PolicyBook;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.waiver.WaiverFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui check}: judges facts and writes what was found. */
@Command(
        name = "check",
        header = {"按政策文件核对事实，列出每一条结论。", "Judges facts by the policy documents and lists every finding."},
        footer = {
            "",
            "退出码 Exit codes: 0 没有达到 --fail-on 的结论 nothing at or above --fail-on · 1 有 something · 3 有记录被拒收 records",
            "rejected · 2 未核对 not judged"
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = {
                "事实文件或文件夹（.xlsx .csv .jsonl .json，后两种可加 .gz .zst）；- 为标准输入。",
                "Files or folders of facts (.xlsx .csv .jsonl .json, the last two also .gz .zst); - is standard input."
            })
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            converter = Options.Day.class,
            description = {"基准日，例如 2024-12-31。", "The day as of which to judge."})
    private LocalDate asOf = LocalDate.MIN;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {"把全部结果写入此文件夹。", "Writes all results into this folder."})
    private @Nullable Path out;

    @Option(
            names = "--since",
            paramLabel = "DIR",
            description = {
                "沿用此前一次核对的结果：只核对事实或条款有变动的主体，结果与全部重新核对相同。",
                "Carries over an earlier run: judges only subjects whose facts or clauses changed."
            })
    private @Nullable Path since;

    @Option(
            names = "--outcomes",
            paramLabel = "LIST",
            converter = Options.Outcomes.class,
            defaultValue = "fail,unknown,pending",
            description = {
                "findings.jsonl 中列出的结论，all 为全部（默认 ${DEFAULT-VALUE}）。",
                "The outcomes listed in findings.jsonl; all for all."
            })
    private Options.Chosen outcomes = new Options.Chosen(java.util.Set.of());

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = Options.Threshold.class,
            defaultValue = "violation",
            description = {
                "从此程度起以退出码 1 结束：violation、warning、advisory、never（默认 ${DEFAULT-VALUE}）。",
                "Ends with exit code 1 from this severity on."
            })
    private FailOn failOn = FailOn.VIOLATION;

    @Option(
            names = "--strict",
            description = {"含有未知属性的记录予以拒收。", "Rejects records with properties that are not known."})
    private boolean strict;

    @Option(
            names = "--within",
            paramLabel = "CODE",
            converter = Options.Region.class,
            description = {
                "只核对此地区（及其下级）的主体，其余拒收，例如 330600。",
                "Judges only subjects of this region and below; others are rejected."
            })
    private @Nullable RegionCode within;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Options.Threads.class,
            description = {
                "线程数（默认为全部核心）；结果与线程数无关。",
                "The number of threads (default: all cores); results do not depend on it."
            })
    private @Nullable Integer threads;

    @Option(
            names = "--waivers",
            paramLabel = "FILE",
            description = {
                "豁免文件（.yaml）：列出的结论照样写出，注明豁免，另行计数。",
                "A file of waivers: what it excuses is written all the same, marked, and counts apart."
            })
    private @Nullable Path waiversFile;

    @Mixin
    private Reporting reporting = new Reporting();

    @Mixin
    private Book bookOptions = new Book();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Reports reports = reporting.reports(out);
        // The rules load while the policy files are read: most of what a small check takes.
        Path rulesFolder = bookOptions.rulesFolder();
        CompletableFuture<RuleEngine> engine = CompletableFuture.supplyAsync(
                () -> rulesFolder == null ? RuleEngine.bundled() : RuleEngine.read(rulesFolder));
        PolicyBook book = bookOptions.read();
        WaiverFile waivers = waiversFile == null ? null : WaiverFile.read(waiversFile, book);
        CheckRun run = new CheckRun(
                book,
                joined(engine),
                new RunOptions(asOf, outcomes.outcomes(), language, strict, within),
                waivers,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        List<FactFile> files = FactFiles.resolve(facts, terminal.in());
        ProgressLine progress = new ProgressLine(terminal, language, CheckRun.size(files));
        Batch.Result result;
        double seconds;
        Path folder = out;
        try {
            result = folder == null
                    ? run.count(files, since, progress)
                    : run.write(folder, reports, files, since, progress);
        } finally {
            seconds = progress.finish();
        }
        new CheckScreen(terminal, language, book, run.messages(), run.regions())
                .show(result.tally(), asOf, waivers, folder, reports.files());
        terminal.out().flush();
        long subjects = result.tally().judged() + result.tally().rejected();
        terminal.tell(String.format(
                Locale.ROOT,
                language == Language.ZH ? "用时 %.1f 秒，每秒 %,d 个主体。" : "%.1f s, %,d subjects a second.",
                seconds,
                Math.round(subjects / Math.max(seconds, 0.001))));
        if (since != null) {
            terminal.tell(String.format(
                    Locale.ROOT,
                    language == Language.ZH ? "沿用 %,d 个主体的结论，其余 %,d 个重新核对。" : "%,d subjects carried over, %,d judged.",
                    result.carried(),
                    result.tally().judged() - result.carried()));
        }
        if (result.tally().rejected() > 0) {
            return ExitCode.REJECTED;
        }
        return failOn.isReachedBy(result.tally().findings()) ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    private static RuleEngine joined(CompletableFuture<RuleEngine> engine) {
        try {
            return engine.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
