package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.policy.diff.Change;
import cn.hegui.policy.diff.PolicyDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui policy diff}: what changed in law between two policy folders. */
@Command(
        name = "diff",
        header = {"用文字说出两个政策文件夹之间法律上的不同。", "Says in words what changed in law between two policy folders."},
        footer = {"", "退出码 Exit codes: 0 · 1 有不同且给出 --exit-code differences and --exit-code · 2 文件无法使用 files refused"})
final class PolicyDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = {"原来的政策文件夹。", "The older policy folder."})
    private Path before = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = {"现在的政策文件夹。", "The newer policy folder."})
    private Path after = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = {"使用此文件夹的规则，不用程序自带的。", "Goes by the rules of this folder."})
    private @Nullable Path rules;

    @Option(
            names = "--exit-code",
            description = {"有不同时以退出码 1 结束。", "Ends with exit code 1 where there are differences."})
    private boolean exitCode;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    PolicyDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RuleKinds kinds = Book.kinds(rules);
        PolicyBook old = PolicyBook.read(Book.folder(before, "policies", "OLD"), kinds);
        PolicyBook now = PolicyBook.read(Book.folder(after, "policies", "NEW"), kinds);
        List<Change> changes = PolicyDiff.between(old, now);
        ChangeSentences sentences = new ChangeSentences(now, language);
        String document = "";
        for (Change change : changes) {
            if (!change.document().id().equals(document)) {
                document = change.document().id();
                terminal.line(terminal.painted(
                        Terminal.Colour.BOLD,
                        Terminal.clean(document + "  " + change.document().title())));
            }
            terminal.wrapped("  ", Terminal.clean(sentences.of(change)));
        }
        terminal.line(
                changes.isEmpty()
                        ? say("法律上没有不同。", "Nothing changed in law.")
                        : say("共 " + changes.size() + " 处不同。", "Differences: " + changes.size() + "."));
        return exitCode && !changes.isEmpty() ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
