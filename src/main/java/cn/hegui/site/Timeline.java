package cn.hegui.site;

import cn.hegui.model.Clause;
import cn.hegui.model.Interval;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Ground;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The years that the book speaks of, from the first to the last that it names: today is not asked, so that the same book
 * gives the same picture. Places are whole units of {@link #WIDTH}.
 */
record Timeline(int first, int last) {
    /** The width of the picture, in its own units. */
    static final int WIDTH = 600;

    private static final int FEW_YEARS = 12;

    /** A year that is marked, and its place. */
    record Tick(int year, int x) {}

    /**
     * The time of one version.
     *
     * @param open whether no end is known, so that the bar runs out of the picture
     */
    record Bar(int x, int width, boolean open) {}

    /** One version of one clause: its figures as text, and its time as a bar. */
    record Row(Clause clause, String regionName, List<Figure> figures, Bar bar) {
        /** Where it stands, as in 长春市 · 长府办发〔2020〕3号第11条. */
        String place() {
            return regionName + " · " + Ground.name(clause);
        }
    }

    static Timeline of(PolicyBook book) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (Clause clause : book.clauses()) {
            LocalDate until = clause.inForce().until();
            first = Math.min(first, clause.inForce().effective().getYear());
            last = Math.max(
                    last,
                    until == null
                            ? clause.inForce().effective().getYear()
                            : until.minusDays(1).getYear());
        }
        return first > last ? new Timeline(2000, 2001) : new Timeline(first, last + 1);
    }

    List<Tick> ticks() {
        int step = last - first <= FEW_YEARS ? 1 : 5;
        List<Tick> ticks = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            if (year % step == 0) {
                ticks.add(new Tick(year, x(LocalDate.of(year, 1, 1))));
            }
        }
        return ticks;
    }

    Bar bar(Interval time) {
        int start = x(time.effective());
        LocalDate until = time.until();
        int end = until == null ? WIDTH : x(until);
        return new Bar(start, Math.max(2, end - start), until == null);
    }

    /** The versions of all clauses that are judged by one kind, first by place, then by clause and time. */
    static List<Row> rows(PolicyBook book, String kind, Timeline timeline) {
        return book.clauses().stream()
                .filter(clause -> clause.rule().equals(kind))
                .sorted((a, b) -> a.document().region().compareTo(b.document().region()))
                .map(clause -> new Row(
                        clause,
                        book.regionName(clause.document().region()),
                        Figure.of(clause, book.kinds().get(kind)),
                        timeline.bar(clause.inForce())))
                .toList();
    }

    private int x(LocalDate day) {
        LocalDate start = LocalDate.of(first, 1, 1);
        long all = ChronoUnit.DAYS.between(start, LocalDate.of(last + 1, 1, 1));
        long at = ChronoUnit.DAYS.between(start, day);
        return (int) Math.max(0, Math.min(WIDTH, at * WIDTH / all));
    }
}
