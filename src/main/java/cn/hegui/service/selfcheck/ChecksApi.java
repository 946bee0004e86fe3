package cn.hegui.service.selfcheck;

import cn.hegui.model.Texts;
import cn.hegui.service.Meters;
import cn.hegui.service.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/checks}: judges the facts of a few subjects and stores nothing. */
@RestController
class ChecksApi {
    private final Checking checking;
    private final Meters meters;

    ChecksApi(Checking checking, Meters meters) {
        this.checking = checking;
        this.meters = meters;
    }

    @PostMapping(path = "/api/v1/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> check(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(CheckRequest.MOST_BYTES + 1);
        CheckRequest asked = CheckRequest.of(body);
        long began = System.nanoTime();
        byte[] answer = checking.answer(asked, Languages.of(request));
        meters.checked(asked.facts().size(), Duration.ofNanos(System.nanoTime() - began));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(UnusableRequestException unusable, HttpServletRequest request) {
        HttpStatus status = unusable.isTooLarge() ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
        Texts title = unusable.isTooLarge()
                ? new Texts("请求太大", "The request is too large")
                : new Texts("请求有误", "The request is wrong");
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(title.in(Languages.of(request)));
        problem.setDetail(unusable.texts().in(Languages.of(request)));
        problem.setProperty("titleEn", title.en());
        problem.setProperty("detailEn", unusable.texts().en());
        problem.setProperty("pointer", unusable.pointer());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
