package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Indicator;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Task;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Ground;
import cn.hegui.report.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that can be found: where it is, its name, what it is, and all words by which it is found. */
record SearchEntry(String path, Texts title, Texts what, String text) {
    static List<SearchEntry> of(PolicyBook book) {
        List<SearchEntry> entries = new ArrayList<>();
        for (Document document : book.documents()) {
            String region = book.regionName(document.region());
            entries.add(document(document, region));
            for (Article article : document.articles()) {
                entries.add(article(document, article, region));
                for (String id : article.clauseIds()) {
                    book.clause(id)
                            .ifPresent(clause ->
                                    entries.add(clause(clause, book.kinds().get(clause.rule()), region)));
                }
            }
        }
        book.kinds().byId().values().forEach(kind -> entries.add(kind(kind)));
        return List.copyOf(entries);
    }

    private static SearchEntry document(Document document, String region) {
        return new SearchEntry(
                Paths.document(document.id()),
                new Texts(document.title(), document.title()),
                new Texts("文件", "document"),
                words(document.id(), document.number(), document.issuer(), region, document.statusNote()));
    }

    private static SearchEntry article(Document document, Article article, String region) {
        List<String> text = new ArrayList<>();
        text.add(words(article.note(), String.join(" ", article.notes())));
        for (Indicator indicator : article.indicators()) {
            text.add(words(indicator.id(), indicator.level1(), indicator.level2(), indicator.indicator()));
        }
        for (Task task : article.tasks()) {
            text.add(words(task.task(), task.lead(), String.join(" ", task.responsible())));
        }
        String title = Ground.name(document, article.article()) + " " + article.heading();
        return new SearchEntry(
                Paths.document(document.id()) + "#" + Paths.anchor(article.key()),
                new Texts(title, title),
                new Texts("条文", "article"),
                words(String.join(" ", text).strip(), region, document.title()));
    }

    private static SearchEntry clause(Clause clause, RuleKind kind, String region) {
        Erratum erratum = clause.erratum();
        return new SearchEntry(
                Paths.clause(clause.id()),
                new Texts(
                        kind.title().zh() + " · " + Ground.name(clause),
                        kind.title().en() + " · " + Ground.name(clause)),
                new Texts("条款", "clause"),
                words(
                        clause.id(),
                        clause.quote(),
                        clause.interpretation(),
                        erratum == null ? null : erratum.reason(),
                        Words.of(clause.force()).zh(),
                        figures(clause, kind),
                        String.join(" ", clause.responsible()),
                        region,
                        clause.document().title()));
    }

    private static String figures(Clause clause, RuleKind kind) {
        return String.join(
                " ",
                Figure.of(clause, kind).stream()
                        .map(figure ->
                                figure.title().zh() + " " + figure.value().zh())
                        .toList());
    }

    private static SearchEntry kind(RuleKind kind) {
        return new SearchEntry(
                Paths.kind(kind.id()),
                kind.title(),
                new Texts("规则类别", "rule kind"),
                words(
                        kind.id(),
                        kind.title().zh(),
                        kind.title().en(),
                        kind.example().zh(),
                        kind.example().en(),
                        kind.remedy().zh()));
    }

    private static String words(@Nullable String... parts) {
        StringBuilder words = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(part);
            }
        }
        return words.toString();
    }
}
