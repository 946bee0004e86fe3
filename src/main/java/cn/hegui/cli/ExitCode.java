package cn.hegui.cli;

/** How a command ends; where several fit, the first of 2, 3, 1, 0. */
final class ExitCode {
    /** Judged, and nothing at or above the severity asked for. */
    static final int CLEAR = 0;

    /** Judged, something at or above the severity asked for. */
    static final int FOUND = 1;

    /** Not judged: usage, policy files, an unreadable input, a fault of the program. No output files. */
    static final int NOT_JUDGED = 2;

    /** Judged, but records were rejected. */
    static final int REJECTED = 3;

    private ExitCode() {}
}
