package cn.hegui.cli;

import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.paper.PaperLayout;
import cn.hegui.paper.ReportFormat;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.paper.RunSummary.FileHash;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Program;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.waiver.WaiverFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui verify}: proves that a run is what it says, by its hashes and, with its facts, by repeating it. */
@Command(
        name = "verify",
        header = {
            "证明一次核对：结果、资料、政策都没有改动；给出资料则重做一遍，逐字节比较。或者证明案件日志（--log）。",
            "Proves a run: nothing was changed since, and with its facts it is repeated, byte for byte; or a log of cases (--log)."
        },
        footer = {
            "",
            "资料文件可以移到别处：按内容对应。程序不同时会说明，只要结果相同仍算证明。",
            "The facts may lie elsewhere: they are matched by content. Another version of the program is said, and proves the run",
            "where it comes to the same.",
            "退出码 Exit codes: 0 未见不一致 nothing differs · 1 有不一致 something differs · 2 未核对 not verified"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int SHOWN = 60;
    private static final Pattern PROGRAM = Pattern.compile("\"program\": \\{[^}]*}");

    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN_DIR",
            description = {"hegui check --out 写出的文件夹。", "A folder that hegui check --out has written."})
    private @Nullable Path run;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FACTS",
            description = {"那次核对的资料文件或文件夹；给出则重做。", "The files or folders of facts of that run, to repeat it."})
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = {"那次核对使用的底稿版式文件。", "The layout of the working paper of that run."})
    private @Nullable Path template;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = {
                "不证明核对，而证明服务导出的案件日志（case-log.jsonl）：没有改动、删去、插入，每一步都合规则。",
                "Proves no run, but a log of cases that the service exported: nothing changed, taken out or put in, every step"
                        + " allowed."
            })
    private @Nullable Path log;

    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            description = {
                "当时公布的锚点（数据文件夹中的 anchors.jsonl，或另存的副本），用来发现日志末尾被截去。",
                "Heads that were published (anchors.jsonl of the data folder, or a copy kept elsewhere), by which a log cut off at"
                        + " its end shows."
            })
    private @Nullable Path anchors;

    @Mixin
    private Book bookOptions = new Book();

    private Path folder = Path.of("");
    private boolean differs;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (log != null && run == null) {
            return new LogVerification(terminal, language, log, anchors).run();
        }
        if (run == null || log != null || anchors != null) {
            throw new CannotRunException(new Texts(
                    "请给出核对的文件夹（RUN_DIR），或者用 --log 给出案件日志（可加 --anchors），不能兼有。",
                    "Name a folder of a run (RUN_DIR), or a log of cases with --log (and --anchors), not both."));
        }
        folder = run;
        RunSummary summary = RunFiles.unproved(folder).summary();
        PolicyBook book = bookOptions.read();
        terminal.line(terminal.painted(
                Terminal.Colour.BOLD,
                Terminal.clean(say(
                        "证明一次核对 · " + folder + " · 基准日 " + summary.asOf(),
                        "Proof of a run · " + folder + " · as of " + summary.asOf()))));
        program(summary.program());
        outputs(summary.outputs());
        boolean lawHolds = policies(summary, book);
        @Nullable List<FactFile> given = facts.isEmpty() ? null : inputs(summary.inputs());
        if (facts.isEmpty()) {
            inputsWhereTheyLay(summary.inputs());
        }
        boolean waiversHold = waivers(summary.waivers());
        if (given != null && lawHolds && waiversHold) {
            repeat(summary, book, given);
        } else if (!facts.isEmpty()) {
            mark(
                    null,
                    say("重做", "repeated"),
                    say("没有重做：资料、政策或豁免文件与当时不同。", "not repeated: facts, law or waivers are not those of the run."));
        }
        terminal.line("");
        terminal.line(
                differs
                        ? terminal.painted(
                                Terminal.Colour.RED,
                                say("有不一致，这次核对没有得到证明。", "Something differs: the run is not proved."))
                        : facts.isEmpty()
                                ? say(
                                        "未见不一致。给出资料（hegui verify " + folder + " FACTS）可以重做这次核对。",
                                        "Nothing differs. With its facts (hegui verify " + folder
                                                + " FACTS) the run is repeated.")
                                : terminal.painted(
                                        Terminal.Colour.GREEN,
                                        say("已证明：重做的结果逐字节相同。", "Proved: repeated, it comes to the same bytes.")));
        return differs ? ExitCode.FOUND : ExitCode.CLEAR;
    }

    // ---- what the summary states ----

    private void program(RunSummary.Program then) {
        boolean same = then.sha256().equals(Program.sha256());
        terminal.line((same ? "✓ " : "! ") + say("程序", "program") + "  "
                + Terminal.clean(
                        same
                                ? then.name() + " " + then.version()
                                : say(
                                        "不同：当时 " + then.version() + "（" + brief(then.sha256()) + "），现在 "
                                                + Program.version() + "（" + brief(Program.sha256())
                                                + "）。重做得到相同结果，仍为证明。",
                                        "another: then " + then.version() + " (" + brief(then.sha256()) + "), now "
                                                + Program.version() + " (" + brief(Program.sha256())
                                                + "). The same results prove the run all the same.")));
    }

    private void outputs(List<FileHash> outputs) throws IOException {
        String what = say("结果", "outputs");
        if (outputs.isEmpty()) {
            mark(
                    false,
                    what,
                    say(
                            "summary.json 没有记下结果文件的 SHA-256：它由较早的程序写出，或者被改动过。",
                            "summary.json states no SHA-256 of the outputs: an older program wrote it, or it was changed."));
        }
        List<String> bad = new ArrayList<>();
        for (FileHash output : outputs) {
            Path file = folder.resolve(output.file()).normalize();
            if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
                bad.add(output.file() + say("（不在）", " (not there)"));
            } else if (!RunFiles.sha256(file).equals(output.sha256())) {
                bad.add(output.file() + say("（已改动）", " (changed)"));
            }
        }
        if (!outputs.isEmpty()) {
            files(what, outputs.size(), bad);
        }
    }

    private boolean policies(RunSummary summary, PolicyBook book) {
        Map<String, String> now = new TreeMap<>();
        for (PolicyFile file : book.files()) {
            now.put(file.name(), file.sha256());
        }
        List<String> bad = new ArrayList<>();
        List<FileHash> then = Stream.concat(summary.policies().stream(), summary.kinds().stream())
                .toList();
        for (FileHash file : then) {
            String sha256 = now.remove(file.file());
            if (sha256 == null) {
                bad.add(file.file() + say("（不在）", " (not there)"));
            } else if (!sha256.equals(file.sha256())) {
                bad.add(file.file() + say("（不同）", " (differs)"));
            }
        }
        now.keySet().forEach(file -> bad.add(file + say("（当时没有）", " (not there then)")));
        files(say("政策和规则", "policies and rules"), then.size(), bad);
        return bad.isEmpty();
    }

    /** Looks for the inputs where they lay; that they are gone proves nothing and refutes nothing. */
    private void inputsWhereTheyLay(List<FileHash> inputs) throws IOException {
        List<String> bad = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (FileHash input : inputs) {
            Path file = path(input.file());
            if (file == null || !Files.isRegularFile(file)) {
                gone.add(input.file());
            } else if (!RunFiles.sha256(file).equals(input.sha256())) {
                bad.add(input.file() + say("（已改动）", " (changed)"));
            }
        }
        if (inputs.size() > gone.size()) {
            files(say("资料", "facts"), inputs.size() - gone.size(), bad);
        }
        if (!gone.isEmpty()) {
            mark(null, say("资料", "facts"), say("不在原处，未核对：", "not where they lay, not looked at: ") + listed(gone));
        }
    }

    private static @Nullable Path path(String name) {
        try {
            return name.equals(STANDARD_INPUT) ? null : Path.of(name);
        } catch (InvalidPathException elsewhere) {
            return null;
        }
    }

    /** The files given, in the order and by the names of the run; null where they are not those of the run. */
    private @Nullable List<FactFile> inputs(List<FileHash> inputs) throws IOException {
        List<FactFile> left = new ArrayList<>();
        Map<FactFile, String> hashes = new java.util.IdentityHashMap<>();
        for (FactFile file : FactFiles.resolve(facts, terminal.in())) {
            if (file.size() < 0) {
                throw new CannotRunException(new Texts(
                        "重做核对需要能读两遍的文件，不能用 " + file.name() + "。请先存成文件。",
                        "To repeat a run its facts are read twice, so " + file.name()
                                + " cannot be used. Store it in a file first."));
            }
            left.add(file);
            hashes.put(file, RunFiles.sha256(Path.of(file.name())));
        }
        List<FactFile> matched = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (FileHash input : inputs) {
            FactFile same = left.stream()
                    .filter(file -> input.sha256().equals(hashes.get(file)))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                bad.add(input.file() + say("（给出的文件中没有内容相同的）", " (none that was given holds the same)"));
            } else {
                left.remove(same);
                matched.add(same.named(input.file()));
            }
        }
        left.forEach(file -> bad.add(file.name() + say("（当时没有）", " (not there then)")));
        files(say("资料", "facts"), inputs.size(), bad);
        return bad.isEmpty() ? matched : null;
    }

    /** The waivers where they lay, or in the folder of the run, where the service keeps them; null: in neither. */
    private @Nullable Path waiversFile(RunSummary.Waivers waivers) {
        Path named = path(waivers.file());
        if (named == null) {
            return null;
        }
        Path inside = folder.resolve(named);
        return Files.isRegularFile(named) ? named : Files.isRegularFile(inside) ? inside : null;
    }

    private boolean waivers(RunSummary.@Nullable Waivers waivers) throws IOException {
        if (waivers == null) {
            return true;
        }
        Path file = waiversFile(waivers);
        if (file == null) {
            mark(null, say("豁免", "waivers"), say("不在原处，未核对：", "not where they lay, not looked at: ") + waivers.file());
            return false;
        }
        boolean same = RunFiles.sha256(file).equals(waivers.sha256());
        files(say("豁免", "waivers"), 1, same ? List.of() : List.of(waivers.file() + say("（已改动）", " (changed)")));
        return same;
    }

    // ---- the run repeated ----

    /** Repeats the run and compares. */
    private void repeat(RunSummary summary, PolicyBook book, List<FactFile> files) throws IOException {
        Path temporary = Files.createTempDirectory("hegui-verify-");
        try {
            Path repeated = temporary.resolve("run");
            runAgain(summary, book, files, repeated);
            List<String> names = new ArrayList<>(
                    summary.outputs().stream().map(FileHash::file).toList());
            int equal = 0;
            for (String name : names) {
                equal += compare(name, repeated) ? 1 : 0;
            }
            equal += compareSummary(repeated) ? 1 : 0;
            if (equal == names.size() + 1) {
                mark(true, say("重做", "repeated"), say(equal + " 个文件逐字节相同", equal + " files, the same bytes"));
            }
        } finally {
            remove(temporary);
        }
    }

    private void runAgain(RunSummary summary, PolicyBook book, List<FactFile> files, Path repeated) throws IOException {
        Set<ReportFormat> forms = Stream.of(ReportFormat.values())
                .filter(format -> summary.outputs().stream()
                        .anyMatch(output -> output.file().equals(format.file())))
                .collect(Collectors.toSet());
        RunSummary.Waivers then = summary.waivers();
        Path waivers = then == null ? null : waiversFile(then);
        String within = summary.options().within();
        Path rules = bookOptions.rulesFolder();
        CheckRun run = new CheckRun(
                book,
                rules == null ? RuleEngine.bundled() : RuleEngine.read(rules),
                new RunOptions(
                        summary.asOf(),
                        Set.copyOf(summary.options().outcomes()),
                        summary.language(),
                        summary.options().strict(),
                        within == null ? null : new RegionCode(within)),
                then == null || waivers == null
                        ? null
                        : WaiverFile.read(waivers, book).named(then.file()),
                Runtime.getRuntime().availableProcessors());
        PaperLayout layout = template == null ? null : PaperLayout.read(template);
        run.write(repeated, new Reports(forms, layout), files, null, Progress.SILENT);
    }

    private boolean compare(String name, Path repeated) throws IOException {
        Path then = folder.resolve(name);
        Path now = repeated.resolve(name);
        if (!Files.isRegularFile(then)) {
            return false;
        }
        if (!Files.isRegularFile(now)) {
            mark(false, name, say("重做没有写出此文件。", "the repeated run did not write it."));
            return false;
        }
        long at = Files.mismatch(then, now);
        if (at < 0) {
            return true;
        }
        if (name.equals(ReportFormat.XLSX.file())) {
            mark(
                    false,
                    name,
                    say(
                            "第 " + at + " 个字节起不同；如果当时用了 --template，请同样给出。",
                            "differs from byte " + at + " on; if the run used --template, give it here too."));
        } else {
            difference(name, line(then, at), then, now);
        }
        return false;
    }

    private void difference(String name, long line, Path then, Path now) throws IOException {
        mark(false, name, say("第 " + line + " 行起不同", "differs from line " + line + " on"));
        String one = text(then, line);
        String other = text(now, line);
        int from = 0;
        while (from < one.length() && from < other.length() && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        terminal.line("    " + say("当时  ", "then  ") + excerpt(one, from));
        terminal.line("    " + say("重做  ", "now   ") + excerpt(other, from));
    }

    /** The summaries, but for the program that they name. */
    private boolean compareSummary(Path repeated) throws IOException {
        Path then = folder.resolve(RunFiles.SUMMARY);
        Path now = repeated.resolve(RunFiles.SUMMARY);
        List<String> one = lines(then);
        List<String> other = lines(now);
        if (one.equals(other)) {
            return true;
        }
        int i = 0;
        while (i < one.size() && i < other.size() && one.get(i).equals(other.get(i))) {
            i++;
        }
        mark(false, RunFiles.SUMMARY, say("与重做的不同：", "is not the repeated one: "));
        terminal.line("    " + say("当时  ", "then  ") + excerpt(i < one.size() ? one.get(i) : "", 0));
        terminal.line("    " + say("重做  ", "now   ") + excerpt(i < other.size() ? other.get(i) : "", 0));
        return false;
    }

    private static List<String> lines(Path summary) throws IOException {
        String text = Files.readString(summary);
        return PROGRAM.matcher(text).replaceFirst("").lines().toList();
    }

    private static long line(Path file, long place) throws IOException {
        long line = 1;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            long left = place;
            int read = in.read(buffer);
            while (read > 0 && left > 0) {
                int some = (int) Math.min(left, read);
                for (int i = 0; i < some; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= some;
                read = in.read(buffer);
            }
        }
        return line;
    }

    private static String text(Path file, long line) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(line - 1).findFirst().orElse("");
        } catch (java.io.UncheckedIOException noText) {
            return "";
        }
    }

    private String excerpt(String line, int from) {
        if (line.isEmpty()) {
            return say("（没有此行）", "(no such line)");
        }
        int start = Math.max(0, from - SHOWN / 2);
        int end = Math.min(line.length(), start + 2 * SHOWN);
        return Terminal.clean((start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : ""));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    // ---- what is said ----

    private void files(String what, int count, List<String> bad) {
        mark(
                bad.isEmpty(),
                what,
                bad.isEmpty()
                        ? say(count + " 个文件，SHA-256 一致", count + " files, the SHA-256 that are stated")
                        : listed(bad));
    }

    private String listed(List<String> names) {
        int most = 10;
        String first = names.stream().limit(most).collect(Collectors.joining(say("、", ", ")));
        return names.size() > most ? first + say(" 等 " + names.size() + " 个", " … (" + names.size() + ")") : first;
    }

    /** Says how it stands with one thing; null: it was not looked at. */
    private void mark(@Nullable Boolean holds, String what, String words) {
        differs |= Boolean.FALSE.equals(holds);
        String sign = holds == null ? "? " : holds ? "✓ " : "✗ ";
        terminal.wrapped("", Terminal.clean(sign + what + "  " + words));
    }

    private static String brief(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
