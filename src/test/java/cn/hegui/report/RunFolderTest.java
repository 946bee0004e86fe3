package cn.hegui.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final String SEAL = "summary.json";

    @TempDir
    private Path temporary;

    @Test
    void filesAppearTogetherWhenPublished() throws IOException {
        Path folder = temporary.resolve("new/out");
        try (RunFolder run = RunFolder.open(folder, SEAL)) {
            write(run, "a.jsonl", "a");
            write(run, SEAL, "s");
            assertThat(names(folder)).noneMatch(name -> !name.startsWith("."));
            run.publish();
        }
        assertThat(names(folder)).containsExactly("a.jsonl", SEAL);
        assertThat(folder.resolve("a.jsonl")).hasContent("a");
    }

    @Test
    void withoutPublishingNothingIsLeftAndOldFilesStayButForTheSeal() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(folder.resolve("a.jsonl"), "old");
        Files.writeString(folder.resolve(SEAL), "old");
        try (RunFolder run = RunFolder.open(folder, SEAL)) {
            write(run, "a.jsonl", "new");
        }
        assertThat(names(folder)).containsExactly("a.jsonl");
        assertThat(folder.resolve("a.jsonl")).hasContent("old");
    }

    @Test
    void folderThatWasMadeForTheRunIsRemovedWithIt() throws IOException {
        Path folder = temporary.resolve("out");
        try (RunFolder run = RunFolder.open(folder, SEAL)) {
            write(run, "a.jsonl", "new");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void fullDiskLeavesNothing() throws IOException {
        Path folder = temporary.resolve("out");
        RunFolder.Disk full = file -> new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (RunFolder run = RunFolder.open(folder, SEAL, full)) {
            write(run, "a.jsonl", "new");
            write(run, SEAL, "s");
            assertThatThrownBy(run::publish).hasMessage("No space left on device");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void fullDiskAtTheLastFileLeavesNothing() throws IOException {
        Path folder = temporary.resolve("out");
        RunFolder.Disk full = file -> file.toString().contains(SEAL)
                ? new ByteArrayOutputStream() {
                    @Override
                    public void flush() throws IOException {
                        throw new IOException("No space left on device");
                    }
                }
                : Files.newOutputStream(file);
        try (RunFolder run = RunFolder.open(folder, SEAL, full)) {
            write(run, "a.jsonl", "new");
            write(run, SEAL, "s");
            assertThatThrownBy(run::publish).hasMessage("No space left on device");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void twoRunsNeverWriteIntoOneFolder() throws IOException {
        Path folder = temporary.resolve("out");
        try (RunFolder run = RunFolder.open(folder, SEAL)) {
            assertThatThrownBy(() -> RunFolder.open(folder, SEAL)).isInstanceOf(FolderInUseException.class);
            write(run, SEAL, "s");
            run.publish();
        }
        assertThat(names(folder)).containsExactly(SEAL);
        RunFolder.open(folder, SEAL).close();
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftBehindIsOverwritten() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(folder.resolve(".a.jsonl.part"), "much longer than what comes now");
        Files.writeString(folder.resolve(".hegui.lock"), "");
        try (RunFolder run = RunFolder.open(folder, SEAL)) {
            write(run, "a.jsonl", "new");
            run.publish();
        }
        assertThat(names(folder)).containsExactly("a.jsonl");
        assertThat(folder.resolve("a.jsonl")).hasContent("new");
    }

    private static void write(RunFolder run, String name, String text) throws IOException {
        run.file(name).write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
