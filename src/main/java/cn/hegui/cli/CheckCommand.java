package cn.hegui.cli;

import cn.hegui.batch.Batch;
import cn.hegui.batch.Contexts;
import cn.hegui.batch.PreviousRun;
import cn.hegui.batch.RunOutput;
import cn.hegui.batch.RunRegions;
import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.paper.Glossary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.report.FindingLines;
import cn.hegui.report.FolderInUseException;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.Provenance;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SummaryDocument;
import cn.hegui.waiver.WaiverFile;
import cn.hegui.waiver.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
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
    private final UnaryOperator<List<FactFile>> named;

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
        this(terminal, UnaryOperator.identity());
    }

    /** A check that reports its input files as {@code named} calls them: one that repeats another does not move them. */
    CheckCommand(Terminal terminal, UnaryOperator<List<FactFile>> named) {
        this.terminal = terminal;
        this.named = named;
    }

    @Override
    public Integer call() throws IOException {
        reporting.prepare(out);
        // The rules load while the policy files are read: most of what a small check takes.
        Path rulesFolder = bookOptions.rulesFolder();
        CompletableFuture<RuleEngine> engine = CompletableFuture.supplyAsync(
                () -> rulesFolder == null ? RuleEngine.bundled() : RuleEngine.read(rulesFolder));
        PolicyBook book = bookOptions.read();
        WaiverFile waivers = waiversFile == null ? null : WaiverFile.read(waiversFile, book);
        Judge judge = judge(book, engine);
        List<FactFile> files = named.apply(FactFiles.resolve(facts, terminal.in()));
        MessageWriter messages = new MessageWriter(book.kinds().byId(), FactSchema::heading, language);
        RegionNames regions = new RunRegions(book.regions(), asOf, language);
        Batch batch = new Batch(
                new FactReader(book.indicatorIds(), strict),
                judge,
                waivers == null ? Waivers.NONE : new Waivers(waivers.waivers(), asOf),
                regions,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        ProgressLine progress = new ProgressLine(terminal, language, size(files));
        Batch.Result result;
        double seconds;
        Path folder = out;
        Contexts contexts = new Contexts(book, provenance(book, List.of(), waivers), regions);
        try (PreviousRun previous = since == null ? null : PreviousRun.open(since, contexts)) {
            result = folder == null
                    ? batch.run(files, null, previous, progress)
                    : write(folder, batch, files, book, waivers, messages, regions, contexts, previous, progress);
        } finally {
            seconds = progress.finish();
        }
        new CheckScreen(terminal, language, book, messages, regions)
                .show(result.tally(), asOf, waivers, folder, reporting.files());
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

    private Batch.Result write(
            Path folder,
            Batch batch,
            List<FactFile> files,
            PolicyBook book,
            @Nullable WaiverFile waivers,
            MessageWriter messages,
            RegionNames regions,
            Contexts contexts,
            @Nullable PreviousRun previous,
            ProgressLine progress)
            throws IOException {
        refuseInputAsOutput(folder, files);
        try (RunFolder run = RunFolder.open(folder, SummaryDocument.FILE)) {
            FindingLines findings = new FindingLines(outcomes.outcomes(), messages, regions, book.clauses());
            RunOutput output = new RunOutput(run, findings, regions, language, contexts);
            Batch.Result result = batch.run(files, output, previous, progress);
            byte[] summary = SummaryDocument.of(result.tally(), provenance(book, result.inputs(), waivers));
            Glossary words = new Glossary(book.kinds().byId(), FactSchema::heading, regions, language);
            output.finish(summary);
            reporting.write(run, summary, words);
            run.publish();
            return result;
        } catch (FolderInUseException busy) {
            throw new CannotRunException(new Texts(
                    "另一次核对正在写入 " + folder + "。请等它结束，或者换一个文件夹。",
                    "Another run is writing into " + folder + ". Wait for it to end, or name another folder."));
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + folder + "：" + reason(failure) + "。没有留下任何结果文件。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + folder + ": " + reason(failure)
                            + ". No output files were left. Check disk space, path and permissions."));
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }

    /** An input file that a result would replace. */
    private void refuseInputAsOutput(Path folder, List<FactFile> files) throws IOException {
        for (String name : reporting.files()) {
            Path result = folder.resolve(name);
            for (FactFile file : files) {
                if (file.size() >= 0 && Files.exists(result) && Files.isSameFile(result, Path.of(file.name()))) {
                    throw new CannotRunException(new Texts(
                            file.name() + " 既是输入又会被结果覆盖。请用 --out 给出另一个文件夹。",
                            file.name() + " is an input that a result would replace. Name another folder with --out."));
                }
            }
        }
    }

    static Judge judgeAt(PolicyBook book, RuleEngine engine, LocalDate asOf) {
        try {
            return new Check(book, engine).at(asOf);
        } catch (IllegalArgumentException unjudged) {
            throw new CannotRunException(new Texts(
                    "有的条款没有规则可以判定：" + unjudged.getMessage() + "。请检查 --rules 文件夹中的 .drl。",
                    "Some clauses have no rule that judges them: " + unjudged.getMessage()
                            + ". Check the .drl files of the folder of --rules."));
        }
    }

    private Judge judge(PolicyBook book, CompletableFuture<RuleEngine> engine) {
        try {
            return judgeAt(book, engine.join(), asOf);
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private Provenance provenance(PolicyBook book, List<Proof> inputs, @Nullable WaiverFile waivers) {
        return provenance(book, asOf, outcomes, language, strict, inputs, waivers);
    }

    static Provenance provenance(
            PolicyBook book,
            LocalDate asOf,
            Options.Chosen outcomes,
            Language language,
            boolean strict,
            List<Proof> inputs,
            @Nullable WaiverFile waivers) {
        return new Provenance(
                asOf,
                outcomes.outcomes(),
                language,
                strict,
                Program.version(),
                Program.sha256(),
                proofs(book, "policies/"),
                proofs(book, "kinds/"),
                inputs,
                waivers == null
                        ? null
                        : new Provenance.Excused(new Proof(waivers.name(), waivers.sha256()), waivers.waivers()));
    }

    private static List<Proof> proofs(PolicyBook book, String folder) {
        return book.files().stream()
                .filter(file -> file.name().startsWith(folder))
                .map((PolicyFile file) -> new Proof(file.name(), file.sha256()))
                .toList();
    }

    static long size(List<FactFile> files) {
        long total = 0;
        for (FactFile file : files) {
            long size = file.size();
            if (size < 0) {
                return -1;
            }
            total += size;
        }
        return total;
    }
}
