package cn.hegui.site;

import cn.hegui.model.Document;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import java.util.Comparator;
import java.util.List;

/** The first page: the documents by region, the nation first, and the files that the book was read from. */
record IndexPage(List<Row> rows, ArticleCounts sums, int kinds, List<PolicyFile> files) {
    /** One document. */
    record Row(Document document, String regionName, ArticleCounts counts) {}

    static IndexPage of(PolicyBook book) {
        List<Row> rows = book.documents().stream()
                .sorted(Comparator.comparing(Document::region).thenComparing(Document::id))
                .map(document -> new Row(document, book.regionName(document.region()), ArticleCounts.of(document)))
                .toList();
        ArticleCounts sums =
                rows.stream().map(Row::counts).reduce(new ArticleCounts(0, 0, 0, 0, 0), ArticleCounts::plus);
        return new IndexPage(
                rows,
                sums,
                book.kinds().byId().size(),
                book.files().stream()
                        .filter(file -> file.name().startsWith("policies/"))
                        .toList());
    }
}
