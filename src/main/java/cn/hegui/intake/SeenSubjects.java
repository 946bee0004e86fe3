package cn.hegui.intake;

import cn.hegui.model.CreditCode;
import cn.hegui.model.Origin;
import cn.hegui.model.SubjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subjects that a run has met: the first record that carries a kind and id takes them, judged or rejected. For one
 * thread, which asks in input order. Exact, and small: a well-formed credit code takes 16 bytes in a table that is at
 * most three quarters full, so millions fit.
 */
public final class SeenSubjects {
    /** Five bits for each of the 18 characters of a code, and what is left of two longs for the place. */
    private static final int CHARACTER_BITS = 5;

    private static final int PLACE_BITS = 38;
    private static final long MOST_PLACES = 1L << PLACE_BITS;
    private static final long FREE = 0;
    /** The table grows segment by segment, so that it never stands in memory twice. */
    private static final int SEGMENT_BITS = 8;

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];
    private final Map<String, Long> others = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    /** The place that comes before the first line of each file. */
    private final List<Long> starts = new ArrayList<>();

    private long last;

    public SeenSubjects() {
        Arrays.setAll(segments, i -> new Segment());
    }

    /**
     * Returns {@code reading} as it is if it is the first with its kind and id or carries none; else its reject as a
     * second subject, unless it was rejected for something that stands before its id.
     */
    public Reading admit(Reading reading) {
        Identity identity = reading.identity();
        Reading.Rejected second = identity == null ? null : claim(identity, reading.file(), reading.origin());
        return second == null ? reading : second;
    }

    /**
     * Claims the kind and id of {@code record}. Returns null if that record stands, judged or rejected as it is; else its
     * reject as a second subject.
     */
    public Reading.@Nullable Rejected claim(Identity identity, RawRecord record) {
        return claim(identity, record.file(), record.origin());
    }

    private Reading.@Nullable Rejected claim(Identity identity, String file, @Nullable Origin origin) {
        long first = take(identity.kind(), identity.id(), file, identity.line());
        if (first < 0 || !identity.beforeBreach()) {
            return null;
        }
        int number = Collections.binarySearch(starts, first);
        // Where it is not found, what comes back is one less than the negative place at which it would stand.
        int before = number < 0 ? -number - 2 : number - 1;
        Reading.Rejected second = identity.second(file, files.get(before), first - starts.get(before));
        return origin instanceof TableOrigin table ? table.rejected(second) : second;
    }

    /** Takes the kind and id for this place; returns the place that took them before, or -1. */
    private long take(SubjectKind kind, String id, String file, long line) {
        long place = place(file, line);
        if (kind == SubjectKind.ENTERPRISE && CreditCode.hasForm(id)) {
            long front = bits(id, 0, 12);
            long back = bits(id, 12, 18);
            // 60 bits of the front and 4 of the back; the other 26 of the back and the place.
            long high = front | back << 60;
            long low = back >>> 4 << PLACE_BITS;
            long hash = mixed(high, low);
            return segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)].take(high, low, place, (int) hash);
        }
        Long before = others.putIfAbsent(kind.code() + ' ' + id, place);
        return before == null ? -1 : before;
    }

    /** The number of the line among the lines of all files. */
    private long place(String file, long line) {
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
            starts.add(last);
        }
        long place = starts.get(starts.size() - 1) + line;
        if (place >= MOST_PLACES) {
            throw new IllegalStateException("more lines than one run can tell apart: " + place);
        }
        last = Math.max(last, place);
        return place;
    }

    private static long bits(String code, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            // From 1, so that no code is written as a free slot.
            bits = bits << CHARACTER_BITS | (CreditCode.value(code.charAt(i)) + 1);
        }
        return bits;
    }

    private static long mixed(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 31)) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }

    /** A part of the table, by the first bits of the hash: two longs a slot, all of the code and the place in them. */
    private static final class Segment {
        private long[] slots = new long[2 << 4];
        private int taken;

        long take(long high, long low, long place, int hash) {
            if (8 * taken >= 3 * slots.length) {
                grow();
            }
            return insert(high, low, place, hash);
        }

        private long insert(long high, long low, long place, int hash) {
            int mask = slots.length - 1;
            int slot = hash << 1 & mask;
            while (slots[slot] != FREE) {
                if (slots[slot] == high && slots[slot + 1] >>> PLACE_BITS == low >>> PLACE_BITS) {
                    return slots[slot + 1] & MOST_PLACES - 1;
                }
                slot = slot + 2 & mask;
            }
            slots[slot] = high;
            slots[slot + 1] = low | place;
            taken++;
            return -1;
        }

        private void grow() {
            long[] old = slots;
            if (old.length > 1 << 29) {
                throw new IllegalStateException("more subjects than one run can keep apart");
            }
            slots = new long[2 * old.length];
            taken = 0;
            for (int i = 0; i < old.length; i += 2) {
                if (old[i] != FREE) {
                    long low = old[i + 1] >>> PLACE_BITS << PLACE_BITS;
                    insert(old[i], low, old[i + 1] & MOST_PLACES - 1, (int) mixed(old[i], low));
                }
            }
        }
    }
}
