package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Interval;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Sponsor;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import gg.jte.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One clause in all its versions. */
record ClausePage(
        String id,
        Document document,
        Article article,
        RuleKind kind,
        List<Version> versions,
        Reach reach,
        List<String> below) {

    /** What is said of one version: rows of a name and its words, in the order of reading, and the figures. */
    record Version(Clause clause, List<Row> rows, List<Figure> figures) {}

    /** One row: what it tells, and the words. */
    record Row(Texts name, Content words) {}

    static ClausePage of(List<Clause> versions, Article article, PolicyBook book, Page page) {
        Clause last = versions.get(versions.size() - 1);
        RuleKind kind = book.kinds().get(last.rule());
        Reach reach = Reach.of(last, book);
        return new ClausePage(
                last.id(),
                last.document(),
                article,
                kind,
                versions.stream()
                        .map(clause -> new Version(clause, rows(clause, page), Figure.of(clause, kind)))
                        .toList(),
                reach,
                reach.below().stream().map(book::regionName).toList());
    }

    /** What stands beside the words and the figures. A new component of {@link Clause} is a new line here. */
    private static List<Row> rows(Clause clause, Page page) {
        List<Row> rows = new ArrayList<>();
        Document document = clause.document();
        rows.add(row("时间", "Time", page.both(time(clause.inForce()))));
        rows.add(row("文件状态", "Document", page.both(Words.of(document.status()))));
        rows.add(row("约束力", "Force", page.both(Words.of(clause.force()))));
        rows.add(row("不符合时", "A fail is a", page.both(Words.of(clause.severity()))));
        if (!clause.levels().isEmpty()) {
            rows.add(row(
                    "办学层次",
                    "Levels",
                    page.both(joined(clause.levels().stream()
                            .sorted()
                            .map((Level level) -> Words.of(level))
                            .toList()))));
        }
        if (!clause.sponsors().isEmpty()) {
            rows.add(row(
                    "举办者",
                    "Sponsors",
                    page.both(joined(clause.sponsors().stream()
                            .sorted()
                            .map((Sponsor sponsor) -> Lexicon.code("sponsors", sponsor.code()))
                            .toList()))));
        }
        if (!clause.responsible().isEmpty()) {
            rows.add(row("责任单位", "Responsible", page.zh(String.join("、", clause.responsible()))));
        }
        return rows;
    }

    private static Row row(String zh, String en, Content words) {
        return new Row(new Texts(zh, en), words);
    }

    static Texts joined(List<Texts> texts) {
        return new Texts(
                String.join("、", texts.stream().map(Texts::zh).toList()),
                String.join(", ", texts.stream().map(Texts::en).toList()));
    }

    static Texts time(Interval time) {
        return time.until() == null
                ? new Texts(time.effective() + " 起", "from " + time.effective())
                : new Texts(
                        time.effective() + " 起，" + time.until() + " 前",
                        "from " + time.effective() + " until " + time.until());
    }

    /** What remains of an erratum once its figures are told; they may be numbers or words. */
    static Texts applied(Erratum erratum, RuleKind kind, Clause clause) {
        for (Figure figure : Figure.of(clause, kind)) {
            Object value = clause.parameters().values().get(figure.name());
            if (value instanceof BigDecimal number && number.toPlainString().equals(erratum.applied())) {
                return figure.value();
            }
        }
        return new Texts(erratum.applied(), erratum.applied());
    }

    boolean reachesBelow() {
        return !below.isEmpty() && !document.region().equals(RegionCode.NATION);
    }
}
