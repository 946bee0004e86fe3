package cn.hegui.service.audit;

import cn.hegui.model.Texts;
import org.springframework.http.HttpStatus;

/** A request that cannot be done, with the words for who asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Texts texts;

    Refusal(HttpStatus status, Texts texts) {
        super(texts.en());
        this.status = status;
        this.texts = texts;
    }

    Refusal(HttpStatus status, String zh, String en) {
        this(status, new Texts(zh, en));
    }

    /** What is wrong with what was entered. */
    static Refusal ofInput(String zh, String en) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, zh, en);
    }

    /** There is no such thing, or it is not for who asked: the same words for both. */
    static Refusal nothing() {
        return new Refusal(
                HttpStatus.NOT_FOUND, "没有这项内容，或者不在您的辖区之内。", "There is no such thing, or it lies outside your region.");
    }

    HttpStatus status() {
        return status;
    }

    Texts texts() {
        return texts;
    }
}
