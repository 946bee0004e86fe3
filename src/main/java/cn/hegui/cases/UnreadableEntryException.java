package cn.hegui.cases;

/** Says that what should be an entry of a log is none, and where. */
public final class UnreadableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and at which member. */
    public UnreadableEntryException(String message) {
        super(message);
    }
}
