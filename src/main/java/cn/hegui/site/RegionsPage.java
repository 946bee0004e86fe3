package cn.hegui.site;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import java.util.List;

/** Which clauses reach which regions: the regions with documents of their own, then every clause. */
record RegionsPage(List<Place> places, List<Line> lines) {
    /** A region: its own documents, those above that bind there too, and how many clauses that makes. */
    record Place(RegionCode region, String name, List<Document> own, List<Document> inherited, long clauses) {}

    /** A clause and whom it reaches. */
    record Line(Clause clause, Texts title, Texts reach) {}

    static RegionsPage of(PolicyBook book) {
        List<Place> places = book.documents().stream()
                .map(Document::region)
                .distinct()
                .sorted()
                .map(region -> place(region, book))
                .toList();
        List<Line> lines = book.clauses().stream()
                .map(Clause::id)
                .distinct()
                .flatMap(id -> book.clause(id).stream())
                .map(clause -> new Line(
                        clause,
                        book.kinds().get(clause.rule()).title(),
                        Reach.of(clause, book).sentence()))
                .toList();
        return new RegionsPage(places, lines);
    }

    private static Place place(RegionCode region, PolicyBook book) {
        return new Place(
                region,
                book.regionName(region),
                book.documents().stream()
                        .filter(document -> document.region().equals(region))
                        .toList(),
                book.documents().stream()
                        .filter(document -> !document.region().equals(region)
                                && document.region().contains(region))
                        .toList(),
                book.binding(region).stream().map(Clause::id).distinct().count());
    }
}
