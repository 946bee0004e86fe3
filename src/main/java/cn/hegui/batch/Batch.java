package cn.hegui.batch;

import cn.hegui.check.Judge;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.Identity;
import cn.hegui.intake.Place;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.SeenSubjects;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import cn.hegui.model.Subject;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RegionNames;
import cn.hegui.report.Score;
import cn.hegui.report.Tally;
import cn.hegui.waiver.Waivers;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Judges every record of the input once, in its order, and counts what it comes to.
 *
 * <p>One thread reads and cuts the input into parts of some hundred records. Each part is worked through by one of the
 * workers from its bytes to the bytes of its lines, so that nothing but these passes between threads. Parts are taken
 * back in the order of the input; only then is it known whether a subject was met before, and the rare part that holds
 * such a one is worked through again without it. So the result is the same whatever the number of threads, and only a
 * few parts are held at a time.
 */
public final class Batch {
    /** Enough to make the passing between threads cheap, few enough that what one part needs stays in the cache. */
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
     * @param carried how many subjects were not judged again but carried over from an earlier run
     */
    public record Result(Tally tally, List<Proof> inputs, long carried) {}

    /**
     * Judges {@code files} and writes the lines to {@code output}; without one it only counts. What {@code previous} found is
     * carried over where it would be found again. Throws
     * {@link cn.hegui.intake.UnreadableInputException} where a file cannot be read to its end; then the output is not
     * complete and must be thrown away.
     */
    public Result run(
            List<FactFile> files, @Nullable RunOutput output, @Nullable PreviousRun previous, Progress progress)
            throws IOException {
        ExecutorService workers = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        try {
            Run run = new Run(workers, output, previous);
            List<Proof> inputs = new ArrayList<>();
            List<SheetReport> sheets = new ArrayList<>();
            List<Remark> remarks = new ArrayList<>();
            long bytesOfFilesRead = 0;
            long records = 0;
            for (FactFile file : files) {
                try (RawRecords raw = file.open()) {
                    for (RawRecord record = raw.next(); record != null; record = raw.next()) {
                        run.add(record);
                        progress.at(bytesOfFilesRead + raw.storedBytesRead(), ++records);
                    }
                    inputs.add(new Proof(file.name(), raw.sha256()));
                    sheets.addAll(raw.sheets());
                    remarks.addAll(raw.remarks());
                    bytesOfFilesRead += raw.storedBytesRead();
                }
            }
            Tally tally = run.finish();
            sheets.forEach(tally::add);
            remarks.forEach(tally::add);
            return new Result(tally, inputs, run.carried);
        } finally {
            if (workers != null) {
                workers.shutdownNow();
            }
        }
    }

    /** A part that was worked through but not yet taken back. */
    private record Pending(List<RawRecord> records, Future<Part> part) {}

    /**
     * What a part of the input came to.
     *
     * @param identities what its records call themselves, in their order; null where that cannot be read
     */
    private record Part(
            List<@Nullable Identity> identities,
            Tally tally,
            int carried,
            @Nullable PartLines lines) {}

    private final class Run {
        private final @Nullable ExecutorService workers;
        private final @Nullable RunOutput output;
        private final SeenSubjects seen = new SeenSubjects();
        private final @Nullable PreviousRun previous;
        private final Tally tally = new Tally();
        private final Deque<Pending> pending = new ArrayDeque<>();
        private List<RawRecord> next = new ArrayList<>(PART_RECORDS);
        private long nextBytes;
        private long carried;

        Run(@Nullable ExecutorService workers, @Nullable RunOutput output, @Nullable PreviousRun previous) {
            this.workers = workers;
            this.output = output;
            this.previous = previous;
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
            while (!pending.isEmpty()) {
                commit();
            }
            return tally;
        }

        private void submitNext() throws IOException {
            if (next.isEmpty()) {
                return;
            }
            List<RawRecord> records = next;
            next = new ArrayList<>(PART_RECORDS);
            nextBytes = 0;
            Tally counts = tally.ofWhatFollows();
            FutureTask<Part> part = new FutureTask<>(() -> worked(records, Map.of(), counts));
            if (workers == null) {
                part.run();
            } else {
                workers.execute(part);
            }
            pending.add(new Pending(records, part));
            // Two parts for each thread keep it busy while this one waits for the first of them.
            if (pending.size() > (workers == null ? 0 : 2 * threads)) {
                commit();
            }
        }

        /** Takes the next part back in the order of the input. */
        private void commit() throws IOException {
            Pending first = pending.remove();
            Part part = await(first.part());
            Map<Integer, Reading> seconds = seconds(first.records(), part.identities());
            if (!seconds.isEmpty()) {
                part = worked(first.records(), seconds, tally.ofWhatFollows());
            }
            tally.add(part.tally());
            carried += part.carried();
            if (output != null && part.lines() != null) {
                output.write(part.lines());
            }
        }

        /** The rejects of those records that are second with their kind and id, by their place in the part. */
        private Map<Integer, Reading> seconds(List<RawRecord> records, List<@Nullable Identity> identities) {
            Map<Integer, Reading> seconds = new HashMap<>(0);
            for (int i = 0; i < identities.size(); i++) {
                Identity identity = identities.get(i);
                if (identity != null) {
                    Reading second = seen.claim(identity, records.get(i));
                    if (second != null) {
                        seconds.put(i, second);
                    }
                }
            }
            return seconds;
        }

        /** Works {@code records} through, with {@code seconds} in the place of those that are not to be judged. */
        private Part worked(List<RawRecord> records, Map<Integer, Reading> seconds, Tally counts) {
            List<@Nullable Identity> identities = new ArrayList<>(records.size());
            List<Told> told = new ArrayList<>(records.size());
            List<Reject> rejects = new ArrayList<>(0);
            MessageDigest digest = Hash.sha256();
            PreviousRun.Reader before = previous == null ? null : previous.reader();
            int carried = 0;
            for (int i = 0; i < records.size(); i++) {
                RawRecord record = records.get(i);
                Reading second = seconds.get(i);
                Hash facts = null;
                if (output != null || before != null) {
                    record.addTo(digest);
                    facts = Hash.ofDigest(digest.digest());
                }
                // What came from tables is told with its cells, which move with its rows, so it is judged each time.
                boolean mayBeCarried = second == null && !record.isOfTables();
                IndexEntry entry = mayBeCarried && before != null && facts != null ? before.find(facts) : null;
                if (entry != null) {
                    Score score = entry.score();
                    Place place = new Place(record.file(), record.line() + entry.linesAfterStart(), "/id");
                    identities.add(new Identity(score.kind(), score.id(), place.line(), true));
                    Unfamiliar.count(score.region(), place, regions, counts);
                    counts.add(score, () -> judged(((Reading.Accepted) reader.read(record)).subject()));
                    told.add(new Told.Carried(entry));
                    carried++;
                    continue;
                }
                Reading reading = second == null ? reader.read(record) : second;
                identities.add(reading.identity());
                if (reading instanceof Reading.Accepted accepted) {
                    Origin origin = accepted.origin();
                    if (origin != null) {
                        origin.rows().forEach(counts::addUsed);
                    }
                    Unfamiliar.count(accepted, regions, counts);
                    Judgement judgement = judged(accepted.subject());
                    Score score = Score.of(judgement);
                    counts.add(score, () -> judgement);
                    if (facts != null) {
                        // An unknown property is told with its place, so its record is read each time.
                        boolean keeps = accepted.unknown().isEmpty() && origin == null && !isWaived(judgement);
                        told.add(new Told.Judged(
                                judgement, score, facts, accepted.place().line() - record.line(), origin, keeps));
                    }
                } else if (reading instanceof Reading.Rejected rejected) {
                    rejects.add(rejected.reject());
                    counts.add(rejected.reject());
                    rejected.rows().forEach(counts::addRejected);
                }
            }
            return new Part(identities, counts, carried, output == null ? null : output.lines(told, rejects, before));
        }
    }

    private Judgement judged(Subject subject) {
        return waivers.applied(judge.judge(subject));
    }

    /** Whether anything found is waived: a waiver is told with its words, so such a subject is judged each time. */
    private static boolean isWaived(Judgement judgement) {
        for (Finding finding : judgement.findings()) {
            if (finding.waiver() != null) {
                return true;
            }
        }
        return false;
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
