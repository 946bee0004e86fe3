package cn.hegui.site;

import cn.hegui.model.RuleKind;
import cn.hegui.policy.PolicyBook;
import java.util.List;

/** The figures over time, by rule kind; kinds without clauses or without figures are left out. */
record FiguresPage(Timeline timeline, List<Group> groups) {
    /** The versions of the clauses of one kind. */
    record Group(RuleKind kind, List<Timeline.Row> rows) {}

    static FiguresPage of(PolicyBook book, Timeline timeline) {
        return new FiguresPage(
                timeline,
                book.kinds().byId().values().stream()
                        .map(kind -> new Group(kind, Timeline.rows(book, kind.id(), timeline)))
                        .filter(group -> group.rows().stream()
                                .anyMatch(row -> row.figures().stream().anyMatch(Figure::measured)))
                        .toList());
    }
}
