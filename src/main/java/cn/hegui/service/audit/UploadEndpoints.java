package cn.hegui.service.audit;

import cn.hegui.service.account.Actor;
import cn.hegui.store.Upload;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes files in pieces that can be sent on after a break: the protocol tus 1.0.0 with its extensions creation, termination and
 * checksum. The same for programs, under {@code /api/v1/uploads}, and for the pages, whose requests carry the session.
 */
@RestController
@RequestMapping({"/api/v1/uploads", "/workspace/uploads"})
class UploadEndpoints {
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String PIECE = "application/offset+octet-stream";
    private static final int CHECKSUM_MISMATCH = 460;
    private static final int LONGEST_NAME = 100;
    private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    /** Letters of any script, digits and what stands between them; never a separator, nor a dot at the start. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_（(][\\p{L}\\p{N}\\p{M} ._()（）【】〔〕+,，、&@-]*");

    private final Uploads uploads;
    private final UploadFiles files;
    private final AuditSettings settings;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    UploadEndpoints(Uploads uploads, UploadFiles files, AuditSettings settings, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** An upload as programs see it. */
    record View(
            UUID id,
            String name,
            long length,
            long received,
            @Nullable String sha256,
            String createdAt) {
        static View of(Upload upload) {
            return new View(
                    upload.id(),
                    upload.name(),
                    upload.length(),
                    upload.received(),
                    upload.sha256(),
                    upload.createdAt().toString());
        }
    }

    /** A list of uploads. */
    record Views(List<View> items) {}

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,checksum")
                .header("Tus-Checksum-Algorithm", "sha1,sha256")
                .header("Tus-Max-Size", Long.toString(settings.largestUpload().toBytes()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            HttpServletRequest request,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata) {
        Actor actor = Actors.required();
        requireVersion(version);
        long bytes = number(length, LENGTH);
        if (bytes > settings.largestUpload().toBytes()) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "文件有 " + mebibytes(bytes) + " MiB，最多 "
                            + mebibytes(settings.largestUpload().toBytes()) + " MiB。请压缩（.jsonl.gz、.jsonl.zst）或者分开。",
                    "The file has " + mebibytes(bytes) + " MiB; the most is "
                            + mebibytes(settings.largestUpload().toBytes())
                            + " MiB. Compress it (.jsonl.gz, .jsonl.zst) or split it.");
        }
        if (bytes == 0) {
            throw Refusal.ofInput("文件是空的。", "The file is empty.");
        }
        if (uploads.announcedBy(actor.id()) + bytes > settings.uploadsOfOne().toBytes()) {
            throw new Refusal(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "您上传的文件合计不能超过 " + mebibytes(settings.uploadsOfOne().toBytes()) + " MiB。请先删除不用的文件。",
                    "Your uploads together may not exceed "
                            + mebibytes(settings.uploadsOfOne().toBytes())
                            + " MiB. Delete those that are not needed.");
        }
        Upload upload = new Upload(
                UUID.randomUUID(), actor.id(), name(metadata), bytes, 0, null, clock.instant(), clock.instant());
        uploads.add(upload);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(RESUMABLE, VERSION)
                .header(OFFSET, "0")
                .header(HttpHeaders.LOCATION, request.getRequestURI() + "/" + upload.id())
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> head(@PathVariable UUID id) {
        Upload upload = own(id);
        return ResponseEntity.ok()
                .header(RESUMABLE, VERSION)
                .header(OFFSET, Long.toString(upload.received()))
                .header(LENGTH, Long.toString(upload.length()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> append(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum)
            throws IOException {
        requireVersion(version);
        if (!PIECE.equals(request.getContentType())) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type 应为 " + PIECE + "。",
                    "The Content-Type should be " + PIECE + ".");
        }
        if (!busy.add(id)) {
            throw new Refusal(HttpStatus.LOCKED, "这个文件正在由另一个请求传送。", "Another request is sending this file.");
        }
        try {
            Upload upload = own(id);
            long at = number(offset, OFFSET);
            if (at != upload.received() || upload.isComplete()) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "已收到 " + upload.received() + " 字节，不能从第 " + at + " 字节接着传。",
                        upload.received() + " bytes have come; you cannot go on at " + at + ".");
            }
            long left = upload.length() - at;
            if (request.getContentLengthLong() > left) {
                throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "传来的内容比说好的长度多。", "More was sent than was announced.");
            }
            long received = files.append(id, at, request.getInputStream(), left);
            if (checksum != null && !isRight(id, at, checksum)) {
                files.append(id, at, InputStream.nullInputStream(), 0);
                return ResponseEntity.status(CHECKSUM_MISMATCH)
                        .header(RESUMABLE, VERSION)
                        .build();
            }
            if (!uploads.received(id, at, received, clock.instant())) {
                throw new Refusal(HttpStatus.CONFLICT, "这个文件已经变动。", "The file has changed meanwhile.");
            }
            if (received == upload.length()) {
                uploads.complete(id, files.sha256(id), clock.instant());
            }
            return ResponseEntity.noContent()
                    .header(RESUMABLE, VERSION)
                    .header(OFFSET, Long.toString(received))
                    .build();
        } finally {
            busy.remove(id);
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id) throws IOException {
        Upload upload = own(id);
        uploads.remove(upload.owner(), id);
        files.remove(id);
        return ResponseEntity.noContent().header(RESUMABLE, VERSION).build();
    }

    @GetMapping
    Views list() {
        return new Views(
                uploads.of(Actors.required().id()).stream().map(View::of).toList());
    }

    @GetMapping("/{id}")
    View get(@PathVariable UUID id) {
        return View.of(own(id));
    }

    private Upload own(UUID id) {
        return uploads.find(Actors.required().id(), id).orElseThrow(Refusal::nothing);
    }

    private boolean isRight(UUID id, long at, String checksum) throws IOException {
        String[] parts = checksum.split(" ", 2);
        String algorithm = ALGORITHMS.get(parts[0].toLowerCase(Locale.ROOT));
        if (algorithm == null || parts.length < 2) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "不认识这种校验和，可用 sha1、sha256。",
                    "That checksum is not known; use sha1 or sha256.");
        }
        try {
            return MessageDigest.isEqual(
                    files.digest(id, at, algorithm), Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static void requireVersion(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_FAILED,
                    "请求应带 Tus-Resumable: " + VERSION + "。",
                    "The request should carry Tus-Resumable: " + VERSION + ".");
        }
    }

    private static long number(@Nullable String value, String header) {
        if (value == null || !value.matches("[0-9]{1,18}")) {
            throw new Refusal(HttpStatus.BAD_REQUEST, header + " 应为字节数。", header + " should be a number of bytes.");
        }
        return Long.parseLong(value);
    }

    private static String name(@Nullable String metadata) {
        for (String pair : metadata == null ? new String[0] : metadata.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            if (parts.length == 2 && parts[0].equals("filename")) {
                return checked(decoded(parts[1]));
            }
        }
        throw new Refusal(
                HttpStatus.BAD_REQUEST,
                "请用 Upload-Metadata 的 filename 给出文件名（Base64）。",
                "Give the file's name as filename in Upload-Metadata (Base64).");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    /** A name that can stand in a folder of ours. */
    static String checked(String name) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches() || name.contains("..")) {
            throw Refusal.ofInput(
                    "文件名不能用：应为最多 " + LONGEST_NAME + " 个字母、汉字、数字和 . _ - 空格、括号，不含路径。请改名。",
                    "The file's name cannot be used: " + LONGEST_NAME
                            + " letters, digits, . _ - blanks and brackets at most, without a path. Rename it.");
        }
        return name;
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", Math.max(1, bytes >> 20));
    }
}
