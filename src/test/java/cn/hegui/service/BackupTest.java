package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.hegui.model.Role;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to back up and restore that docs/deploy.md tells. */
class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void h2IsStoppedAndCopied() throws Exception {
        Path data = folder.resolve("hegui");
        try (RunningService service = RunningService.start(data, inFolder(data), Map.of())) {
            service.account("auditor", Role.AUDITOR, "220000", null);
            Files.writeString(data.resolve("attachments").resolve("kept.txt"), "附件");
        }
        run(
                "tar",
                "-C",
                folder.toString(),
                "-czf",
                folder.resolve("backup.tar.gz").toString(),
                "hegui");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        run(
                "tar",
                "-C",
                elsewhere.toString(),
                "-xzf",
                folder.resolve("backup.tar.gz").toString());

        Path restored = elsewhere.resolve("hegui");
        try (RunningService service = RunningService.start(restored, inFolder(restored), Map.of())) {
            assertThat(service.signedIn("auditor").get("/sign-in").body()).contains("auditor");
            assertThat(restored.resolve("attachments").resolve("kept.txt")).hasContent("附件");
        }
    }

    @Test
    void postgresqlIsDumpedWhileItRunsAndRestoredIntoAnEmptyDatabase() throws Exception {
        assumeThat(isThere("pg_dump") && isThere("pg_restore"))
                .as("pg_dump and pg_restore are installed; the PostgreSQL of the tests brings only the server")
                .isTrue();
        DatabaseAddress first = Databases.postgresql();
        DatabaseAddress second = Databases.postgresql();
        Path dump = folder.resolve("hegui.dump");
        try (RunningService service = RunningService.start(folder.resolve("data"), first, Map.of())) {
            service.account("auditor", Role.AUDITOR, "220000", null);
            run("pg_dump", "--format=custom", "--file=" + dump, uri(first));
        }
        run("pg_restore", "--no-owner", "--dbname=" + uri(second), dump.toString());

        try (RunningService service = RunningService.start(folder.resolve("data"), second, Map.of())) {
            assertThat(service.signedIn("auditor").get("/sign-in").body()).contains("auditor");
        }
    }

    private static DatabaseAddress inFolder(Path data) {
        return new DatabaseAddress("jdbc:h2:file:" + data.resolve("db").resolve("hegui"), "hegui", "");
    }

    private static String uri(DatabaseAddress address) {
        URI jdbc = URI.create(address.url().substring("jdbc:".length()));
        return "postgresql://" + address.user() + ":" + address.password() + "@localhost:" + jdbc.getPort()
                + jdbc.getPath();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
