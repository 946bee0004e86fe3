package cn.hegui.intake;

/**
 * The first breach in a record: why and where. Thrown within intake only; without a stack, since bad data is no bug.
 */
final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final String pointer;
    private final long offset;

    /** @param offset where in the bytes of the record the breach stands */
    Breach(Reason reason, String pointer, long offset) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.pointer = pointer;
        this.offset = offset;
    }

    Reason reason() {
        return reason;
    }

    String pointer() {
        return pointer;
    }

    long offset() {
        return offset;
    }
}
