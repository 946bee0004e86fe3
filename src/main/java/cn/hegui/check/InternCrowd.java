package cn.hegui.check;

import cn.hegui.duty.InternHeadcount;
import cn.hegui.model.Clause;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Internship;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Level;
import cn.hegui.model.Parameters;
import cn.hegui.model.Relation;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many interns on posts an enterprise has at once, against its staff and against that of each post, on every day for
 * which a figure is given. The day on which most are over the limit, or fewest below it, stands for all.
 */
final class InternCrowd {
    private static final Comparator<Turn> BY_DAY = Comparator.comparing(Turn::day);

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
        List<StaffFigures> posts = StaffFigures.ofPosts(enterprise.postStaffing(), internships);
        StaffFigures whole = StaffFigures.ofWhole(enterprise.staffing());
        crowd.measure(whole, internships, parameters.decimal("maxShare"));
        for (StaffFigures post : posts) {
            crowd.measure(post, crowd.internsOf(post), parameters.decimal("maxPostShare"));
        }
        boolean given = whole.givenBy(last) || posts.stream().anyMatch(post -> post.givenBy(last));
        crowd.draw(docket, given);
    }

    private void draw(Docket docket, boolean given) {
        if (possible == null) {
            return;
        }
        Case one = docket.sinceEffective("");
        if (one == null) {
            return;
        }
        if (!given) {
            // Whether any day has a figure is not known.
            one.undecidedWithout("from");
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

    private List<Internship> internsOf(StaffFigures post) {
        return internships.stream()
                .filter(each -> each.post() == null || each.post().equals(post.post()))
                .toList();
    }

    /** Looks at every day on which something may change: a figure, or who is there. */
    private void measure(StaffFigures staff, List<Internship> interns, BigDecimal maxShare) {
        if (staff.figures().isEmpty()) {
            return;
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(first, null, 0));
        for (LocalDate day : staff.days()) {
            if (!day.isBefore(first) && !day.isAfter(last)) {
                turns.add(new Turn(day, null, 0));
            }
        }
        for (Internship internship : interns) {
            Stay stay = stay(internship, staff.ofPost());
            if (stay == null) {
                continue;
            }
            LocalDate from = stay.from().isBefore(first) ? first : stay.from();
            if (from.isBefore(stay.until()) && !from.isAfter(last)) {
                turns.add(new Turn(from, stay, 1));
                if (!stay.until().isAfter(last)) {
                    turns.add(new Turn(stay.until(), stay, -1));
                }
            }
        }
        turns.sort(BY_DAY);
        Present present = new Present();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn.stay() != null) {
                present.add(turn.stay(), turn.number());
            }
            boolean endsDay = i + 1 == turns.size() || !turns.get(i + 1).day().equals(turn.day());
            StaffFigures.Reading reading = endsDay ? staff.on(turn.day()) : null;
            if (reading != null) {
                look(turn.day(), staff.post(), reading, present, maxShare);
            }
        }
    }

    private void look(
            LocalDate day, @Nullable String post, StaffFigures.Reading reading, Present present, BigDecimal maxShare) {
        Day atWorst = Day.like(possible, day, post, present.atMost(), reading.least(), maxShare);
        if (possible == null || atWorst.excess().compareTo(possible.excess()) > 0) {
            possible = atWorst;
        }
        Long most = reading.most();
        Day atBest = most == null ? null : Day.like(sure, day, post, present.surely, most, maxShare);
        if (atBest != null && (sure == null || atBest.excess().compareTo(sure.excess()) > 0)) {
            sure = atBest;
        }
        boolean broken = atBest != null && atBest.excess().signum() > 0;
        if (!broken && atWorst.excess().signum() > 0) {
            nameOpen(reading, present, maxShare);
        }
    }

    /** Names what would turn the outcome of one day: an intern more or less, a figure, or which figure holds. */
    private void nameOpen(StaffFigures.Reading reading, Present present, BigDecimal maxShare) {
        boolean internsDecide = reading.lacksStaff() && present.atMost() > present.surely;
        for (long staff : reading.staffs()) {
            BigDecimal limit = maxShare.multiply(BigDecimal.valueOf(staff));
            internsDecide |= !exceeds(present.surely, limit) && exceeds(present.atMost(), limit);
        }
        if (internsDecide) {
            open.addAll(present.open.keySet());
        }
        if (reading.lacksStaff()) {
            open.add("staff");
        }
        // The first number that is too many under the lowest figure; under the highest it may not be.
        BigDecimal lowest = maxShare.multiply(BigDecimal.valueOf(reading.least()));
        BigDecimal turning = BigDecimal.valueOf(present.surely)
                .max(lowest.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
        Long most = reading.most();
        boolean highestAllows = most == null || turning.compareTo(maxShare.multiply(BigDecimal.valueOf(most))) <= 0;
        if (highestAllows && turning.compareTo(BigDecimal.valueOf(present.atMost())) <= 0) {
            open.addAll(reading.open());
        }
    }

    private static boolean exceeds(long interns, BigDecimal limit) {
        return BigDecimal.valueOf(interns).compareTo(limit) > 0;
    }

    /** The time in which {@code internship} counts, or may; at one post, where {@code ofPost}. Null where it does not. */
    private @Nullable Stay stay(Internship internship, boolean ofPost) {
        LocalDate from = internship.from();
        InternshipType type = internship.type();
        Level level = internship.schoolLevel();
        boolean shadowing = type == InternshipType.SHADOWING;
        boolean tooEarly = shadowing && from != null && from.isBefore(shadowingAsPostFrom);
        boolean ofOtherLevel =
                !clause.levels().isEmpty() && level != null && !clause.levels().contains(level);
        if (tooEarly || type == InternshipType.OBSERVATION || ofOtherLevel) {
            return null;
        }
        List<String> open = new ArrayList<>(0);
        if (from == null) {
            open.add("from");
        }
        if (type == null) {
            open.add("type");
        }
        if (level == null && !clause.levels().isEmpty()) {
            open.add("schoolLevel");
        }
        if (ofPost && internship.post() == null) {
            open.add("post");
        }
        LocalDate undated = shadowing ? shadowingAsPostFrom : LocalDate.MIN;
        // Without a last day it still runs.
        LocalDate until =
                internship.to() == null ? LocalDate.MAX : internship.to().plusDays(1);
        return new Stay(from == null ? undated : from, until, open);
    }

    /**
     * The days from {@code from} until before {@code until} on which an intern counts; only perhaps, where fields are
     * {@code open}.
     */
    private record Stay(LocalDate from, LocalDate until, List<String> open) {}

    /**
     * What changes on a day.
     *
     * @param stay who comes or is there no more; null where a figure of the staff changes
     * @param number 1 who comes, -1 who goes
     */
    private record Turn(LocalDate day, @Nullable Stay stay, int number) {}

    /** The interns of a day: those who surely count, those who may, and of these the open fields, each so many times. */
    private static final class Present {
        private long surely;
        private long perhaps;
        private final Map<String, Long> open = new TreeMap<>();

        void add(Stay stay, long number) {
            if (stay.open().isEmpty()) {
                surely += number;
            } else {
                perhaps += number;
                for (String field : stay.open()) {
                    open.merge(field, number, (before, more) -> before + more == 0 ? null : (Long) (before + more));
                }
            }
        }

        long atMost() {
            return surely + perhaps;
        }
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
}
