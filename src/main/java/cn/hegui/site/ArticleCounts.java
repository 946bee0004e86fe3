package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Document;

/** The numbered articles of a document, those of them with and without clauses, the parts beside them, its clauses. */
record ArticleCounts(int articles, int checked, int unchecked, int parts, int clauses) {
    static ArticleCounts of(Document document) {
        int checked = 0;
        int unchecked = 0;
        int parts = 0;
        int clauses = 0;
        for (Article article : document.articles()) {
            clauses += article.clauseIds().size();
            if (article.section()) {
                parts++;
            } else if (article.reason() == null) {
                checked++;
            } else {
                unchecked++;
            }
        }
        return new ArticleCounts(checked + unchecked, checked, unchecked, parts, clauses);
    }

    ArticleCounts plus(ArticleCounts other) {
        return new ArticleCounts(
                articles + other.articles,
                checked + other.checked,
                unchecked + other.unchecked,
                parts + other.parts,
                clauses + other.clauses);
    }
}
