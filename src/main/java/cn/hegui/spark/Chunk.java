package cn.hegui.spark;

import java.io.Serializable;

/**
 * A part of a file that one task reads: what begins in its bytes from {@code start} to {@code end}.
 *
 * @param number its place in the order of the input, from 0
 */
record Chunk(int number, StoredFacts file, long start, long end) implements Serializable {
    boolean isFirst() {
        return start == 0;
    }

    /** Whether it is all of its file. */
    boolean isWhole() {
        return start == 0 && end == file.size();
    }
}
