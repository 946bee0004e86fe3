package cn.hegui.service.web;

import cn.hegui.model.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be done as it is, said so that who sent it can mend it. Any handler may throw one: the API answers
 * with {@code application/problem+json}, a page with the same words.
 *
 * <pre>{@code
 * throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, new Texts("…", "…")).at("/facts/0/region", new Texts("…", "…"));
 * }</pre>
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Texts title;
    private final transient Texts detail;
    private final transient List<Fault> faults = new ArrayList<>();

    /**
     * One thing that is wrong with what was sent.
     *
     * @param pointer where: a JSON pointer into the body, or the name of a parameter or header; null: nowhere in particular
     */
    public record Fault(@Nullable String pointer, Texts detail) {}

    private Problem(HttpStatus status, Texts title, Texts detail) {
        super(status + ": " + detail.en(), null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** A problem with the usual title of its status. */
    public static Problem of(HttpStatus status, Texts detail) {
        return new Problem(status, Failure.title(status), detail);
    }

    /** A problem with a title of its own, which is the same for all problems of its sort. */
    public static Problem of(HttpStatus status, Texts title, Texts detail) {
        return new Problem(status, title, detail);
    }

    /** What any request of that status is told: nothing more is known, or nothing more may be said. */
    public static Problem of(HttpStatus status) {
        return of(status, Failure.advice(status));
    }

    /** 404: there is nothing of that id, or not for who asks; the two must not be told apart. */
    public static Problem unknown(Texts what, String id) {
        return of(
                HttpStatus.NOT_FOUND,
                new Texts("没有找到", "Not found"),
                new Texts(
                        "没有这个" + what.zh() + "，或者您看不到它：" + Printed.of(id) + "。请核对编号。",
                        "No such " + what.en() + ", or it is not yours to see: " + Printed.of(id) + ". Check the id."));
    }

    /** 400: a parameter or header holds what it cannot. */
    public static Problem badParameter(String name, Texts detail) {
        return of(HttpStatus.BAD_REQUEST, detail).at(name, detail);
    }

    /** Adds one thing that is wrong. */
    public Problem at(@Nullable String pointer, Texts fault) {
        faults.add(new Fault(pointer, fault));
        return this;
    }

    /** The status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** Of which sort the problem is. */
    public Texts title() {
        return title;
    }

    /** What is wrong and what to try. */
    public Texts detail() {
        return detail;
    }

    /** The single things that are wrong, where there are some to name. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }
}
