package cn.hegui.cli;

import cn.hegui.batch.PreviousRunException;
import cn.hegui.engine.RulesException;
import cn.hegui.explain.UnanswerableException;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.paper.BadLayoutException;
import cn.hegui.paper.UnusableRunException;
import cn.hegui.policy.PolicyException;
import cn.hegui.run.Program;
import cn.hegui.run.RunRefusedException;
import cn.hegui.scenario.ScenarioException;
import cn.hegui.waiver.BadWaiversException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command did not run: what its user can mend in a sentence, what is our fault as such. Exit code 2. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final Language language;

    Failures(Terminal terminal, Language language) {
        this.terminal = terminal;
        this.language = language;
    }

    /** The language that the arguments ask for, which must be known before they are understood. */
    static Language language(List<String> args) {
        int at = args.indexOf("--lang");
        boolean apart = at >= 0 && at + 1 < args.size() && args.get(at + 1).equals("en");
        boolean english = apart || args.contains("--lang=en");
        return english ? Language.EN : Language.ZH;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        say(sentence(wrong));
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        say(new Texts("用法见 " + command + " --help。", "For usage see " + command + " --help."));
        return ExitCode.NOT_JUDGED;
    }

    private static Texts sentence(ParameterException wrong) {
        if (wrong.getCause() instanceof CannotRunException reason) {
            return reason.texts();
        }
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new Texts(
                    "缺少" + names(missing.getMissing(), "、", true) + "。",
                    "Missing: " + names(missing.getMissing(), ", ", false) + ".");
        }
        if (wrong instanceof UnmatchedArgumentException unknown) {
            String given = String.join(" ", unknown.getUnmatched());
            List<String> near = unknown.getSuggestions();
            return new Texts(
                    "不认识“" + given + "”" + (near.isEmpty() ? "。" : "；是不是 " + String.join("、", near) + "？"),
                    "Unknown: " + given + (near.isEmpty() ? "." : "; maybe " + String.join(", ", near) + "."));
        }
        if ("Missing required subcommand".equals(wrong.getMessage())) {
            Set<String> commands = wrong.getCommandLine().getSubcommands().keySet();
            return new Texts(
                    "请给出命令：" + String.join("、", commands) + "。",
                    "Name a command: " + String.join(", ", commands) + ".");
        }
        return new Texts("参数有误：" + wrong.getMessage() + "。", wrong.getMessage() + ".");
    }

    private static String names(List<ArgSpec> missing, String separator, boolean chinese) {
        return missing.stream().map(one -> name(one, chinese)).collect(Collectors.joining(separator));
    }

    private static String name(ArgSpec missing, boolean chinese) {
        if (missing.isOption() && missing.paramLabel().equals("DATE")) {
            return chinese
                    ? " --as-of DATE（基准日，例如 --as-of 2024-12-31；程序不使用当天日期，以便结果可以重现）"
                    : "--as-of DATE (the day as of which to judge, for example --as-of 2024-12-31; never today's, so that a run can be repeated)";
        }
        String label = missing.isOption()
                ? ((CommandLine.Model.OptionSpec) missing).longestName() + " " + missing.paramLabel()
                : missing.paramLabel();
        return chinese ? " " + label : label;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof UnreadableInputException unreadable) {
            say(unreadable.texts());
        } else if (failure instanceof CannotRunException reason) {
            say(reason.texts());
        } else if (failure instanceof RunRefusedException refused) {
            say(refused.texts());
        } else if (failure instanceof PreviousRunException previous) {
            say(previous.texts());
        } else if (failure instanceof RulesException rules) {
            say(rules.texts());
        } else if (failure instanceof PolicyException policy) {
            policy.in(language).lines().map(Terminal::clean).forEach(terminal::tell);
        } else if (failure instanceof UnanswerableException question) {
            say(question.texts());
        } else if (failure instanceof UnusableRunException run) {
            say(run.texts());
        } else if (failure instanceof BadLayoutException layout) {
            layout.in(language).lines().map(Terminal::clean).forEach(terminal::tell);
        } else if (failure instanceof BadWaiversException waivers) {
            waivers.in(language).lines().map(Terminal::clean).forEach(terminal::tell);
        } else if (failure instanceof ScenarioException scenarios) {
            scenarios.in(language).lines().map(Terminal::clean).forEach(terminal::tell);
        } else {
            ourFault(failure);
        }
        return ExitCode.NOT_JUDGED;
    }

    /** Says that the program is at fault, with all that its makers need to know. */
    void ourFault(Throwable failure) {
        say(new Texts(
                "内部错误：这是程序的问题，不是数据的问题。没有写出任何结果文件。请把下面的内容、所用命令和程序版本（hegui " + Program.version() + "，Java "
                        + System.getProperty("java.version") + "）一并报给维护者。",
                "Internal error: a fault of the program, not of your data. No output files were written. Please report what "
                        + "follows with the command and the version (hegui " + Program.version() + ", Java "
                        + System.getProperty("java.version") + ") to the maintainers."));
        failure.printStackTrace(terminal.err());
        terminal.err().flush();
    }

    private void say(Texts texts) {
        terminal.tell("hegui: " + Terminal.clean(texts.in(language)));
    }
}
