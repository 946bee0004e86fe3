package cn.hegui.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One whole process, from its start to its end.
 *
 * @param cpuSeconds user and system time of all its threads; 0 where the system does not tell
 * @param peakMiB the most physical memory that it held at once (VmHWM); 0 where the system does not tell
 */
public record Run(double seconds, double cpuSeconds, long peakMiB) {
    private static final long POLL_MILLIS = 10;

    /**
     * Runs {@code command} with its output in {@code log}. Peak memory is the kernel's own high-water mark, read every
     * 10 ms: it never falls, so only what is touched first in the last 10 ms can be missed.
     *
     * @throws IllegalStateException where it ends with an exit code that is none of {@code accepted}
     */
    public static Run of(List<String> command, Path log, Set<Integer> accepted)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peakKiB = 0;
        Duration cpu = Duration.ZERO;
        boolean ended;
        do {
            ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            peakKiB = Math.max(peakKiB, highWaterMark(status));
            cpu = longer(cpu, process.info().totalCpuDuration().orElse(Duration.ZERO));
        } while (!ended);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!accepted.contains(process.exitValue())) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + String.join(" ", command)
                    + "\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
        return new Run(seconds, cpu.toMillis() / 1000.0, peakKiB / 1024);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static long highWaterMark(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
