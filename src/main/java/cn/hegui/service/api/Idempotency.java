package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import cn.hegui.service.web.Pages;
import cn.hegui.service.web.Problem;
import cn.hegui.store.IdempotencyKeys;
import cn.hegui.store.IdempotencyKeys.Answer;
import cn.hegui.store.IdempotencyKeys.Busy;
import cn.hegui.store.IdempotencyKeys.Done;
import cn.hegui.store.IdempotencyKeys.OtherRequest;
import cn.hegui.store.IdempotencyKeys.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a program send the same request again without fear when it did not hear the answer: with the header {@code
 * Idempotency-Key} it is done once, and answered the same for 24 hours.
 *
 * <p>A handler wraps its work, with the body that it was given:
 *
 * <pre>{@code
 * @PostMapping("/api/v1/runs")
 * ResponseEntity<byte[]> start(HttpServletRequest request, @RequestBody RunRequest body) {
 *     ResponseEntity<byte[]> answer = idempotency.once(request, body, () -> ResponseEntity.created(…).body(runs.create(…)));
 *     queue.wake();
 *     return answer;
 * }
 * }</pre>
 *
 * What the work changes in the database is one transaction with the key, so a crash leaves both or none. Start threads that
 * read what was written after {@code once} has returned, not in it. A {@link Problem} leaves the key unused.
 */
@Component
public class Idempotency {
    /** The header by which who sends a request names it. */
    public static final String HEADER = "Idempotency-Key";

    /** Present in an answer that was given before. */
    public static final String REPEATED = "Idempotency-Replayed";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Pattern KEY = Pattern.compile("\"?([!#-~]{1,200})\"?");

    private final IdempotencyKeys keys;
    private final JsonMapper mapper;
    private final Clock clock;
    private volatile Instant swept = Instant.EPOCH;

    Idempotency(IdempotencyKeys keys, JsonMapper mapper, Clock clock) {
        this.keys = keys;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The answer of {@code work}, done now or, for a request that came before with the same key, then. Throws a {@link
     * Problem}: 422 where the key was used for another request, 409 while the same request is still being done.
     *
     * @param body what the handler was given as the body; null: it takes none
     */
    public ResponseEntity<byte[]> once(
            HttpServletRequest request, @Nullable Object body, Supplier<? extends ResponseEntity<?>> work) {
        String sent = request.getHeader(HEADER);
        Actor actor = Pages.actor();
        if (sent == null || actor == null) {
            return entity(answer(work.get()), false);
        }
        var key = KEY.matcher(sent);
        if (!key.matches()) {
            throw Problem.badParameter(
                    HEADER,
                    new Texts(
                            "Idempotency-Key 应为 1 到 200 个英文字符，不含空格，例如一个 UUID。",
                            "Idempotency-Key takes 1 to 200 letters, digits or signs without spaces, for example a UUID."));
        }
        sweep();
        Instant now = clock.instant();
        Outcome outcome = keys.once(
                actor.id().toString(),
                key.group(1),
                fingerprint(request, body),
                now,
                now.plus(KEPT),
                () -> answer(work.get()));
        if (outcome instanceof Done done) {
            return entity(done.answer(), done.isRepeated());
        }
        if (outcome instanceof OtherRequest) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            new Texts("编号已用于别的请求", "The key was used for another request"),
                            new Texts(
                                    "这个 Idempotency-Key 已用于另一个内容不同的请求。新的请求请用新的编号。",
                                    "This Idempotency-Key was used for a request with another content. Give a new request a new key."))
                    .at(HEADER, new Texts("已经用过。", "Already used."));
        }
        if (outcome instanceof Busy) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    new Texts("正在处理", "Being done"),
                    new Texts("同一个请求正在处理。请几秒后原样再试。", "The same request is being done. Try it again in some seconds."));
        }
        throw new IllegalStateException(outcome.toString());
    }

    private Answer answer(ResponseEntity<?> entity) {
        HttpHeaders headers = entity.getHeaders();
        Object body = entity.getBody();
        return new Answer(
                entity.getStatusCode().value(),
                headers.getFirst(HttpHeaders.LOCATION),
                headers.getETag(),
                body == null ? "" : mapper.writeValueAsString(body));
    }

    private static ResponseEntity<byte[]> entity(Answer answer, boolean isRepeated) {
        ResponseEntity.BodyBuilder entity = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            entity.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            entity.eTag(answer.etag());
        }
        if (isRepeated) {
            entity.header(REPEATED, "true");
        }
        return answer.body().isEmpty()
                ? entity.build()
                : entity.contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same method, path and content, however the JSON was spaced. */
    private String fingerprint(HttpServletRequest request, @Nullable Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            if (body != null) {
                digest.update(mapper.writeValueAsBytes(body));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(BETWEEN_SWEEPS).isBefore(now)) {
            swept = now;
            keys.sweep(now);
        }
    }
}
