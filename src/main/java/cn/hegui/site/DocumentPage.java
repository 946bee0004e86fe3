package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import java.util.List;

/** One document with all its articles; each with its clauses, in their latest version, or why it has none. */
record DocumentPage(Document document, String regionName, List<Part> parts, ArticleCounts counts) {
    /** One article. */
    record Part(Article article, List<Entry> clauses) {}

    /** A clause as its document shows it. */
    record Entry(Clause clause, List<Figure> figures, Texts title) {}

    static DocumentPage of(Document document, PolicyBook book) {
        return new DocumentPage(
                document,
                book.regionName(document.region()),
                document.articles().stream().map(article -> part(article, book)).toList(),
                ArticleCounts.of(document));
    }

    private static Part part(Article article, PolicyBook book) {
        return new Part(
                article,
                article.clauseIds().stream()
                        .flatMap(id -> book.clause(id).stream())
                        .map(clause -> {
                            RuleKind kind = book.kinds().get(clause.rule());
                            return new Entry(clause, Figure.of(clause, kind), kind.title());
                        })
                        .toList());
    }
}
