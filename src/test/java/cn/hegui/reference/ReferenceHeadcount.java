package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.number;
import static cn.hegui.reference.Facts.text;
import static cn.hegui.reference.ReferenceInternshipRules.SHADOWING_IS_POST;

import cn.hegui.reference.ReferenceBook.Clause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many `post` interns are there at once, against the staff of the enterprise and of each post.
 *
 * <p>Looked at on each day on which an intern comes or is there for the last time, or a figure begins: between those days
 * nothing changes. On each of them, and for each limit, there are so many interns surely and so many perhaps, and one
 * figure or several that may hold. Too many whatever holds: broken. Not too many whatever holds: kept. Else open, and
 * what would decide that day is missing.
 */
final class ReferenceHeadcount {
    private final Clause clause;
    private final LocalDate asOf;
    private final List<Map<String, Object>> internships;
    private final Set<String> missing = new TreeSet<>();

    /** Of the broken days the one with the most interns too many. */
    private BigDecimal worst;

    private ReferenceHeadcount(Reference reference, Clause clause) {
        this.clause = clause;
        this.asOf = reference.asOf;
        this.internships = Facts.items(reference.subject, "internships");
    }

    static void judge(Reference reference, Clause clause) {
        List<Map<String, Object>> staffing = Facts.items(reference.subject, "staffing");
        List<Map<String, Object>> postStaffing = Facts.items(reference.subject, "postStaffing");
        Verdict verdict = new ReferenceHeadcount(reference, clause).judge(staffing, postStaffing);
        if (verdict != null) {
            reference.add(clause, "", verdict);
        }
    }

    /** A figure that may hold on a day, and what is not known of it beside its `staff`. */
    private record Figure(Map<String, Object> entry, Set<String> doubts) {
        /** Whether so many are too many under it: yes, no, or either. */
        Set<Boolean> tooMany(int count, BigDecimal share) {
            BigDecimal staff = entry == null ? null : number(entry, "staff");
            if (entry == null || count == 0) {
                return Set.of(false); // no figure given: not judged
            }
            return staff == null
                    ? Set.of(true, false)
                    : Set.of(BigDecimal.valueOf(count).compareTo(share.multiply(staff)) > 0);
        }

        BigDecimal excess(int count, BigDecimal share) {
            return BigDecimal.valueOf(count)
                    .subtract(share.multiply(number(entry, "staff")).setScale(0, RoundingMode.FLOOR));
        }
    }

    private static final Figure NONE = new Figure(null, Set.of());

    private Verdict judge(List<Map<String, Object>> staffing, List<Map<String, Object>> postStaffing) {
        Set<LocalDate> days = days(staffing, postStaffing);
        boolean given = false;
        boolean perhapsGiven = false;
        for (LocalDate day : days) {
            for (List<Map<String, Object>> list : List.of(staffing, postStaffing)) {
                for (Map<String, Object> entry : list) {
                    given |= day(entry, "from") != null && !day(entry, "from").isAfter(day);
                    perhapsGiven |= day(entry, "from") == null;
                }
            }
        }
        if (internships.isEmpty() || (!given && !perhapsGiven)) {
            return null; // an empty or absent list, or no day in the clause's time for which a figure is given
        }
        for (LocalDate day : days) {
            BigDecimal maxShare = number(clause.parameters(day), "maxShare");
            BigDecimal maxPostShare = number(clause.parameters(day), "maxPostShare");
            limit(day, null, figures(day, null, staffing), maxShare);
            for (String post : posts(postStaffing)) {
                limit(day, post, figures(day, post, postStaffing), maxPostShare);
            }
        }
        if (worst != null) {
            return Verdict.fail(worst);
        }
        if (!given) {
            missing.add("from"); // whether any day is judged is not known: never a pass
        }
        return missing.isEmpty() ? Verdict.pass() : Verdict.unknown(missing);
    }

    /** The days of the clause's time up to D on which something may change. */
    private Set<LocalDate> days(List<Map<String, Object>> staffing, List<Map<String, Object>> postStaffing) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(clause.effective());
        for (List<Map<String, Object>> list : List.of(internships, staffing, postStaffing)) {
            for (Map<String, Object> item : list) {
                LocalDate from = day(item, "from");
                LocalDate to = day(item, "to");
                if (from != null) {
                    days.add(from);
                }
                if (to != null) {
                    days.add(to);
                    days.add(to.plusDays(1));
                }
            }
        }
        days.removeIf(day -> day.isAfter(asOf) || !clause.inForce(day));
        return days;
    }

    /** Every post that anyone names, and one that nobody does. */
    private Set<String> posts(List<Map<String, Object>> postStaffing) {
        Set<String> posts = new TreeSet<>(Set.of("a post that nobody names"));
        for (List<Map<String, Object>> list : List.of(internships, postStaffing)) {
            for (Map<String, Object> item : list) {
                if (text(item, "post") != null) {
                    posts.add(text(item, "post"));
                }
            }
        }
        return posts;
    }

    /** What may hold on that day: the latest dated figure (or none), and each whose day or post is not known. */
    private static List<Figure> figures(LocalDate day, String post, List<Map<String, Object>> entries) {
        Map<String, Object> latest = null;
        List<Figure> figures = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            LocalDate from = day(entry, "from");
            String of = text(entry, "post");
            if ((post != null && of != null && !of.equals(post)) || (from != null && from.isAfter(day))) {
                continue;
            }
            Set<String> doubts = new TreeSet<>();
            if (from == null) {
                doubts.add("from");
            }
            if (post != null && of == null) {
                doubts.add("post");
            }
            if (!doubts.isEmpty()) {
                figures.add(new Figure(entry, doubts));
            } else if (latest == null || !from.isBefore(day(latest, "from"))) {
                latest = entry;
            }
        }
        figures.add(latest == null ? NONE : new Figure(latest, Set.of()));
        return figures;
    }

    /** One limit on one day: of the post, or of the whole enterprise where `post` is null. */
    private void limit(LocalDate day, String post, List<Figure> figures, BigDecimal share) {
        int surely = 0;
        int perhaps = 0;
        Set<String> doubts = new TreeSet<>();
        for (Map<String, Object> internship : internships) {
            Set<String> open = new TreeSet<>();
            if (mayBeThere(internship, day, post, open)) {
                if (open.isEmpty()) {
                    surely++;
                } else {
                    perhaps++;
                    doubts.addAll(open);
                }
            }
        }
        boolean broken = true;
        BigDecimal leastExcess = null;
        for (Figure figure : figures) {
            broken &= figure.tooMany(surely, share).equals(Set.of(true));
        }
        if (broken) {
            for (Figure figure : figures) {
                BigDecimal excess = figure.excess(surely, share);
                leastExcess = leastExcess == null ? excess : leastExcess.min(excess);
            }
            worst = worst == null ? leastExcess : worst.max(leastExcess);
            return;
        }
        for (Figure figure : figures) {
            // The interns: whether one more or less turns the outcome under this figure.
            for (int count = surely; count < surely + perhaps; count++) {
                boolean mayBeWithin = figure.tooMany(count, share).contains(false);
                boolean mayBeOver = figure.tooMany(count + 1, share).contains(true);
                if (mayBeWithin && mayBeOver) {
                    missing.addAll(doubts);
                }
            }
            for (int count = surely; count <= surely + perhaps; count++) {
                if (figure.tooMany(count, share).size() > 1) {
                    missing.add("staff");
                }
                // The figures: whether another one that may hold turns the outcome.
                for (Figure other : figures) {
                    Set<Boolean> either = new TreeSet<>(figure.tooMany(count, share));
                    either.addAll(other.tooMany(count, share));
                    if (other != figure && either.size() > 1) {
                        missing.addAll(figure.doubts());
                        missing.addAll(other.doubts());
                    }
                }
            }
        }
    }

    /** Whether an intern may count on that day; what is not known of it is added to `open`. */
    private boolean mayBeThere(Map<String, Object> internship, LocalDate day, String post, Set<String> open) {
        LocalDate from = day(internship, "from");
        LocalDate to = day(internship, "to");
        Boolean vocational = ReferenceInternshipRules.vocational(internship, clause);
        Boolean judgedAsPost = ReferenceInternshipRules.post(internship);
        String itsPost = text(internship, "post");
        if (Boolean.FALSE.equals(vocational)
                || Boolean.FALSE.equals(judgedAsPost)
                || (from != null && from.isAfter(day))
                || (to != null && to.isBefore(day))
                || (from == null && "shadowing".equals(text(internship, "type")) && day.isBefore(SHADOWING_IS_POST))
                || (post != null && itsPost != null && !itsPost.equals(post))) {
            return false;
        }
        if (vocational == null) {
            open.add("schoolLevel");
        }
        if (judgedAsPost == null) {
            open.add("type");
        }
        if (post != null && itsPost == null) {
            open.add("post");
        }
        if (from == null) {
            open.add("from");
        }
        return true;
    }
}
