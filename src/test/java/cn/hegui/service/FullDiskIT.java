package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a disk of 24 MiB, where the test may mount one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FullDiskIT {
    @TempDir
    private Path folder;

    @Test
    void onAFullDiskItSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        String refusal = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(mount.waitFor()).as("may mount: %s", refusal).isZero();
        try (ServedProgram program = ServedProgram.start(disk.resolve("data"), null)) {
            String link = program.welcome();
            Path filler = disk.resolve("filler");
            fill(filler);

            int full = ServeIT.accept(program, link, "first.administrator");
            assertThat(full).isIn(500, 503, 507);
            assertThat(program.get("/api/v1/policies").statusCode()).isEqualTo(200);

            Files.delete(filler);
            int made = 0;
            for (int i = 0; i < 5 && made != 303; i++) {
                made = ServeIT.accept(program, link, "first.administrator");
                Thread.sleep(500);
            }
            if (made != 303) {
                // H2 closes a file that it could not write; a restart opens it as it was.
                program.kill();
                program.restart();
                made = ServeIT.accept(program, program.welcome(), "first.administrator");
            }
            assertThat(made).isEqualTo(303);
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
