package cn.hegui.service.web;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.store.Database;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers whatever a handler could not do: programs by {@code application/problem+json}, people by a page, both in the same
 * words and without a word of how the program is made.
 */
@RestControllerAdvice
public class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String API = "/api/";

    private final Pages pages;

    Failures(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<?> failed(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            // Who may what is answered by the chain of filters.
            throw failure;
        }
        if (isGone(failure)) {
            return null;
        }
        Problem problem = problem(failure);
        return answer(failure, problem, isApi(request), request);
    }

    /** The answer that tells {@code problem} to a program or to a person. */
    ResponseEntity<?> answer(@Nullable Throwable failure, Problem problem, boolean isApi, HttpServletRequest request) {
        if (failure != null && problem.status().is5xxServerError()) {
            log(problem, failure, request);
        }
        HttpHeaders headers = headers(failure, problem);
        if (isApi) {
            return ProblemJson.answer(problem, headers);
        }
        Page page = pages.page(request, problem.title(), Tab.SELF_CHECK);
        ResponseEntity<String> told = pages.answer(problem.status(), "error", page, problem.detail());
        return ResponseEntity.status(told.getStatusCode())
                .headers(headers)
                .headers(told.getHeaders())
                .body(told.getBody());
    }

    /** Whether a program asks, which reads JSON, not a page. */
    public static boolean isApi(HttpServletRequest request) {
        return isApi(request.getRequestURI());
    }

    static boolean isApi(String path) {
        return path.startsWith(API) || path.startsWith("/actuator/");
    }

    /** The problem that {@code failure} is. */
    static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (Database.isAway(cause)) {
                return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        new Texts(
                                "数据库暂时连不上。没有做一半的事：请过一分钟原样再试一次。",
                                "The database is away for the moment. Nothing was half done: try the same again in a minute."));
            }
            if (isDiskFull(cause)) {
                return Problem.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        new Texts("磁盘已满", "The disk is full"),
                        new Texts(
                                "服务器的磁盘满了，这次没有存下任何内容。请告诉管理员，腾出空间后再试。",
                                "The disk of the server is full; nothing of this was kept. Tell the administrator, and try again when there is room."));
            }
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return MalformedJson.problem(unreadable);
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            String allowed = method.getSupportedHttpMethods() == null
                    ? ""
                    : method.getSupportedHttpMethods().stream()
                            .map(HttpMethod::name)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return Problem.of(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    new Texts("不支持这个方法", "Method not supported"),
                    new Texts(
                            "这个网址不接受 " + method.getMethod() + "，可用：" + allowed + "。",
                            "This address does not take " + method.getMethod() + "; it takes " + allowed + "."));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException type) {
            String sent = type.getContentType() == null ? "" : Printed.of(String.valueOf(type.getContentType()));
            String taken = list(type.getSupportedMediaTypes().toArray(MediaType[]::new));
            return Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new Texts("不接受这种内容", "Media type not supported"),
                    new Texts(
                            "Content-Type 应为 " + taken + "，给出的是“" + sent + "”。",
                            "Content-Type takes " + taken + ", not \"" + sent + "\"."));
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException type) {
            String given = list(type.getSupportedMediaTypes().toArray(MediaType[]::new));
            return Problem.of(
                    HttpStatus.NOT_ACCEPTABLE,
                    new Texts("给不出这种内容", "Not available in that form"),
                    new Texts("Accept 应允许 " + given + "。", "Accept must allow " + given + "."));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Problem.badParameter(
                    missing.getParameterName(),
                    new Texts(
                            "缺少参数 " + missing.getParameterName() + "。",
                            "The parameter " + missing.getParameterName() + " is missing."));
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return Problem.badParameter(
                    missing.getHeaderName(),
                    new Texts(
                            "缺少请求头 " + missing.getHeaderName() + "。",
                            "The header " + missing.getHeaderName() + " is missing."));
        }
        if (failure instanceof TypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Problem.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (failure instanceof NoResourceFoundException) {
            return Problem.of(HttpStatus.NOT_FOUND);
        }
        if (failure instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
            return Problem.of(Objects.requireNonNullElse(status, HttpStatus.BAD_REQUEST));
        }
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static Problem mismatch(TypeMismatchException mismatch) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(mismatch.getPropertyName(), "");
        String value = Printed.of(String.valueOf(mismatch.getValue()));
        Texts wanted = Wanted.of(mismatch.getRequiredType());
        return Problem.badParameter(
                name,
                new Texts(
                        "参数 " + name + " 应为" + wanted.zh() + "，给出的是“" + value + "”。",
                        "The parameter " + name + " takes " + wanted.en() + ", not \"" + value + "\"."));
    }

    private static String list(MediaType... types) {
        String listed = Arrays.stream(types).map(MediaType::toString).distinct().collect(Collectors.joining(", "));
        return listed.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : listed;
    }

    private static HttpHeaders headers(@Nullable Throwable failure, Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse known) {
            // Allow, Accept and their like.
            headers.addAll(known.getHeaders());
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "60");
        }
        headers.setCacheControl("no-store");
        return headers;
    }

    /** Whether who asked has gone away meanwhile, so that there is nobody to answer. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof AsyncRequestNotUsableException
                || failure.getClass().getSimpleName().equals("ClientAbortException");
    }

    private static boolean isDiskFull(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IOException && message != null && message.contains("No space left on device");
    }

    private static void log(Problem problem, Throwable failure, HttpServletRequest request) {
        // What was asked for may name a person or a school: of the path, only what it is called in the table of
        // handlers.
        Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("{} {} failed: {}", request.getMethod(), pattern, Traces.of(root(failure)));
        } else {
            LOG.warn("{} {}: {}", request.getMethod(), pattern, problem.detail().en());
        }
    }

    private static Throwable root(Throwable failure) {
        return failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
