package cn.hegui.service.cases;

import cn.hegui.cases.Hindrance;
import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import cn.hegui.service.web.Pages;
import cn.hegui.store.CaseJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How the interface of cases reads bodies and answers. */
final class ApiAnswers {
    private static final int LARGEST_BODY = 64 << 10;

    private ApiAnswers() {}

    /** A request that cannot be answered as it stands. */
    static final class BadRequestException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ResponseEntity<String> answer;

        BadRequestException(ResponseEntity<String> answer) {
            this.answer = answer;
        }

        ResponseEntity<String> answer() {
            return answer;
        }
    }

    static Actor actor() {
        return Objects.requireNonNull(Pages.actor(), "the table of access lets nobody in who is not known");
    }

    static ResponseEntity<String> json(HttpStatus status, Map<String, ?> members) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(CaseJson.text(members));
    }

    static ResponseEntity<String> problem(HttpStatus status, Texts title, Texts detail) {
        return problem(status, title, detail, Map.of());
    }

    static ResponseEntity<String> problem(HttpStatus status, Texts title, Texts detail, Map<String, ?> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title.zh());
        members.put("titleEn", title.en());
        members.put("status", status.value());
        members.put("detail", detail.zh());
        members.put("detailEn", detail.en());
        members.putAll(more);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(CaseJson.text(members));
    }

    static ResponseEntity<String> refused(Hindrance why) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                new Texts("该步骤不能进行", "The step cannot be taken"),
                why.texts(),
                Map.of("code", why.code()));
    }

    static ResponseEntity<String> absent() {
        return problem(
                HttpStatus.NOT_FOUND,
                new Texts("没有", "Not found"),
                new Texts("不存在，或者不在您的范围内。", "It does not exist, or it is not of your scope."));
    }

    static ResponseEntity<String> unfit(String zh, String en) {
        return problem(HttpStatus.BAD_REQUEST, new Texts("请求有误", "The request is wrong"), new Texts(zh, en));
    }

    /** The object that the body is. */
    static Map<String, Object> body(HttpServletRequest request) throws IOException, BadRequestException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new BadRequestException(problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Texts("内容太大", "Too large"),
                    new Texts("请求正文至多 64 KiB。", "A body has at most 64 KiB.")));
        }
        try {
            return CaseJson.object(new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException none) {
            throw new BadRequestException(unfit("请求正文应为一个 JSON 对象。", "The body must be one JSON object."));
        }
    }

    /** The text of a member of the body. */
    static String text(Map<String, Object> body, String name) throws BadRequestException {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw new BadRequestException(unfit("请求正文缺少文本 " + name + "。", "The body lacks the text " + name + "."));
    }

    /** The number of items asked for, within the bound. */
    static int limit(int asked) {
        return Math.max(1, Math.min(200, asked));
    }
}
