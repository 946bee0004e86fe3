package cn.hegui.batch;

import cn.hegui.check.Judge;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.SeenSubjects;
import cn.hegui.intake.UnknownProperty;
import cn.hegui.model.Judgement;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RegionNames;
import cn.hegui.report.StrangeProperty;
import cn.hegui.report.StrangeRegion;
import cn.hegui.report.Tally;
import cn.hegui.waiver.Waivers;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Judges every record of the input once, in its order, and counts what it comes to.
 *
 * <p>Parts of some hundred records pass through two stages that any thread may work on, reading and judging. Between
 * them stands the one question that needs the order of the input: whether a subject was met before. So the result
 * is the same whatever the number of threads. Only a few parts are held at a time.
 */
public final class Batch {
    /** A group of this size costs the judge least for each subject. */
    private static final int PART_RECORDS = 200;

    private static final int PART_BYTES = 1 << 20;

    private final FactReader reader;
    private final Judge judge;
    private final RegionNames regions;
    private final Waivers waivers;
    private final int threads;

    /**
     * A batch on {@code threads} threads, at least one, that marks what {@code waivers} excuse; {@code regions} tells which
     * regions are to be reported as unknown.
     */
    public Batch(FactReader reader, Judge judge, Waivers waivers, RegionNames regions, int threads) {
        this.reader = reader;
        this.judge = judge;
        this.waivers = waivers;
        this.regions = regions;
        this.threads = threads;
    }

    /**
     * What a run came to.
     *
     * @param inputs the files in the order in which they were judged, with the hashes of their stored bytes
     */
    public record Result(Tally tally, List<Proof> inputs) {}

    /**
     * Judges {@code files} and writes the lines to {@code output}; without one it only counts. Throws
     * {@link cn.hegui.intake.UnreadableInputException} where a file cannot be read to its end; then the output is not
     * complete and must be thrown away.
     */
    public Result run(List<FactFile> files, @Nullable RunOutput output, Progress progress) throws IOException {
        ExecutorService workers = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        try {
            Run run = new Run(workers, output);
            List<Proof> inputs = new ArrayList<>();
            long bytesOfFilesRead = 0;
            long records = 0;
            for (FactFile file : files) {
                try (RawRecords raw = file.open()) {
                    for (RawRecord record = raw.next(); record != null; record = raw.next()) {
                        run.add(record);
                        progress.at(bytesOfFilesRead + raw.storedBytesRead(), ++records);
                    }
                    inputs.add(new Proof(file.name(), raw.sha256()));
                    bytesOfFilesRead += raw.storedBytesRead();
                }
            }
            return new Result(run.finish(), inputs);
        } finally {
            if (workers != null) {
                workers.shutdownNow();
            }
        }
    }

    /** What a part of the input came to. */
    private record Part(Tally tally, Map<String, byte[]> lines) {}

    private final class Run {
        private final @Nullable ExecutorService workers;
        private final @Nullable RunOutput output;
        private final SeenSubjects seen = new SeenSubjects();
        private final Tally tally = new Tally();
        private final Deque<Future<List<Reading>>> reading = new ArrayDeque<>();
        private final Deque<Future<Part>> judging = new ArrayDeque<>();
        private List<RawRecord> next = new ArrayList<>();
        private long nextBytes;

        Run(@Nullable ExecutorService workers, @Nullable RunOutput output) {
            this.workers = workers;
            this.output = output;
        }

        void add(RawRecord record) throws IOException {
            next.add(record);
            nextBytes += record.size();
            if (next.size() == PART_RECORDS || nextBytes >= PART_BYTES) {
                submitNext();
            }
        }

        Tally finish() throws IOException {
            submitNext();
            while (!reading.isEmpty()) {
                admit();
            }
            while (!judging.isEmpty()) {
                commit();
            }
            return tally;
        }

        private void submitNext() throws IOException {
            if (next.isEmpty()) {
                return;
            }
            List<RawRecord> part = next;
            next = new ArrayList<>(PART_RECORDS);
            nextBytes = 0;
            reading.add(submit(() -> part.stream().map(reader::read).toList()));
            // Two parts for each thread keep it busy while this one waits for the first of them.
            if (reading.size() > 2 * threads) {
                admit();
            }
            if (judging.size() > 2 * threads) {
                commit();
            }
        }

        /** Takes the ids of the next part and sends those that are first to the judge. */
        private void admit() {
            List<Reading> admitted =
                    await(reading.remove()).stream().map(seen::admit).toList();
            judging.add(submit(() -> judged(admitted)));
        }

        private void commit() throws IOException {
            Part part = await(judging.remove());
            tally.add(part.tally());
            if (output != null) {
                output.write(part.lines());
            }
        }

        private Part judged(List<Reading> readings) {
            Tally counts = new Tally();
            List<Subject> subjects = new ArrayList<>(readings.size());
            List<Reject> rejects = new ArrayList<>(0);
            for (Reading reading : readings) {
                if (reading instanceof Reading.Accepted accepted) {
                    subjects.add(accepted.subject());
                    accepted.unknown().forEach(property -> counts.add(strange(property)));
                    if (!regions.knows(accepted.subject().region())) {
                        counts.add(strangeRegion(accepted));
                    }
                } else if (reading instanceof Reading.Rejected rejected) {
                    rejects.add(rejected.reject());
                    counts.add(rejected.reject());
                }
            }
            List<Judgement> judgements =
                    judge.judge(subjects).stream().map(waivers::applied).toList();
            judgements.forEach(counts::add);
            return new Part(counts, output == null ? Map.of() : output.lines(judgements, rejects));
        }

        private <T> Future<T> submit(Callable<T> work) {
            FutureTask<T> task = new FutureTask<>(work);
            if (workers == null) {
                task.run();
            } else {
                workers.execute(task);
            }
            return task;
        }
    }

    private static StrangeProperty strange(UnknownProperty property) {
        return new StrangeProperty(
                property.name(),
                property.count(),
                property.first().file(),
                property.first().line(),
                property.first().pointer());
    }

    private static StrangeRegion strangeRegion(Reading.Accepted first) {
        return new StrangeRegion(
                first.subject().region(),
                1,
                first.place().file(),
                first.place().line(),
                first.place().pointer());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
