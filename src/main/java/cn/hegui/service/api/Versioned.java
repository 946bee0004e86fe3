package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that carry their version as an {@code ETag}, and changes that name the version they are meant for. */
public final class Versioned {
    private Versioned() {}

    /**
     * 200 with {@code body}; 304 without it where the request names this version in {@code If-None-Match}.
     *
     * @param version changes whenever the body does: a hash or a counter, without quotes
     */
    public static <T> ResponseEntity<T> answer(String version, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + version + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }

    /**
     * Lets a change pass that is meant for {@code version}, or that does not say for which; throws a {@link Problem} (412)
     * where it was meant for another, which somebody has changed meanwhile.
     */
    public static void check(HttpServletRequest request, String version) {
        String wanted = request.getHeader(HttpHeaders.IF_MATCH);
        if (wanted == null || wanted.strip().equals("*")) {
            return;
        }
        boolean named =
                Arrays.stream(wanted.split(",", -1)).map(String::strip).anyMatch(("\"" + version + "\"")::equals);
        if (!named) {
            throw Problem.of(
                            HttpStatus.PRECONDITION_FAILED,
                            new Texts("内容已有变化", "Changed meanwhile"),
                            new Texts(
                                    "您看过之后，别人已经改动。请重新读取，再决定是否修改。",
                                    "Somebody changed it since you read it. Read it again, then decide whether to change it."))
                    .at(
                            HttpHeaders.IF_MATCH,
                            new Texts("现在的版本是 \"" + version + "\"。", "The version now is \"" + version + "\"."));
        }
    }
}
