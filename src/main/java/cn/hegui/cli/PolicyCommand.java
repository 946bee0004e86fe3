package cn.hegui.cli;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Interval;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui policy}: what is encoded of which document, and the tools of those who keep it. */
@Command(
        name = "policy",
        header = {"查看、新写、检查和比较政策文件。", "Shows, starts, looks over and compares policy documents."},
        synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand {
    private PolicyCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new CoverageCommand(terminal))
                .addSubcommand(new PolicyNewCommand(terminal))
                .addSubcommand(new PolicyLintCommand(terminal))
                .addSubcommand(new PolicyDiffCommand(terminal))
                .addSubcommand(new PolicyTestCommand(terminal))
                .addSubcommand(new PolicySiteCommand(terminal))
                .addSubcommand(new PolicyDocsCommand(terminal));
    }

    /** What the three commands that show something share. */
    private abstract static sealed class Shown implements Callable<Integer>
            permits ListCommand, ShowCommand, CoverageCommand {
        final Terminal terminal;

        @Mixin
        Book bookOptions = new Book();

        @Option(
                names = "--lang",
                paramLabel = "zh|en",
                converter = Options.Lang.class,
                defaultValue = "zh",
                description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
        Language language = Language.ZH;

        Shown(Terminal terminal) {
            this.terminal = terminal;
        }

        String say(String zh, String en) {
            return language == Language.ZH ? zh : en;
        }

        void heading(PolicyBook book, Document document) {
            String number = document.number() == null ? "" : "（" + document.number() + "）";
            terminal.line(terminal.painted(Terminal.Colour.BOLD, document.id() + "  " + document.title() + number));
            String region = document.region().equals(RegionCode.NATION)
                    ? say("全国", "the whole country")
                    : book.regionName(document.region());
            terminal.line("  " + region + " " + document.region() + " · "
                    + Words.of(document.status()).in(language) + " · " + time(document.inForce()));
        }

        String time(Interval time) {
            return time.until() == null
                    ? say(time.effective() + " 起", "from " + time.effective())
                    : say(
                            time.effective() + " 起，" + time.until() + " 前",
                            "from " + time.effective() + " until " + time.until());
        }

        String ruleTitle(PolicyBook book, Clause clause) {
            return ruleTitle(book, clause.rule());
        }

        private String ruleTitle(PolicyBook book, String rule) {
            RuleKind kind = book.kinds().byId().get(rule);
            return kind == null ? rule : kind.title().in(language);
        }

        /** The kinds of duty beside whose clauses {@code cited} is cited. */
        String besideWhich(PolicyBook book, SeeAlso cited) {
            return cited.rules().stream()
                    .sorted()
                    .map(rule -> ruleTitle(book, rule))
                    .collect(Collectors.joining(say("、", ", ")));
        }
    }

    @Command(
            name = "list",
            header = {"列出文件及其条款。", "Lists the documents and their clauses."})
    private static final class ListCommand extends Shown {
        ListCommand(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            PolicyBook book = bookOptions.read();
            for (Document document : book.documents()) {
                heading(book, document);
                TextTable table = new TextTable(false, false, false, false);
                for (Clause clause : book.clauses()) {
                    if (clause.document().id().equals(document.id())) {
                        table.row(List.of(
                                clause.id(),
                                clause.article(),
                                Words.of(clause.force()).in(language),
                                ruleTitle(book, clause)));
                    }
                }
                for (SeeAlso cited : book.seeAlso()) {
                    if (cited.document().id().equals(document.id())) {
                        table.row(
                                List.of(cited.id(), cited.article(), say("并引", "see also"), besideWhich(book, cited)));
                    }
                }
                table.print(terminal, "  ");
                terminal.line("");
            }
            terminal.line(say(
                    book.documents().size() + " 份文件，" + count(book) + " 条条款。一条的原文和数值：hegui policy show CLAUSE",
                    book.documents().size() + " documents, " + count(book)
                            + " clauses. The words and figures of one: hegui policy show CLAUSE"));
            return ExitCode.CLEAR;
        }

        private static long count(PolicyBook book) {
            return book.clauses().stream().map(Clause::id).distinct().count();
        }
    }

    @Command(
            name = "show",
            header = {"显示一条条款的原文、数值和适用理解。", "Shows the words, figures and reading of one clause."})
    private static final class ShowCommand extends Shown {
        private static final int NEAR_SHOWN = 5;

        @Parameters(
                paramLabel = "CLAUSE",
                description = {"条款编号，例如 jilin-2018/15.1/frontline。", "A clause id."})
        private String id = "";

        ShowCommand(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            PolicyBook book = bookOptions.read();
            List<Clause> versions = book.clauses().stream()
                    .filter(clause -> clause.id().equals(id))
                    .toList();
            Optional<SeeAlso> cited =
                    book.seeAlso().stream().filter(each -> each.id().equals(id)).findFirst();
            if (cited.isPresent()) {
                show(book, cited.get());
                return ExitCode.CLEAR;
            }
            if (versions.isEmpty()) {
                List<String> near = near(book);
                throw new CannotRunException(new Texts(
                        "没有条款“" + id + "”" + (near.isEmpty() ? "" : "；是不是 " + String.join("、", near))
                                + "？全部条款见 hegui policy list。",
                        "There is no clause \"" + id + "\""
                                + (near.isEmpty() ? "" : "; maybe " + String.join(", ", near))
                                + ". For all of them: hegui policy list."));
            }
            for (Clause clause : versions) {
                show(book, clause);
            }
            return ExitCode.CLEAR;
        }

        /** Ids that hold what was typed, or share most of its parts with it. */
        private List<String> near(PolicyBook book) {
            List<String> wanted = List.of(id.split("/", -1));
            return Stream.concat(
                            book.clauses().stream().map(Clause::id),
                            book.seeAlso().stream().map(SeeAlso::id))
                    .distinct()
                    .filter(known -> likeness(known, wanted) > 0)
                    .sorted(Comparator.comparingInt((String known) -> -likeness(known, wanted))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(NEAR_SHOWN)
                    .toList();
        }

        private static int likeness(String known, List<String> wanted) {
            List<String> parts = List.of(known.split("/", -1));
            int alike = 0;
            for (String part : wanted) {
                for (String own : parts) {
                    if (part.length() > 1 && own.equals(part)) {
                        alike += 4;
                    } else if (part.length() > 2 && (own.contains(part) || (part.contains(own) && own.length() > 2))) {
                        alike += 2;
                    } else if (part.length() > 2 && own.length() > 2 && sharedStart(own, part) * 2 > part.length()) {
                        alike += 1;
                    }
                }
            }
            return alike;
        }

        private static int sharedStart(String one, String other) {
            int shared = 0;
            while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
                shared++;
            }
            return shared;
        }

        private void showDocument(String id, Document document, String article) {
            terminal.line(terminal.painted(Terminal.Colour.BOLD, id));
            field(
                    say("文件", "Document"),
                    document.title() + (document.number() == null ? "" : "（" + document.number() + "）"));
            field(
                    say("状态", "Status"),
                    Words.of(document.status()).in(language) + say("。", ". ") + document.statusNote());
            field(say("条文", "Article"), article);
        }

        private void show(PolicyBook book, SeeAlso cited) {
            showDocument(cited.id(), cited.document(), cited.article());
            field(say("概述", "Summary"), cited.summary());
            field(say("核对", "Verification"), Words.of(cited.verification()).in(language));
            field(say("并引于", "Cited beside"), besideWhich(book, cited));
            field(say("时间", "Time"), time(cited.inForce()));
            terminal.line("");
        }

        private void show(PolicyBook book, Clause clause) {
            showDocument(clause.id(), clause.document(), clause.article());
            field(say("原文", "Words"), clause.quote() == null ? null : "“" + clause.quote() + "”");
            field(say("概述", "Summary"), clause.summary());
            if (clause.verification() != null) {
                field(say("核对", "Verification"), Words.of(clause.verification()).in(language));
            }
            field(say("事项", "Rule"), ruleTitle(book, clause) + say("（", " (") + clause.rule() + say("）", ")"));
            field(
                    say("约束力", "Force"),
                    Words.of(clause.force()).in(language)
                            + say("；不符合时为", "; a fail is a ")
                            + Words.of(clause.severity()).in(language));
            field(say("时间", "Time"), time(clause.inForce()));
            field(say("数值", "Figures"), figures(clause));
            if (!clause.levels().isEmpty()) {
                field(
                        say("办学层次", "Levels"),
                        clause.levels().stream()
                                .sorted()
                                .map(level -> Words.of(level).in(language))
                                .collect(Collectors.joining(say("、", ", "))));
            }
            if (!clause.sponsors().isEmpty()) {
                field(
                        say("举办者", "Sponsors"),
                        clause.sponsors().stream()
                                .sorted()
                                .map(sponsor -> sponsor.code())
                                .collect(Collectors.joining(say("、", ", "))));
            }
            field(say("适用理解", "Reading"), clause.interpretation());
            Erratum erratum = clause.erratum();
            if (erratum != null) {
                field(
                        say("文本勘误", "Erratum"),
                        say(
                                "原文“" + erratum.printed() + "”，按 " + erratum.applied() + " 适用。" + erratum.reason()
                                        + "来源：" + erratum.source(),
                                "printed " + erratum.printed() + ", applied " + erratum.applied() + ". "
                                        + erratum.reason() + " Source: " + erratum.source()));
            }
            if (!clause.responsible().isEmpty()) {
                field(say("责任单位", "Responsible"), String.join("、", clause.responsible()));
            }
            terminal.line("");
        }

        private String figures(Clause clause) {
            List<String> figures = new ArrayList<>();
            new TreeMap<>(clause.parameters().values()).forEach((name, value) -> figures.add(name + " = " + value));
            clause.parameters().open().stream()
                    .sorted()
                    .forEach(name -> figures.add(name + " = " + say("（原文没有写明）", "(left open)")));
            return figures.isEmpty() ? say("（没有数值）", "(none)") : String.join(say("；", "; "), figures);
        }

        private void field(String name, @Nullable String words) {
            if (words != null) {
                terminal.line("  " + terminal.painted(Terminal.Colour.FAINT, name));
                terminal.wrapped("    ", words);
            }
        }
    }

    @Command(
            name = "coverage",
            header = {"列出每一条文及其处理。", "Lists every article and what became of it."})
    private static final class CoverageCommand extends Shown {
        CoverageCommand(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            PolicyBook book = bookOptions.read();
            TextTable totals = new TextTable(false, true, true, true, true);
            totals.row(
                    language == Language.ZH
                            ? List.of("文件", "条文", "可核对", "不可核对", "其他部分")
                            : List.of("document", "articles", "checked", "not checked", "other parts"),
                    Terminal.Colour.BOLD);
            int[] sums = new int[4];
            for (Document document : book.documents()) {
                heading(book, document);
                TextTable table = new TextTable(false, false, false);
                for (Article article : document.articles()) {
                    table.row(List.of(article.article(), article.heading(), fate(article)));
                }
                table.print(terminal, "  ");
                terminal.line("");
                if (document.partial()) {
                    // Only the articles that are cited have a row, so a count of them would say nothing.
                    continue;
                }
                int[] counts = count(document);
                add(totals, document.id(), counts);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += counts[i];
                }
            }
            add(totals, say("合计", "total"), sums);
            totals.print(terminal, "");
            long partial = book.documents().stream().filter(Document::partial).count();
            if (partial > 0) {
                terminal.line(say(
                        "另有 " + partial + " 份上位文件只列所引的条文，不计入合计。",
                        "Beside these, " + partial
                                + " documents list only the articles that are cited and are not counted."));
            }
            return ExitCode.CLEAR;
        }

        private static void add(TextTable totals, String name, int[] counts) {
            totals.row(List.of(
                    name,
                    Integer.toString(counts[0]),
                    Integer.toString(counts[1]),
                    Integer.toString(counts[2]),
                    Integer.toString(counts[3])));
        }

        /** The numbered articles, those of them with and without clauses, and the sections beside them. */
        private static int[] count(Document document) {
            int[] counts = new int[4];
            for (Article article : document.articles()) {
                if (article.section()) {
                    counts[3]++;
                } else {
                    counts[0]++;
                    counts[article.reason() == null ? 1 : 2]++;
                }
            }
            return counts;
        }

        private String fate(Article article) {
            List<String> parts = new ArrayList<>();
            if (!article.clauseIds().isEmpty()) {
                parts.add(suffixes(article.clauseIds()));
            }
            if (!article.seeAlsoIds().isEmpty()) {
                parts.add(say("并引 ", "see also ") + suffixes(article.seeAlsoIds()));
            }
            if (!article.indicators().isEmpty()) {
                parts.add(say(
                        article.indicators().size() + " 项指标（hegui rank）",
                        article.indicators().size() + " indicators (hegui rank)"));
            }
            if (!article.tasks().isEmpty()) {
                parts.add(say(article.tasks().size() + " 项任务", article.tasks().size() + " tasks"));
            }
            if (article.reason() != null) {
                parts.add(reason(article.reason()).in(language));
            }
            return parts.isEmpty() ? "" : String.join(say("；", "; "), parts);
        }

        private static String suffixes(List<String> ids) {
            return ids.stream().map(id -> id.substring(id.lastIndexOf('/') + 1)).collect(Collectors.joining("、"));
        }

        private static final Map<String, Texts> REASONS = Map.of(
                "aspiration", new Texts("— 方向性表述，不设义务", "— no duty, an aspiration"),
                "permission", new Texts("— 允许或者鼓励", "— allows or encourages"),
                "organisational", new Texts("— 部门工作安排", "— tells authorities how to work"),
                "unquantified", new Texts("— 有义务，没有可核对的数值", "— a duty without a figure"),
                "elsewhere", new Texts("— 指向其他文件", "— points to another document"));

        private static Texts reason(String code) {
            return REASONS.getOrDefault(code, new Texts("— " + code, "— " + code));
        }
    }
}
