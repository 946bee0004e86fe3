package cn.hegui.intake;

import cn.hegui.model.CreditCode;
import cn.hegui.model.Reject;
import cn.hegui.model.SubjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The subjects that a run has met: the first record that carries a kind and id takes them, judged or rejected. For one
 * thread, which asks in input order. Exact, and small: a well-formed credit code takes 24 bytes in a table that is at
 * most two thirds full, so millions fit.
 */
public final class SeenSubjects {
    private static final int FILE_BITS = 24;
    private static final int FREE = 0;

    /** Two halves of nine characters each, never 0, and the place; three longs a slot. */
    private long[] slots = new long[3 << 10];

    private int taken;
    private final Map<String, Long> others = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private final Map<String, Integer> fileNumbers = new HashMap<>();

    /**
     * Returns {@code reading} as it is if it is the first with its kind and id or carries none; else its reject as a
     * second subject, unless it was rejected for something that stands before its id.
     */
    public Reading admit(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            SubjectKind kind = accepted.subject().kind();
            String id = accepted.subject().id();
            Place place = accepted.place();
            long first = take(kind, id, place.file(), place.line());
            if (first < 0) {
                return reading;
            }
            Reading.Rejected second = second(new Identity(kind, id, place.line(), true), place.file(), first);
            return accepted.origin() instanceof TableOrigin origin ? origin.rejected(second) : second;
        }
        if (reading instanceof Reading.Rejected rejected && rejected.identity() != null) {
            Identity identity = rejected.identity();
            String file = rejected.reject().file();
            long first = take(identity.kind(), identity.id(), file, identity.line());
            return first < 0 || !identity.beforeBreach() ? reading : second(identity, file, first);
        }
        return reading;
    }

    private Reading.Rejected second(Identity identity, String file, long first) {
        Reason reason = Reason.duplicateSubject(
                identity.kind(), identity.id(), files.get((int) (first & (1 << FILE_BITS) - 1)), first >> FILE_BITS);
        Reject reject = new Reject(file, identity.line(), "/id", identity.id(), reason.code(), reason.texts());
        return new Reading.Rejected(reject, identity);
    }

    /** Takes the kind and id for this place; returns the place that took them before, or -1. */
    private long take(SubjectKind kind, String id, String file, long line) {
        long place = line << FILE_BITS | number(file);
        if (kind == SubjectKind.ENTERPRISE && CreditCode.hasForm(id)) {
            if (3 * taken >= slots.length / 3 * 2) {
                grow();
            }
            return insert(half(id, 0), half(id, 9), place);
        }
        Long before = others.putIfAbsent(kind.code() + ' ' + id, place);
        return before == null ? -1 : before;
    }

    private int number(String file) {
        Integer number = fileNumbers.get(file);
        if (number == null) {
            number = files.size();
            if (number >= 1 << FILE_BITS) {
                throw new IllegalStateException("more than 16 million files in one run");
            }
            files.add(file);
            fileNumbers.put(file, number);
        }
        return number;
    }

    private long insert(long high, long low, long place) {
        int capacity = slots.length / 3;
        int slot = Math.floorMod(mixed(high, low), capacity);
        while (slots[3 * slot] != FREE) {
            if (slots[3 * slot] == high && slots[3 * slot + 1] == low) {
                return slots[3 * slot + 2];
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
        slots[3 * slot] = high;
        slots[3 * slot + 1] = low;
        slots[3 * slot + 2] = place;
        taken++;
        return -1;
    }

    private void grow() {
        long[] old = slots;
        if (old.length > Integer.MAX_VALUE / 2 / 3 * 3) {
            throw new IllegalStateException("more subjects than one run can keep apart: " + taken);
        }
        slots = new long[2 * old.length];
        taken = 0;
        for (int i = 0; i < old.length; i += 3) {
            if (old[i] != FREE) {
                insert(old[i], old[i + 1], old[i + 2]);
            }
        }
    }

    /** Nine characters of a code, seven bits each: all of it, so that two codes never pass for one. */
    private static long half(String code, int from) {
        long half = 0;
        for (int i = from; i < from + 9; i++) {
            half = half << 7 | code.charAt(i);
        }
        return half;
    }

    private static int mixed(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 31)) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
