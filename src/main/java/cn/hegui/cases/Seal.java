package cn.hegui.cases;

/** What is shown of an entry to those who may not see its case: enough to hold the chain, nothing of what was done. */
public record Seal(long seq, String previous, String hash) {
    /** The seal of {@code entry}. */
    public static Seal of(LogEntry entry) {
        return new Seal(entry.seq(), entry.previous(), entry.hash());
    }
}
