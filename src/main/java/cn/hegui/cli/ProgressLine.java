package cn.hegui.cli;

import cn.hegui.batch.Progress;
import cn.hegui.model.Language;
import java.time.Duration;
import java.util.Locale;

/** A line on a terminal that says how far a run is, once it has taken two seconds. */
final class ProgressLine implements Progress {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final String WIPE = "\r\u001b[K";

    private final Terminal terminal;
    private final Language language;
    private final long totalBytes;
    private final long start = System.nanoTime();
    private long lastShown = start + PATIENCE - PAUSE;
    private boolean shown;

    /** A line for an input of {@code totalBytes}; -1 where that is not known, as of a pipe. */
    ProgressLine(Terminal terminal, Language language, long totalBytes) {
        this.terminal = terminal;
        this.language = language;
        this.totalBytes = totalBytes;
    }

    @Override
    public void at(long storedBytes, long records) {
        if (!terminal.live()) {
            return;
        }
        long now = System.nanoTime();
        if (now - lastShown < PAUSE) {
            return;
        }
        lastShown = now;
        shown = true;
        terminal.err().print(WIPE + words(storedBytes, records, (now - start) / 1e9));
        terminal.err().flush();
    }

    private String words(long storedBytes, long records, double seconds) {
        boolean zh = language == Language.ZH;
        StringBuilder words = new StringBuilder();
        long perSecond = Math.round(records / seconds);
        if (totalBytes > 0) {
            double share = Math.min(1, (double) storedBytes / totalBytes);
            words.append(String.format(Locale.ROOT, "%3d%%", (int) (100 * share)))
                    .append(zh ? "，" : ", ");
            words.append(String.format(Locale.ROOT, zh ? "每秒 %,d 个主体" : "%,d subjects a second", perSecond));
            if (share > 0) {
                long left = Math.round(seconds * (1 - share) / share);
                words.append(zh ? "，还需 " : ", ").append(left).append(zh ? " 秒" : " s left");
            }
        } else {
            words.append(String.format(
                    Locale.ROOT, zh ? "已读 %,d 个主体，每秒 %,d 个" : "%,d subjects read, %,d a second", records, perSecond));
        }
        return words.toString();
    }

    /** Removes the line and returns the seconds that have passed. */
    double finish() {
        if (shown) {
            terminal.err().print(WIPE);
            terminal.err().flush();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
