package cn.hegui.cli;

import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.impact.Flip;
import cn.hegui.impact.Impact;
import cn.hegui.impact.ImpactTable;
import cn.hegui.impact.ImpactTally;
import cn.hegui.impact.ImpactTally.Sum;
import cn.hegui.impact.ImpactTally.Way;
import cn.hegui.impact.Verdict;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.report.FolderInUseException;
import cn.hegui.report.RunFolder;
import cn.hegui.run.CheckRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui impact}: which findings flip between two policy books. */
@Command(
        name = "impact",
        header = {"用两套政策文件核对同样的事实，列出结论的变化。", "Judges the same facts by two policy books and lists what flips."},
        footer = {
            "",
            "退出码 Exit codes: 0 没有变化 no flips · 1 有变化 flips · 3 有记录被拒收 records rejected · 2 未核对 not judged",
            "例 Example: hegui impact --policies rules/policies --policies my/policies facts.jsonl --as-of 2026-12-31"
        })
final class ImpactCommand implements Callable<Integer> {
    private static final int FLIPS_SHOWN = 10;
    private static final int WAYS_SHOWN = 30;
    private static final int REGIONS_SHOWN = 20;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = {
                "事实文件或文件夹（.jsonl .json，可加 .gz .zst）；- 为标准输入。",
                "Files or folders of facts (.jsonl .json, also .gz .zst); - is standard input."
            })
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "DIR",
            description = {"写两次：先是原来的政策文件夹，后是现在的。", "Given twice: the older policy folder, then the newer one."})
    private List<Path> policies = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = {"使用此文件夹的规则，不用程序自带的。", "Goes by the rules of this folder."})
    private @Nullable Path rules;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            converter = Options.Day.class,
            description = {"基准日，例如 2026-12-31。", "The day as of which to judge."})
    private LocalDate asOf = LocalDate.MIN;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {"把全部变化写入此文件夹的 impact.csv。", "Writes all flips into impact.csv of this folder."})
    private @Nullable Path out;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    ImpactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (policies.size() != 2) {
            throw new CannotRunException(new Texts(
                    "--policies 应写两次，先原来的、后现在的；给出了 " + policies.size() + " 次。",
                    "--policies is given twice, the older folder and then the newer one; it was given "
                            + policies.size() + " times."));
        }
        RuleKinds kinds = Book.kinds(rules);
        PolicyBook old = PolicyBook.read(Book.folder(policies.get(0), "policies", "--policies"), kinds);
        PolicyBook now = PolicyBook.read(Book.folder(policies.get(1), "policies", "--policies"), kinds);
        RuleEngine engine =
                rules == null ? RuleEngine.bundled() : RuleEngine.read(Book.folder(rules, "kinds", "--rules"));
        List<FactFile> files = FactFiles.resolve(facts, terminal.in());
        Set<String> indicators = new HashSet<>(old.indicatorIds());
        indicators.addAll(now.indicatorIds());
        Impact impact = new Impact(new FactReader(indicators, false), judge(old, engine), judge(now, engine));
        List<Flip> first = new ArrayList<>();
        Path folder = out;
        ImpactTally tally = folder == null
                ? compare(impact, files, flip -> keep(first, flip))
                : write(folder, impact, files, now, first);
        show(tally, first, now, folder);
        if (tally.rejected() > 0) {
            return ExitCode.REJECTED;
        }
        return tally.all().flips() > 0 ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    private ImpactTally compare(Impact impact, List<FactFile> files, Impact.Listener listener) throws IOException {
        ProgressLine progress = new ProgressLine(terminal, language, CheckRun.size(files));
        try {
            return impact.run(files, listener, progress);
        } finally {
            progress.finish();
        }
    }

    private static void keep(List<Flip> first, Flip flip) {
        if (first.size() < FLIPS_SHOWN) {
            first.add(flip);
        }
    }

    private ImpactTally write(Path folder, Impact impact, List<FactFile> files, PolicyBook book, List<Flip> first) {
        try (RunFolder run = RunFolder.open(folder, ImpactTable.FILE)) {
            ImpactTable table = new ImpactTable(
                    run.file(ImpactTable.FILE), language, region -> Terminal.clean(book.regionName(region)));
            ImpactTally tally = compare(impact, files, flip -> {
                keep(first, flip);
                table.flip(flip);
            });
            table.flush();
            run.publish();
            return tally;
        } catch (FolderInUseException busy) {
            throw new CannotRunException(new Texts(
                    "另一次运行正在写入 " + folder + "。请等它结束，或者换一个文件夹。",
                    "Another run is writing into " + folder + ". Wait for it to end, or name another folder."));
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + folder + "（" + failure.getClass().getSimpleName() + "）。没有留下结果文件。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + folder + " (" + failure.getClass().getSimpleName()
                            + "). No output file was left. Check disk space, path and permissions."));
        }
    }

    private Judge judge(PolicyBook book, RuleEngine engine) {
        return CheckRun.judge(book, engine, asOf);
    }

    private void show(ImpactTally tally, List<Flip> first, PolicyBook book, @Nullable Path folder) {
        Sum all = tally.all();
        terminal.line(terminal.painted(
                Terminal.Colour.BOLD,
                say(
                        "政策变化的影响 · 基准日 " + asOf + " · 主体 " + number(tally.judged()) + " 个",
                        "Impact of the change · as of " + asOf + " · subjects: " + number(tally.judged()))));
        terminal.line(
                all.flips() == 0
                        ? say("没有结论发生变化。", "No finding flips.")
                        : say(
                                number(all.subjects()) + " 个主体的 " + number(all.flips()) + " 条结论发生变化。",
                                "Findings that flip: " + number(all.flips()) + ", of " + number(all.subjects())
                                        + " subjects."));
        if (all.flips() > 0) {
            showWays(tally.byWay());
            showRegions(tally.byRegion(), book);
            showFirst(first, all.flips());
        }
        Reject reject = tally.firstReject();
        if (reject != null) {
            terminal.line("");
            terminal.wrapped(
                    "",
                    Terminal.clean(say(
                                    "拒收 " + number(tally.rejected()) + " 条记录，首条：",
                                    "Records rejected: " + number(tally.rejected()) + ", the first: ")
                            + reject.file() + ":" + reject.line() + " "
                            + reject.reason().in(language)));
        }
        if (folder != null) {
            terminal.line("");
            terminal.line(Terminal.clean(say("已写入 ", "Written to ") + folder + say("：", ": ") + ImpactTable.FILE));
        }
    }

    private void showWays(Map<Way, Sum> ways) {
        terminal.line("");
        TextTable table = new TextTable(false, false, true, true);
        table.row(
                language == Language.ZH
                        ? List.of("条款", "变化", "结论", "主体")
                        : List.of("clause", "change", "findings", "subjects"),
                Terminal.Colour.BOLD);
        ways.entrySet().stream()
                .limit(WAYS_SHOWN)
                .forEach(way -> table.row(List.of(
                        way.getKey().clause(),
                        words(way.getKey().from(), way.getKey().to()),
                        number(way.getValue().flips()),
                        number(way.getValue().subjects()))));
        table.print(terminal, "  ");
        more(ways.size() - WAYS_SHOWN);
    }

    private void showRegions(Map<RegionCode, Sum> regions, PolicyBook book) {
        terminal.line("");
        TextTable table = new TextTable(false, true, true);
        table.row(
                language == Language.ZH ? List.of("地区", "结论", "主体") : List.of("region", "findings", "subjects"),
                Terminal.Colour.BOLD);
        regions.entrySet().stream()
                .limit(REGIONS_SHOWN)
                .forEach(region -> table.row(List.of(
                        region.getKey() + " " + book.regionName(region.getKey()),
                        number(region.getValue().flips()),
                        number(region.getValue().subjects()))));
        table.print(terminal, "  ");
        more(regions.size() - REGIONS_SHOWN);
    }

    private void showFirst(List<Flip> first, long flips) {
        terminal.line("");
        TextTable table = new TextTable(false, false, false, false);
        table.row(
                language == Language.ZH
                        ? List.of("主体", "条款", "对象", "变化")
                        : List.of("subject", "clause", "target", "change"),
                Terminal.Colour.BOLD);
        for (Flip flip : first) {
            Subject subject = flip.subject();
            table.row(List.of(
                    subject.name() == null ? subject.id() : subject.name() + " " + subject.id(),
                    flip.clause().id(),
                    flip.target(),
                    words(flip.from(), flip.to())));
        }
        table.print(terminal, "  ");
        if (flips > first.size()) {
            terminal.line(say(
                    "  另有 " + number(flips - first.size()) + " 条，全部见 --out 写出的 " + ImpactTable.FILE,
                    "  " + number(flips - first.size()) + " more; all of them stand in the " + ImpactTable.FILE
                            + " that --out writes"));
        }
    }

    private void more(int more) {
        if (more > 0) {
            terminal.line(say("  另有 " + more + " 行", "  " + more + " more rows"));
        }
    }

    private String words(@Nullable Verdict from, @Nullable Verdict to) {
        return Verdict.words(from, language) + " → " + Verdict.words(to, language);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
