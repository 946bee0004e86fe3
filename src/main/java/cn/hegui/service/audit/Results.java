package cn.hegui.service.audit;

import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.policy.PolicyBook;
import cn.hegui.run.Reports;
import cn.hegui.service.account.Actor;
import cn.hegui.store.RunRecord;
import cn.hegui.store.RunState;
import cn.hegui.store.Runs;
import cn.hegui.store.UploadFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What finished runs hold, for those who may see them. */
@Component
class Results {
    private final Runs runs;
    private final UploadFiles files;
    private final Indexes indexes;
    private final PolicyBook book;
    private final Set<UUID> reporting = ConcurrentHashMap.newKeySet();

    Results(Runs runs, UploadFiles files, Indexes indexes, PolicyBook book) {
        this.runs = runs;
        this.files = files;
        this.indexes = indexes;
        this.book = book;
    }

    /** The run where {@code actor} sees it. */
    RunRecord run(Actor actor, UUID id) {
        return runs.find(actor.scope(), id).orElseThrow(Refusal::nothing);
    }

    /** The run where {@code actor} sees it and it is finished. */
    RunRecord finished(Actor actor, UUID id) {
        RunRecord run = run(actor, id);
        if (run.state() != RunState.FINISHED) {
            throw new Refusal(HttpStatus.CONFLICT, "这次核对还没有结果。", "This run has no results as yet.");
        }
        return run;
    }

    /** What {@code question} makes of the index of a finished run that {@code actor} sees. */
    <T> T ask(Actor actor, UUID id, Indexes.Question<T> question) throws IOException {
        finished(actor, id);
        return indexes.ask(id, question);
    }

    /** The folder of a finished run that {@code actor} sees. */
    Path folder(Actor actor, UUID id) {
        finished(actor, id);
        return files.run(id);
    }

    /** What the run came to. */
    RunSummary summary(Actor actor, UUID id) throws IOException {
        return RunFiles.unproved(folder(actor, id)).summary();
    }

    /** A file of the run, of those that its summary lists and the summary itself; no other is ever looked for. */
    ResponseEntity<Resource> file(Actor actor, UUID id, String name) throws IOException {
        Path folder = folder(actor, id);
        String sha256 = name.equals(RunFiles.SUMMARY)
                ? RunFiles.sha256(folder.resolve(RunFiles.SUMMARY))
                : listed(RunFiles.unproved(folder).summary(), name);
        Path file = folder.resolve(name);
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw Refusal.nothing();
        }
        return ResponseEntity.ok()
                .contentType(type(name))
                .eTag('"' + sha256 + '"')
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(new FileSystemResource(file));
    }

    /** The hash of a file that the summary names: an output, or the waivers that were applied. */
    private static String listed(RunSummary summary, String name) {
        RunSummary.Waivers waivers = summary.waivers();
        if (waivers != null && waivers.file().equals(name)) {
            return waivers.sha256();
        }
        return summary.outputs().stream()
                .filter(output -> output.file().equals(name))
                .map(RunSummary.FileHash::sha256)
                .findFirst()
                .orElseThrow(Refusal::nothing);
    }

    /** Never shown in the page, whatever it holds. */
    static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static MediaType type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "jsonl" -> MediaType.valueOf("application/jsonl");
            case "json", "sarif" -> MediaType.APPLICATION_JSON;
            case "csv" -> MediaType.valueOf("text/csv;charset=UTF-8");
            case "xlsx" -> MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case "xml" -> MediaType.APPLICATION_XML;
            case "html" -> MediaType.valueOf("text/html;charset=UTF-8");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    /** Makes reports of a finished run, as {@code hegui report} does, where they are not there yet. */
    void report(Actor actor, UUID id, Set<ReportFormat> formats) throws IOException {
        Path folder = folder(actor, id);
        if (formats.isEmpty()) {
            throw Refusal.ofInput("请选择报告的格式。", "Choose the forms of the reports.");
        }
        if (!reporting.add(id)) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "正在为这次核对生成报告，请稍候。", "Reports of this run are being made; wait a moment.");
        }
        try {
            new Reports(formats, PaperLayout.bundled()).make(folder, RunFiles.in(folder), book, folder);
        } finally {
            reporting.remove(id);
        }
    }
}
