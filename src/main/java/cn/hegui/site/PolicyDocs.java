package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the two documents that are kept beside the sources: the rule kinds, and the policy documents, as Markdown. */
public final class PolicyDocs {
    /** How both files begin, so that nobody edits them and no other file is overwritten. */
    public static final String FIRST_LINE = "<!-- 由 hegui policy docs 生成，请勿手改。 Generated; do not edit. -->";

    private final StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    private final PolicyBook book;

    private PolicyDocs(PolicyBook book) {
        this.book = book;
    }

    /** {@code rules.md} and {@code policies.md} by name. Equal books give equal bytes. */
    public static SortedMap<String, byte[]> of(PolicyBook book, FactNames names) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("policies.md", new PolicyDocs(book).policies());
        files.put("rules.md", new PolicyDocs(book).rules(names));
        return Collections.unmodifiableSortedMap(files);
    }

    private byte[] rules(FactNames names) {
        line("# 规则类别 Rule kinds");
        line("");
        line("每一种义务怎样判断。条款给出数值（见 [policies.md](policies.md)），规则只作比较。");
        line("How each kind of duty is judged. Clauses give the figures, rules only compare.");
        Timeline timeline = Timeline.of(book);
        for (RuleKind kind : book.kinds().byId().values()) {
            kind(KindPage.of(kind, book, names, timeline));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void kind(KindPage page) {
        RuleKind kind = page.kind();
        line("");
        line("## " + kind.id());
        line("");
        line("**" + both(kind.title()) + "**");
        line("");
        item("判断什么 Judges", both(page.about()));
        item(
                "主体 Subjects",
                both(page.subjects()) + (page.list() == null ? "" : "；逐项 item by item：" + named(page.list())));
        item(
                "数据 Facts",
                page.needs().isEmpty()
                        ? "—"
                        : String.join(
                                "、",
                                page.needs().stream().map(PolicyDocs::named).toList()));
        if (page.parameters().isEmpty()) {
            item("参数 Parameters", "—");
        } else {
            item("参数 Parameters", "");
            for (KindPage.Parameter parameter : page.parameters()) {
                line("  - `" + parameter.name() + "` " + both(parameter.title()) + "；" + both(parameter.type()) + "；"
                        + both(parameter.given()));
            }
        }
        item("例 Example", both(kind.example()));
        item("怎么改 Remedy", both(kind.remedy()));
        List<String> clauses =
                page.rows().stream().map(row -> row.clause().id()).distinct().toList();
        item(
                "条款 Clauses",
                clauses.isEmpty()
                        ? "—"
                        : String.join(
                                "、", clauses.stream().map(id -> "`" + id + "`").toList()));
    }

    private static String named(KindPage.Named fact) {
        return (escaped(fact.heading()) + " `" + fact.name() + "`").strip();
    }

    private byte[] policies() {
        line("# 政策文件 Policy documents");
        line("");
        line("每份文件的每一条：它规定的条款，或者为什么没有可以核对的内容。规则见 [rules.md](rules.md)。");
        line("Every article of every document: its clauses, or why nothing in it can be checked.");
        for (IndexPage.Row row : IndexPage.of(book).rows()) {
            document(row);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(IndexPage.Row row) {
        Document document = row.document();
        line("");
        line("## " + document.id());
        line("");
        line("**" + escaped(document.title()) + "**");
        line("");
        if (document.number() != null) {
            item("文号 Number", escaped(document.number()));
        }
        item("发文机关 Issuer", escaped(document.issuer()));
        item("地区 Region", escaped(row.regionName()) + " " + document.region());
        item("时间 Time", both(ClausePage.time(document.inForce())));
        item("状态 Status", both(Words.of(document.status())) + "。" + escaped(document.statusNote()));
        ArticleCounts counts = row.counts();
        item(
                "条文 Articles",
                counts.articles() + "（可核对 checked " + counts.checked() + "，不可核对 not " + counts.unchecked()
                        + "，其他部分 other parts " + counts.parts() + "）");
        line("");
        line("| 条文 Article | 处理 Treatment |");
        line("| --- | --- |");
        for (Article article : document.articles()) {
            line("| " + cell(article.article() + " " + article.heading()) + " | " + treatment(article) + " |");
        }
        List<Clause> clauses = book.clauses().stream()
                .filter(clause -> clause.document().id().equals(document.id()))
                .toList();
        if (!clauses.isEmpty()) {
            line("");
            line("| 条款 Clause | 规则 Rule | 约束力 Force | 数值 Figures | 时间 Time |");
            line("| --- | --- | --- | --- | --- |");
            clauses.forEach(this::clause);
        }
    }

    private static String treatment(Article article) {
        StringBuilder words = new StringBuilder();
        String reason = article.reason();
        if (reason != null) {
            words.append("— ").append(both(Lexicon.reason(reason)));
        }
        words.append(String.join(
                "、",
                article.clauseIds().stream()
                        .map(id -> "`" + id.substring(id.lastIndexOf('/') + 1) + "`")
                        .toList()));
        if (!article.indicators().isEmpty()) {
            words.append(words.isEmpty() ? "" : "；")
                    .append(article.indicators().size())
                    .append(" 项指标 indicators");
        }
        if (!article.tasks().isEmpty()) {
            words.append(words.isEmpty() ? "" : "；")
                    .append(article.tasks().size())
                    .append(" 项任务 tasks");
        }
        return words.toString().replace("|", "\\|");
    }

    private void clause(Clause clause) {
        RuleKind kind = book.kinds().get(clause.rule());
        String figures = String.join(
                "；",
                Figure.of(clause, kind).stream()
                        .map(figure ->
                                "`" + figure.name() + "` " + figure.value().zh())
                        .toList());
        Erratum erratum = clause.erratum();
        line("| `" + clause.id() + "` | [" + clause.rule() + "](rules.md#" + anchor(clause.rule()) + ") | "
                + Words.of(clause.force()).zh()
                + (clause.interpretation() == null ? "" : "，有适用理解 reading")
                + (erratum == null ? "" : "，有勘误 erratum")
                + " | " + (figures.isEmpty() ? "—" : cell(figures)) + " | "
                + ClausePage.time(clause.inForce()).zh() + " |");
    }

    /** How the usual readers of Markdown name the place of a heading: without its points. */
    private static String anchor(String heading) {
        return heading.replace(".", "");
    }

    private void item(String name, String words) {
        line(("- **" + name + "** " + words).stripTrailing());
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static String both(Texts texts) {
        return texts.zh().equals(texts.en()) ? escaped(texts.zh()) : escaped(texts.zh() + " · " + texts.en());
    }

    private static String cell(String words) {
        return escaped(words).replace("|", "\\|");
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("[", "\\[")
                .replace("\n", " ");
    }
}
