package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.policy.lint.Lint;
import cn.hegui.policy.lint.Remark;
import cn.hegui.policy.lint.Weight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hegui policy lint}: what the keepers of policy files should look at. */
@Command(
        name = "lint",
        header = {"检查政策文件：比上级宽的数字、时间的空档、没有情形的条款等。", "Looks over the policy files for what their keepers should see."},
        footer = {"", "退出码 Exit codes: 0 没有错误 no errors · 1 有错误 errors · 2 文件无法使用 files refused"})
final class PolicyLintCommand implements Callable<Integer> {
    private static final Path SCENARIOS = Path.of("fixtures", "scenarios");

    private final Terminal terminal;

    @Mixin
    private Book bookOptions = new Book();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = {
                "情形文件的文件夹（默认 fixtures/scenarios，没有则不查）。",
                "The folder of scenario files (default: fixtures/scenarios where it is there)."
            })
    private @Nullable Path scenarios;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Options.Day.class,
            description = {"以这一天计算是否过期（默认当天）。", "The day from which ages are counted (default: today)."})
    private @Nullable LocalDate asOf;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    PolicyLintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        // A judgement never depends on the clock; how old a file is does.
        LocalDate day = asOf == null ? LocalDate.now() : asOf;
        Path told = scenarioFolder();
        List<Remark> remarks = Lint.remarks(bookOptions.policiesFolder(), bookOptions.kinds(), told, day);
        for (Remark remark : remarks) {
            show(remark);
        }
        if (told == null) {
            terminal.line(say(
                    "没有检查情形：这里没有文件夹 " + SCENARIOS + "，可用 --scenarios 给出。",
                    "Scenarios were not looked at: there is no folder " + SCENARIOS
                            + " here; name one with --scenarios."));
        }
        long errors = count(remarks, Weight.ERROR);
        terminal.line(say(
                "错误 " + errors + "，警告 " + count(remarks, Weight.WARNING) + "，备注 " + count(remarks, Weight.NOTE) + "（至 "
                        + day + "）。",
                "Errors: " + errors + ", warnings: " + count(remarks, Weight.WARNING) + ", notes: "
                        + count(remarks, Weight.NOTE) + " (as of " + day + ")."));
        return errors > 0 ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    private @Nullable Path scenarioFolder() {
        if (scenarios == null) {
            return Files.isDirectory(SCENARIOS) ? SCENARIOS : null;
        }
        if (!Files.isDirectory(scenarios)) {
            throw new CannotRunException(new Texts(
                    "--scenarios 给出的 " + scenarios + " 不是文件夹。请核对路径。",
                    "--scenarios: " + scenarios + " is no folder. Check the path."));
        }
        return scenarios;
    }

    private void show(Remark remark) {
        String weight = switch (remark.weight()) {
            case ERROR -> terminal.painted(Terminal.Colour.RED, say("错误", "error"));
            case WARNING -> terminal.painted(Terminal.Colour.YELLOW, say("警告", "warning"));
            case NOTE -> terminal.painted(Terminal.Colour.FAINT, say("备注", "note"));
        };
        terminal.line(Terminal.clean(remark.file() + ":" + remark.line()) + "  " + weight + "  " + remark.code());
        terminal.wrapped("    ", Terminal.clean(remark.message().in(language)));
        terminal.wrapped(
                "    ", Terminal.clean(say("可以：", "Try: ") + remark.advice().in(language)));
    }

    private static long count(List<Remark> remarks, Weight weight) {
        return remarks.stream().filter(remark -> remark.weight() == weight).count();
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
