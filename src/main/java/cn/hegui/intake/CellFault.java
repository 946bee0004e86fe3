package cn.hegui.intake;

/** A cell that cannot be what its column says. Thrown within intake only; without a stack, since bad data is no bug. */
final class CellFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    CellFault(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
