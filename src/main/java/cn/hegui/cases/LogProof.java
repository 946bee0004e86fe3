package cn.hegui.cases;

import cn.hegui.model.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves a log, entry by entry: that each is whole and chained to the one before, that time goes forward, that every step
 * was one the law allows, and that the log holds the heads that were published of it. Keeps the cases, not the entries.
 */
public final class LogProof {
    private final Map<UUID, CreditCase> cases = new HashMap<>();
    private final TreeMap<Long, List<String>> anchors = new TreeMap<>();
    private Head head = Head.EMPTY;
    private @Nullable Instant last;
    private long sealed;

    /** A proof that the log also holds {@code published} heads; without any, a log cut off at its end looks whole. */
    public LogProof(List<Head> published) {
        for (Head anchor : published) {
            anchors.computeIfAbsent(anchor.seq(), seq -> new ArrayList<>()).add(anchor.hash());
        }
    }

    /** Takes the next entry; returns what is wrong with it, null: nothing. After the first fault nothing is proved. */
    public @Nullable Fault take(LogEntry entry) {
        Fault broken = chained(entry.seq(), entry.previous(), entry.hash());
        if (broken != null) {
            return broken;
        }
        if (!entry.isWhole()) {
            return fault(
                    entry.seq(),
                    "第 %d 条的内容与其 hash 不符：被改动过。".formatted(entry.seq()),
                    "entry %d is not what its hash says: it was changed.".formatted(entry.seq()));
        }
        if (last != null && entry.at().isBefore(last)) {
            return fault(
                    entry.seq(),
                    "第 %d 条的时间早于上一条。".formatted(entry.seq()),
                    "entry %d is earlier than the one before it.".formatted(entry.seq()));
        }
        Hindrance why = replay(entry);
        if (why != null) {
            return fault(
                    entry.seq(),
                    "第 %d 条是不允许的步骤：%s".formatted(entry.seq(), why.texts().zh()),
                    "entry %d is a step that is not allowed: %s"
                            .formatted(entry.seq(), why.texts().en()));
        }
        head = entry.head();
        last = entry.at();
        return null;
    }

    /**
     * Takes the next entry of which only the seal is shown: it is held to the chain and to what was published; its content and
     * whether its step was lawful is not shown. A case is shown whole or not at all, so that what is shown can be replayed.
     */
    public @Nullable Fault take(Seal seal) {
        Fault fault = chained(seal.seq(), seal.previous(), seal.hash());
        if (fault == null) {
            head = new Head(seal.seq(), seal.hash());
            sealed++;
        }
        return fault;
    }

    /** How many entries were taken of which only the seal was shown. */
    public long sealed() {
        return sealed;
    }

    /** What is wrong with the log as a whole, all entries taken; null: nothing. */
    public @Nullable Fault end() {
        Map.Entry<Long, List<String>> furthest = anchors.lastEntry();
        return furthest != null && furthest.getKey() > head.seq()
                ? fault(
                        head.seq(),
                        "日志止于第 %d 条，而公布过第 %d 条：末尾被截去。".formatted(head.seq(), furthest.getKey()),
                        "the log ends at entry %d, but entry %d was published: its end was cut off."
                                .formatted(head.seq(), furthest.getKey()))
                : null;
    }

    /** The head of what was taken. */
    public Head head() {
        return head;
    }

    /** The cases as the entries taken have left them. */
    public Map<UUID, CreditCase> cases() {
        return Map.copyOf(cases);
    }

    private @Nullable Fault chained(long seq, String previous, String hash) {
        if (seq != head.seq() + 1) {
            return fault(
                    seq,
                    "序号应为 %d，实为 %d：有记录被删去、插入或调换。".formatted(head.seq() + 1, seq),
                    "place %d expected, %d found: an entry was taken out, put in or moved."
                            .formatted(head.seq() + 1, seq));
        }
        if (!previous.equals(head.hash())) {
            return fault(
                    seq,
                    "第 %d 条没有接在上一条之后（previous 与上一条的 hash 不同）。".formatted(seq),
                    "entry %d does not follow the one before it: its previous is not that hash.".formatted(seq));
        }
        for (String anchor : anchors.getOrDefault(seq, List.of())) {
            if (!anchor.equals(hash)) {
                return fault(
                        seq,
                        "第 %d 条与当时公布的 hash 不同：日志被整个改写过，或者该条被改动过。".formatted(seq),
                        "entry %d is not the one whose hash was published: it was changed, or the log written anew."
                                .formatted(seq));
            }
        }
        return null;
    }

    private @Nullable Hindrance replay(LogEntry entry) {
        CreditCase before = cases.get(entry.caseId());
        Procedure.Outcome outcome;
        if (before == null) {
            outcome = entry.step() instanceof Step.LeadOpened lead
                    ? Procedure.open(entry.caseId(), lead, entry.by(), entry.at(), entry.reason())
                    : new Procedure.Outcome.Refused(
                            Hindrance.noCase(entry.step().kind()));
        } else {
            outcome = Procedure.attempt(before, entry.step(), entry.by(), entry.at(), entry.reason());
        }
        if (outcome instanceof Procedure.Outcome.Refused refused) {
            return refused.why();
        }
        CreditCase after = ((Procedure.Outcome.Moved) outcome).after();
        if (after.version() != entry.version()) {
            return new Hindrance(
                    "version",
                    new Texts(
                            "应为该案件的第 %d 步，实写第 %d 步。".formatted(after.version(), entry.version()),
                            "step %d of its case expected, %d written.".formatted(after.version(), entry.version())));
        }
        cases.put(entry.caseId(), after);
        return null;
    }

    private static Fault fault(long seq, String zh, String en) {
        return new Fault(seq, new Texts(zh, en));
    }

    /** What keeps a log from being proved. */
    public record Fault(long seq, Texts texts) {}
}
