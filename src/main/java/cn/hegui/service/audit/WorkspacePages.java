package cn.hegui.service.audit;

import cn.hegui.explain.Branch;
import cn.hegui.explain.Question;
import cn.hegui.explain.UnanswerableException;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunSummary;
import cn.hegui.paper.SubjectLine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.rundiff.Cause;
import cn.hegui.service.account.Actor;
import cn.hegui.service.web.Languages;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.FindingNote;
import cn.hegui.store.FindingNotes;
import cn.hegui.store.FindingsFilter;
import cn.hegui.store.FindingsIndex;
import cn.hegui.store.FindingsIndex.Facet;
import cn.hegui.store.FindingsIndex.Start;
import cn.hegui.store.FindingsIndex.SubjectFilter;
import cn.hegui.store.FindingsSort;
import cn.hegui.store.RunRecord;
import cn.hegui.store.RunState;
import cn.hegui.store.Runs;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** The workspace of auditors: their runs and what these found. */
@RestController
@RequestMapping("/workspace")
class WorkspacePages {
    private static final int ROWS = 50;
    private static final int RUNS_SHOWN = 30;
    private static final int RUNS_OF_HISTORY = 20;
    private static final int FINDINGS_OF_SUBJECT = 200;
    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_ATTACHMENTS = 5;
    private static final int MOST_SETTINGS = 10;
    private static final long DEEPEST = 20_000;

    private final Pages pages;
    private final Desk desk;
    private final Results results;
    private final Summaries summaries;
    private final Indexes indexes;
    private final Explanations explanations;
    private final Comparisons comparisons;
    private final Runs runs;
    private final Uploads uploads;
    private final UploadFiles files;
    private final FindingNotes notes;
    private final PolicyBook book;
    private final AuditSettings settings;
    private final Clock clock;

    WorkspacePages(
            Pages pages,
            Desk desk,
            Results results,
            Summaries summaries,
            Indexes indexes,
            Explanations explanations,
            Comparisons comparisons,
            Runs runs,
            Uploads uploads,
            UploadFiles files,
            FindingNotes notes,
            PolicyBook book,
            AuditSettings settings,
            Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.results = results;
        this.summaries = summaries;
        this.indexes = indexes;
        this.explanations = explanations;
        this.comparisons = comparisons;
        this.runs = runs;
        this.uploads = uploads;
        this.files = files;
        this.notes = notes;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    // ---- runs ----

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        Actor actor = Actors.required();
        List<RunRecord> found = runs.list(actor.scope(), before, RUNS_SHOWN + 1);
        boolean more = found.size() > RUNS_SHOWN;
        List<RunRecord> shown = more ? found.subList(0, RUNS_SHOWN) : found;
        return pages.answer(
                "audit/runs",
                page(request, new Texts("核对", "Runs")),
                new Views.RunList(
                        names(request), shown, more ? shown.get(RUNS_SHOWN - 1).number() : null, mayRun(actor)));
    }

    @GetMapping("/runs/new")
    ResponseEntity<String> form(
            HttpServletRequest request, @RequestParam(required = false) @Nullable List<UUID> upload) {
        return form(request, HttpStatus.OK, Objects.requireNonNullElse(upload, List.of()), null);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, HttpStatus status, List<UUID> chosen, @Nullable Texts problem) {
        Actor actor = Actors.required();
        if (!mayRun(actor)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "只有审核人员可以开始核对。", "Only auditors start runs.");
        }
        LocalDate today = LocalDate.now(clock);
        return pages.answer(
                status,
                "audit/new-run",
                page(request, new Texts("新的核对", "New run")),
                new Views.NewRun(
                        names(request),
                        region(actor),
                        uploads.of(actor.id()),
                        finishedRuns(actor.scope(), null),
                        LocalDate.of(today.getYear() - 1, 12, 31),
                        settings.largestUpload().toBytes(),
                        chosen,
                        problem));
    }

    @PostMapping("/runs")
    ResponseEntity<String> start(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable List<String> outcomes,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "false") boolean strict,
            @RequestParam(defaultValue = "false") boolean waivers,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable List<UUID> upload) {
        List<UUID> chosen = Objects.requireNonNullElse(upload, List.of());
        try {
            UUID id = desk.start(
                    Actors.required(),
                    new Desk.Order(
                            title,
                            RunsApi.day(asOf),
                            RunsApi.region(region),
                            RunsApi.outcomes(Objects.requireNonNullElse(outcomes, List.of())),
                            Objects.requireNonNullElse(RunsApi.code(Language.class, "lang", lang), Language.ZH),
                            strict,
                            waivers,
                            since == null || since.isBlank() ? null : uuid(since),
                            chosen),
                    null);
            return seeOther("/workspace/runs/" + id);
        } catch (Refusal refusal) {
            return form(request, refusal.status(), chosen, refusal.texts());
        } catch (UnreadableInputException unreadable) {
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, chosen, files.withoutPlace(unreadable.texts()));
        }
    }

    @GetMapping("/runs/{id}")
    ResponseEntity<String> run(HttpServletRequest request, @PathVariable UUID id) throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.run(actor, id);
        boolean finished = run.state() == RunState.FINISHED;
        RunSummary summary = finished ? results.summary(actor, id) : null;
        Summaries.Heat heat = finished ? summaries.heat(actor, run) : Summaries.Heat.NONE;
        return pages.answer(
                "audit/run",
                page(request, new Texts(run.asked().title(), run.asked().title())),
                new Views.Run(
                        names(request),
                        run,
                        mayRun(actor),
                        summary,
                        heat.clauses(),
                        heat.regions(),
                        summary == null ? List.of() : summary.outputs(),
                        finished ? finishedRuns(actor.scope(), id) : List.of()));
    }

    @GetMapping("/runs/{id}/progress")
    ResponseEntity<String> progress(HttpServletRequest request, @PathVariable UUID id) {
        Actor actor = Actors.required();
        RunRecord run = results.run(actor, id);
        ResponseEntity<String> part = pages.answer(
                "audit/progress",
                page(request, new Texts(run.asked().title(), run.asked().title())),
                new Views.Progress(names(request), run, mayRun(actor)));
        if (!run.state().isOver()) {
            return part;
        }
        return ResponseEntity.ok()
                .headers(part.getHeaders())
                .header("HX-Refresh", "true")
                .body(part.getBody());
    }

    @PostMapping("/runs/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable UUID id) {
        Actor actor = Actors.required();
        results.run(actor, id);
        runs.cancel(actor.scope(), id, clock.instant());
        return seeOther("/workspace/runs/" + id);
    }

    @PostMapping("/runs/{id}/reports")
    ResponseEntity<String> reports(@PathVariable UUID id, @RequestParam(required = false) @Nullable List<String> format)
            throws IOException {
        EnumSet<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String one : Objects.requireNonNullElse(format, List.<String>of())) {
            formats.add(Objects.requireNonNull(RunsApi.code(ReportFormat.class, "format", one)));
        }
        results.report(Actors.required(), id, formats);
        return seeOther("/workspace/runs/" + id + "#files");
    }

    @GetMapping("/runs/{id}/files/{name}")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String name) throws IOException {
        return results.file(Actors.required(), id, name);
    }

    // ---- lists ----

    @GetMapping("/runs/{id}/findings")
    ResponseEntity<String> findings(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String clause,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String waived,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "1") long page)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.finished(actor, id);
        Names names = names(request);
        FindingsSort order =
                Objects.requireNonNullElse(RunsApi.code(FindingsSort.class, "sort", sort), FindingsSort.INPUT);
        FindingsFilter filter = new FindingsFilter(
                RunsApi.code(Outcome.class, "outcome", outcome),
                RunsApi.code(Severity.class, "severity", severity),
                null,
                blankToNull(clause),
                null,
                null,
                RunsApi.region(region),
                null,
                blankToNull(text),
                waived == null || waived.isBlank() ? null : waived.equals("yes"));
        long skip = skip(page);
        Views.Findings view = results.ask(actor, id, index -> {
            FindingsIndex.Page<FindingLine> found =
                    index.findings(actor.scope(), filter, order, Start.behind(skip), ROWS);
            return new Views.Findings(
                    names,
                    run,
                    found.items(),
                    paging(request, page, found.total(), found.items().size()),
                    Views.choices(
                            index.counts(actor.scope(), FindingsFilter.ALL, Facet.OUTCOME),
                            outcome,
                            code -> names.outcome(Objects.requireNonNull(Coded.find(Outcome.class, code)))),
                    Views.choices(
                            index.counts(actor.scope(), FindingsFilter.ALL, Facet.SEVERITY),
                            severity,
                            code -> names.severity(Objects.requireNonNull(Coded.find(Severity.class, code)))),
                    Views.choices(
                            index.counts(actor.scope(), FindingsFilter.ALL, Facet.CLAUSE),
                            clause,
                            code -> names.clause(code) + " · " + names.ground(code)),
                    sorts(order, names.language()),
                    List.of(
                            new Views.Choice("yes", say(names, "已豁免", "waived"), "yes".equals(waived)),
                            new Views.Choice("no", say(names, "未豁免", "not waived"), "no".equals(waived))),
                    Objects.requireNonNullElse(region, ""),
                    Objects.requireNonNullElse(text, ""));
        });
        return pages.answer("audit/findings", page(request, new Texts("结论", "Findings")), view);
    }

    private static List<Views.Choice> sorts(FindingsSort chosen, Language language) {
        return Arrays.stream(FindingsSort.values())
                .map(sort -> new Views.Choice(
                        sort.code(),
                        switch (sort) {
                            case INPUT -> new Texts("资料的次序", "as the facts came").in(language);
                            case SEVERITY -> new Texts("严重程度", "gravest first").in(language);
                            case AMOUNT -> new Texts("差额（元）", "largest amount missing").in(language);
                            case REGION -> new Texts("地区", "region").in(language);
                            case CLAUSE -> new Texts("条款", "clause").in(language);
                        },
                        sort == chosen))
                .toList();
    }

    @GetMapping("/runs/{id}/subjects")
    ResponseEntity<String> subjects(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean onlyBreaches,
            @RequestParam(defaultValue = "worst") String sort,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "1") long page)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.finished(actor, id);
        boolean worstFirst = !sort.equals("input");
        SubjectFilter filter = new SubjectFilter(RunsApi.region(region), blankToNull(text), onlyBreaches, worstFirst);
        long skip = skip(page);
        FindingsIndex.Page<SubjectLine> found =
                results.ask(actor, id, index -> index.subjects(actor.scope(), filter, Start.behind(skip), ROWS));
        return pages.answer(
                "audit/subjects",
                page(request, new Texts("主体", "Subjects")),
                new Views.Subjects(
                        names(request),
                        run,
                        found.items(),
                        paging(request, page, found.total(), found.items().size()),
                        onlyBreaches,
                        worstFirst,
                        Objects.requireNonNullElse(region, ""),
                        Objects.requireNonNullElse(text, "")));
    }

    @GetMapping("/runs/{id}/rejects")
    ResponseEntity<String> rejects(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam(defaultValue = "1") long page)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.finished(actor, id);
        long skip = skip(page);
        var found = results.ask(actor, id, index -> index.rejects(Start.behind(skip), ROWS));
        return pages.answer(
                "audit/rejects",
                page(request, new Texts("拒收的记录", "Rejected records")),
                new Views.Rejects(
                        names(request),
                        run,
                        found.items(),
                        paging(request, page, found.total(), found.items().size())));
    }

    // ---- one subject ----

    @GetMapping("/runs/{id}/subject")
    ResponseEntity<String> subject(HttpServletRequest request, @PathVariable UUID id, @RequestParam String subject)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.finished(actor, id);
        SubjectLine line = line(actor, id, subject);
        FindingsIndex.Page<FindingLine> found = results.ask(
                actor,
                id,
                index -> index.findings(
                        actor.scope(),
                        FindingsFilter.ofSubject(subject),
                        FindingsSort.SEVERITY,
                        Start.FIRST,
                        FINDINGS_OF_SUBJECT));
        List<Views.Past> history = new ArrayList<>();
        for (RunRecord other : finishedRuns(actor.scope(), null)) {
            indexes.ask(other.asked().id(), index -> index.subject(actor.scope(), subject))
                    .ifPresent(then -> history.add(new Views.Past(other, then)));
        }
        Map<String, Long> written = new HashMap<>();
        for (FindingNote note : notes.of(actor.scope(), subject, null, null)) {
            written.merge(note.clause() + "\n" + note.target(), 1L, Long::sum);
        }
        return pages.answer(
                "audit/subject",
                page(request, new Texts(line.subjectName(), line.subjectName())),
                new Views.Subject(names(request), run, line, found.items(), found.total(), history, written));
    }

    @GetMapping("/runs/{id}/explanation")
    ResponseEntity<String> explanation(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String subject,
            @RequestParam String clause,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(required = false) @Nullable List<String> set)
            throws IOException {
        return explanation(request, HttpStatus.OK, id, subject, clause, target, set, null);
    }

    private ResponseEntity<String> explanation(
            HttpServletRequest request,
            HttpStatus status,
            UUID id,
            String subject,
            String clause,
            String target,
            @Nullable List<String> set,
            @Nullable Texts noteProblem)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord run = results.finished(actor, id);
        SubjectLine line = line(actor, id, subject);
        FindingLine finding = finding(actor, id, subject, clause, target);
        List<String> assumed = set == null
                ? List.of()
                : set.stream()
                        .flatMap(text -> text.lines())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .limit(MOST_SETTINGS)
                        .toList();
        Branch tree = null;
        Texts problem = null;
        try {
            tree = explanations.explain(
                    id, line, new Question(clause, target.isEmpty() ? null : target, assumed), Languages.of(request));
        } catch (UnanswerableException unanswerable) {
            problem = unanswerable.texts();
        }
        return pages.answer(
                status,
                "audit/explanation",
                page(request, new Texts(line.subjectName(), line.subjectName())),
                new Views.Explanation(
                        names(request),
                        run,
                        line,
                        finding,
                        clause,
                        target,
                        tree,
                        assumed,
                        problem,
                        notes.of(actor.scope(), subject, clause, target),
                        settings.largestAttachment().toBytes(),
                        noteProblem));
    }

    private SubjectLine line(Actor actor, UUID run, String subject) throws IOException {
        return results.ask(actor, run, index -> index.subject(actor.scope(), subject))
                .orElseThrow(Refusal::nothing);
    }

    private @Nullable FindingLine finding(Actor actor, UUID run, String subject, String clause, String target)
            throws IOException {
        FindingsFilter filter = new FindingsFilter(null, null, null, clause, null, null, null, subject, null, null);
        return results
                .ask(
                        actor,
                        run,
                        index -> index.findings(
                                actor.scope(), filter, FindingsSort.INPUT, Start.FIRST, FINDINGS_OF_SUBJECT))
                .items()
                .stream()
                .filter(line -> line.target().equals(target))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/runs/{id}/notes")
    ResponseEntity<String> note(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String subject,
            @RequestParam String clause,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> file)
            throws IOException {
        Actor actor = Actors.required();
        results.finished(actor, id);
        SubjectLine line = line(actor, id, subject);
        List<MultipartFile> given = file == null
                ? List.of()
                : file.stream().filter(one -> !one.isEmpty()).toList();
        if (finding(actor, id, subject, clause, target) == null) {
            throw Refusal.nothing();
        }
        try {
            requireNote(text, given);
            List<FindingNote.Attachment> attachments = new ArrayList<>();
            for (MultipartFile one : given) {
                String name =
                        UploadEndpoints.checked(baseName(Objects.requireNonNullElse(one.getOriginalFilename(), "")));
                try (InputStream in = one.getInputStream()) {
                    attachments.add(files.attach(UUID.randomUUID(), name, in));
                }
            }
            notes.add(new FindingNote(
                    UUID.randomUUID(),
                    id,
                    new RegionCode(line.region()),
                    subject,
                    clause,
                    target,
                    text.strip(),
                    actor.id(),
                    actor.name(),
                    clock.instant(),
                    attachments));
        } catch (Refusal refusal) {
            return explanation(request, refusal.status(), id, subject, clause, target, null, refusal.texts());
        }
        Names names = names(request);
        return seeOther("/workspace/runs/" + id + "/explanation?subject=" + names.encoded(subject) + "&clause="
                + names.encoded(clause) + "&target=" + names.encoded(target) + "#notes");
    }

    private void requireNote(String text, List<MultipartFile> given) {
        if (text.isBlank() || text.length() > LONGEST_NOTE) {
            throw Refusal.ofInput(
                    "请写明意见，最多 " + LONGEST_NOTE + " 个字。", "Write a note of " + LONGEST_NOTE + " characters at most.");
        }
        if (given.size() > MOST_ATTACHMENTS) {
            throw Refusal.ofInput("附件最多 " + MOST_ATTACHMENTS + " 个。", MOST_ATTACHMENTS + " attachments at most.");
        }
        long most = settings.largestAttachment().toBytes();
        for (MultipartFile one : given) {
            if (one.getSize() > most) {
                throw new Refusal(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "附件每个最多 " + (most >> 20) + " MiB。",
                        "An attachment may have " + (most >> 20) + " MiB.");
            }
        }
    }

    /** Some browsers send the path of the file on their machine. */
    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<Resource> attachment(@PathVariable UUID id) {
        FindingNote.Attachment attachment =
                notes.attachment(Actors.required().scope(), id).orElseThrow(Refusal::nothing);
        Path file = files.attachment(id);
        if (!Files.isRegularFile(file)) {
            throw Refusal.nothing();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag('"' + attachment.sha256() + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, Results.attachment(attachment.name()))
                .body(new FileSystemResource(file));
    }

    // ---- two runs ----

    @GetMapping("/runs/{id}/diff")
    ResponseEntity<String> diff(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam(name = "with") UUID other)
            throws IOException {
        Actor actor = Actors.required();
        RunRecord after = results.finished(actor, id);
        RunRecord before = results.finished(actor, other);
        Comparisons.Compared compared = comparisons.compare(other, id);
        Names names = names(request);
        return pages.answer(
                "audit/diff",
                page(request, new Texts("两次核对的差异", "Two runs compared")),
                new Views.Diff(
                        names,
                        before,
                        after,
                        compared.moved().stream()
                                .map((Cause cause) -> cause.words().in(names.language()))
                                .toList(),
                        compared.tally(),
                        compared.first(),
                        finishedRuns(actor.scope(), id)));
    }

    @GetMapping("/runs/{id}/diff.csv")
    ResponseEntity<StreamingResponseBody> diffTable(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam(name = "with") UUID other) {
        Actor actor = Actors.required();
        results.finished(actor, id);
        results.finished(actor, other);
        Language language = Languages.of(request);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, Results.attachment("diff.csv"))
                .body(out -> comparisons.write(other, id, language, out));
    }

    // ---- what they share ----

    private Page page(HttpServletRequest request, Texts title) {
        return pages.page(request, title, Tab.WORKSPACE);
    }

    private Names names(HttpServletRequest request) {
        return new Names(book, Languages.of(request), clock.getZone());
    }

    private static String say(Names names, String zh, String en) {
        return names.language() == Language.ZH ? zh : en;
    }

    private static boolean mayRun(Actor actor) {
        return actor.role() == Role.AUDITOR
                && actor.scope().region() != null
                && actor.scope().subject() == null;
    }

    private static RegionCode region(Actor actor) {
        return Objects.requireNonNullElse(actor.scope().region(), RegionCode.NATION);
    }

    /** The last finished runs that may be compared with another. */
    private List<RunRecord> finishedRuns(Scope scope, @Nullable UUID but) {
        return runs.list(scope, null, 2 * RUNS_OF_HISTORY).stream()
                .filter(run -> run.state() == RunState.FINISHED)
                .filter(run -> !run.asked().id().equals(but))
                .limit(RUNS_OF_HISTORY)
                .toList();
    }

    private static long skip(long page) {
        if (page < 1 || page > DEEPEST * ROWS) {
            throw Refusal.ofInput("没有第 " + page + " 页。", "There is no page " + page + ".");
        }
        return (page - 1) * ROWS;
    }

    private static Views.Paging paging(HttpServletRequest request, long page, long total, int shown) {
        long from = (page - 1) * ROWS;
        return new Views.Paging(
                shown == 0 ? 0 : from + 1,
                from + shown,
                total,
                page > 1 ? address(request, 1) : null,
                page > 1 ? address(request, page - 1) : null,
                from + shown < total ? address(request, page + 1) : null);
    }

    private static String address(HttpServletRequest request, long page) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("page", page)
                .build(true)
                .toUriString();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Refusal.nothing();
        }
    }

    static ResponseEntity<String> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
