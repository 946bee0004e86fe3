package cn.hegui.cli;

import cn.hegui.batch.RunOutput;
import cn.hegui.batch.RunRegions;
import cn.hegui.intake.FactSchema;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.paper.Glossary;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.FolderInUseException;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SummaryDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui report}: makes reports of a run that is finished. */
@Command(
        name = "report",
        header = {"由一次核对的结果文件夹生成报告：底稿、网页、表格。", "Makes reports from the folder of a finished run."},
        footer = {
            "",
            "先核对结果文件与 summary.json 中的 SHA-256 是否一致；报告使用那次核对的语言。",
            "First proves the files against the hashes in summary.json. Reports speak the language of the run.",
            "退出码 Exit codes: 0 已写出 written · 2 未写出 not written",
            "例 Example: hegui report target/demo --format xlsx,html"
        })
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "RUN_DIR",
            arity = "0..1",
            description = {"hegui check --out 写出的文件夹。", "A folder that hegui check --out has written."})
    private @Nullable Path folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {"报告写入此文件夹（默认为 RUN_DIR，并记入其 summary.json）。", "Where the reports go (default: RUN_DIR)."})
    private @Nullable Path out;

    @Option(
            names = "--show-template",
            description = {"打印自带的底稿版式。", "Prints the layout of the working paper that is built in."})
    private boolean showTemplate;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"屏幕提示的语言（默认 ${DEFAULT-VALUE}）。", "The language of what is said on the screen."})
    private Language language = Language.ZH;

    @Mixin
    private Reporting reporting = new Reporting();

    @Mixin
    private Book bookOptions = new Book();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (showTemplate) {
            terminal.out().print(new String(PaperLayout.bundledBytes(), StandardCharsets.UTF_8));
            return ExitCode.CLEAR;
        }
        Path from = folder;
        if (from == null) {
            throw new CannotRunException(new Texts(
                    "缺少 RUN_DIR：请给出 hegui check --out 写出的文件夹。",
                    "RUN_DIR is missing: name a folder that hegui check --out has written."));
        }
        if (reporting.formats().isEmpty()) {
            throw new CannotRunException(new Texts(
                    "请用 --format 给出要生成的报告，例如 --format xlsx,html。",
                    "Name the reports to make with --format, for example --format xlsx,html."));
        }
        Path to = out == null ? from : out;
        reporting.prepare(to);
        RunFiles run = RunFiles.in(from);
        Glossary words = words(run.summary());
        try {
            if (Files.exists(to) && Files.isSameFile(from, to)) {
                into(from, run, words);
            } else {
                beside(to, run, words);
            }
        } catch (FolderInUseException busy) {
            throw new CannotRunException(new Texts(
                    "另一次运行正在写入 " + to + "。请等它结束，或者换一个文件夹。",
                    "Another run is writing into " + to + ". Wait for it to end, or name another folder."));
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + to + "：" + failure + "。没有留下报告。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + to + ": " + failure
                            + ". No report was left. Check disk space, path and permissions."));
        }
        terminal.line(Terminal.clean((language == Language.ZH ? "已写入 " : "Written to ")
                + to
                + (language == Language.ZH ? "：" : ": ")
                + reporting.formats().stream()
                        .map(ReportFormat::file)
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "))));
        return ExitCode.CLEAR;
    }

    private Glossary words(RunSummary summary) {
        PolicyBook book = bookOptions.read();
        return new Glossary(
                book.kinds().byId(),
                FactSchema::heading,
                new RunRegions(book.regions(), summary.asOf(), summary.language()),
                summary.language());
    }

    private void beside(Path to, RunFiles run, Glossary words) throws IOException {
        String first = reporting.formats().iterator().next().file();
        try (RunFolder reports = RunFolder.open(to, first)) {
            reporting.write(reports, run, words);
            reports.publish();
        }
    }

    /** Adds the reports to the run, and their hashes to its summary, as if it had been asked for them at once. */
    private void into(Path from, RunFiles run, Glossary words) throws IOException {
        try (RunFolder reports = RunFolder.reopen(from, SummaryDocument.FILE)) {
            reporting.write(reports, run, words);
            Map<String, Proof> outputs = new TreeMap<>();
            for (RunSummary.FileHash output : run.summary().outputs()) {
                outputs.put(output.file(), new Proof(output.file(), output.sha256()));
            }
            for (String file : RunOutput.FILES) {
                if (!outputs.containsKey(file)) {
                    outputs.put(file, new Proof(file, RunFiles.sha256(from.resolve(file))));
                }
            }
            for (ReportFormat format : reporting.formats()) {
                outputs.put(format.file(), new Proof(format.file(), RunFiles.sha256(reports.written(format.file()))));
            }
            byte[] summary = Files.readAllBytes(from.resolve(SummaryDocument.FILE));
            reports.file(SummaryDocument.FILE).write(SummaryDocument.withOutputs(summary, ordered(outputs)));
            reports.publish();
        }
    }

    /** The files in the order in which a check lists them. */
    private static List<Proof> ordered(Map<String, Proof> outputs) {
        List<Proof> ordered = new ArrayList<>();
        List<String> names = new ArrayList<>(RunOutput.FILES);
        for (ReportFormat format : ReportFormat.values()) {
            names.add(format.file());
        }
        for (String name : names) {
            Proof proof = outputs.remove(name);
            if (proof != null) {
                ordered.add(proof);
            }
        }
        ordered.addAll(outputs.values());
        return ordered;
    }
}
