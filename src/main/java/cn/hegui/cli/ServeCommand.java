package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.service.HeguiService;
import cn.hegui.service.account.FirstAdministrator;
import cn.hegui.store.StoreException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hegui serve}: the pages and the API, until it is stopped. */
@Command(
        name = "serve",
        header = {"启动网页和接口服务。", "Serves the pages and the API."})
final class ServeCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = {"端口（默认 8080；0 为任意空闲端口）。", "The port (default 8080; 0: any that is free)."})
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {"数据文件夹（默认 hegui-data）。", "The data folder (default hegui-data)."})
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            description = {
                "数据库，例如 jdbc:postgresql://localhost/hegui；默认为数据文件夹中的 H2 文件。账号和密码用 HEGUI_DB_USER 和 HEGUI_DB_PASSWORD 给出。",
                "The database, for example jdbc:postgresql://localhost/hegui; default: an H2 file in the data folder. User and "
                        + "password by HEGUI_DB_USER and HEGUI_DB_PASSWORD."
            })
    private @Nullable String db;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {"设置文件（.yaml 或 .properties）。", "A file of settings (.yaml or .properties)."})
    private @Nullable Path config;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"终端的语言（默认 ${DEFAULT-VALUE}）。", "The language of the terminal."})
    private Language language = Language.ZH;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = {
                "启动，自己读几页，然后结束；供启动脚本制作类档案。",
                "Starts, reads some of its own pages, ends: for the launcher's class-data archive."
            })
    private boolean rehearse;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ConfigurableApplicationContext service = start()) {
            int listening = service instanceof WebServerApplicationContext web && web.getWebServer() != null
                    ? web.getWebServer().getPort()
                    : 0;
            String address = service.getEnvironment().getProperty("hegui.address", "");
            if (rehearse) {
                return Rehearsal.of("http://localhost:" + listening);
            }
            String at = address.isEmpty() ? "http://localhost:" + listening : address;
            say(new Texts("合规服务已启动：" + at + " （按 Ctrl+C 停止）", "hegui answers at " + at + " (Ctrl+C stops it)"));
            service.getBean(FirstAdministrator.class)
                    .invite()
                    .ifPresent(path -> say(new Texts(
                            "还没有账号。请用这个链接设立第一位管理员（只能用一次，24 小时内有效）：\n" + at + path,
                            "There is no account yet. This link makes the first administrator (once, within 24 hours):\n"
                                    + at + path)));
            CountDownLatch stopped = new CountDownLatch(1);
            service.addApplicationListener(event -> {
                if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                    stopped.countDown();
                }
            });
            stopped.await();
        }
        return ExitCode.CLEAR;
    }

    private ConfigurableApplicationContext start() {
        try {
            return HeguiService.start(settings(), Clock.systemDefaultZone());
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof StoreException store) {
                    throw new CannotRunException(store.texts());
                }
                if (cause instanceof PortInUseException busy) {
                    throw new CannotRunException(new Texts(
                            "端口 " + busy.getPort() + " 已被占用。请用 --port 给出另一个。",
                            "Port " + busy.getPort() + " is in use. Name another with --port."));
                }
                if (cause instanceof FileSystemException unusable) {
                    throw new CannotRunException(
                            new Texts(
                                    "数据文件夹用不了：" + unusable.getFile() + "。请核对它是文件夹，而且运行本程序的账号可以写入；或者用 --data 给出另一个。",
                                    "The data folder cannot be used: " + unusable.getFile()
                                            + ". Check that it is a folder and that the account of this program may write there; or name another with --data."));
                }
                if (cause.getClass().getPackageName().startsWith("org.yaml.snakeyaml")) {
                    // Not with its words: they would quote the file, which may hold a password.
                    throw new CannotRunException(new Texts(
                            "设置文件读不懂：" + config + " 不是正确的 YAML。请核对缩进、引号和括号。",
                            "The file of settings cannot be read: " + config
                                    + " is no well-formed YAML. Check indents, quotes and brackets."));
                }
                if (cause instanceof BindException setting) {
                    throw new CannotRunException(new Texts(
                            "设置 " + setting.getName() + " 的值用不了。请对照 docs/deploy.md 核对。",
                            "The setting " + setting.getName()
                                    + " has a value that cannot be used. Compare it with docs/deploy.md."));
                }
            }
            throw failure;
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (port != null) {
            if (port < 0 || port > LARGEST_PORT) {
                throw new CannotRunException(new Texts(
                        "--port 应为 0 到 65535 的整数，给出的是 " + port + "。",
                        "--port takes a whole number from 0 to 65535, not " + port + "."));
            }
            settings.put("server.port", port.toString());
        }
        if (data != null) {
            settings.put("hegui.data", data.toString());
        }
        if (db != null) {
            if (!db.startsWith("jdbc:postgresql:") && !db.startsWith("jdbc:h2:")) {
                throw new CannotRunException(new Texts(
                        "--db 应为 jdbc:postgresql:… 或 jdbc:h2:…，给出的是“" + db + "”。",
                        "--db takes jdbc:postgresql:… or jdbc:h2:…, not \"" + db + "\"."));
            }
            settings.put("hegui.db.url", db);
        }
        if (config != null) {
            if (!Files.isRegularFile(config)) {
                throw new CannotRunException(new Texts(
                        "--config 给出的 " + config + " 不是文件。请核对路径。",
                        "--config: " + config + " is no file. Check the path."));
            }
            settings.put("spring.config.additional-location", config.toUri().toString());
        }
        if (!terminal.live()) {
            // Whoever collects what a service writes wants lines to search, not to read.
            settings.put("logging.structured.format.console", "logstash");
        }
        return settings;
    }

    private void say(Texts texts) {
        texts.in(language).lines().forEach(terminal::line);
        terminal.out().flush();
    }
}
