package cn.hegui.rundiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the lines of each subject begin in one file of a run: sixteen bytes a place, so that a million subjects take some
 * thirty megabytes. Subjects are told apart by the lines themselves, never by a hash alone.
 */
final class Offsets {
    private static final int SMALLEST = 1 << 10;

    private final Lines lines;
    private long[] hashes = new long[SMALLEST];
    /** The place plus one; 0 where the slot is free. */
    private long[] places = new long[SMALLEST];

    private final BitSet taken = new BitSet();
    private int size;

    /** Reads all of {@code lines}, of which those of a subject stand together. */
    Offsets(Lines lines) throws IOException {
        this.lines = lines;
        lines.seek(0);
        byte[] last = {};
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (!startsWith(line, last)) {
                last = lines.head(line);
                add(hash(last), lines.lineAt());
            }
        }
    }

    /** Whether {@code line} is of the subject that {@code head} names. */
    static boolean startsWith(byte[] line, byte[] head) {
        return head.length > 0
                && line.length > head.length
                && line[head.length] == '"'
                && Arrays.equals(line, 0, head.length, head, 0, head.length);
    }

    /** Where the lines of the subject that {@code head} names begin; -1: it has none. It is taken from then on. */
    long take(byte[] head) throws IOException {
        long hash = hash(head);
        int mask = hashes.length - 1;
        for (int slot = slot(hash, mask); places[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash) {
                lines.seek(places[slot] - 1);
                byte[] line = lines.next();
                if (line != null && startsWith(line, head)) {
                    taken.set(slot);
                    return places[slot] - 1;
                }
            }
        }
        return -1;
    }

    /** Whether the subject whose lines begin at {@code place} was taken. */
    boolean isTaken(byte[] head, long place) {
        long hash = hash(head);
        int mask = hashes.length - 1;
        for (int slot = slot(hash, mask); places[slot] != 0; slot = (slot + 1) & mask) {
            if (places[slot] == place + 1) {
                return taken.get(slot);
            }
        }
        return false;
    }

    private void add(long hash, long place) {
        if (++size > hashes.length / 2) {
            grow();
        }
        put(hash, place + 1);
    }

    private void put(long hash, long placePlusOne) {
        int mask = hashes.length - 1;
        int slot = slot(hash, mask);
        while (places[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        places[slot] = placePlusOne;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[2 * oldHashes.length];
        places = new long[2 * oldPlaces.length];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                put(oldHashes[i], oldPlaces[i]);
            }
        }
    }

    private static int slot(long hash, int mask) {
        return (int) (hash ^ hash >>> 32) & mask;
    }

    /** FNV-1a. */
    private static long hash(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : bytes) {
            hash = (hash ^ each & 0xff) * 0x100000001b3L;
        }
        return hash;
    }
}
