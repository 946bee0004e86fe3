package cn.hegui.cli;

import cn.hegui.model.Texts;
import cn.hegui.site.PolicyDocs;
import cn.hegui.site.SchemaNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hegui policy docs}: the documents about rules and policies that are kept beside the sources. */
@Command(
        name = "docs",
        header = {"生成 rules.md 和 policies.md。", "Generates rules.md and policies.md."})
final class PolicyDocsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = {"写入此文件夹；只覆盖本命令写过的文件。", "The folder; overwrites only what this command wrote."})
    private Path out = Path.of("");

    @Mixin
    private Book bookOptions = new Book();

    PolicyDocsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SortedMap<String, byte[]> files = PolicyDocs.of(bookOptions.read(), new SchemaNames());
        try {
            for (String name : files.keySet()) {
                refuseForeign(out.resolve(name));
            }
            Files.createDirectories(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(out.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + out + "：" + failure.getMessage() + "。也许是磁盘空间、路径或者权限的问题。",
                    "Cannot write into " + out + ": " + failure.getMessage()
                            + ". Maybe disk space, the path or permissions."));
        }
        terminal.line(Terminal.clean("已写入 Written to " + out + ": " + String.join(", ", files.keySet())));
        return ExitCode.CLEAR;
    }

    private static void refuseForeign(Path file) throws IOException {
        if (Files.exists(file)
                && !Files.readString(file, StandardCharsets.UTF_8).startsWith(PolicyDocs.FIRST_LINE)) {
            throw new CannotRunException(new Texts(
                    file + " 不是本命令写的（首行应为“" + PolicyDocs.FIRST_LINE + "”），没有覆盖。也许换一个文件夹？",
                    file + " was not written by this command (its first line should be \"" + PolicyDocs.FIRST_LINE
                            + "\") and is kept. Maybe name another folder?"));
        }
    }
}
