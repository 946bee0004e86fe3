package cn.hegui.cli;

import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.SeenSubjects;
import cn.hegui.model.Document;
import cn.hegui.model.Indicator;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Texts;
import cn.hegui.paper.RankPage;
import cn.hegui.paper.RankWorkbook;
import cn.hegui.policy.PolicyBook;
import cn.hegui.rank.Ranking;
import cn.hegui.rank.SchoolGroup;
import cn.hegui.rank.Standing;
import cn.hegui.report.RankDocument;
import cn.hegui.report.RankTable;
import cn.hegui.report.RunFolder;
import cn.hegui.report.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui rank}: the evaluation of schools by the indicators of a document. */
@Command(
        name = "rank",
        header = {"按评价指标为学校打分排名。", "Scores and ranks schools by the indicators of a document."},
        footer = {"", "退出码 Exit codes: 0 已排名 ranked · 3 有记录被拒收 records rejected · 2 未排名 not ranked"})
final class RankCommand implements Callable<Integer> {
    private static final int MISSING_SHOWN = 5;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = {"事实文件或文件夹；- 为标准输入。", "Files or folders of facts; - is standard input."})
    private List<String> facts = new ArrayList<>();

    @Option(
            names = "--region",
            paramLabel = "CODE",
            converter = Options.Region.class,
            description = {"排名的地区（默认为载有指标的文件的地区）。", "The region whose schools are ranked (default: the document's)."})
    private @Nullable RegionCode region;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {"把 rank.csv 和 rank.json 写入此文件夹。", "Writes rank.csv and rank.json into this folder."})
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "LIST",
            converter = Options.RankForms.class,
            defaultValue = "csv,json",
            description = {
                "另写的格式，可以并列：xlsx（每组一张表）、html（每组一幅图）；csv、json 总会写出（默认 ${DEFAULT-VALUE}）。",
                "What is written beside rank.csv and rank.json: xlsx (a sheet for each group), html (a chart for each)."
            })
    private Options.ChosenRankForms forms = new Options.ChosenRankForms(Set.of());

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    RankCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (out == null && files().size() > 2) {
            throw new CannotRunException(new Texts(
                    "--format 需要 --out DIR，文件写在那里。", "--format needs --out DIR, where the files are written."));
        }
        PolicyBook book = bookOptions.read();
        Document document = documentWithIndicators(book);
        List<Indicator> indicators = indicators(document);
        RegionCode ranked = region == null ? document.region() : region;
        List<Institution> schools = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        read(
                FactFiles.resolve(facts, terminal.in()),
                new FactReader(book.indicatorIds(), false),
                ranked,
                schools,
                rejects);
        Ranking ranking = Ranking.of(indicators, schools);
        Path folder = out;
        if (folder != null) {
            write(folder, ranking, document, indicators, ranked, book.regionName(ranked));
        }
        show(ranking, document, book.regionName(ranked), rejects, folder);
        return rejects.isEmpty() ? ExitCode.CLEAR : ExitCode.REJECTED;
    }

    private Document documentWithIndicators(PolicyBook book) {
        List<Document> documents = book.documents().stream()
                .filter(document -> !indicators(document).isEmpty())
                .toList();
        if (documents.isEmpty()) {
            throw new CannotRunException(new Texts(
                    "政策文件中没有评价指标（indicators），无法排名。", "No policy document holds indicators; nothing can be ranked."));
        }
        RegionCode wanted = region;
        return documents.stream()
                .filter(document -> wanted != null && document.region().contains(wanted))
                .findFirst()
                .orElse(documents.get(0));
    }

    private static List<Indicator> indicators(Document document) {
        return document.articles().stream()
                .flatMap(article -> article.indicators().stream())
                .toList();
    }

    private static void read(
            List<FactFile> files,
            FactReader reader,
            RegionCode ranked,
            List<Institution> schools,
            List<Reject> rejects) {
        SeenSubjects seen = new SeenSubjects();
        for (FactFile file : files) {
            try (RawRecords records = file.open()) {
                for (RawRecord record = records.next(); record != null; record = records.next()) {
                    Reading reading = seen.admit(reader.read(record));
                    if (reading instanceof Reading.Rejected rejected) {
                        rejects.add(rejected.reject());
                    } else if (reading instanceof Reading.Accepted accepted
                            && accepted.subject() instanceof Institution school
                            && ranked.contains(school.region())) {
                        schools.add(school);
                    }
                }
            }
        }
    }

    /** The files of a ranking in these forms. */
    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(RankTable.FILE, RankDocument.FILE));
        if (forms.forms().contains(Options.RankForm.XLSX)) {
            files.add(RankWorkbook.FILE);
        }
        if (forms.forms().contains(Options.RankForm.HTML)) {
            files.add(RankPage.FILE);
        }
        return files;
    }

    private void write(
            Path folder,
            Ranking ranking,
            Document document,
            List<Indicator> indicators,
            RegionCode ranked,
            String regionName) {
        try (RunFolder run = RunFolder.open(folder, RankDocument.FILE)) {
            run.file(RankTable.FILE).write(RankTable.of(ranking, indicators, language));
            run.file(RankDocument.FILE).write(RankDocument.of(ranking, document, ranked));
            run.withdraw(RankWorkbook.FILE);
            run.withdraw(RankPage.FILE);
            if (forms.forms().contains(Options.RankForm.XLSX)) {
                RankWorkbook.write(ranking, document, indicators, language, run.file(RankWorkbook.FILE));
            }
            if (forms.forms().contains(Options.RankForm.HTML)) {
                RankPage.write(ranking, document, regionName, language, run.file(RankPage.FILE));
            }
            run.publish();
        } catch (IOException failure) {
            throw new CannotRunException(new Texts(
                    "无法写入 " + folder + "：" + failure.getMessage() + "。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + folder + ": " + failure.getMessage()
                            + ". Check disk space, path and permissions."));
        }
    }

    private void show(
            Ranking ranking, Document document, String regionName, List<Reject> rejects, @Nullable Path folder) {
        terminal.line(terminal.painted(
                Terminal.Colour.BOLD,
                say(
                        "学校评价 · " + regionName + " · " + document.title(),
                        "Evaluation of schools · " + regionName + " · " + document.title())));
        ranking.groups().forEach((group, standings) -> showGroup(group, standings));
        if (!ranking.unranked().isEmpty()) {
            terminal.line("");
            terminal.wrapped(
                    "",
                    Terminal.clean(say(
                                    "未参加排名（办学层次不在评价范围或者未填）：",
                                    "Not ranked (level outside the evaluation or not given): ")
                            + ranking.unranked().stream().map(RankCommand::name).collect(Collectors.joining("、"))));
        }
        if (!rejects.isEmpty()) {
            terminal.line("");
            Reject first = rejects.get(0);
            terminal.wrapped(
                    "",
                    Terminal.clean(
                            say("拒收 " + rejects.size() + " 条记录，首条：", rejects.size() + " records were rejected, first: ")
                                    + first.file() + ":" + first.line() + " "
                                    + first.reason().in(language)));
        }
        if (folder != null) {
            terminal.line("");
            terminal.line(Terminal.clean(
                    say("已写入 ", "Written to ") + folder + say("：", ": ") + String.join(say("、", ", "), files())));
        }
    }

    private void showGroup(SchoolGroup group, List<Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line(
                terminal.painted(Terminal.Colour.BOLD, RankTable.words(group).in(language)));
        TextTable table = new TextTable(true, false, false, true, false);
        table.row(
                language == Language.ZH
                        ? List.of("名次", "学校", "办学层次", "总分", "")
                        : List.of("rank", "school", "level", "score", ""));
        for (Standing standing : standings) {
            Institution school = standing.school();
            table.row(List.of(
                    Integer.toString(standing.rank()),
                    name(school),
                    school.level() == null ? "" : Words.of(school.level()).in(language),
                    standing.score().toPlainString(),
                    standing.isProvisional() ? missing(standing.missing()) : ""));
        }
        table.print(terminal, "  ");
    }

    private String missing(List<String> missing) {
        String ids = missing.stream().limit(MISSING_SHOWN).collect(Collectors.joining(" "));
        String more = missing.size() > MISSING_SHOWN ? " …" : "";
        return say(
                "暂定，缺 " + missing.size() + " 项：" + ids + more,
                "provisional, " + missing.size() + " missing: " + ids + more);
    }

    private static String name(Institution school) {
        return school.name() == null ? school.id() : school.name();
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
