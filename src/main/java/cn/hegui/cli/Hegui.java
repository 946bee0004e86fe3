package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.run.Program;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command {@code hegui}. */
@Command(
        name = "hegui",
        versionProvider = Hegui.Version.class,
        header = {
            "hegui（合规）：按产教融合政策文件核对企业、院校和地区的事实。",
            "Judges facts by the policy documents on industry-education integration."
        },
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%n选项 Options:%n",
        commandListHeading = "%n命令 Commands:%n",
        footer = {"", "例 Example: hegui check fixtures/demo --as-of 2024-12-31 --out target/demo"})
public final class Hegui {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "显示帮助。 Shows this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "显示版本。 Shows the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    private Hegui() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Nobody reads a log of a command, and to set one up takes time; SLF4J says which one it took unless told not
        // to.
        boolean serves = List.of(args).contains("serve");
        System.setProperty(
                "slf4j.provider",
                serves ? "ch.qos.logback.classic.spi.LogbackServiceProvider" : "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.exit(run(args));
    }

    /** Runs the command in this process and returns its exit code: 0, 1, 2 or 3. */
    public static int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Hegui())
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new TemplateCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(WaiversCommand.commandLine(terminal))
                .addSubcommand(new RankCommand(terminal))
                .addSubcommand(PolicyCommand.commandLine(terminal))
                .addSubcommand(new ImpactCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        Language language = Failures.language(List.of(args));
        Failures failures = new Failures(terminal, language);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError fault) {
            failures.ourFault(fault);
            return ExitCode.NOT_JUDGED;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** Says which program this is and on what it runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "hegui " + Program.version(),
                "SHA-256 " + Program.sha256(),
                "Java " + System.getProperty("java.version")
            };
        }
    }
}
