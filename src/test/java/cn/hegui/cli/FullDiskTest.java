package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own whose files the system refuses to let grow. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullDiskTest {
    /** Enough that the lines of all do not fit into a quarter of a megabyte. */
    private static final int SUBJECTS = 3000;

    private static final String RECORD =
            "{\"kind\":\"region\",\"id\":\"%06d\",\"region\":\"%<06d\",\"achievements\":[],\"publications\":[]}\n";

    @TempDir
    private Path temporary;

    private record Ended(int exitCode, String said) {}

    @Test
    void aDiskThatIsFullEndsTheRunWithoutResults() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        String mount = "mount -t tmpfs -o size=256k none " + quoted(disk);
        // A disk of our own needs a namespace of our own, which not every system lets a user have.
        assumeTrue(
                ended("unshare", "-rm", "sh", "-c", mount).exitCode() == 0,
                "no small disk can be mounted here: " + mount);
        Ended run = ended(
                "unshare",
                "-rm",
                "sh",
                "-c",
                mount + "; " + check(disk) + "; code=$?; ls -A " + quoted(disk) + " | sed 's/^/left: /'; exit $code");
        assertEndedForWantOfSpace(run, "No space left on device");
        assertThat(run.said()).doesNotContain("left: ");
    }

    @Test
    void aFileThatMayNotGrowEndsTheRunWithoutResults() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        // Half a kilobyte to a block: no file longer than a quarter of a megabyte.
        Ended run = ended("sh", "-c", "ulimit -f 512; " + check(disk));
        assertEndedForWantOfSpace(run, "File too large");
        assertThat(disk).isEmptyDirectory();
    }

    private static void assertEndedForWantOfSpace(Ended run, String reason) {
        assertThat(run.exitCode()).as(run.said()).isEqualTo(2);
        assertThat(run.said()).contains("无法写入", reason, "没有留下任何结果文件。请检查磁盘空间");
    }

    /** A check of more subjects than fit into the folder {@code out} of {@code disk}, as a command of the shell. */
    private String check(Path disk) throws IOException {
        StringBuilder facts = new StringBuilder();
        for (int i = 0; i < SUBJECTS; i++) {
            facts.append(RECORD.formatted(330001 + i));
        }
        Path file = Files.writeString(temporary.resolve("facts.jsonl"), facts);
        List<String> words = new ArrayList<>();
        // Without the file of its counters, which the limit would cut as well.
        for (Object word : List.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.hegui.cli.Hegui",
                "check",
                file,
                "--as-of",
                "2024-12-31",
                "--out",
                disk.resolve("out"))) {
            words.add(quoted(word));
        }
        return String.join(" ", words);
    }

    private static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''") + "'";
    }

    private Ended ended(String... command) throws IOException, InterruptedException {
        Path said = temporary.resolve("said.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exitCode = process.waitFor();
            return new Ended(exitCode, Files.readString(said, StandardCharsets.UTF_8));
        } catch (IOException notInstalled) {
            return new Ended(-1, String.valueOf(notInstalled.getMessage()));
        }
    }
}
