package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.model.Texts;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.report.FolderInUseException;
import cn.hegui.report.RunFolder;
import cn.hegui.report.Words;
import cn.hegui.rundiff.Cause;
import cn.hegui.rundiff.Change;
import cn.hegui.rundiff.DiffTable;
import cn.hegui.rundiff.DiffTally;
import cn.hegui.rundiff.DiffWords;
import cn.hegui.rundiff.DiffWorkbook;
import cn.hegui.rundiff.Moved;
import cn.hegui.rundiff.RunDiff;
import cn.hegui.rundiff.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui diff}: what became of the findings of an earlier run. */
@Command(
        name = "diff",
        header = {
            "比较两次核对：新增、变化、已消除、仍存在的问题，以及变动来自事实还是政策。",
            "Compares two runs: new, changed, fixed and persisting findings, and whether facts or law moved."
        },
        footer = {
            "",
            "比较两次都列出的不符合、资料不全、尚未到期；按主体、条款、对象对应。",
            "Compares what both runs list as not met, not judged or not yet due, by subject, clause and target.",
            "退出码 Exit codes: 0 没有达到 --fail-on 的新问题 nothing new at or above --fail-on · 1 有 something · 2 未比较 not",
            "compared"
        })
final class DiffCommand implements Callable<Integer> {
    private static final int CHANGES_SHOWN = 8;
    private static final int ROWS_SHOWN = 8;

    /** The states of which the first changes are shown, in this order. */
    private static final List<State> SHOWN = List.of(State.NEW, State.CHANGED, State.FIXED, State.GONE);

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "OLD_RUN",
            description = {"较早一次核对的结果文件夹。", "The folder of the earlier run."})
    private Path old = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NEW_RUN",
            description = {"较晚一次核对的结果文件夹。", "The folder of the later run."})
    private Path now = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "把全部结果写入此文件夹的 " + DiffTable.FILE + " 和 " + DiffWorkbook.FILE + "。",
                "Writes all of it into " + DiffTable.FILE + " and " + DiffWorkbook.FILE + " of this folder."
            })
    private @Nullable Path out;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = Options.Threshold.class,
            defaultValue = "violation",
            description = {
                "新出现（或者变得）达到此程度的问题以退出码 1 结束：violation、warning、advisory、never（默认 ${DEFAULT-VALUE}）。",
                "Ends with exit code 1 where something has come up to this severity."
            })
    private FailOn failOn = FailOn.VIOLATION;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        RunFiles before = RunFiles.in(old);
        RunFiles after = RunFiles.in(now);
        RunDiff diff = new RunDiff(before, after);
        if (diff.compared().isEmpty()) {
            throw new CannotRunException(new Texts(
                    "两次核对没有都列出的未了结论（不符合、资料不全、尚未到期），无法比较。请以相同的 --outcomes 重新核对。",
                    "The two runs list no open outcome in common (not met, not judged, not yet due), so there is nothing to compare."
                            + " Run them with the same --outcomes."));
        }
        Map<State, List<Change>> first = new EnumMap<>(State.class);
        RunDiff.Listener keep = change -> {
            List<Change> kept = first.computeIfAbsent(change.state(), state -> new ArrayList<>());
            if (kept.size() < CHANGES_SHOWN) {
                kept.add(change);
            }
        };
        DiffTally tally = out == null ? diff.run(keep) : write(out, diff, keep);
        show(before.summary(), after.summary(), diff, tally, first);
        boolean arisen = failOn.isReachedBy(tally::arisen);
        return arisen ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    private DiffTally write(Path folder, RunDiff diff, RunDiff.Listener keep) {
        try (RunFolder files = RunFolder.open(folder, DiffTable.FILE)) {
            DiffTable table = new DiffTable(files.file(DiffTable.FILE), language);
            DiffTally tally = DiffWorkbook.write(
                    files.file(DiffWorkbook.FILE),
                    say("两次核对的差异：" + old + " → " + now, "Two runs compared: " + old + " → " + now),
                    language,
                    listener -> diff.run(change -> {
                        keep.change(change);
                        table.change(change);
                        listener.change(change);
                    }));
            table.flush();
            files.publish();
            return tally;
        } catch (FolderInUseException busy) {
            throw new CannotRunException(new Texts(
                    "另一次运行正在写入 " + folder + "。请等它结束，或者换一个文件夹。",
                    "Another run is writing into " + folder + ". Wait for it to end, or name another folder."));
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + folder + "（" + failure + "）。没有留下结果文件。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + folder + " (" + failure
                            + "). No output file was left. Check disk space, path and permissions."));
        }
    }

    private void show(
            RunSummary before, RunSummary after, RunDiff diff, DiffTally tally, Map<State, List<Change>> first) {
        terminal.line(terminal.painted(Terminal.Colour.BOLD, say("两次核对的差异", "Two runs compared")));
        run(say("原", "then"), old, before);
        run(say("现", "now "), now, after);
        terminal.wrapped("", Terminal.clean(moved(diff.moved())));
        if (diff.compared().size() < 3) {
            terminal.wrapped(
                    "",
                    say("只比较两次都列出的结论：", "Only what both runs list is compared: ")
                            + diff.compared().stream()
                                    .map((Outcome outcome) -> Words.of(outcome).in(language))
                                    .collect(Collectors.joining(say("、", ", "))));
        }
        terminal.line("");
        showStates(tally);
        if (tally.all().moved() > 0) {
            showSums(
                    say("变动来源", "moved by"),
                    tally.byCauses().entrySet().stream()
                            .map(entry -> Map.entry(Change.words(entry.getKey(), language), entry.getValue()))
                            .toList());
            showSums(say("条款", "clause"), List.copyOf(tally.byClause().entrySet()));
        }
        for (State state : SHOWN) {
            showFirst(state, first.getOrDefault(state, List.of()), tally.all().of(state));
        }
        if (out != null) {
            terminal.line("");
            terminal.line(Terminal.clean(say("已写入 ", "Written to ")
                    + out
                    + say("：", ": ")
                    + DiffTable.FILE
                    + say("、", ", ")
                    + DiffWorkbook.FILE));
        }
    }

    private void run(String label, Path folder, RunSummary run) {
        terminal.line(Terminal.clean(label + "  " + folder
                + say(
                        "（基准日 " + run.asOf() + "，主体 " + number(run.subjects().judged()) + " 个，不符合 "
                                + number(run.of(Outcome.FAIL)) + " 条）",
                        " (as of " + run.asOf() + ", subjects: "
                                + number(run.subjects().judged()) + ", not met: " + number(run.of(Outcome.FAIL))
                                + ")")));
    }

    private String moved(Moved moved) {
        if (moved.causes().isEmpty()) {
            return say("两次的资料、政策、基准日和程序都相同。", "Facts, law, as-of date and program are the same.");
        }
        List<String> words = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (moved.causes().contains(cause)) {
                String name = cause.words().in(language);
                Set<String> files = moved.lawFiles();
                words.add(
                        cause == Cause.LAW
                                ? name
                                        + say("（", " (")
                                        + files.stream()
                                                .sorted()
                                                .limit(ROWS_SHOWN)
                                                .collect(Collectors.joining(say("、", ", ")))
                                        + (files.size() > ROWS_SHOWN
                                                ? say(
                                                        " 等 " + files.size() + " 个文件",
                                                        " and others, " + files.size() + " files in all")
                                                : "")
                                        + say("）", ")")
                                : name);
            }
        }
        return say("两次之间不同的：", "What is not the same: ") + String.join(say("、", ", "), words);
    }

    private void showStates(DiffTally tally) {
        TextTable table = new TextTable(false, true, true, true, true);
        List<String> headings = new ArrayList<>(List.of(say("状态", "state"), say("条数", "findings")));
        for (Severity severity : Severity.values()) {
            headings.add(Words.of(severity).in(language));
        }
        table.row(headings, Terminal.Colour.BOLD);
        for (State state : State.values()) {
            List<String> row = new ArrayList<>(
                    List.of(state.words().in(language), number(tally.all().of(state))));
            for (Severity severity : Severity.values()) {
                row.add(number(tally.all().of(state, severity)));
            }
            table.row(row, colour(state));
        }
        table.print(terminal, "");
    }

    private static Terminal.Colour colour(State state) {
        return switch (state) {
            case NEW -> Terminal.Colour.RED;
            case CHANGED -> Terminal.Colour.YELLOW;
            case FIXED -> Terminal.Colour.GREEN;
            case GONE, PERSISTING -> Terminal.Colour.FAINT;
        };
    }

    private void showSums(String what, List<Map.Entry<String, DiffTally.Sum>> sums) {
        terminal.line("");
        TextTable table = new TextTable(false, true, true, true, true);
        List<String> headings = new ArrayList<>(List.of(what));
        SHOWN.forEach(state -> headings.add(state.words().in(language)));
        table.row(headings, Terminal.Colour.BOLD);
        for (Map.Entry<String, DiffTally.Sum> sum : sums.subList(0, Math.min(ROWS_SHOWN, sums.size()))) {
            List<String> row = new ArrayList<>(List.of(sum.getKey()));
            SHOWN.forEach(state -> row.add(number(sum.getValue().of(state))));
            table.row(row);
        }
        table.print(terminal, "  ");
        if (sums.size() > ROWS_SHOWN) {
            terminal.line(
                    say("  另有 " + (sums.size() - ROWS_SHOWN) + " 行", "  " + (sums.size() - ROWS_SHOWN) + " more rows"));
        }
    }

    private void showFirst(State state, List<Change> changes, long all) {
        if (changes.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line(terminal.painted(colour(state), state.words().in(language) + " " + number(all) + say(" 条", "")));
        for (Change change : changes) {
            terminal.wrapped(
                    "  ",
                    Terminal.clean(
                            change.shown().subjectName() + " " + change.shown().subject() + " · "
                                    + change.shown().clause()
                                    + (change.shown().target().isEmpty()
                                            ? ""
                                            : " · " + change.shown().target()) + "  "
                                    + DiffWords.verdict(change.before(), language) + " → "
                                    + DiffWords.verdict(change.after(), language) + say("（", " (")
                                    + change.causes(language) + say("）", ")")));
            if (state != State.FIXED && state != State.GONE) {
                terminal.wrapped("    ", Terminal.clean(change.shown().message()));
            }
        }
        if (all > changes.size()) {
            terminal.line(say(
                    "  另有 " + number(all - changes.size()) + " 条，全部见 --out 写出的 " + DiffTable.FILE,
                    "  " + number(all - changes.size()) + " more; all of them stand in the " + DiffTable.FILE
                            + " that --out writes"));
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
