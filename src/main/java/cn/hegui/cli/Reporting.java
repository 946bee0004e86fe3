package cn.hegui.cli;

import cn.hegui.batch.RunOutput;
import cn.hegui.model.Texts;
import cn.hegui.paper.Glossary;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SummaryDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which forms a run is reported beside its lines, and the writing of those reports. */
final class Reporting {
    @Option(
            names = "--format",
            paramLabel = "LIST",
            converter = Options.Formats.class,
            defaultValue = "jsonl",
            description = {
                "结果的格式，可以并列：jsonl、csv、xlsx（审计底稿）、html（网页）、junit、sarif（默认 ${DEFAULT-VALUE}；jsonl 总会写出）。",
                "The forms of the results, several by commas; jsonl is always written."
            })
    private Options.Forms forms = new Options.Forms(Set.of());

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = {
                "审计底稿的版式文件（.yaml）；自带的版式由 hegui report --show-template 打印。",
                "The layout of the working paper; hegui report --show-template prints the one built in."
            })
    private @Nullable Path template;

    private @Nullable PaperLayout layout;

    /** Refuses what cannot be reported before anything is judged. */
    void prepare(@Nullable Path out) {
        if (out == null && !forms.formats().isEmpty()) {
            throw new CannotRunException(new Texts(
                    "--format 需要 --out DIR，报告写在那里。", "--format needs --out DIR, where the reports are written."));
        }
        if (template != null) {
            layout = PaperLayout.read(template);
        }
    }

    Set<ReportFormat> formats() {
        return forms.formats();
    }

    /** The files that a run with these options holds. */
    List<String> files() {
        List<String> files = new ArrayList<>(RunOutput.FILES);
        forms.formats().forEach(format -> files.add(format.file()));
        files.add(SummaryDocument.FILE);
        return files;
    }

    /** Makes the reports from the lines that {@code run} holds by now, and its summary with the hashes of all these files. */
    void write(RunFolder run, byte[] summary, Glossary words) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            if (!forms.formats().contains(format)) {
                run.withdraw(format.file());
            }
        }
        if (!forms.formats().isEmpty()) {
            write(run, RunFiles.of(summary, run::written), words);
        }
        List<Proof> outputs = new ArrayList<>();
        for (String file : files()) {
            if (!file.equals(SummaryDocument.FILE)) {
                outputs.add(new Proof(file, run.sha256(file)));
            }
        }
        outputs.add(new Proof(RunOutput.INDEX, run.sha256(RunOutput.INDEX)));
        run.file(SummaryDocument.FILE).write(SummaryDocument.withOutputs(summary, outputs));
    }

    /** Makes the reports of the lines of a run into {@code run}. */
    void write(RunFolder run, RunFiles lines, Glossary words) throws IOException {
        // Nearly all checks only write their lines: then the layout of the working paper is not read.
        PaperLayout paper = layout == null ? PaperLayout.bundled() : layout;
        for (ReportFormat format : forms.formats()) {
            format.write(lines, words, paper, run.file(format.file()));
        }
    }
}
