package cn.hegui.service.audit;

import cn.hegui.batch.Batch;
import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.SummaryDocument;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.service.Meters;
import cn.hegui.store.FindingsIndex;
import cn.hegui.store.RunAsked;
import cn.hegui.store.RunRecord;
import cn.hegui.store.Runs;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.WaiverProposal;
import cn.hegui.store.WaiverProposals;
import cn.hegui.waiver.WaiverFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on the runs that wait, so many at a time, each by the same code as the command line. What a service that was killed had
 * begun is finished where its folder is whole, else begun again; what cannot be finished in some attempts has failed.
 */
@Component
class RunQueue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final long LOOK_SECONDS = 5;
    private static final long REPORT_NANOS = Duration.ofMillis(500).toNanos();
    private static final String WAIVERS = "waivers.yaml";

    private final Runs runs;
    private final UploadFiles files;
    private final WaiverProposals proposals;
    private final PolicyBook book;
    private final RuleEngine engine;
    private final AuditSettings settings;
    private final Meters meters;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    RunQueue(
            Runs runs,
            UploadFiles files,
            WaiverProposals proposals,
            PolicyBook book,
            RuleEngine engine,
            AuditSettings settings,
            Meters meters,
            Clock clock) {
        this.runs = runs;
        this.files = files;
        this.proposals = proposals;
        this.book = book;
        this.engine = engine;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        meters.runsWaiting(runs::waiting);
    }

    /** Says that a run waits. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        recover();
        running = true;
        for (int i = 0; i < Math.max(1, settings.runsAtOnce()); i++) {
            Thread worker = new Thread(this::work, "runs-" + (i + 1));
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    @Override
    public void stop() {
        // Not by an interrupt: it would close the files of the embedded database under its feet.
        running = false;
        news.release(workers.size());
        for (Thread worker : workers) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void recover() {
        for (RunRecord run : runs.begun()) {
            UUID id = run.asked().id();
            if (run.attempts() >= MOST_ATTEMPTS && !isSealed(id)) {
                runs.fail(
                        id,
                        new Texts(
                                "核对时服务中断了 " + run.attempts() + " 次，没有再试。请减少资料后重新核对，或者告诉管理员。",
                                "The service broke off " + run.attempts()
                                        + " times during this run, which was not tried again. Run with fewer facts, or tell the administrator."),
                        clock.instant());
            } else {
                runs.requeue(id);
            }
        }
    }

    private void work() {
        while (running) {
            try {
                Optional<RunRecord> next = runs.begin(clock.instant());
                if (next.isPresent()) {
                    run(next.get());
                } else if (!news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    continue;
                }
            } catch (InterruptedException ending) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warn(
                        "the queue of runs cannot be read: {}",
                        databaseAway.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the database what became of a run, again and again while it is away: the run is over whatever it says. */
    private void tell(Runnable what) {
        while (true) {
            try {
                what.run();
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warn("a run cannot be noted: {}", databaseAway.getClass().getSimpleName());
                if (!running) {
                    return;
                }
                pause();
            }
        }
    }

    /** Somebody asked to stop the run. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The service ends: the run is begun again when it is back. */
    private static final class EndingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void run(RunRecord run) {
        UUID id = run.asked().id();
        long began = System.nanoTime();
        try {
            long carried = isSealed(id) ? 0 : judge(run.asked()).carried();
            FindingsIndex.prepare(files.run(id));
            RunSummary summary = RunFiles.unproved(files.run(id)).summary();
            RunRecord.Result result = new RunRecord.Result(
                    summary.subjects().judged(),
                    summary.subjects().rejected(),
                    summary.of(Outcome.FAIL),
                    summary.of(Outcome.UNKNOWN),
                    carried);
            tell(() -> runs.finish(id, result, clock.instant()));
            meters.runEnded("done", result.judged() + result.rejected(), since(began));
        } catch (StoppedException stopped) {
            discard(id);
            tell(() -> runs.stopped(id, clock.instant()));
            meters.runEnded("stopped", 0, since(began));
        } catch (EndingException ending) {
            tell(() -> runs.requeue(id));
        } catch (IOException | RuntimeException failure) {
            Texts words = failure instanceof RuntimeException known ? Refusals.words(known) : null;
            if (words == null) {
                LOG.error("run {} failed", id, failure);
            }
            discard(id);
            Texts why = words == null ? Refusals.internal() : files.withoutPlace(words);
            tell(() -> runs.fail(id, why, clock.instant()));
            meters.runEnded("failed", 0, since(began));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private boolean isSealed(UUID id) {
        return Files.isRegularFile(files.run(id).resolve(SummaryDocument.FILE));
    }

    private Batch.Result judge(RunAsked asked) throws IOException {
        Path folder = files.run(asked.id());
        discard(asked.id());
        RegionCode region = asked.region();
        CheckRun run = new CheckRun(
                book,
                engine,
                new RunOptions(
                        asked.asOf(),
                        asked.outcomes(),
                        asked.language(),
                        asked.strict(),
                        region.equals(RegionCode.NATION) ? null : region),
                waivers(asked, folder),
                settings.threads() > 0
                        ? settings.threads()
                        : Runtime.getRuntime().availableProcessors());
        return run.write(
                folder,
                Reports.NONE,
                FactFiles.below(files.inputs(asked.id())),
                asked.since() == null ? null : files.run(asked.since()),
                progress(asked.id()));
    }

    /** The waivers in force, as a file of the run, so that it can be proved; null: there are none. */
    private @Nullable WaiverFile waivers(RunAsked asked, Path folder) throws IOException {
        List<WaiverProposal> inForce =
                asked.withWaivers() ? proposals.inForce(asked.region(), asked.asOf()) : List.of();
        if (inForce.isEmpty()) {
            return null;
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(WAIVERS);
        Files.write(file, WaiverText.of(inForce));
        return WaiverFile.read(file, book).named(WAIVERS);
    }

    private Progress progress(UUID id) {
        return new Progress() {
            private long told = System.nanoTime();

            @Override
            public void at(long storedBytes, long records) {
                long now = System.nanoTime();
                if (now - told < REPORT_NANOS) {
                    return;
                }
                told = now;
                if (!running) {
                    throw new EndingException();
                }
                boolean stop;
                try {
                    stop = runs.progress(id, storedBytes, records);
                } catch (RuntimeException databaseAway) {
                    return;
                }
                if (stop) {
                    throw new StoppedException();
                }
            }
        };
    }

    private void discard(UUID id) {
        try {
            files.removeRun(id);
        } catch (IOException stays) {
            LOG.warn(
                    "the unfinished files of run {} cannot be removed: {}",
                    id,
                    stays.getClass().getSimpleName());
        }
    }
}
