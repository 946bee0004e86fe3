package cn.hegui.service.web;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.service.web.Page.Tab;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said where something went wrong: what, and what to try; never how the program is made. */
@RestController
class ErrorPages implements ErrorController {
    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    ResponseEntity<?> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number
                ? Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Texts title = Failure.title(status);
        if (uri instanceof String path && (path.startsWith("/api/") || path.startsWith("/actuator/"))) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, title, Failure.advice(status), Languages.of(request)));
        }
        Page page = pages.page(request, title, Tab.SELF_CHECK);
        return pages.answer(status, "error", page, Failure.advice(status));
    }

    private static ProblemDetail problem(HttpStatus status, Texts title, Texts detail, Language language) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(title.in(language));
        problem.setDetail(detail.in(language));
        problem.setProperty("titleEn", title.en());
        problem.setProperty("detailEn", detail.en());
        return problem;
    }
}
