package cn.hegui.service.audit;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.store.DataFolder;
import cn.hegui.store.Runs;
import cn.hegui.store.Upload;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody needs any more: uploads that were left, and files whose run or upload never came about. */
@Component
class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration BEING_MADE = Duration.ofHours(1);

    private final Uploads uploads;
    private final UploadFiles files;
    private final Runs runs;
    private final DataFolder folder;
    private final AuditSettings settings;
    private final Clock clock;

    Housekeeping(
            Uploads uploads, UploadFiles files, Runs runs, DataFolder folder, AuditSettings settings, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.runs = runs;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clean() {
        try {
            for (Upload old : uploads.untouchedSince(clock.instant().minus(settings.uploadsKept()))) {
                uploads.remove(old.owner(), old.id());
                files.remove(old.id());
            }
            for (UUID run : left(folder.inputs())) {
                if (runs.find(Scope.of(RegionCode.NATION), run).isEmpty()) {
                    files.removeInputs(run);
                }
            }
        } catch (IOException | RuntimeException later) {
            LOG.warn("not all old files could be removed: {}", later.getClass().getSimpleName());
        }
    }

    /** What has lain there for longer than it takes to make it. */
    private static List<UUID> left(Path folder) throws IOException {
        // The clock of the disk, not ours: a file's time is compared with one that was just written.
        Path now = Files.createTempFile(folder, ".now", "");
        Instant young = Files.getLastModifiedTime(now).toInstant().minus(BEING_MADE);
        Files.delete(now);
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(path -> isOlder(path, young))
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .map(UUID::fromString)
                    .toList();
        }
    }

    private static boolean isOlder(Path path, Instant young) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(young);
        } catch (IOException gone) {
            return false;
        }
    }
}
