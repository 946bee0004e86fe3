package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.site.ForeignFolderException;
import cn.hegui.site.PolicySite;
import cn.hegui.site.SchemaNames;
import cn.hegui.site.SiteFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hegui policy site}: the policy book as a folder of pages. */
@Command(
        name = "site",
        header = {"把政策库写成一个可以直接打开的网页文件夹。", "Writes the policy book as a folder of pages that open from a disk."})
final class PolicySiteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = {"网页写入此文件夹；只写新的、空的或者本命令写过的文件夹。", "The folder: new, empty, or written by this command before."
            })
    private Path out = Path.of("");

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"zh 中文、旁注英文（默认）；en 英文。", "zh: Chinese with English beside (default); en: English."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    PolicySiteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PolicyBook book = bookOptions.read();
        SortedMap<String, byte[]> files = PolicySite.of(book, new SchemaNames(), language);
        try {
            SiteFolder.write(out, files);
        } catch (ForeignFolderException foreign) {
            throw new CannotRunException(new Texts(
                    out + " 里有不是本命令写的内容（没有 " + SiteFolder.MARKER + "），没有写入任何东西。也许换一个空文件夹？",
                    out + " holds what this command did not write (no " + SiteFolder.MARKER
                            + "); nothing was written. Maybe name an empty folder?"));
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + out + "：" + failure.getMessage() + "。也许是磁盘空间、路径或者权限的问题。",
                    "Cannot write into " + out + ": " + failure.getMessage()
                            + ". Maybe disk space, the path or permissions."));
        }
        String index = out.resolve("index.html").toString();
        terminal.line(Terminal.clean(
                language == Language.ZH
                        ? "已写入 " + files.size() + " 个文件。用浏览器打开 " + index
                        : files.size() + " files written. Open in a browser: " + index));
        return ExitCode.CLEAR;
    }
}
