package cn.hegui.batch;

/** Hears how far a run has come; asked by the thread that runs it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (storedBytes, records) -> {};

    /** {@code storedBytes} of the input files and {@code records} in them have been read. */
    void at(long storedBytes, long records);
}
