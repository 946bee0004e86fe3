package cn.hegui.service.audit;

import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.paper.ReportFormat;
import cn.hegui.service.account.Actor;
import cn.hegui.store.FindingsFilter;
import cn.hegui.store.FindingsIndex.Page;
import cn.hegui.store.FindingsIndex.Start;
import cn.hegui.store.FindingsIndex.SubjectFilter;
import cn.hegui.store.FindingsSort;
import cn.hegui.store.RunAsked;
import cn.hegui.store.RunRecord;
import cn.hegui.store.Runs;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs for programs: asked for, watched, and read page by page in the words of the run's own files. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsApi {
    private static final int MOST = 200;
    private static final int LONGEST_KEY = 200;

    private final Desk desk;
    private final Results results;
    private final Runs runs;
    private final Clock clock;

    RunsApi(Desk desk, Results results, Runs runs, Clock clock) {
        this.desk = desk;
        this.results = results;
        this.runs = runs;
        this.clock = clock;
    }

    /** What a program asks for. */
    record Asked(
            @Nullable String title,
            @Nullable String asOf,
            @Nullable String region,
            @Nullable List<String> outcomes,
            @Nullable String lang,
            @Nullable Boolean strict,
            @Nullable Boolean waivers,
            @Nullable UUID since,
            @Nullable List<UUID> uploads) {}

    /** How far a run is. */
    record ProgressView(int percent, long bytesTotal, long bytesRead, long records) {}

    /** Why a run failed. */
    record FailureView(String zh, String en) {}

    /** A file of facts. */
    record InputView(String file, long length, String sha256) {}

    /** A run as programs see it. */
    record View(
            UUID id,
            long number,
            String title,
            String region,
            String asOf,
            List<String> outcomes,
            String lang,
            boolean strict,
            boolean waivers,
            @Nullable UUID since,
            String state,
            String createdBy,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            ProgressView progress,
            RunRecord.@Nullable Result result,
            @Nullable FailureView failure,
            List<InputView> inputs) {
        static View of(RunRecord run) {
            RunAsked asked = run.asked();
            return new View(
                    asked.id(),
                    run.number(),
                    asked.title(),
                    asked.region().code(),
                    asked.asOf().toString(),
                    asked.outcomes().stream().sorted().map(Coded::code).toList(),
                    asked.language().code(),
                    asked.strict(),
                    asked.withWaivers(),
                    asked.since(),
                    run.state().code(),
                    asked.byName(),
                    run.createdAt(),
                    run.startedAt(),
                    run.finishedAt(),
                    new ProgressView(run.percent(), run.bytesTotal(), run.bytesRead(), run.recordsRead()),
                    run.result(),
                    run.failure() == null
                            ? null
                            : new FailureView(run.failure().zh(), run.failure().en()),
                    asked.inputs().stream()
                            .map(input -> new InputView(input.name(), input.length(), input.sha256()))
                            .toList());
        }
    }

    /** A page of runs. */
    record Views(List<View> items, @Nullable String next) {}

    @PostMapping
    ResponseEntity<View> start(
            @RequestBody Asked asked, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Actor actor = Actors.required();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Refusal.ofInput(
                    "Idempotency-Key 应有 1 到 " + LONGEST_KEY + " 个字符。",
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        Desk.Order order = new Desk.Order(
                asked.title(),
                day(asked.asOf()),
                region(asked.region()),
                outcomes(asked.outcomes()),
                Objects.requireNonNullElse(code(Language.class, "lang", asked.lang()), Language.ZH),
                Boolean.TRUE.equals(asked.strict()),
                !Boolean.FALSE.equals(asked.waivers()),
                asked.since(),
                Objects.requireNonNullElse(asked.uploads(), List.of()));
        UUID id = desk.start(actor, order, key);
        return ResponseEntity.created(URI.create("/api/v1/runs/" + id)).body(View.of(results.run(actor, id)));
    }

    @GetMapping
    Views list(@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int most = bounded(limit);
        List<RunRecord> found = runs.list(Actors.required().scope(), cursor == null ? null : number(cursor), most + 1);
        List<RunRecord> shown = found.subList(0, Math.min(most, found.size()));
        return new Views(
                shown.stream().map(View::of).toList(),
                found.size() > most ? Long.toString(shown.get(most - 1).number()) : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable UUID id) {
        RunRecord run = results.run(Actors.required(), id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + run.state().code() + "-" + run.attempts() + "-" + run.bytesRead() + "-" + run.cancelled()
                        + "\"")
                .body(View.of(run));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<View> cancel(@PathVariable UUID id) {
        Actor actor = Actors.required();
        results.run(actor, id);
        if (!runs.cancel(actor.scope(), id, clock.instant())) {
            throw new Refusal(HttpStatus.CONFLICT, "这次核对已经结束，不能取消。", "This run is over and cannot be cancelled.");
        }
        return ResponseEntity.accepted().body(View.of(results.run(actor, id)));
    }

    @GetMapping("/{id}/findings")
    ResponseEntity<String> findings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String clause,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String document,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Boolean waived)
            throws IOException {
        Actor actor = Actors.required();
        FindingsSort order = Objects.requireNonNullElse(code(FindingsSort.class, "sort", sort), FindingsSort.INPUT);
        FindingsFilter filter = new FindingsFilter(
                code(Outcome.class, "outcome", outcome),
                code(Severity.class, "severity", severity),
                code(SubjectKind.class, "kind", kind),
                clause,
                rule,
                document,
                region(region),
                subject,
                text,
                waived);
        Start start = start(order.code(), cursor);
        int most = bounded(limit);
        Page<String> page =
                results.ask(actor, id, index -> index.findingLines(actor.scope(), filter, order, start, most));
        return json(order.code(), page);
    }

    @GetMapping("/{id}/subjects")
    ResponseEntity<String> subjects(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean worstFirst,
            @RequestParam(defaultValue = "false") boolean onlyBreaches,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String text)
            throws IOException {
        Actor actor = Actors.required();
        String order = worstFirst ? "worst" : "input";
        SubjectFilter filter = new SubjectFilter(region(region), text, onlyBreaches, worstFirst);
        Start start = start(order, cursor);
        int most = bounded(limit);
        Page<String> page = results.ask(actor, id, index -> index.subjectLines(actor.scope(), filter, start, most));
        return json(order, page);
    }

    @GetMapping("/{id}/files/{name}")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String name) throws IOException {
        return results.file(Actors.required(), id, name);
    }

    /** The forms of reports to make. */
    record Forms(@Nullable List<String> formats) {}

    @PostMapping("/{id}/reports")
    ResponseEntity<Void> report(@PathVariable UUID id, @RequestBody Forms forms) throws IOException {
        EnumSet<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String form : Objects.requireNonNullElse(forms.formats(), List.<String>of())) {
            formats.add(Objects.requireNonNull(code(ReportFormat.class, "formats", form)));
        }
        results.report(Actors.required(), id, formats);
        return ResponseEntity.noContent().build();
    }

    // ---- what is read ----

    /** The constant of that code; null where none is given. */
    static <E extends Enum<E> & Coded> @Nullable E code(Class<E> type, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        E known = Coded.find(type, value);
        if (known == null) {
            String codes =
                    Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
            throw Refusal.ofInput(
                    name + " 不能是“" + shown(value) + "”，可以是 " + codes + "。",
                    name + " cannot be \"" + shown(value) + "\"; one of " + codes + ".");
        }
        return known;
    }

    static @Nullable RegionCode region(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        if (!RegionCode.isValid(code)) {
            throw Refusal.ofInput(
                    "region 应为六位数字（GB/T 2260），给出的是“" + shown(code) + "”。",
                    "region takes six digits (GB/T 2260), not \"" + shown(code) + "\".");
        }
        return new RegionCode(code);
    }

    static LocalDate day(@Nullable String text) {
        try {
            if (text != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // said below
        }
        throw Refusal.ofInput("基准日（asOf）应为 年-月-日，例如 2024-12-31。", "asOf takes year-month-day, for example 2024-12-31.");
    }

    static Set<Outcome> outcomes(@Nullable List<String> codes) {
        if (codes == null) {
            return EnumSet.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING);
        }
        EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String one : codes) {
            Outcome outcome = code(Outcome.class, "outcomes", one);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.ofInput("limit 应为 1 到 " + MOST + "。", "limit takes 1 to " + MOST + ".");
        }
        return limit;
    }

    private static Start start(String order, @Nullable String cursor) {
        if (cursor == null) {
            return Start.FIRST;
        }
        if (!cursor.startsWith(order + "-")) {
            throw Refusal.ofInput("cursor 不是这个次序的。", "That cursor is not of this order.");
        }
        return Start.after(number(cursor.substring(order.length() + 1)));
    }

    private static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Refusal.ofInput("cursor 有误。", "That is no cursor.");
        }
        return Long.parseLong(cursor);
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }

    /** Lines of a run's file as a page of them: they are whole JSON, and stay as they are. */
    private static ResponseEntity<String> json(String order, Page<String> page) {
        StringBuilder json = new StringBuilder("{\"items\":[");
        json.append(String.join(",", page.items()));
        json.append("],\"total\":").append(page.total());
        if (page.cursor() != null) {
            json.append(",\"next\":\"")
                    .append(order)
                    .append('-')
                    .append(page.cursor())
                    .append('"');
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(json.append('}').toString());
    }
}
