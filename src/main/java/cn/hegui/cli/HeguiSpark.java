package cn.hegui.cli;

import cn.hegui.batch.RunRegions;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactSchema;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import cn.hegui.report.SummaryDocument;
import cn.hegui.run.CheckRun;
import cn.hegui.run.RunOptions;
import cn.hegui.spark.ClusterCheck;
import cn.hegui.spark.ClusterCheck.Format;
import cn.hegui.spark.ClusterException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code hegui-spark}: {@code hegui check} on a Spark cluster, started by {@code spark-submit}. */
@Command(
        name = "hegui-spark",
        versionProvider = Hegui.Version.class,
        header = {
            "在 Spark 集群上核对事实，结果与 hegui check 逐行相同。",
            "Judges facts on a Spark cluster, line by line as hegui check."
        },
        optionListHeading = "%n选项 Options:%n",
        footer = {
            "",
            "退出码 Exit codes: 0 没有达到 --fail-on 的结论 nothing at or above --fail-on · 1 有 something · 3 有记录被拒收 records",
            "rejected · 2 未核对 not judged"
        })
public final class HeguiSpark implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = {
                "Hadoop 能访问的文件或文件夹（.jsonl .json，可加 .gz .zst；.parquet）。",
                "Files or folders in any file system of Hadoop (.jsonl .json, also .gz .zst; .parquet)."
            })
    private List<String> facts = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Shows this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "显示版本。 Shows the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            converter = Options.Day.class,
            description = {"基准日，例如 2024-12-31。", "The day as of which to judge."})
    private LocalDate asOf = LocalDate.MIN;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = {
                "结果文件夹，须不存在或为空；全部完成后才出现。",
                "The folder of results, new or empty; it appears when all is done."
            })
    private String out = "";

    @Option(
            names = "--format",
            paramLabel = "jsonl|parquet|both",
            converter = Formats.class,
            defaultValue = "both",
            description = {"结果的存储格式（默认 ${DEFAULT-VALUE}）。", "How results are stored."})
    private Stored stored = new Stored(Set.of());

    @Option(
            names = "--outcomes",
            paramLabel = "LIST",
            converter = Options.Outcomes.class,
            defaultValue = "fail,unknown,pending",
            description = {
                "findings 中列出的结论，all 为全部（默认 ${DEFAULT-VALUE}）。",
                "The outcomes listed in findings; all for all."
            })
    private Options.Chosen outcomes = new Options.Chosen(Set.of());

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

    @Mixin
    private Book bookOptions = new Book();

    private HeguiSpark(Terminal terminal) {
        this.terminal = terminal;
    }

    /** How results are stored. */
    private record Stored(Set<Format> formats) {}

    static final class Formats implements ITypeConverter<Stored> {
        @Override
        public Stored convert(String value) {
            return switch (value) {
                case "jsonl" -> new Stored(Set.of(Format.JSONL));
                case "parquet" -> new Stored(Set.of(Format.PARQUET));
                case "both" -> new Stored(Set.of(Format.JSONL, Format.PARQUET));
                default ->
                    throw new CannotRunException(new Texts(
                            "不认识“" + value + "”；可以是 jsonl、parquet、both。",
                            "Unknown: \"" + value + "\"; one of jsonl, parquet, both."));
            };
        }
    }

    /** Runs the command, lets go of the cluster and ends the process with its exit code. */
    public static void main(String[] args) {
        int exitCode = run(Terminal.ofProcess(), args);
        ClusterCheck.disconnect();
        System.exit(exitCode);
    }

    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new HeguiSpark(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        Failures failures = new Failures(terminal, Failures.language(List.of(args)));
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError fault) {
            failures.ourFault(fault);
            return ExitCode.NOT_JUDGED;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    @Override
    public Integer call() {
        PolicyBook book = bookOptions.read();
        Path rules = bookOptions.rulesFolder();
        // Rules that do not compile, or judge not every clause, are told before the cluster begins.
        CheckRun.judge(book, rules == null ? RuleEngine.bundled() : RuleEngine.read(rules), asOf);
        ClusterCheck.Request request = new ClusterCheck.Request(
                facts,
                book,
                bookOptions.policiesFolder(),
                rules,
                asOf,
                outcomes.outcomes(),
                language,
                strict,
                stored.formats(),
                out);
        ClusterCheck.Result result;
        try {
            result = ClusterCheck.connect()
                    .run(
                            request,
                            found -> SummaryDocument.of(
                                    found.tally(),
                                    new RunOptions(asOf, outcomes.outcomes(), language, strict, null)
                                            .provenance(book, found.inputs(), null)),
                            stage -> terminal.tell(Terminal.clean(stage.in(language))));
        } catch (ClusterException failure) {
            throw new CannotRunException(failure.texts());
        }
        RegionNames regions = new RunRegions(book.regions(), asOf, language);
        MessageWriter messages = new MessageWriter(book.kinds().byId(), FactSchema::heading, language);
        new CheckScreen(terminal, language, book, messages, regions).showCounts(result.tally(), asOf, null);
        terminal.line("");
        terminal.line(Terminal.clean((language == Language.ZH ? "已写入 " : "Written to ") + out));
        if (result.tally().rejected() > 0) {
            return ExitCode.REJECTED;
        }
        return failOn.isReachedBy(result.tally().findings()) ? ExitCode.FOUND : ExitCode.CLEAR;
    }
}
