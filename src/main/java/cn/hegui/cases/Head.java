package cn.hegui.cases;

/**
 * Where a log ends: the place and hash of its last entry. Published, it anchors all before it: whoever has it can show that
 * nothing of that was changed or cut off.
 */
public record Head(long seq, String hash) {
    /** The head of an empty log. */
    public static final Head EMPTY = new Head(0, LogEntry.GENESIS);
}
