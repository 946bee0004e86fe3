package cn.hegui.cli;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Language;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import cn.hegui.tables.Codes;
import cn.hegui.tables.Examples;
import cn.hegui.tables.FactBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hegui template}: writes the workbook in which people fill in facts. */
@Command(
        name = "template",
        header = {"生成填报事实用的 Excel 模板。", "Writes the workbook in which facts are filled in."})
final class TemplateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = Options.Kind.class,
            description = {
                "只要一类主体的表：enterprise（企业）、institution（院校）、region（地区）；不写则三类都有。",
                "Only the sheets of one kind of subject; all without it."
            })
    private @Nullable SubjectKind kind;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.xlsx",
            description = {"写入此文件；已有同名文件则不写。", "The file to write; one that exists is left as it is."})
    private Path out = Path.of("");

    @Option(
            names = "--example",
            description = {"填上虚构的示例。", "Fills it with invented examples."})
    private boolean example;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    @Mixin
    private Book bookOptions = new Book();

    TemplateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!out.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx")) {
            throw new CannotRunException(new Texts(
                    "模板是 Excel 工作簿，文件名应以 .xlsx 结尾，例如 --out 填报.xlsx。",
                    "The template is a workbook; its name ends in .xlsx, for example --out facts.xlsx."));
        }
        List<SubjectKind> kinds = kind == null ? List.of(SubjectKind.values()) : List.of(kind);
        PolicyBook policies = bookOptions.read();
        Examples examples = new Examples(policies.indicatorIds());
        Codes codes = codes(policies, language);
        NewFile.write(out, file -> {
            try (FactBook book = new FactBook(file, kinds, language, examples, codes)) {
                for (Subject subject : example ? examples.subjects(kinds) : new ArrayList<Subject>()) {
                    book.add(subject);
                }
                book.finish();
            }
        });
        String next = "hegui check " + out + " --as-of 2024-12-31 --out DIR";
        terminal.line(
                language == Language.ZH
                        ? "已写入 " + out + "。填好后：" + next
                        : "Written: " + out + ". When filled in: " + next);
        return ExitCode.CLEAR;
    }

    /** The codes of the policies of which facts speak. */
    static Codes codes(PolicyBook policies, Language language) {
        SortedMap<String, String> rules = new TreeMap<>();
        policies.kinds().byId().values().stream()
                .filter(kind -> kind.id().startsWith("training-fund."))
                .forEach(kind -> rules.put(kind.id(), kind.title().in(language)));
        SortedMap<String, String> indicators = new TreeMap<>();
        for (Document document : policies.documents()) {
            document.articles()
                    .forEach(article -> article.indicators()
                            .forEach(indicator -> indicators.put(
                                    indicator.id(), indicator.indicator() + "（" + indicator.unit() + "）")));
        }
        return new Codes(Map.of(
                "rectifications.rule", rules,
                "achievements.metric", named(policies, "region.target", "metric", language),
                "instruments.topic", named(policies, "region.instrument", "topic", language),
                "publications.topic", named(policies, "region.annual-publication", "topic", language),
                "indicators.id", indicators));
    }

    /** The values that a parameter has in the clauses of a rule, with their words. */
    private static SortedMap<String, String> named(
            PolicyBook policies, String rule, String parameter, Language language) {
        SortedMap<String, String> words = new TreeMap<>();
        for (Clause clause : policies.clauses()) {
            String code = clause.rule().equals(rule) ? clause.parameters().textOrNull(parameter) : null;
            if (code != null) {
                words.put(code, Words.code(parameter, code).in(language));
            }
        }
        return words;
    }
}
