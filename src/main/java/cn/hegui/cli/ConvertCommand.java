package cn.hegui.cli;

import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.SeenSubjects;
import cn.hegui.intake.UnknownProperty;
import cn.hegui.model.Language;
import cn.hegui.model.Remark;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.tables.Examples;
import cn.hegui.tables.FactBook;
import cn.hegui.tables.FactFolder;
import cn.hegui.tables.FactJson;
import cn.hegui.tables.FactSink;
import cn.hegui.tables.UnfitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui convert}: the same facts in another form. */
@Command(
        name = "convert",
        header = {"把事实在 JSON、Excel、CSV 之间无损转换。", "Turns facts from any form into any other without loss."},
        footer = {
            "",
            "退出码 Exit codes: 0 全部转换 all converted · 3 有记录被拒收，其余已转换 records rejected, the rest converted · 2 未转换 not",
            "converted"
        })
final class ConvertCommand implements Callable<Integer> {
    private static final int REJECTS_SHOWN = 20;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = {
                "事实文件或文件夹（.xlsx .csv .jsonl .json）；- 为标准输入。",
                "Files or folders of facts (.xlsx .csv .jsonl .json); - is standard input."
            })
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description = {
                "写成什么由名称决定：.jsonl、.json、.xlsx，或一个新文件夹（每张表一个 CSV）。",
                "Its name says the form: .jsonl, .json, .xlsx, or a new folder (a CSV file for each table)."
            })
    private Path out = Path.of("");

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    private long converted;
    private long rejected;
    private final SortedMap<String, Long> unknown = new TreeMap<>();

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        NewFile.refuseExisting(out);
        PolicyBook policies = bookOptions.read();
        Set<String> indicators = policies.indicatorIds();
        List<FactFile> files = FactFiles.resolve(facts, terminal.in());
        try {
            write(files, new FactReader(indicators, false), policies);
        } catch (UnfitException unfit) {
            throw new CannotRunException(unfit.texts());
        }
        terminal.line(say(
                "已转换 " + converted + " 个主体，写入 " + out + (rejected > 0 ? "；拒收 " + rejected + " 条（见上）" : "") + "。",
                converted + " subjects converted into " + out
                        + (rejected > 0 ? "; " + rejected + " records rejected (see above)" : "") + "."));
        if (!unknown.isEmpty()) {
            terminal.line(say("未知属性没有转换：", "Properties that are not known were not carried over: ")
                    + Terminal.clean(String.join(
                            say("、", ", "),
                            unknown.entrySet().stream()
                                    .map(one -> one.getKey() + " × " + one.getValue())
                                    .toList())));
        }
        return rejected > 0 ? ExitCode.REJECTED : ExitCode.CLEAR;
    }

    private void write(List<FactFile> files, FactReader reader, PolicyBook policies) throws IOException {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl")) {
            NewFile.write(out, file -> pour(files, reader, FactJson.lines(file)));
        } else if (name.endsWith(".json")) {
            NewFile.write(out, file -> pour(files, reader, FactJson.array(file)));
        } else if (name.endsWith(".xlsx")) {
            NewFile.write(
                    out,
                    file -> pour(
                            files,
                            reader,
                            new FactBook(
                                    file,
                                    List.of(),
                                    language,
                                    new Examples(policies.indicatorIds()),
                                    TemplateCommand.codes(policies, language))));
        } else if (name.endsWith(".csv")) {
            throw new CannotRunException(new Texts(
                    "CSV 每张表一个文件，请给出一个文件夹，例如 --out facts。",
                    "CSV is a file for each table: name a folder, for example --out facts."));
        } else {
            writeFolder(files, reader);
        }
    }

    private void writeFolder(List<FactFile> files, FactReader reader) throws IOException {
        Path temporary = out.resolveSibling("." + out.getFileName() + ".part");
        try {
            Files.createDirectories(temporary);
            pour(files, reader, new FactFolder(temporary));
            Files.move(temporary, out);
        } catch (IOException failure) {
            throw NewFile.cannotWrite(out, failure);
        } finally {
            if (Files.exists(temporary)) {
                try (Stream<Path> paths = Files.walk(temporary)) {
                    for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                } catch (UncheckedIOException failure) {
                    throw NewFile.cannotWrite(out, new IOException(failure));
                }
            }
        }
    }

    private void pour(List<FactFile> files, FactReader reader, FactSink sink) throws IOException {
        try (sink) {
            SeenSubjects seen = new SeenSubjects();
            for (FactFile file : files) {
                try (RawRecords records = file.open()) {
                    for (RawRecord record = records.next(); record != null; record = records.next()) {
                        take(seen.admit(reader.read(record)), sink);
                    }
                    for (Remark remark : records.remarks()) {
                        terminal.tell(Terminal.clean(
                                remark.file() + say("：", ": ") + remark.texts().in(language)));
                    }
                }
            }
            sink.finish();
        }
    }

    private void take(Reading reading, FactSink sink) throws IOException {
        if (reading instanceof Reading.Accepted accepted) {
            sink.add(accepted.subject());
            converted++;
            for (UnknownProperty property : accepted.unknown()) {
                unknown.merge(property.name(), property.count(), Long::sum);
            }
        } else if (reading instanceof Reading.Rejected refused) {
            rejected++;
            if (rejected <= REJECTS_SHOWN) {
                terminal.tell(Terminal.clean(CheckScreen.place(refused.reject())
                        + say("：", ": ")
                        + refused.reject().reason().in(language)));
            }
        }
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
