package cn.hegui.cli;

import cn.hegui.check.Check;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactSchema;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditState;
import cn.hegui.model.Finding;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.Words;
import cn.hegui.scenario.Coverage;
import cn.hegui.scenario.Coverage.Moment;
import cn.hegui.scenario.CoverageTable;
import cn.hegui.scenario.Difference;
import cn.hegui.scenario.Scenario;
import cn.hegui.scenario.ScenarioReader;
import cn.hegui.scenario.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui policy test}: runs scenario files and says what came out otherwise, and what they cover. */
@Command(
        name = "test",
        header = {"运行情形文件，核对条款的结论是否如其所写。", "Runs scenario files: do the clauses come out as written there?"},
        footer = {"", "退出码 Exit codes: 0 全部通过 all passed · 1 有未通过的 some failed · 2 未运行 not run"})
final class PolicyTestCommand implements Callable<Integer> {
    private static final Path BUNDLED = Path.of("fixtures", "scenarios");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("target", "对象"),
            Map.entry("outcome", "结论"),
            Map.entry("severity", "严重程度"),
            Map.entry("measured", "实际"),
            Map.entry("required", "要求"),
            Map.entry("amountMissing", "还差"),
            Map.entry("dueOn", "最后期限"),
            Map.entry("missing", "缺少"),
            Map.entry("notes", "备注"),
            Map.entry("credit", "信用记录"),
            Map.entry("basis", "依据"));

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILES",
            arity = "0..*",
            description = {
                "情形文件，或者放情形文件（.yaml）的文件夹；默认 fixtures/scenarios。",
                "Scenario files, or folders of them (.yaml); default fixtures/scenarios."
            })
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--coverage",
            description = {"列出每条条款的情形覆盖了哪些结论和日期。", "Shows which outcomes and dates of each clause are covered."})
    private boolean coverage;

    @Option(
            names = "--coverage-csv",
            paramLabel = "FILE",
            description = {"把覆盖情况写入此 CSV 文件。", "Writes the coverage into this CSV file."})
    private @Nullable Path coverageCsv;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    PolicyTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Path> wanted = files.isEmpty() ? List.of(BUNDLED) : files;
        for (Path path : wanted) {
            refuseAbsent(path);
        }
        // The rules load while the files are read: most of what a few scenarios take.
        Path rulesFolder = bookOptions.rulesFolder();
        CompletableFuture<RuleEngine> engine = CompletableFuture.supplyAsync(
                () -> rulesFolder == null ? RuleEngine.bundled() : RuleEngine.read(rulesFolder));
        PolicyBook book = bookOptions.read();
        List<Scenario> scenarios = ScenarioReader.read(wanted, book);
        if (scenarios.isEmpty()) {
            throw new CannotRunException(new Texts(
                    shown(wanted) + " 中没有情形。情形写在 .yaml 文件的 scenarios（情形）之下。",
                    "No scenarios in " + shown(wanted) + ". They stand under scenarios (情形) in .yaml files."));
        }
        List<Trial> trials = Trial.of(scenarios, check(book, engine));
        MessageWriter messages = new MessageWriter(book.kinds().byId(), FactSchema::heading, language);
        for (Trial trial : trials) {
            if (!trial.isPassed()) {
                show(trial, messages);
            }
        }
        if (coverage || coverageCsv != null) {
            cover(book, trials);
        }
        return conclude(trials);
    }

    private void refuseAbsent(Path path) {
        if (!Files.exists(path)) {
            throw new CannotRunException(
                    files.isEmpty()
                            ? new Texts(
                                    "此处没有 " + path + "。请给出情形文件，或者在程序的文件夹中运行。",
                                    "There is no " + path
                                            + " here. Name scenario files, or run it in the program's folder.")
                            : new Texts("找不到 " + path + "。请核对路径。", "There is no " + path + ". Check the path."));
        }
    }

    private static String shown(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static Check check(PolicyBook book, CompletableFuture<RuleEngine> engine) {
        try {
            return new Check(book, engine.join());
        } catch (IllegalArgumentException unjudged) {
            throw new CannotRunException(new Texts(
                    "有的条款没有规则可以判定：" + unjudged.getMessage() + "。请检查 --rules 文件夹中的 .drl。",
                    "Some clauses have no rule that judges them: " + unjudged.getMessage()
                            + ". Check the .drl files of the folder of --rules."));
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private int conclude(List<Trial> trials) {
        long failed = trials.stream().filter(trial -> !trial.isPassed()).count();
        long clauses = trials.stream()
                .map(trial -> trial.scenario().clause().id())
                .distinct()
                .count();
        terminal.line(terminal.painted(
                failed == 0 ? Terminal.Colour.GREEN : Terminal.Colour.RED,
                failed == 0
                        ? say(
                                "✓ " + trials.size() + " 个情形全部通过（" + clauses + " 条条款）。",
                                "✓ all " + trials.size() + " scenarios passed (" + clauses + " clauses).")
                        : say(
                                "✗ " + trials.size() + " 个情形中有 " + failed + " 个未通过（" + clauses + " 条条款）。",
                                "✗ " + failed + " of " + trials.size() + " scenarios failed (" + clauses
                                        + " clauses).")));
        return failed == 0 ? ExitCode.CLEAR : ExitCode.FOUND;
    }

    private void show(Trial trial, MessageWriter messages) {
        Scenario scenario = trial.scenario();
        terminal.line(terminal.painted(Terminal.Colour.RED, "✗ ")
                + Terminal.clean(scenario.file() + ":" + scenario.line() + "  "
                        + scenario.clause().id()));
        terminal.wrapped("  ", Terminal.clean(scenario.says()));
        terminal.line("  " + say("基准日 ", "as of ") + scenario.asOf());
        for (Difference difference : trial.differences()) {
            TextTable table = new TextTable(false, false, false, false);
            table.row(List.of("", say("", "field"), say("期望", "expected"), say("实得", "found")));
            for (Difference.Field field : difference.fields()) {
                table.row(
                        List.of(
                                field.same() ? " " : "≠",
                                name(field.name()),
                                word(field.name(), field.expected()),
                                word(field.name(), field.found())),
                        field.same() ? Terminal.Colour.FAINT : Terminal.Colour.RED);
            }
            table.print(terminal, "    ");
            Finding finding = difference.finding();
            if (finding != null) {
                terminal.wrapped("    ", Terminal.clean(messages.message(scenario.subject(), finding)));
            }
        }
        terminal.line("");
    }

    /** The name of a field in Chinese with the one that stands in files, so that either may be written. */
    private String name(String field) {
        String chinese = FIELDS.get(field);
        return language == Language.EN || chinese == null ? field : chinese + " " + field;
    }

    /** A code with its word; a value as it is. */
    private String word(String field, String value) {
        if (value.isEmpty()) {
            return say("（未写）", "-");
        }
        if (value.equals(Difference.NONE)) {
            return say("无", value);
        }
        Texts words = switch (field) {
            case "outcome" -> words(Outcome.class, value);
            case "severity" -> words(Severity.class, value);
            case "credit" -> words(CreditState.class, value);
            default -> null;
        };
        return words == null || language == Language.EN ? value : words.zh() + " " + value;
    }

    private static <E extends Enum<E> & Coded> @Nullable Texts words(Class<E> type, String code) {
        E constant = Coded.find(type, code);
        if (constant instanceof Outcome outcome) {
            return Words.of(outcome);
        }
        if (constant instanceof Severity severity) {
            return Words.of(severity);
        }
        return constant instanceof CreditState state ? Words.of(state) : null;
    }

    private void cover(PolicyBook book, List<Trial> trials) {
        Set<String> documents = trials.stream()
                .map(trial -> trial.scenario().clause().document().id())
                .collect(Collectors.toSet());
        // Of files that are named, only their documents; of all, every clause, or one without a scenario would not
        // show.
        Coverage covered = Coverage.of(
                book,
                clause ->
                        files.isEmpty() || documents.contains(clause.document().id()),
                trials);
        if (coverage) {
            show(covered);
        }
        Path csv = coverageCsv;
        if (csv != null) {
            try {
                Files.write(csv, CoverageTable.of(covered));
            } catch (IOException failure) {
                throw new CannotRunException(new Texts(
                        "无法写入 " + csv + "（" + failure.getClass().getSimpleName() + "）。请核对文件夹和权限。",
                        "Cannot write " + csv + " (" + failure.getClass().getSimpleName()
                                + "). Check the folder and its permissions."));
            }
            terminal.line(say("已写入 ", "Written to ") + csv);
        }
    }

    private void show(Coverage covered) {
        TextTable table =
                new TextTable(false, false, true, true, true, true, true, true, true, true, true, true, true, false);
        table.row(
                language == Language.ZH
                        ? List.of("条款", "自", "情形", "符合", "不符合", "不全", "未到期", "不适用", "之前", "首日", "之后", "末日", "止后", "欠缺")
                        : List.of(
                                "clause",
                                "from",
                                "scenarios",
                                "met",
                                "not met",
                                "unknown",
                                "pending",
                                "n/a",
                                "before",
                                "at",
                                "after",
                                "last",
                                "past",
                                "missing"),
                Terminal.Colour.BOLD);
        for (Coverage.Row row : covered.rows()) {
            List<String> cells = new ArrayList<>(List.of(
                    row.clause().id(),
                    row.clause().inForce().effective().toString(),
                    Integer.toString(row.scenarios())));
            for (Outcome outcome : Outcome.values()) {
                int count = row.outcomes().getOrDefault(outcome, 0);
                boolean unheardOf = count == 0 && !row.missingOutcomes().contains(outcome);
                cells.add(unheardOf ? "-" : Integer.toString(count));
            }
            for (Moment moment : Moment.values()) {
                Integer count = row.moments().get(moment);
                cells.add(count == null ? "-" : count.toString());
            }
            cells.add(missing(row));
            table.row(cells, row.isWhole() ? Terminal.Colour.GREEN : Terminal.Colour.YELLOW);
        }
        List<String> totals = new ArrayList<>(List.of(say("合计", "total"), "", Long.toString(scenarios(covered))));
        for (Outcome outcome : Outcome.values()) {
            totals.add(Long.toString(covered.count(outcome)));
        }
        for (Moment moment : Moment.values()) {
            totals.add(Long.toString(covered.count(moment)));
        }
        totals.add("");
        table.row(totals, Terminal.Colour.BOLD);
        table.print(terminal, "");
        terminal.line("");
        terminal.wrapped(
                "",
                say(
                        covered.rows().size() + " 条条款（各版本分计），" + covered.whole() + " 条没有欠缺。数字：结论是有几项，日期是有几个情形的事实在那时；"
                                + "按年的事实以年为“日”。合计的日期是有几条条款。“-”：这类事项的情形中都没有这种结论，或者条款没有写明期限。",
                        covered.rows().size() + " clauses (each version), " + covered.whole()
                                + " miss nothing. Figures: findings of each outcome; scenarios with a fact at that time, years"
                                + " for yearly facts; in the total, clauses. \"-\": no clause of the kind comes to it, or the"
                                + " clause does not end."));
        terminal.line("");
    }

    /** Each clause once, however many versions it has. */
    private static long scenarios(Coverage covered) {
        return covered.rows().stream()
                .collect(Collectors.toMap(row -> row.clause().id(), Coverage.Row::scenarios, (a, b) -> a))
                .values()
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private String missing(Coverage.Row row) {
        List<String> missing = new ArrayList<>();
        row.missingOutcomes().forEach(outcome -> missing.add(word(outcome)));
        row.missingMoments().forEach(moment -> missing.add(word(moment)));
        return String.join(say("、", ", "), missing);
    }

    private String word(Outcome outcome) {
        return outcome == Outcome.UNKNOWN
                ? say("资料不全", "unknown")
                : Words.of(outcome).in(language);
    }

    private String word(Moment moment) {
        return switch (moment) {
            case BEFORE -> say("生效之前", "before");
            case AT -> say("生效首日", "at");
            case AFTER -> say("生效之后", "after");
            case LAST -> say("失效前末日", "last");
            case PAST -> say("失效之后", "past");
        };
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
