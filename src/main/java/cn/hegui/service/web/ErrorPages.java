package cn.hegui.service.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said where something went wrong before any handler: what, and what to try; never how the program is made. */
@RestController
class ErrorPages implements ErrorController {
    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("/error")
    ResponseEntity<?> error(HttpServletRequest request) {
        boolean isApi = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && Failures.isApi(path);
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number
                ? Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
        // Out of a filter: the database may be away there too. What the server refused by itself it gave a status.
        if (!status.is4xxClientError()
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return failures.answer(failure, Failures.problem(failure), isApi, request);
        }
        return failures.answer(null, Problem.of(status), isApi, request);
    }
}
