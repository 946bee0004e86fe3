package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed ends with 2 and a sentence in words, never with a stack. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            refused("端口 " + port + " 已被占用", "Port " + port + " is in use", "--port", String.valueOf(port));
        }
    }

    @Test
    void aDataFolderThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused("数据文件夹用不了：" + file, "The data folder cannot be used: " + file, "--data", file.toString());
    }

    @Test
    void aDatabaseThatIsAwayIsNamedWithoutItsPassword() throws Exception {
        refused(
                "无法使用数据库 jdbc:postgresql://localhost:1/none?password=…",
                "Cannot use the database",
                "--db",
                "jdbc:postgresql://localhost:1/none?password=hidden");
    }

    @Test
    void aDatabaseOfAnotherMakeIsRefused() throws Exception {
        refused("--db 应为 jdbc:postgresql:", "--db takes jdbc:postgresql:", "--db", "jdbc:mysql://localhost/x");
    }

    @Test
    void aFileOfSettingsThatIsNotThereOrMakesNoSenseIsNamed() throws Exception {
        Path none = folder.resolve("none.yaml");
        refused("--config 给出的 " + none + " 不是文件", "is no file", "--config", none.toString());
        Path senseless =
                Files.writeString(folder.resolve("senseless.yaml"), "server:\n  tomcat:\n    max-connections: many\n");
        refused("设置 server", "The setting server", "--config", senseless.toString());
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "server: [\n");
        refused("设置文件读不懂", "The file of settings cannot be read", "--config", broken.toString());
    }

    @Test
    void aPortThatIsNoneIsRefused() throws Exception {
        refused("--port 应为 0 到 65535", "--port takes a whole number", "--port", "70000");
    }

    private void refused(String zh, String en, String... arguments) throws Exception {
        for (String language : List.of("zh", "en")) {
            List<String> all = new ArrayList<>(List.of("serve", "--lang", language));
            all.addAll(List.of(arguments));
            if (!all.contains("--data")) {
                all.addAll(List.of("--data", folder.resolve("data").toString()));
            }
            if (!all.contains("--port")) {
                all.addAll(List.of("--port", "0"));
            }
            Console ended = Console.run(all.toArray(String[]::new));
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err())
                    .contains(language.equals("zh") ? zh : en)
                    .doesNotContain("Exception:", "\tat ", "hidden", "cn.hegui");
        }
    }
}
