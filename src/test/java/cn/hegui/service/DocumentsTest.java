package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.hegui.model.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** What docs/api.md and docs/deploy.md tell people to do works. */
class DocumentsTest {
    private static final Pattern BASH = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    /** All lines of all blocks in one shell, so that what one sets the next can use; the first that fails ends it. */
    @Test
    void everyLineOfTheApiDocumentRuns(@TempDir Path data) throws Exception {
        assumeThat(Path.of("/usr/bin/curl")).as("curl is installed").exists();
        List<String> blocks = new ArrayList<>();
        Matcher block = BASH.matcher(Files.readString(Path.of("docs/api.md")));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertThat(blocks).hasSizeGreaterThan(4);
        try (RunningService service = RunningService.start(data)) {
            Path script = Files.writeString(data.resolve("api.sh"), "set -euo pipefail\n" + String.join("\n", blocks));
            Path printed = data.resolve("printed");
            ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            shell.environment()
                    .putAll(Map.of(
                            "HEGUI",
                            service.address(),
                            "HEGUI_KEY",
                            service.key("auditor", Role.AUDITOR, "220000", "runs"),
                            "HEGUI_CREDIT_KEY",
                            service.key("credit", Role.CREDIT_SYSTEM, "220000", "credit-records:read"),
                            "LC_ALL",
                            "C.UTF-8"));
            Process run = shell.start();
            assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
            String output = Files.readString(printed);

            assertThat(run.exitValue()).as(output).isZero();
            assertThat(output)
                    .contains("limit 应为 1 到 200", "\"id\":\"jilin-2018/15.1/frontline\"", "304\n", "openapi: 3.1.0")
                    .contains("53.57", "\"total\":", "\"more\":false");
        }
    }

    @Test
    void theErrorThatTheApiDocumentShowsIsTheOneThatIsAnswered(@TempDir Path data) throws Exception {
        try (RunningService service = RunningService.start(data)) {
            String answered =
                    service.client().get("/api/v1/policies/clauses?limit=500").body();
            assertThat(Files.readString(Path.of("docs/api.md")).replaceAll("\n ", ""))
                    .contains(answered);
        }
    }

    @Test
    void everySettingHasItsThreeNamesInStep() throws IOException {
        Pattern row = Pattern.compile("\\| ([^|]*) \\| (?:`(--[a-z]+)`)? ?\\| `([A-Z_]+)` \\| `([a-z.-]+)` \\| .* \\|");
        Map<String, String> settings = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/deploy.md"))) {
            Matcher setting = row.matcher(line);
            if (setting.matches()) {
                settings.put(setting.group(4), setting.group(3));
            }
        }
        assertThat(settings).hasSizeGreaterThan(10);
        settings.forEach((file, environment) -> {
            assertThat(ConfigurationPropertyName.isValid(file)).as(file).isTrue();
            assertThat(environment)
                    .isEqualTo(file.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
        });
        String yaml = Files.readString(Path.of("src/main/resources/application.yaml"), StandardCharsets.UTF_8);
        assertThat(yaml).contains("timeout: 30m", "timeout-per-shutdown-phase: 30s", "port: 8080");
    }

    @Test
    void theUnitStartsWhatThereIsAndEndsAsTheProgramDoes() throws IOException {
        String unit = Files.readString(Path.of("deploy/hegui.service"));
        assertThat(unit)
                .contains("ExecStart=/opt/hegui/hegui serve --data /var/lib/hegui")
                .contains("SuccessExitStatus=143", "RestartPreventExitStatus=2", "ProtectSystem=strict");
    }
}
