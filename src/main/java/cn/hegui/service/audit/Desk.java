package cn.hegui.service.audit;

import cn.hegui.intake.FactFiles;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.service.account.Actor;
import cn.hegui.store.RunAsked;
import cn.hegui.store.RunRecord;
import cn.hegui.store.RunState;
import cn.hegui.store.Runs;
import cn.hegui.store.Upload;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Starts runs for people and programs, by the same rules. */
@Component
class Desk {
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_INPUTS = 200;

    private final Runs runs;
    private final Uploads uploads;
    private final UploadFiles files;
    private final RunQueue queue;
    private final Clock clock;

    Desk(Runs runs, Uploads uploads, UploadFiles files, RunQueue queue, Clock clock) {
        this.runs = runs;
        this.uploads = uploads;
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param region null: all of their region
     * @param uploads the files of facts, whole by now
     */
    record Order(
            @Nullable String title,
            LocalDate asOf,
            @Nullable RegionCode region,
            Set<Outcome> outcomes,
            Language language,
            boolean strict,
            boolean withWaivers,
            @Nullable UUID since,
            List<UUID> uploads) {}

    /** Puts the run into the queue and returns its id; with a {@code key} that was used before, that of the run made then. */
    UUID start(Actor actor, Order order, @Nullable String key) {
        RegionCode own = actor.scope().region();
        if (own == null || actor.scope().subject() != null) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "您的账号没有辖区，不能核对。", "Your account has no region and cannot run checks.");
        }
        RegionCode region = order.region() == null ? own : order.region();
        if (!own.contains(region)) {
            throw Refusal.ofInput(
                    "地区 " + region + " 不在您的辖区（" + own + "）之内。",
                    "Region " + region + " lies outside yours (" + own + ").");
        }
        if (order.outcomes().isEmpty()) {
            throw Refusal.ofInput("请至少选一种要列出的结论。", "Choose at least one outcome to list.");
        }
        if (order.uploads().isEmpty() || order.uploads().size() > MOST_INPUTS) {
            throw Refusal.ofInput(
                    "请选择资料文件，最多 " + MOST_INPUTS + " 个。", "Choose files of facts, " + MOST_INPUTS + " at most.");
        }
        List<Upload> chosen = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (UUID id : order.uploads()) {
            Upload upload = uploads.find(actor.id(), id)
                    .orElseThrow(() -> Refusal.ofInput("没有上传过文件 " + id + "。", "There is no upload " + id + "."));
            if (!upload.isComplete()) {
                throw Refusal.ofInput(
                        "文件 " + upload.name() + " 还没有传完。", "The file " + upload.name() + " has not come whole.");
            }
            if (!names.add(upload.name())) {
                throw Refusal.ofInput(
                        "有两个文件都叫 " + upload.name() + "。请改名后再传。",
                        "Two files are named " + upload.name() + ". Rename one and send it again.");
            }
            chosen.add(upload);
        }
        if (order.since() != null) {
            Optional<RunRecord> since = runs.find(actor.scope(), order.since());
            if (since.isEmpty() || since.get().state() != RunState.FINISHED) {
                throw Refusal.ofInput(
                        "要沿用的那次核对不存在或者没有完成。", "The run to carry over from does not exist or is not finished.");
            }
        }
        UUID id = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((actor.id() + "\n" + key).getBytes(StandardCharsets.UTF_8));
        RunAsked asked = new RunAsked(
                id,
                title(order),
                region,
                actor.id(),
                actor.name(),
                order.asOf(),
                order.outcomes(),
                order.language(),
                order.strict(),
                order.withWaivers(),
                order.since(),
                chosen.stream()
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .map(upload -> new RunAsked.Input(
                                upload.name(), upload.length(), Objects.requireNonNull(upload.sha256())))
                        .toList());
        return key == null ? queued(asked, chosen) : once(actor, asked, chosen);
    }

    /** Of two requests with one key at once, the second finds the run of the first. */
    private synchronized UUID once(Actor actor, RunAsked asked, List<Upload> chosen) {
        Optional<RunRecord> before = runs.find(actor.scope(), asked.id());
        if (before.isEmpty()) {
            return queued(asked, chosen);
        }
        if (!before.get().asked().equals(asked)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "这个 Idempotency-Key 已用于另一个请求。请换一个。",
                    "That Idempotency-Key was used for another request. Use another one.");
        }
        return asked.id();
    }

    private UUID queued(RunAsked asked, List<Upload> chosen) {
        take(chosen, asked.id());
        runs.add(asked, clock.instant());
        queue.wake();
        return asked.id();
    }

    private static String title(Order order) {
        String title = order.title() == null || order.title().isBlank()
                ? order.asOf().toString()
                : order.title().strip();
        if (title.length() > LONGEST_TITLE) {
            throw Refusal.ofInput(
                    "名称最多 " + LONGEST_TITLE + " 个字。", "A title has " + LONGEST_TITLE + " characters at most.");
        }
        return title;
    }

    /** Makes the uploads the facts of the run, once intake knows what to do with all of them. */
    private void take(List<Upload> chosen, UUID run) {
        try {
            files.removeInputs(run);
            for (Upload upload : chosen) {
                files.use(upload.id(), run, upload.name());
            }
            if (FactFiles.below(files.inputs(run)).size() < chosen.size()) {
                files.removeInputs(run);
                throw Refusal.ofInput(
                        "有的文件不是资料文件。资料应为 .xlsx、.csv、.jsonl、.json（后两种可加 .gz、.zst）。",
                        "Some files are no facts. Facts are .xlsx, .csv, .jsonl or .json (the last two also .gz, .zst).");
            }
        } catch (UnreadableInputException unknown) {
            discard(run);
            throw unknown;
        } catch (IOException diskFull) {
            discard(run);
            throw new Refusal(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "磁盘空间不足，没有开始核对。请告诉管理员。",
                    "The disk is full, so the run was not begun. Tell the administrator.");
        }
    }

    private void discard(UUID run) {
        try {
            files.removeInputs(run);
        } catch (IOException stays) {
            // The next run of this id, or the cleaning at the start, removes it.
        }
    }
}
