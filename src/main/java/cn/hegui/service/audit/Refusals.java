package cn.hegui.service.audit;

import cn.hegui.batch.PreviousRunException;
import cn.hegui.explain.UnanswerableException;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Texts;
import cn.hegui.paper.UnusableRunException;
import cn.hegui.run.RunRefusedException;
import cn.hegui.service.web.Languages;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.UploadFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells people on a page, and programs as a problem, why something cannot be done. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private final Pages pages;
    private final UploadFiles files;

    Refusals(Pages pages, UploadFiles files) {
        this.pages = pages;
        this.files = files;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        return answer(refusal.status(), refusal.texts(), request);
    }

    @ExceptionHandler({
        UnreadableInputException.class,
        UnanswerableException.class,
        UnusableRunException.class,
        RunRefusedException.class,
        PreviousRunException.class
    })
    ResponseEntity<?> inWords(RuntimeException failure, HttpServletRequest request) {
        Texts texts = words(failure);
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT, texts == null ? internal() : files.withoutPlace(texts), request);
    }

    private ResponseEntity<?> answer(HttpStatus status, Texts texts, HttpServletRequest request) {
        Texts title = title(status);
        if (request.getRequestURI().startsWith("/api/")) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setType(URI.create("about:blank"));
            problem.setTitle(title.in(Languages.of(request)));
            problem.setDetail(texts.in(Languages.of(request)));
            problem.setProperty("titleEn", title.en());
            problem.setProperty("detailEn", texts.en());
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return pages.answer(status, "error", pages.page(request, title, Tab.WORKSPACE), texts);
    }

    private static Texts title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new Texts("没有找到", "Not found");
            case CONFLICT, LOCKED -> new Texts("暂时不能这样做", "Not at this moment");
            case CONTENT_TOO_LARGE -> new Texts("内容太大", "Too large");
            default -> new Texts("请求有误", "The request is wrong");
        };
    }

    /** The words of a failure that its user can mend; null: it is a fault of ours. */
    static @Nullable Texts words(RuntimeException failure) {
        if (failure instanceof UnreadableInputException unreadable) {
            return unreadable.texts();
        }
        if (failure instanceof UnanswerableException question) {
            return question.texts();
        }
        if (failure instanceof UnusableRunException run) {
            return run.texts();
        }
        if (failure instanceof RunRefusedException refused) {
            return refused.texts();
        }
        return failure instanceof PreviousRunException previous ? previous.texts() : null;
    }

    static Texts internal() {
        return new Texts(
                "这是程序的问题，不是资料的问题。请稍后再试，或者告诉管理员。",
                "A fault of the program, not of your data. Try again later, or tell the administrator.");
    }
}
