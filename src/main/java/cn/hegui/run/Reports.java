package cn.hegui.run;

import cn.hegui.batch.RunOutput;
import cn.hegui.batch.RunRegions;
import cn.hegui.intake.FactSchema;
import cn.hegui.paper.Glossary;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SummaryDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reports that a run is told in beside its lines, made with the run or when it is finished.
 *
 * @param formats the forms; the lines are always written
 * @param layout of the working paper; null: the one built in, which is read only where a report is made
 */
public record Reports(Set<ReportFormat> formats, @Nullable PaperLayout layout) {
    /** No report but the lines. */
    public static final Reports NONE = new Reports(Set.of(), null);

    public Reports {
        EnumSet<ReportFormat> inOrder = EnumSet.noneOf(ReportFormat.class);
        inOrder.addAll(formats);
        formats = Collections.unmodifiableSet(inOrder);
    }

    /** The files that a run with these reports holds. */
    public List<String> files() {
        List<String> files = new ArrayList<>(RunOutput.FILES);
        formats.forEach(format -> files.add(format.file()));
        files.add(SummaryDocument.FILE);
        return files;
    }

    /** Makes the reports from the lines that {@code run} holds by now, and its summary with the hashes of all these files. */
    void write(RunFolder run, byte[] summary, Glossary words) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            if (!formats.contains(format)) {
                run.withdraw(format.file());
            }
        }
        if (!formats.isEmpty()) {
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

    /**
     * Makes the reports of the finished {@code run} in {@code from} into the folder {@code to}. Where that is the same, they are
     * added to the run, and their hashes to its summary, as if it had been asked for them at once.
     *
     * @throws RunRefusedException where another run writes into {@code to}, or it cannot be written
     */
    public void make(Path from, RunFiles run, PolicyBook book, Path to) {
        Written.into(to, () -> {
            Glossary words = words(book, run.summary());
            if (Files.exists(to) && Files.isSameFile(from, to)) {
                into(from, run, words);
            } else {
                beside(to, run, words);
            }
            return to;
        });
    }

    private static Glossary words(PolicyBook book, RunSummary summary) {
        return new Glossary(
                book.kinds().byId(),
                FactSchema::heading,
                new RunRegions(book.regions(), summary.asOf(), summary.language()),
                summary.language());
    }

    private void write(RunFolder reports, RunFiles lines, Glossary words) throws IOException {
        PaperLayout paper = layout == null ? PaperLayout.bundled() : layout;
        for (ReportFormat format : formats) {
            format.write(lines, words, paper, reports.file(format.file()));
        }
    }

    private void beside(Path to, RunFiles run, Glossary words) throws IOException {
        String first = formats.iterator().next().file();
        try (RunFolder reports = RunFolder.open(to, first)) {
            write(reports, run, words);
            reports.publish();
        }
    }

    private void into(Path from, RunFiles run, Glossary words) throws IOException {
        try (RunFolder reports = RunFolder.reopen(from, SummaryDocument.FILE)) {
            write(reports, run, words);
            Map<String, Proof> outputs = new TreeMap<>();
            for (RunSummary.FileHash output : run.summary().outputs()) {
                outputs.put(output.file(), new Proof(output.file(), output.sha256()));
            }
            for (String file : RunOutput.FILES) {
                if (!outputs.containsKey(file)) {
                    outputs.put(file, new Proof(file, RunFiles.sha256(from.resolve(file))));
                }
            }
            for (ReportFormat format : formats) {
                outputs.put(format.file(), new Proof(format.file(), reports.sha256(format.file())));
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
