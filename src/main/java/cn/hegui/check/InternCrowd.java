package cn.hegui.check;

import cn.hegui.duty.InternHeadcount;
import cn.hegui.model.Clause;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Internship;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Parameters;
import cn.hegui.model.PostStaffing;
import cn.hegui.model.Relation;
import cn.hegui.model.Staffing;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many interns on posts an enterprise has at once, against its staff and against that of each post, on every day for
 * which a figure is given. The day on which most are over the limit, or fewest below it, stands for all.
 */
final class InternCrowd {
    private final Clause clause;
    private final LocalDate first;
    private final LocalDate last;
    private final LocalDate shadowingAsPostFrom;
    private final List<Internship> internships;

    /** The day that is worst by what is surely so, and by what may be; null where no day has a figure. */
    private @Nullable Day sure;

    private @Nullable Day possible;
    private final SortedSet<String> open = new TreeSet<>();

    private InternCrowd(Clause clause, LocalDate first, LocalDate last, List<Internship> internships) {
        this.clause = clause;
        this.first = first;
        this.last = last;
        this.internships = internships;
        this.shadowingAsPostFrom = clause.parameters().day("shadowingAsPostFrom");
    }

    static void of(Enterprise enterprise, Docket docket) {
        List<Internship> internships = enterprise.internships();
        LocalDate effective = docket.clause().inForce().effective();
        if (internships == null || internships.isEmpty() || docket.asOf().isBefore(effective)) {
            return;
        }
        LocalDate until = docket.clause().inForce().until();
        LocalDate last = until == null || docket.asOf().isBefore(until) ? docket.asOf() : until.minusDays(1);
        InternCrowd crowd = new InternCrowd(docket.clause(), effective, last, internships);
        Parameters parameters = docket.clause().parameters();
        crowd.measure(Group.whole(enterprise.staffing()), parameters.decimal("maxShare"));
        for (Group group : Group.posts(enterprise.postStaffing(), internships)) {
            crowd.measure(group, parameters.decimal("maxPostShare"));
        }
        crowd.draw(docket);
    }

    private void draw(Docket docket) {
        if (possible == null) {
            return;
        }
        Case one = docket.sinceEffective("");
        if (one == null) {
            return;
        }
        Day best = sure != null ? sure : possible.withoutInterns();
        // A breach is told by what is surely so; else what may be shows how near the limit is.
        Day told = best.excess().signum() > 0 ? best : possible.excess().signum() <= 0 ? possible : null;
        if (told != null) {
            one.detail("day", told.day())
                    .detail("post", told.post())
                    .detail("interns", told.interns())
                    .detail("staff", told.staff())
                    .detail("limit", plain(told.limit()))
                    .detail("maxOfDay", told.maxShare())
                    .figures(BigDecimal.valueOf(told.interns()), Relation.AT_MOST, told.limit(), Unit.COUNT)
                    .amountMissing(told.excess().setScale(0, RoundingMode.CEILING));
        }
        open.forEach(one::missing);
        one.judge(best.duty(), possible.duty());
    }

    private static BigDecimal plain(BigDecimal figure) {
        return figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
    }

    /** Looks at every day on which something may change: a figure, or who is there. */
    private void measure(Group group, BigDecimal maxShare) {
        if (group.figures().isEmpty()) {
            return;
        }
        for (LocalDate day : turningDays(group)) {
            Known staff = group.on(day);
            if (staff == null) {
                continue;
            }
            long surely = 0;
            long perhaps = 0;
            List<String> fields = new ArrayList<>(staff.open());
            for (Internship internship : internships) {
                if (isElsewhere(internship, day)) {
                    continue;
                }
                List<Trait> traits = traits(internship, group.post(), day);
                Boolean counts = Trait.all(traits);
                if (YesNo.atBest(counts)) {
                    perhaps++;
                    surely += YesNo.atWorst(counts) ? 1 : 0;
                    fields.addAll(Trait.open(traits));
                }
            }
            Day atWorst = Day.like(possible, day, group.post(), perhaps, staff.least(), maxShare);
            if (possible == null || atWorst.excess().compareTo(possible.excess()) > 0) {
                possible = atWorst;
            }
            Long most = staff.most();
            if (most != null) {
                Day atBest = Day.like(sure, day, group.post(), surely, most, maxShare);
                if (sure == null || atBest.excess().compareTo(sure.excess()) > 0) {
                    sure = atBest;
                }
            }
            if (atWorst.excess().signum() > 0) {
                open.addAll(fields);
            }
        }
    }

    private SortedSet<LocalDate> turningDays(Group group) {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(first);
        days.add(shadowingAsPostFrom);
        group.figures().forEach(figure -> addIfGiven(days, figure.from()));
        for (Internship internship : internships) {
            addIfGiven(days, internship.from());
            LocalDate to = internship.to();
            addIfGiven(days, to == null ? null : to.plusDays(1));
        }
        days.removeIf(day -> day.isBefore(first) || day.isAfter(last));
        return days;
    }

    private static void addIfGiven(SortedSet<LocalDate> days, @Nullable LocalDate day) {
        if (day != null) {
            days.add(day);
        }
    }

    /** Whether the internship is known not to have begun by {@code day}, or to have ended before it. */
    private static boolean isElsewhere(Internship internship, LocalDate day) {
        LocalDate from = internship.from();
        LocalDate to = internship.to();
        return (from != null && from.isAfter(day)) || (to != null && to.isBefore(day));
    }

    /** What makes an internship count on {@code day}; at one post, where {@code post} is given. */
    private List<Trait> traits(Internship internship, @Nullable String post, LocalDate day) {
        LocalDate from = internship.from();
        List<Trait> traits = new ArrayList<>();
        traits.add(Trait.of("from", from, from != null && !from.isAfter(day)));
        // Without a last day it still runs.
        traits.add(new Trait("to", internship.to() == null || !internship.to().isBefore(day)));
        traits.add(Trait.of("type", internship.type(), internship.type() != InternshipType.OBSERVATION));
        if (internship.type() == InternshipType.SHADOWING) {
            LocalDate begun = from == null ? day : from;
            traits.add(new Trait("type", !begun.isBefore(shadowingAsPostFrom)));
        }
        if (!clause.levels().isEmpty()) {
            traits.add(Trait.of(
                    "schoolLevel",
                    internship.schoolLevel(),
                    internship.schoolLevel() != null && clause.levels().contains(internship.schoolLevel())));
        }
        if (post != null) {
            traits.add(Trait.of("post", internship.post(), post.equals(internship.post())));
        }
        return traits;
    }

    /**
     * The interns of one day against the limit of that day.
     *
     * @param post the post whose staff it is; null: all staff
     * @param limit as many as {@code maxShare} of the staff comes to, not rounded
     */
    private record Day(
            LocalDate day,
            @Nullable String post,
            long interns,
            long staff,
            BigDecimal maxShare,
            BigDecimal limit,
            BigDecimal excess) {
        static Day of(LocalDate day, @Nullable String post, long interns, long staff, BigDecimal maxShare) {
            BigDecimal limit = maxShare.multiply(BigDecimal.valueOf(staff));
            return new Day(
                    day,
                    post,
                    interns,
                    staff,
                    maxShare,
                    limit,
                    BigDecimal.valueOf(interns).subtract(limit));
        }

        /** The day worked out, or {@code known} where that has the same figures: most days change nothing. */
        static Day like(
                @Nullable Day known,
                LocalDate day,
                @Nullable String post,
                long interns,
                long staff,
                BigDecimal maxShare) {
            if (known != null && known.interns == interns && known.staff == staff && known.maxShare.equals(maxShare)) {
                return known;
            }
            return of(day, post, interns, staff, maxShare);
        }

        Day withoutInterns() {
            return of(day, post, 0, staff, maxShare);
        }

        InternHeadcount duty() {
            return new InternHeadcount(BigDecimal.valueOf(interns), limit());
        }
    }

    /** A figure of the staff, from a day on; null is not known. */
    private record Figure(
            @Nullable LocalDate from, @Nullable Long staff, boolean namesItsGroup) {}

    /**
     * The staff of a day, as far as it is known.
     *
     * @param most null where it is not known that there is a figure, or how great it may be
     */
    private record Known(long least, @Nullable Long most, List<String> open) {}

    /**
     * Those among whom interns are counted: all staff, or, with a {@code post}, that of one post.
     *
     * @param figures in the order given
     */
    private record Group(@Nullable String post, List<Figure> figures) {
        static Group whole(@Nullable List<Staffing> staffing) {
            List<Staffing> given = staffing == null ? List.of() : staffing;
            return new Group(
                    null,
                    given.stream()
                            .map(each -> new Figure(each.from(), each.staff(), true))
                            .toList());
        }

        /** The posts of {@code staffing} and {@code internships} by name; a figure that names none may be of any. */
        static List<Group> posts(@Nullable List<PostStaffing> staffing, List<Internship> internships) {
            if (staffing == null) {
                return List.of();
            }
            SortedSet<String> posts = new TreeSet<>();
            staffing.forEach(each -> addIfNamed(posts, each.post()));
            internships.forEach(each -> addIfNamed(posts, each.post()));
            List<Group> groups = new ArrayList<>();
            for (String post : posts) {
                groups.add(new Group(
                        post,
                        staffing.stream()
                                .filter(each -> each.post() == null || post.equals(each.post()))
                                .map(each -> new Figure(each.from(), each.staff(), each.post() != null))
                                .toList()));
            }
            return groups;
        }

        private static void addIfNamed(SortedSet<String> posts, @Nullable String post) {
            if (post != null) {
                posts.add(post);
            }
        }

        /**
         * The staff on {@code day}: the latest figure by then, of two of one day the later in the list; where a figure
         * lacks its day or its post, either may hold. Null where no figure is given for the day.
         */
        @Nullable
        Known on(LocalDate day) {
            Figure dated = null;
            List<Figure> candidates = new ArrayList<>();
            List<String> open = new ArrayList<>();
            for (Figure figure : figures) {
                LocalDate from = figure.from();
                if (from != null && from.isAfter(day)) {
                    continue;
                }
                if (from == null || !figure.namesItsGroup()) {
                    candidates.add(figure);
                    open.add(from == null ? "from" : "post");
                } else if (dated == null || !from.isBefore(Objects.requireNonNull(dated.from()))) {
                    dated = figure;
                }
            }
            if (dated != null) {
                candidates.add(dated);
            }
            if (candidates.isEmpty()) {
                return null;
            }
            long least = Long.MAX_VALUE;
            long most = 0;
            boolean bounded = dated != null;
            for (Figure candidate : candidates) {
                Long staff = candidate.staff();
                if (staff == null) {
                    open.add("staff");
                    bounded = false;
                }
                least = Math.min(least, staff == null ? 0 : staff);
                most = Math.max(most, staff == null ? 0 : staff);
            }
            return new Known(least, bounded ? most : null, open);
        }
    }
}
