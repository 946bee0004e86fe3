package cn.hegui.check;

import cn.hegui.model.Internship;
import cn.hegui.model.PostStaffing;
import cn.hegui.model.Staffing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The staff among whom interns are counted, from day to day: all of an enterprise, or those of one post. A figure that
 * names no post may be that of any.
 *
 * @param ofPost whether it is the staff of a post
 * @param post the post; null for all staff, and for a post that nobody names
 * @param figures in the order given
 */
record StaffFigures(boolean ofPost, @Nullable String post, List<Figure> figures) {

    /**
     * The staff from a day on; null is not known.
     *
     * @param named whether it is known whose staff it is
     */
    record Figure(@Nullable LocalDate from, @Nullable Long staff, boolean named) {}

    /**
     * What the staff of one day may be.
     *
     * @param staffs the figures that may hold, as far as their number is known
     * @param lacksStaff whether one more may hold whose number is not known
     * @param orNone whether perhaps none holds
     * @param open what would tell which of them holds
     */
    record Reading(List<Long> staffs, boolean lacksStaff, boolean orNone, List<String> open) {
        long least() {
            return lacksStaff || staffs.isEmpty() ? 0 : Collections.min(staffs);
        }

        /** The highest figure; null where it is not known how high, or that there is one. */
        @Nullable
        Long most() {
            return lacksStaff || orNone ? null : Collections.max(staffs);
        }
    }

    static StaffFigures ofWhole(@Nullable List<Staffing> staffing) {
        List<Figure> figures = new ArrayList<>(1);
        if (staffing != null) {
            for (Staffing each : staffing) {
                figures.add(new Figure(each.from(), each.staff(), true));
            }
        }
        return new StaffFigures(false, null, figures);
    }

    /** The posts of {@code staffing} and {@code internships} by name, and one that nobody names; without figures, none. */
    static List<StaffFigures> ofPosts(@Nullable List<PostStaffing> staffing, List<Internship> internships) {
        if (staffing == null || staffing.isEmpty()) {
            return List.of();
        }
        SortedSet<String> posts = new TreeSet<>();
        boolean perhapsOfAny = false;
        for (PostStaffing each : staffing) {
            perhapsOfAny |= each.post() == null;
            addIfNamed(posts, each.post());
        }
        if (perhapsOfAny) {
            internships.forEach(each -> addIfNamed(posts, each.post()));
        }
        List<StaffFigures> groups = new ArrayList<>();
        posts.forEach(post -> groups.add(ofPost(post, staffing)));
        groups.add(ofPost(null, staffing));
        return groups;
    }

    private static void addIfNamed(SortedSet<String> posts, @Nullable String post) {
        if (post != null) {
            posts.add(post);
        }
    }

    private static StaffFigures ofPost(@Nullable String post, List<PostStaffing> staffing) {
        return new StaffFigures(
                true,
                post,
                staffing.stream()
                        .filter(each -> each.post() == null || each.post().equals(post))
                        .map(each -> new Figure(each.from(), each.staff(), each.post() != null))
                        .toList());
    }

    /** The days from which on a figure holds. */
    List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        for (Figure figure : figures) {
            if (figure.from() != null) {
                days.add(figure.from());
            }
        }
        return days;
    }

    /** Whether a figure is known to be given for {@code day} or before. */
    boolean givenBy(LocalDate day) {
        for (Figure figure : figures) {
            if (figure.from() != null && !figure.from().isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The staff on {@code day}: the latest figure by then, of two of one day the later in the list; where a figure lacks
     * its day or its post, it may hold as well. Null where no figure is given for the day.
     */
    @Nullable
    Reading on(LocalDate day) {
        Figure dated = null;
        List<Figure> candidates = new ArrayList<>(1);
        List<String> open = new ArrayList<>(0);
        for (Figure figure : figures) {
            LocalDate from = figure.from();
            if (from != null && from.isAfter(day)) {
                continue;
            }
            if (from == null) {
                open.add("from");
            }
            if (!figure.named()) {
                open.add("post");
            }
            if (from == null || !figure.named()) {
                candidates.add(figure);
            } else if (dated == null || dated.from() == null || !from.isBefore(dated.from())) {
                dated = figure;
            }
        }
        if (dated != null) {
            candidates.add(dated);
        }
        if (candidates.isEmpty()) {
            return null;
        }
        List<Long> staffs = new ArrayList<>(candidates.size());
        for (Figure candidate : candidates) {
            if (candidate.staff() != null) {
                staffs.add(candidate.staff());
            }
        }
        return new Reading(staffs, staffs.size() < candidates.size(), dated == null, open);
    }
}
