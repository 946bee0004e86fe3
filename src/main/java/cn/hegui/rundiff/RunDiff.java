package cn.hegui.rundiff;

import cn.hegui.model.Outcome;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of two runs, compared by subject, clause and target. Only what is open takes part, and only the outcomes
 * that both runs list. Holds the places of the subjects and the findings of one of them; the order of the inputs of the
 * two runs may differ.
 */
public final class RunDiff {
    private static final Set<Outcome> OPEN = EnumSet.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING);

    private final RunFiles before;
    private final RunFiles after;
    private final Set<Outcome> compared;
    private final Moved moved;

    /** A comparison of {@code before} with {@code after}. */
    public RunDiff(RunFiles before, RunFiles after) {
        this.before = before;
        this.after = after;
        this.compared = EnumSet.copyOf(OPEN);
        compared.retainAll(before.summary().options().outcomes());
        compared.retainAll(after.summary().options().outcomes());
        this.moved = Moved.between(before.summary(), after.summary());
    }

    /** Hears of each finding that either run has. */
    @FunctionalInterface
    public interface Listener {
        /** {@code change} was found. */
        void change(Change change) throws IOException;
    }

    /** The outcomes that take part. */
    public Set<Outcome> compared() {
        return Collections.unmodifiableSet(compared);
    }

    /** What is not the same in the two runs. */
    public Moved moved() {
        return moved;
    }

    /** Compares all: first what the newer run has, in its order, then what only the older one has, in its own. */
    public DiffTally run(Listener listener) throws IOException {
        DiffTally tally = new DiffTally();
        Listener both = change -> {
            tally.add(change);
            listener.change(change);
        };
        try (Lines then = new Lines(before.file(RunFiles.FINDINGS));
                Lines now = new Lines(after.file(RunFiles.FINDINGS));
                Lines subjectsThen = new Lines(before.file(RunFiles.SUBJECTS));
                Lines subjectsNow = new Lines(after.file(RunFiles.SUBJECTS))) {
            Offsets findings = new Offsets(then);
            goThrough(now, then, findings, new Offsets(subjectsThen), both);
            leftOver(then, findings, new Offsets(subjectsNow), both);
        }
        return tally;
    }

    private void goThrough(Lines now, Lines then, Offsets findings, Offsets subjects, Listener listener)
            throws IOException {
        now.seek(0);
        for (byte[] line = now.next(); line != null; line = now.next()) {
            byte[] head = now.head(line);
            List<FindingLine> later = group(now, after, line, head);
            long place = findings.take(head);
            List<FindingLine> earlier = List.of();
            if (place >= 0) {
                then.seek(place);
                byte[] first = then.next();
                earlier = first == null ? List.of() : group(then, before, first, head);
            }
            compare(earlier, later, place >= 0 || subjects.take(head) >= 0, listener);
        }
    }

    private void leftOver(Lines then, Offsets findings, Offsets subjects, Listener listener) throws IOException {
        then.seek(0);
        byte[] last = {};
        for (byte[] line = then.next(); line != null; line = then.next()) {
            if (Offsets.startsWith(line, last)) {
                continue;
            }
            last = then.head(line);
            if (!findings.isTaken(last, then.lineAt())) {
                compare(group(then, before, line, last), List.of(), subjects.take(last) >= 0, listener);
            }
        }
    }

    /** The open findings of the subject of {@code first}, behind which {@code lines} stands; before and after the next one's. */
    private List<FindingLine> group(Lines lines, RunFiles run, byte[] first, byte[] head) throws IOException {
        List<FindingLine> group = new ArrayList<>();
        byte[] line = first;
        while (line != null && Offsets.startsWith(line, head)) {
            FindingLine finding = run.finding(line);
            if (compared.contains(finding.outcome())) {
                group.add(finding);
            }
            line = lines.next();
        }
        if (line != null) {
            lines.seek(lines.lineAt());
        }
        return group;
    }

    private record Key(String clause, String target) {
        static Key of(FindingLine finding) {
            return new Key(finding.clause(), finding.target());
        }
    }

    private void compare(List<FindingLine> earlier, List<FindingLine> later, boolean judged, Listener listener)
            throws IOException {
        // Two versions of a clause may judge one target, so each key holds its findings in order.
        Map<Key, Deque<FindingLine>> left = new HashMap<>();
        for (FindingLine finding : earlier) {
            left.computeIfAbsent(Key.of(finding), key -> new ArrayDeque<>(1)).add(finding);
        }
        for (FindingLine now : later) {
            Deque<FindingLine> same = left.get(Key.of(now));
            FindingLine then = same == null ? null : same.poll();
            if (then == null) {
                listener.change(new Change(State.NEW, null, now, moved.of(now, judged)));
            } else if (Moved.sameFinding(then, now) && Moved.sameWaiver(then, now)) {
                listener.change(new Change(State.PERSISTING, then, now, Set.of()));
            } else {
                listener.change(new Change(State.CHANGED, then, now, moved.of(then, now)));
            }
        }
        for (FindingLine then : earlier) {
            Deque<FindingLine> same = left.get(Key.of(then));
            FindingLine gone = same == null ? null : same.poll();
            if (gone != null) {
                listener.change(new Change(judged ? State.FIXED : State.GONE, gone, null, moved.of(gone, judged)));
            }
        }
    }
}
