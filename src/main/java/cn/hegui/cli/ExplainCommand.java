package cn.hegui.cli;

import cn.hegui.batch.RunRegions;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.explain.Branch;
import cn.hegui.explain.Explainer;
import cn.hegui.explain.ExplanationDocument;
import cn.hegui.explain.PastRun;
import cn.hegui.explain.Question;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSearch;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui explain}: why a subject was found to be as it was, and what would change it. */
@Command(
        name = "explain",
        header = {"说明一个主体的结论：依据、数值、每个数字的出处、计算，以及怎样才会改变。", "Explains what was found of one subject, figure by figure."},
        customSynopsis = {
            "hegui explain [选项 OPTIONS] RUN_DIR SUBJECT [CLAUSE [TARGET]]",
            "       hegui explain [选项 OPTIONS] --facts FILE --as-of DATE SUBJECT [CLAUSE [TARGET]]"
        },
        footer = {
            "",
            "SUBJECT 是 id 或名称；CLAUSE 是条款编号，或者规则编号（该规则的全部条款）；TARGET 如 2022。",
            "SUBJECT is an id or a name; CLAUSE the id of a clause, or of a rule; TARGET for example 2022.",
            "退出码 Exit codes: 0 已说明 explained · 2 无法说明 not explained",
            "例 Example: hegui explain target/demo 91230521DEM000014L training-fund.extraction-rate 2022",
            "  --set trainingAccounts[2022].extracted=117750"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_ARGUMENTS = 4;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "RUN_DIR SUBJECT [CLAUSE [TARGET]]",
            arity = "1..4",
            description = {
                "hegui check --out 写出的文件夹、主体，可再加条款和对象。",
                "The folder of a run, a subject, maybe a clause and target."
            })
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = {
                "不用 RUN_DIR，直接看这些事实（可多次给出）；须同时给出 --as-of。",
                "Goes by these facts instead of a run; may be repeated; needs --as-of."
            })
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Options.Day.class,
            description = {"基准日，与 --facts 同用。", "The day as of which to judge, with --facts."})
    private @Nullable LocalDate asOf;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = {
                "假设某个数字是另一个值，例如 trainingAccounts[2022].spent=100000 或 level=technician；可多次给出，等号后留空为不知道。",
                "Assumes another value; may be repeated; nothing after the sign means not known."
            })
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "tree|json",
            defaultValue = "tree",
            description = {"tree 供人看（默认），json 供程序读。", "tree for people (default), json for programs."})
    private String format = "tree";

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.equals("tree") && !format.equals("json")) {
            throw new CannotRunException(new Texts(
                    "--format 可以是 tree 或 json，给出的是“" + format + "”。",
                    "--format is tree or json, not \"" + format + "\"."));
        }
        boolean ofRun = facts.isEmpty();
        List<String> asked = asked(ofRun);
        PastRun run = ofRun ? PastRun.in(folder(arguments.get(0))) : null;
        LocalDate day = day(run);
        PolicyBook book = bookOptions.read();
        Path rules = bookOptions.rulesFolder();
        Judge judge = CheckRun.judge(book, rules == null ? RuleEngine.bundled() : RuleEngine.read(rules), day);
        List<FactFile> files = FactFiles.resolve(run == null ? facts : run.inputs(), terminal.in());
        boolean strict = run != null && run.summary().options().strict();
        Explainer explainer = new Explainer(
                book,
                judge,
                day,
                new FactReader(book.indicatorIds(), strict),
                FactSchema::heading,
                new RunRegions(book.regions(), day, language),
                language);
        String subject = asked.get(0);
        Question question =
                new Question(asked.size() > 1 ? asked.get(1) : null, asked.size() > 2 ? asked.get(2) : null, settings);
        Branch tree = explainer.explain(subject, FactSearch.look(files, subject), question, run, Program.sha256());
        if (format.equals("json")) {
            terminal.out().print(new String(ExplanationDocument.of(tree), StandardCharsets.UTF_8));
        } else {
            new Tree(terminal).print(tree);
        }
        terminal.out().flush();
        return ExitCode.CLEAR;
    }

    /** Subject, clause and target, as far as they are given. */
    private List<String> asked(boolean ofRun) {
        List<String> asked = ofRun ? arguments.subList(1, arguments.size()) : arguments;
        if (asked.isEmpty()) {
            throw new CannotRunException(new Texts(
                    "缺少 SUBJECT（主体的 id 或名称）。写法：hegui explain RUN_DIR SUBJECT，或者 hegui explain --facts FILE --as-of DATE SUBJECT。",
                    "SUBJECT is missing (its id or name): hegui explain RUN_DIR SUBJECT, or hegui explain --facts FILE "
                            + "--as-of DATE SUBJECT."));
        }
        if (asked.size() == MOST_ARGUMENTS) {
            throw new CannotRunException(new Texts(
                    "给出了 --facts 就不再给 RUN_DIR；多出的是“" + asked.get(0) + "”。",
                    "With --facts there is no RUN_DIR; \"" + asked.get(0) + "\" is one too many."));
        }
        return asked;
    }

    private LocalDate day(@Nullable PastRun run) {
        if (run != null) {
            if (asOf != null && !asOf.equals(run.summary().asOf())) {
                throw new CannotRunException(new Texts(
                        "这次核对的基准日是 " + run.summary().asOf() + "，不能改。要看另一天，请用 --facts 和 --as-of。",
                        "The run is as of " + run.summary().asOf()
                                + ", which cannot be changed. For another day use --facts and --as-of."));
            }
            return run.summary().asOf();
        }
        if (asOf == null) {
            throw new CannotRunException(new Texts(
                    "--facts 须与 --as-of DATE 同用，例如 --as-of 2024-12-31。",
                    "--facts needs --as-of DATE, for example --as-of 2024-12-31."));
        }
        return asOf;
    }

    private static Path folder(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException invalid) {
            throw new CannotRunException(new Texts(given + " 不是有效的路径。请核对。", given + " is not a valid path. Check it."));
        }
    }
}
