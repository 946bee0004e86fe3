package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The LibreOffice that is installed here; where there is none, tests are skipped, but under CI=true they fail. */
final class Office {
    private Office() {}

    /** Opens {@code file} and saves it into {@code folder} with another ending, or the same; returns what was saved. */
    static Path convert(Path file, String ending, Path folder) throws IOException, InterruptedException {
        if (!isInstalled()) {
            String reason = "no soffice on the path (Debian: libreoffice-calc)";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            Assumptions.abort(reason);
        }
        Path saved = Files.createTempDirectory(folder, "office");
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + saved.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        ending,
                        "--outdir",
                        saved.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(office.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String name = String.valueOf(file.getFileName());
        return saved.resolve(name.substring(0, name.lastIndexOf('.') + 1) + ending);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    }
}
