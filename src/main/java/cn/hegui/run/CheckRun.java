package cn.hegui.run;

import cn.hegui.batch.Batch;
import cn.hegui.batch.Contexts;
import cn.hegui.batch.PreviousRun;
import cn.hegui.batch.Progress;
import cn.hegui.batch.RunOutput;
import cn.hegui.batch.RunRegions;
import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.model.Texts;
import cn.hegui.paper.Glossary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.FindingLines;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SummaryDocument;
import cn.hegui.waiver.WaiverFile;
import cn.hegui.waiver.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is prepared: it judges files of facts, and counts or writes what it finds. Whoever runs it, by whatever
 * number of threads, the same facts give the same folder.
 *
 * <p>A run is stopped by an exception that its progress throws; then nothing of it is left.
 */
public final class CheckRun {
    private final PolicyBook book;
    private final RunOptions options;
    private final @Nullable WaiverFile waivers;
    private final RegionNames regions;
    private final MessageWriter messages;
    private final Contexts contexts;
    private final Batch batch;

    /**
     * A run by {@code book}, judged by {@code engine} on {@code threads} threads.
     *
     * @param waivers what is excused; null: nothing is
     * @throws RunRefusedException where a clause of the book has no rule that judges it
     */
    public CheckRun(PolicyBook book, RuleEngine engine, RunOptions options, @Nullable WaiverFile waivers, int threads) {
        this.book = book;
        this.options = options;
        this.waivers = waivers;
        this.regions = new RunRegions(book.regions(), options.asOf(), options.language());
        this.messages = new MessageWriter(book.kinds().byId(), FactSchema::heading, options.language());
        this.contexts = new Contexts(book, options.provenance(book, List.of(), waivers), regions);
        this.batch = new Batch(
                new FactReader(book.indicatorIds(), options.strict(), options.within()),
                judge(book, engine, options.asOf()),
                waivers == null ? Waivers.NONE : new Waivers(waivers.waivers(), options.asOf()),
                regions,
                threads);
    }

    /**
     * The judge of {@code book} on {@code asOf}.
     *
     * @throws RunRefusedException where a clause of the book has no rule that judges it
     */
    public static Judge judge(PolicyBook book, RuleEngine engine, LocalDate asOf) {
        try {
            return new Check(book, engine).at(asOf);
        } catch (IllegalArgumentException unjudged) {
            throw new RunRefusedException(new Texts(
                    "有的条款没有规则可以判定：" + unjudged.getMessage() + "。请检查 --rules 文件夹中的 .drl。",
                    "Some clauses have no rule that judges them: " + unjudged.getMessage()
                            + ". Check the .drl files of the folder of --rules."));
        }
    }

    /** The names of regions as the run tells them. */
    public RegionNames regions() {
        return regions;
    }

    /** The sentences of findings as the run tells them. */
    public MessageWriter messages() {
        return messages;
    }

    /**
     * Judges and counts {@code files}, and writes nothing.
     *
     * @param since the folder of an earlier run, from which is carried over what would be found again; null: none
     */
    public Batch.Result count(List<FactFile> files, @Nullable Path since, Progress progress) throws IOException {
        try (PreviousRun previous = since == null ? null : PreviousRun.open(since, contexts)) {
            return batch.run(files, null, previous, progress);
        }
    }

    /**
     * Judges {@code files} and writes the run with {@code reports} into {@code folder}, whose files appear together or not at
     * all.
     *
     * @param since the folder of an earlier run, which may be {@code folder} itself; null: none
     * @throws RunRefusedException where another run writes into it, it cannot be written, or an input would be replaced
     */
    public Batch.Result write(
            Path folder, Reports reports, List<FactFile> files, @Nullable Path since, Progress progress)
            throws IOException {
        try (PreviousRun previous = since == null ? null : PreviousRun.open(since, contexts)) {
            refuseInputAsOutput(folder, reports, files);
            return Written.into(folder, () -> {
                try (RunFolder run = RunFolder.open(folder, SummaryDocument.FILE)) {
                    FindingLines findings = new FindingLines(options.outcomes(), messages, regions, book.clauses());
                    RunOutput output = new RunOutput(run, findings, regions, options.language(), contexts);
                    Batch.Result result = batch.run(files, output, previous, progress);
                    byte[] summary =
                            SummaryDocument.of(result.tally(), options.provenance(book, result.inputs(), waivers));
                    output.finish(summary);
                    reports.write(
                            run,
                            summary,
                            new Glossary(book.kinds().byId(), FactSchema::heading, regions, options.language()));
                    run.publish();
                    return result;
                }
            });
        }
    }

    /** The stored bytes of all {@code files}, for showing progress; -1 where that is not known, as of a pipe. */
    public static long size(List<FactFile> files) {
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

    /** Whether {@code result} exists and is what lies at {@code name}; an input that was moved keeps its old name. */
    private static boolean isThere(Path result, String name) throws IOException {
        Path input = Path.of(name);
        return Files.exists(result) && Files.exists(input) && Files.isSameFile(result, input);
    }

    /** Refuses an input file that a result would replace. */
    private static void refuseInputAsOutput(Path folder, Reports reports, List<FactFile> files) throws IOException {
        for (String name : reports.files()) {
            Path result = folder.resolve(name);
            for (FactFile file : files) {
                if (file.size() >= 0 && isThere(result, file.name())) {
                    throw new RunRefusedException(new Texts(
                            file.name() + " 既是输入又会被结果覆盖。请用 --out 给出另一个文件夹。",
                            file.name() + " is an input that a result would replace. Name another folder with --out."));
                }
            }
        }
    }
}
