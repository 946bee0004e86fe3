package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.run.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        Path to = out == null ? from : out;
        Reports reports = reporting.reports(to);
        if (reports.formats().isEmpty()) {
            throw new CannotRunException(new Texts(
                    "请用 --format 给出要生成的报告，例如 --format xlsx,html。",
                    "Name the reports to make with --format, for example --format xlsx,html."));
        }
        RunFiles run = RunFiles.in(from);
        reports.make(from, run, bookOptions.read(), to);
        terminal.line(Terminal.clean((language == Language.ZH ? "已写入 " : "Written to ")
                + to
                + (language == Language.ZH ? "：" : ": ")
                + reports.formats().stream()
                        .map(ReportFormat::file)
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "))));
        return ExitCode.CLEAR;
    }
}
