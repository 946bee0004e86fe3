package cn.hegui.impact;

import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flips between two judgements of one subject, by clause, then by target in the order of its findings. */
final class Flips {
    private Flips() {}

    private record Judged(String clause, String target) {}

    static List<Flip> between(Judgement before, Judgement after) {
        // Two versions of a clause may judge one target, so each key holds its findings in order.
        Map<Judged, Deque<Finding>> earlier = new HashMap<>();
        for (Finding finding : before.findings()) {
            earlier.computeIfAbsent(key(finding), key -> new ArrayDeque<>(1)).add(finding);
        }
        List<Flip> flips = new ArrayList<>();
        for (Finding finding : after.findings()) {
            Deque<Finding> same = earlier.get(key(finding));
            Finding was = same == null ? null : same.poll();
            Verdict from = was == null ? null : Verdict.of(was);
            Verdict to = Verdict.of(finding);
            if (!to.equals(from)) {
                flips.add(new Flip(after.subject(), finding.clause(), finding.target(), from, to));
            }
        }
        for (Finding finding : before.findings()) {
            Deque<Finding> left = earlier.get(key(finding));
            Finding gone = left == null ? null : left.poll();
            if (gone != null) {
                flips.add(new Flip(before.subject(), gone.clause(), gone.target(), Verdict.of(gone), null));
            }
        }
        flips.sort(Comparator.comparing(flip -> flip.clause().id()));
        return flips;
    }

    private static Judged key(Finding finding) {
        return new Judged(finding.clause().id(), finding.target());
    }
}
