package cn.hegui.service.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problems as programs read them (RFC 9457): {@code type}, {@code title}, {@code status}, {@code detail} in Chinese, the same
 * in English as {@code titleEn} and {@code detailEn}, and {@code errors} with a {@code pointer} where several things or places
 * can be named.
 */
@Component
public class ProblemJson {
    private final JsonMapper mapper;

    ProblemJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer of a handler. */
    public static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(problem));
    }

    /** The answer of a filter, which stands before all handlers. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = mapper.writeValueAsBytes(body(problem));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.title().zh());
        body.put("titleEn", problem.title().en());
        body.put("status", problem.status().value());
        body.put("detail", problem.detail().zh());
        body.put("detailEn", problem.detail().en());
        if (!problem.faults().isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (Problem.Fault fault : problem.faults()) {
                Map<String, Object> error = new LinkedHashMap<>();
                if (fault.pointer() != null) {
                    error.put("pointer", fault.pointer());
                }
                error.put("detail", fault.detail().zh());
                error.put("detailEn", fault.detail().en());
                errors.add(error);
            }
            body.put("errors", errors);
        }
        return body;
    }
}
