package cn.hegui.impact;

import cn.hegui.model.Judgement;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sums of a comparison. Holds no subject, so its size depends on clauses and regions and not on the input. */
public final class ImpactTally {
    /** The way of a finding under one clause; {@code from} or {@code to} null: no finding there. */
    public record Way(
            String clause, @Nullable Verdict from, @Nullable Verdict to) {}

    /** Flips and the subjects that have at least one of them. */
    public record Sum(long flips, long subjects) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(long moreFlips, long moreSubjects) {
            return new Sum(flips + moreFlips, subjects + moreSubjects);
        }
    }

    private static final Comparator<Way> ORDER = Comparator.comparing(Way::clause)
            .thenComparing(way -> rank(way.from()))
            .thenComparing(way -> rank(way.to()));

    private final SortedMap<Way, Sum> byWay = new TreeMap<>(ORDER);
    private final SortedMap<RegionCode, Sum> byRegion = new TreeMap<>();
    private Sum all = Sum.NONE;
    private long judged;
    private long rejected;
    private @Nullable Reject firstReject;

    /** No finding first, then by outcome and severity: a number that orders as the words of the contract do. */
    private static int rank(@Nullable Verdict verdict) {
        if (verdict == null) {
            return 0;
        }
        int severity = verdict.severity() == null ? 0 : verdict.severity().ordinal();
        return 1 + verdict.outcome().ordinal() * 10 + severity;
    }

    void add(Judgement judgement, List<Flip> flips) {
        judged++;
        if (flips.isEmpty()) {
            return;
        }
        all = all.plus(flips.size(), 1);
        byRegion.merge(
                judgement.subject().region(), new Sum(flips.size(), 1), (one, other) -> one.plus(other.flips(), 1));
        Set<Way> met = new HashSet<>();
        for (Flip flip : flips) {
            Way way = new Way(flip.clause().id(), flip.from(), flip.to());
            Sum sum = byWay.getOrDefault(way, Sum.NONE);
            byWay.put(way, sum.plus(1, met.add(way) ? 1 : 0));
        }
    }

    void add(Reject reject) {
        rejected++;
        if (firstReject == null) {
            firstReject = reject;
        }
    }

    /** Subjects judged under both books. */
    public long judged() {
        return judged;
    }

    /** Records rejected. */
    public long rejected() {
        return rejected;
    }

    /** The first record that was rejected. */
    public @Nullable Reject firstReject() {
        return firstReject;
    }

    /** All flips, and the subjects that have any. */
    public Sum all() {
        return all;
    }

    /** The flips by clause, then by where they come from and go to. */
    public SortedMap<Way, Sum> byWay() {
        return Collections.unmodifiableSortedMap(byWay);
    }

    /** The flips by the subject's region. */
    public SortedMap<RegionCode, Sum> byRegion() {
        return Collections.unmodifiableSortedMap(byRegion);
    }
}
