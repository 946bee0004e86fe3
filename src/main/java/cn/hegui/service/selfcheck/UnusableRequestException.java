package cn.hegui.service.selfcheck;

import cn.hegui.model.Texts;

/** A request of the API from which nothing can be judged: what was expected, and what to try. */
public final class UnusableRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;
    private final String pointer;
    private final Texts texts;

    private UnusableRequestException(boolean tooLarge, String pointer, Texts texts) {
        super(texts.en(), null, false, false);
        this.tooLarge = tooLarge;
        this.pointer = pointer;
        this.texts = texts;
    }

    /** What stands at {@code pointer} (RFC 6901) of the body is not what it should be. */
    static UnusableRequestException at(String pointer, String zh, String en) {
        return new UnusableRequestException(false, pointer, new Texts(zh, en));
    }

    /** There is more in the request than is taken at once. */
    static UnusableRequestException tooLarge(String pointer, String zh, String en) {
        return new UnusableRequestException(true, pointer, new Texts(zh, en));
    }

    /** Whether it is refused for its size. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** Where in the body the fault stands; empty for the body itself. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong, in both languages. */
    public Texts texts() {
        return texts;
    }
}
