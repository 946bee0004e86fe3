package cn.hegui.service.web;

import java.util.StringJoiner;

/**
 * A failure as a log may keep it: which kinds of failure, and where in the program. The messages of exceptions often quote
 * what somebody sent, so they are left out.
 */
final class Traces {
    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private Traces() {}

    static String of(Throwable failure) {
        StringJoiner lines = new StringJoiner(" | ");
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            StringJoiner frames = new StringJoiner(" < ");
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(trace.length, FRAMES); i++) {
                frames.add(trace[i].getClassName() + "." + trace[i].getMethodName() + ":" + trace[i].getLineNumber());
            }
            lines.add(cause.getClass().getName() + " at " + frames);
            cause = cause.getCause();
        }
        return lines.toString();
    }
}
